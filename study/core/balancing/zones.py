"""The share of the traffic that each target gets, with cross-zone load balancing on and off."""

from dataclasses import dataclass
from fractions import Fraction

from study.core.remarks import CannotAsk, check_range

# No limits of AWS, but of what is drawn here.
BOUNDS = {"zones": (1, 8), "targets": (0, 500)}


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone with healthy targets. Shares are parts of all the traffic, for one target each."""

    number: int
    targets: int
    with_cross: Fraction
    without: Fraction

    @property
    def enters(self) -> Fraction:
        """What the node of this zone receives: clients are spread evenly over the nodes."""
        return self.without * self.targets


@dataclass(frozen=True, slots=True)
class Shares:
    zones: tuple[Zone, ...]

    @property
    def crossing(self) -> Fraction:
        """The part of the traffic that leaves its zone while cross-zone is on."""
        stays = sum(
            (zone.enters * zone.targets * zone.with_cross for zone in self.zones), Fraction()
        )
        return 1 - stays


def share(targets: tuple[int, ...]) -> Shares:
    """Healthy targets zone by zone; raises CannotAsk.

    A zone without a healthy target is taken out of DNS, so nothing enters there.
    """
    check_range("targets", len(targets), *BOUNDS["zones"])
    for count in targets:
        check_range("targets", count, *BOUNDS["targets"])
    total = sum(targets)
    if not total:
        raise CannotAsk("no_targets", "targets")
    nodes = sum(1 for count in targets if count)
    return Shares(
        tuple(
            Zone(
                number,
                count,
                Fraction(1, total) if count else Fraction(),
                Fraction(1, nodes * count) if count else Fraction(),
            )
            for number, count in enumerate(targets, 1)
        )
    )
