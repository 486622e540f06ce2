"""What to mind although no rule is broken."""

from collections.abc import Iterator

from study.core.placement.group import Group, Limits
from study.core.placement.rules import SUPPORT
from study.core.placement.shares import partitions
from study.core.remarks import Remark, remark


def advice(group: Group, limits: Limits) -> tuple[Remark, ...]:
    """Warnings, the most particular to this launch first."""
    return (*_of_types(group), *_of_strategy(group, limits))


def _of_types(group: Group) -> Iterator[Remark]:
    unknown = tuple(known.name for known in group.types if known.specs is None)
    if unknown and group.strategy in SUPPORT:
        yield remark("type_unknown", types=unknown)
    if group.strategy == "precision-time":
        yield remark("precision_hardware")
    names = {known.name for known in group.types}
    if len(names) > 1 and group.strategy == "cluster":
        yield remark("mixed_cluster", types=tuple(sorted(names)))
    if len(names) > 1 and group.strategy.startswith("spread"):
        yield remark("mixed_spread")


def _of_strategy(group: Group, limits: Limits) -> Iterator[Remark]:
    match group.strategy:
        case "cluster":
            yield remark("launch_later" if any(group.existing) else "launch_together")
            yield remark("capacity_cluster")
            yield remark("not_one_rack")
        case "partition":
            each = partitions(group, limits)
            if group.instances + sum(group.existing) < each * group.azs:
                yield remark("empty_partitions")
            if each > 1:
                yield remark("uneven_partitions")
            yield remark("capacity_distinct")
        case "spread-rack":
            yield remark("capacity_distinct")
        case "spread-host":
            yield remark("hosts_share_racks")
            yield remark("capacity_distinct")
        case "precision-time":
            yield remark("precision_parent")
