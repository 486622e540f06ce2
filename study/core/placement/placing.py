"""What a placement group holds, what of a launch fits into it, and why the rest does not.

    answer = place(Group("spread-rack", azs=3, instances=22), limits)
    answer.feasible, answer.capacity  # False, 21

Codes stand for sentences; the words and the facts they rest on are chosen outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from study.core.placement.advice import advice
from study.core.placement.group import Group, Limits
from study.core.placement.rules import Violation, violations
from study.core.placement.shares import (
    Arrangement,
    Seats,
    arranged,
    asked,
    existing,
    most_partitions,
    partitions,
    seats,
)
from study.core.remarks import Remark, remark


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of a launch.

    `capacity` counts the running instances that the group can hold in these zones, the existing
    included; None where only the account's quotas bound them. Where a rule refuses the launch it
    is what runs already.
    """

    feasible: bool
    capacity: int | None
    arrangement: Arrangement
    violations: tuple[Violation, ...]
    warnings: tuple[Remark, ...]
    steps: tuple[Remark, ...]

    @property
    def refused(self) -> bool:
        return any(violation.refuses for violation in self.violations)

    @property
    def room(self) -> int | None:
        """How many more would fit once these run; None where nothing counts them."""
        return None if self.capacity is None else self.capacity - self.arrangement.placed


def place(group: Group, limits: Limits) -> Answer:
    """Launch the instances on paper; raises InvalidGroup."""
    places = seats(group, limits)
    broken = violations(group, limits, places)
    refused = any(violation.refuses for violation in broken)
    arrangement = arranged(group, limits, places, refused=refused)
    capacity = arrangement.placed if refused else _capacity(places)
    return Answer(
        feasible=not broken,
        capacity=capacity,
        arrangement=arrangement,
        violations=broken,
        warnings=advice(group, limits),
        steps=tuple(_steps(group, limits, places, refused)),
    )


def _capacity(places: Seats) -> int | None:
    counted = [place for place in places if place is not None]
    return sum(counted) if len(counted) == len(places) else None


def _steps(group: Group, limits: Limits, places: Seats, refused: bool) -> Iterator[Remark]:
    """The reasoning, one sentence after another."""
    held = existing(group, places)
    wanted = asked(group, places, held)
    total = sum(held) + group.instances
    shared = "in_one_zone" if group.azs == 1 else "as_asked" if group.per_zone else "shared"
    yield remark(shared, instances=group.instances, zones=group.azs, shares=wanted)
    if any(held):
        sums = tuple(has + more for has, more in zip(held, wanted, strict=True))
        yield remark("joined", existing=sum(held), instances=total, shares=sums)
    if refused:
        yield remark("refused")
        return
    yield from _bounds(group, limits, sum(wanted))
    capacity = _capacity(places)
    if capacity is None:
        return
    if total > capacity:
        yield remark("too_many", instances=total, capacity=capacity, excess=total - capacity)
    elif any(
        has + more > (place or 0) for has, more, place in zip(held, wanted, places, strict=True)
    ):
        yield remark("too_many_in_a_zone", instances=total, capacity=capacity)
    else:
        yield remark("fits", instances=total, capacity=capacity, room=capacity - total)


def _bounds(group: Group, limits: Limits, launched: int) -> Iterator[Remark]:
    match group.strategy:
        case "cluster":
            yield remark("cluster_limit", zones=limits.cluster_zones)
        case "partition":
            each = partitions(group, limits)
            most = most_partitions(group, limits)
            yield remark("partition_limit", partitions=each, most_partitions=most)
            if group.azs > 1:
                yield remark(
                    "partitions_in_all",
                    zones=group.azs,
                    each_partitions=each,
                    partitions=each * group.azs,
                )
        case "precision-time":
            yield remark("precision_limit")
        case "spread-rack" if group.racks is None:
            limit = limits.spread_per_zone
            yield remark("spread_limit", limit=limit)
            capacity = limit * group.azs
            yield remark("multiplied", zones=group.azs, limit=limit, capacity=capacity)
        case "spread-rack":
            yield remark("rack_limit", racks=group.racks or 0)
        case "spread-host":
            yield remark("host_limit", hosts=group.hosts or 0)
    if group.strategy in {"cluster", "partition", "precision-time"}:
        yield remark("quotas_only", instances=launched)
