"""Instances in their places: zones, and in them racks, hosts or partitions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from study.core.placement.group import Group, InvalidGroup, Limits

Kind = Literal["rack", "host", "partition"]
KINDS: dict[str, Kind] = {
    "spread-rack": "rack",
    "spread-host": "host",
    "partition": "partition",
}

# How many instances a zone can hold; None where nothing counts them but the account's quotas.
Seats = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What fails together below a zone, such as `az1-r3`. Its number counts from 1."""

    id: str
    kind: Kind
    number: int
    instances: int


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone of the group. `refused` are those asked for that find no place in it."""

    id: str
    number: int
    existing: int
    launched: int
    refused: int
    free: int | None  # places left; None where nothing counts them
    units: tuple[Unit, ...]  # empty where EC2 promises nothing below the zone

    @property
    def instances(self) -> int:
        return self.existing + self.launched


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything that runs once the launch is over."""

    zones: tuple[Zone, ...]

    @property
    def placed(self) -> int:
        return sum(zone.instances for zone in self.zones)

    @property
    def unplaced(self) -> int:
        return sum(zone.refused for zone in self.zones)


def evenly(total: int, parts: int) -> tuple[int, ...]:
    """The total in equal parts; what does not divide goes to the first ones."""
    each, rest = divmod(total, parts)
    return tuple(each + (part < rest) for part in range(parts))


def levelled(total: int, held: Sequence[int]) -> tuple[int, ...]:
    """What each receives when every one of the total goes to whoever then holds least.

    Of equals the first receives. Water poured into vessels of unequal filling finds its level.
    """
    order = sorted(range(len(held)), key=lambda each: (held[each], each))
    wet, left = 1, total
    for lower, higher in pairwise(held[each] for each in order):
        rise = (higher - lower) * wet
        if rise > left:
            break
        wet, left = wet + 1, left - rise
    level = held[order[wet - 1]]
    given = [0] * len(held)
    reached = sorted(order[:wet])
    for each, more in zip(reached, evenly(left, wet), strict=True):
        given[each] = level - held[each] + more
    return tuple(given)


def seats(group: Group, limits: Limits) -> Seats:
    """The seats of each zone, whatever else may forbid the launch."""
    match group.strategy:
        case "spread-rack" if group.racks is None:
            return (limits.spread_per_zone,) * group.azs
        case "spread-rack" | "spread-host":
            places = group.hosts if group.strategy == "spread-host" else group.racks
            return _first(places or 0, limits.outpost_zones, group.azs)
        case "cluster":
            return _first(None, limits.cluster_zones, group.azs)
    return (None,) * group.azs


def _first(places: int | None, usable: int, azs: int) -> Seats:
    """Places in the zones that can be used at all, none in those beyond."""
    return tuple(places if zone < usable else 0 for zone in range(azs))


def partitions(group: Group, limits: Limits) -> int:
    """The partitions of each zone: as asked, or as many as the tenancy allows."""
    return group.partitions or most_partitions(group, limits)


def most_partitions(group: Group, limits: Limits) -> int:
    dedicated = group.tenancy == "dedicated"
    return limits.partitions_dedicated if dedicated else limits.partitions_per_zone


def existing(group: Group, places: Seats) -> tuple[int, ...]:
    """Those that run already, zone by zone; raises InvalidGroup if so many cannot."""
    if len(group.existing) == group.azs:
        held = group.existing
    else:
        usable = sum(place != 0 for place in places) or 1
        held = evenly(sum(group.existing), usable) + (0,) * (group.azs - usable)
    for count, place in zip(held, places, strict=True):
        if place is not None and count > place:
            raise InvalidGroup("already_too_many", "existing", limit=place)
    return held


def asked(group: Group, places: Seats, held: Sequence[int]) -> tuple[int, ...]:
    """Those to be launched, zone by zone, whether or not they fit."""
    if group.per_zone:
        return group.per_zone
    if 0 in places:  # not every zone can be used: who asks for it has not thought of those held
        return evenly(group.instances, group.azs)
    return levelled(group.instances, held)


def arranged(group: Group, limits: Limits, places: Seats, *, refused: bool) -> Arrangement:
    """Everything in its place, as far as there are places; raises InvalidGroup.

    `refused` is a launch that a rule forbids: then only those that run already are there.
    """
    zones = []
    held = existing(group, places)
    wanted = asked(group, places, held)
    for index, (place, has, more) in enumerate(zip(places, held, wanted, strict=True)):
        launched = 0 if refused else more if place is None else min(more, place - has)
        zones.append(
            Zone(
                id=f"az{index + 1}",
                number=index + 1,
                existing=has,
                launched=launched,
                refused=more - launched,
                free=None if place is None else place - has - launched,
                units=_units(group, limits, index + 1, has + launched)
                if has or not refused
                else (),
            )
        )
    return Arrangement(tuple(zones))


def _units(group: Group, limits: Limits, zone: int, instances: int) -> tuple[Unit, ...]:
    kind = KINDS.get(group.strategy)
    if kind is None:
        return ()
    if kind == "partition":
        most = most_partitions(group, limits)
        shares = evenly(instances, min(partitions(group, limits), most))
    else:
        shares = (1,) * instances  # one on each rack or host is what spreading means
    return tuple(
        Unit(f"az{zone}-{kind[0]}{number}", kind, number, share)
        for number, share in enumerate(shares, start=1)
    )
