"""Which rules a launch into a placement group breaks, and what would mend each.

Every function below looks for one thing. A rule that *refuses* lets nothing start; the others
leave out those instances that find no place.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from study.core.placement.group import MOST, Group, Limits, Strategy
from study.core.placement.shares import Seats, asked, existing, most_partitions
from study.core.remarks import Remark, Value, remark
from study.core.types.naming import parse

# What DescribeInstanceTypes calls the strategies; it says nothing of precision time.
SUPPORT: Mapping[Strategy, str] = {
    "cluster": "cluster",
    "partition": "partition",
    "spread-rack": "spread",
    "spread-host": "spread",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule, and what to change to keep it: any one of the remedies will do."""

    rule: str
    values: Mapping[str, Value]
    remedies: tuple[Remark, ...]
    refuses: bool = True


def violations(group: Group, limits: Limits, places: Seats) -> tuple[Violation, ...]:
    """Every broken rule, those that refuse the launch first; raises InvalidGroup."""
    found = [violation for look in _RULES for violation in look(group, limits, places)]
    return tuple(sorted(found, key=lambda violation: not violation.refuses))


def _tenancy(group: Group, limits: Limits, _places: Seats) -> Iterator[Violation]:
    if group.tenancy == "host":
        yield Violation("dedicated_host", {}, (remark("default_tenancy"), remark("no_group")))
    elif group.tenancy == "dedicated" and group.strategy in {"spread-rack", "spread-host"}:
        instead = remark("dedicated_in_partitions", partitions=limits.partitions_dedicated)
        yield Violation("spread_dedicated", {}, (remark("default_tenancy"), instead))


def _spot(group: Group, _limits: Limits, _places: Seats) -> Iterator[Violation]:
    if group.spot_interruption in {"stop", "hibernate"}:
        remedies = (remark("terminate_on_interruption"), remark("on_demand"))
        yield Violation("spot_interruption", {}, remedies)
    if group.spot_interruption is None:
        return
    without = tuple(known.name for known in group.types if known.specs and not known.specs.spot)
    if without:
        yield Violation("type_without_spot", {"types": without}, (remark("on_demand"),))


def _types(group: Group, _limits: Limits, _places: Seats) -> Iterator[Violation]:
    macs = tuple(known.name for known in group.types if parse(known.name).series == "mac")
    if macs:
        yield Violation("mac_needs_host", {"types": macs}, (remark("no_group"),))
    wanted = SUPPORT.get(group.strategy)
    if wanted is None:
        return
    supported = {
        known.name: known.specs.placement_strategies for known in group.types if known.specs
    }
    wrong = tuple(name for name, has in supported.items() if wanted not in has and name not in macs)
    if wrong:
        common = set.intersection(*(set(has) for has in supported.values()))
        remedies = [remark("other_type")]
        if common:
            remedies.append(remark("other_strategy", strategies=tuple(sorted(common))))
        rule = "cluster_type" if group.strategy == "cluster" else "type_not_supported"
        yield Violation(rule, {"types": wrong}, tuple(remedies))


def _partitions(group: Group, limits: Limits, _places: Seats) -> Iterator[Violation]:
    most = most_partitions(group, limits)
    if group.strategy != "partition" or group.partitions is None or group.partitions <= most:
        return
    remedies = [remark("fewer_partitions", partitions=most)]
    rule = "partitions_per_zone"
    if group.tenancy == "dedicated":
        rule = "partitions_dedicated"
        if group.partitions <= limits.partitions_per_zone:
            remedies.append(remark("default_tenancy"))
    yield Violation(
        rule, {"partitions": group.partitions, "most_partitions": most}, tuple(remedies)
    )


def _quota(group: Group, limits: Limits, _places: Seats) -> Iterator[Violation]:
    exists = any(group.existing)  # then the group is one of those counted
    if not exists and group.groups >= limits.groups_per_region:
        values = {"groups": group.groups, "most_groups": limits.groups_per_region}
        yield Violation(
            "groups_per_region", values, (remark("delete_group"), remark("other_region"))
        )


def _hosts(group: Group, _limits: Limits, _places: Seats) -> Iterator[Violation]:
    if group.strategy == "spread-host" and group.hosts is None:
        yield Violation("hosts_on_outposts", {}, (remark("say_hosts"), remark("rack_level")))


def _zones(group: Group, limits: Limits, _places: Seats) -> Iterator[Violation]:
    if group.strategy == "cluster" and group.azs > limits.cluster_zones:
        remedies = (remark("one_zone"), remark("partition_or_spread"))
        values = {"zones": group.azs, "most_zones": limits.cluster_zones}
        yield Violation("cluster_zones", values, remedies, refuses=False)
    elif group.on_outpost and group.azs > limits.outpost_zones:
        values = {"zones": group.azs, "most_zones": limits.outpost_zones}
        yield Violation("outpost_zones", values, (remark("one_zone"),), refuses=False)


def _seats(group: Group, limits: Limits, places: Seats) -> Iterator[Violation]:
    held = existing(group, places)
    wanted = [has + more for has, more in zip(held, asked(group, places, held), strict=True)]
    if not any(place and count > place for count, place in zip(wanted, places, strict=True)):
        return
    capacity = sum(place or 0 for place in places)
    if group.on_outpost:
        yield _over_outpost(group, sum(wanted), capacity, sum(held))
        return
    values: dict[str, Value] = {"limit": limits.spread_per_zone, "shares": tuple(wanted)}
    remedies = tuple(_spread_remedies(group, limits, sum(wanted), capacity, sum(held)))
    yield Violation("spread_per_zone", values, remedies, refuses=False)


def _spread_remedies(
    group: Group, limits: Limits, wanted: int, capacity: int, held: int
) -> Iterator[Remark]:
    if wanted <= capacity:
        yield remark("spread_evenly", instances=wanted, zones=group.azs)
        return
    zones = _up(wanted, limits.spread_per_zone)
    if zones <= MOST["azs"]:
        yield remark("more_zones", zones=zones, capacity=zones * limits.spread_per_zone)
    if capacity > held:
        yield remark("fewer_instances", instances=capacity - held)
    yield remark("more_groups", groups=_up(wanted, capacity))
    yield remark("partition_instead")


def _over_outpost(group: Group, wanted: int, capacity: int, held: int) -> Violation:
    by_host = group.strategy == "spread-host"
    remedies = [
        remark("more_hosts", hosts=wanted) if by_host else remark("more_racks", racks=wanted)
    ]
    if capacity > held:
        remedies.append(remark("fewer_instances", instances=capacity - held))
    if not by_host:
        remedies.append(remark("host_level"))
    rule = "outpost_hosts" if by_host else "outpost_racks"
    values = {"instances": wanted, "hosts" if by_host else "racks": capacity}
    return Violation(rule, values, tuple(remedies), refuses=False)


def _up(total: int, each: int) -> int:
    return -(-total // each)


_RULES: tuple[Callable[[Group, Limits, Seats], Iterator[Violation]], ...] = (
    _tenancy,
    _spot,
    _types,
    _partitions,
    _quota,
    _hosts,
    _zones,
    _seats,
)
