"""What volumes cost in a month, and gp2 against gp3 for the same need. Nothing is rounded here."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from study.core.ebs.giving import Gift, give
from study.core.ebs.rules import up, violations
from study.core.ebs.volume import KIB, Limits, Volume, VolumeType
from study.core.pricing.amounts import check_number


@dataclass(frozen=True, slots=True)
class Tier:
    """IOPS up to so many cost so much each; the last tier has no end."""

    up_to: Decimal | None
    each: Decimal


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a month: a GiB, an IOPS and a MiB/s beyond what is included. Raises InvalidScenario."""

    gib: Decimal
    iops: tuple[Tier, ...] = ()
    throughput: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        check_number("price_gib", self.gib, most=1000)
        check_number("price_throughput", self.throughput, most=1000)
        for tier in self.iops:
            check_number("price_iops", tier.each, most=1000)


@dataclass(frozen=True, slots=True)
class Cost:
    """The parts of a month's price, of all the volumes together."""

    storage: Decimal
    iops: Decimal
    throughput: Decimal

    @property
    def total(self) -> Decimal:
        return self.storage + self.iops + self.throughput


def paid(volume: Volume, limits: Limits) -> tuple[Decimal, Decimal]:
    """The IOPS and MiB/s of one volume that cost extra."""
    known = limits.types[volume.type]
    if volume.type == "gp3":
        iops = (volume.iops or Decimal(0)) - (known.min_iops or Decimal(0))
        throughput = (volume.throughput or Decimal(0)) - (known.base_throughput or Decimal(0))
        return max(iops, Decimal(0)), max(throughput, Decimal(0))
    return volume.iops or Decimal(0), Decimal(0)


def cost(volume: Volume, prices: Prices, limits: Limits) -> Cost:
    iops, throughput = paid(volume, limits)
    return Cost(
        storage=volume.size * prices.gib * volume.count,
        iops=_tiered(iops, prices.iops) * volume.count,
        throughput=throughput * prices.throughput * volume.count,
    )


def _tiered(amount: Decimal, tiers: tuple[Tier, ...]) -> Decimal:
    total, below = Decimal(0), Decimal(0)
    for tier in tiers:
        end = amount if tier.up_to is None else min(amount, tier.up_to)
        total += max(end - below, Decimal(0)) * tier.each
        below = end if tier.up_to is None else max(below, tier.up_to)
    return total


@dataclass(frozen=True, slots=True)
class Option:
    """A volume that does what is needed, and its price."""

    volume: Volume
    gift: Gift
    cost: Cost


@dataclass(frozen=True, slots=True)
class Versus:
    """gp2 against gp3 for the same room, IOPS and throughput; None where a type cannot do it."""

    size: Decimal
    iops: Decimal
    throughput: Decimal
    gp2: Option | None
    gp3: Option | None


def versus(
    volume: Volume, gift: Gift, prices: Mapping[VolumeType, Prices], limits: Limits
) -> Versus:
    """What the volume gives all day, had from gp2 and from gp3 instead; of one volume."""
    size, iops, throughput = volume.size, gift.steady.iops, gift.steady.throughput
    made = {
        "gp2": _as_gp2(size, iops, throughput, limits),
        "gp3": _as_gp3(size, iops, throughput, limits),
    }
    options = {
        type_: Option(each, give(each, limits), cost(each, prices[each.type], limits))
        for type_, each in made.items()
        if each is not None
    }
    return Versus(size, iops, throughput, options.get("gp2"), options.get("gp3"))


def _as_gp2(size: Decimal, iops: Decimal, throughput: Decimal, limits: Limits) -> Volume | None:
    """The smallest gp2 that gives as much all day: it grows until it is fast enough."""
    known = limits.types["gp2"]
    ratio = known.iops_ratio or Decimal(1)
    room = max(size, known.min_size)
    if iops > (known.min_iops or 0):
        room = max(room, up(iops / ratio))
    if give(Volume("gp2", room), limits).steady.throughput < throughput:
        room = max(room, up(throughput * KIB / limits.ssd_io / ratio))
    volume = Volume("gp2", room)
    rates = give(volume, limits).steady
    enough = rates.iops >= iops and rates.throughput >= throughput
    return volume if enough and not violations(volume, limits, None) else None


def _as_gp3(size: Decimal, iops: Decimal, throughput: Decimal, limits: Limits) -> Volume | None:
    """A gp3 with at least what it includes; None beyond its limits."""
    known = limits.types["gp3"]
    ratio = known.throughput_ratio or Decimal(1)
    speed = max(up(throughput), known.base_throughput or Decimal(0))
    wanted = max(up(iops), known.min_iops or Decimal(0), up(speed / ratio))
    room = max(size, known.min_size)
    if wanted > (known.min_iops or 0) and known.iops_ratio:
        room = max(room, up(wanted / known.iops_ratio))
    volume = Volume("gp3", room, wanted, speed)
    return None if violations(volume, limits, None) else volume
