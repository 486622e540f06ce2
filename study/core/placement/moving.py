"""How an instance that exists already gets into the group: stop, modify its placement, start.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/change-instance-placement-group.html
"""

from collections.abc import Iterator

from study.core.placement.group import Group
from study.core.placement.placing import Answer
from study.core.remarks import Remark, remark

# Whether a group takes default or dedicated tenancy, or default only.
_TENANCY = {"cluster": "tenancy_either", "partition": "tenancy_either"}


def move_in(group: Group, answer: Answer) -> tuple[Remark, ...]:
    """The steps in order, for one more instance once those of the launch run."""
    return tuple(_steps(group, answer))


def _steps(group: Group, answer: Answer) -> Iterator[Remark]:
    if answer.refused:
        yield remark("mend_first")
    elif group.strategy != "precision-time":
        yield remark(_TENANCY.get(group.strategy, "tenancy_default"))
    if not answer.refused:
        yield from _room(group, answer)
    if any(known.specs and known.specs.disks for known in group.types):
        yield remark("save_local_disks")
    yield remark("stop")
    yield remark("modify_partition" if group.strategy == "partition" else "modify")
    yield remark("start")
    yield remark("start_cluster" if group.strategy == "cluster" else "start_elsewhere")
    yield remark("take_out")


def _room(group: Group, answer: Answer) -> Iterator[Remark]:
    """Where one more would find a place. Moving changes the group, never the zone."""
    if group.strategy == "cluster":
        yield remark("same_zone")
        return
    zones = answer.arrangement.zones
    if answer.room is None:
        return
    if group.on_outpost:
        has = answer.room > 0
        yield remark("room_on_outpost" if has else "no_room_on_outpost", room=answer.room)
        return
    free = tuple(zone.number for zone in zones if zone.free)
    yield remark("room_in", free_zones=free) if free else remark("no_room")
