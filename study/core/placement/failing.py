"""Break a rack, a host, a partition or a whole zone, and see who survives."""

from collections.abc import Iterable
from dataclasses import dataclass

from study.core.placement.group import InvalidGroup
from study.core.placement.shares import Arrangement


@dataclass(frozen=True, slots=True)
class Damage:
    """What is left. Survivors and lost together are all that ran."""

    broken: tuple[str, ...]  # as asked, each once, in the order of the arrangement
    down: frozenset[str]  # every zone and unit that no longer runs
    survivors: int
    lost: int


def parts(arrangement: Arrangement) -> dict[str, int]:
    """Everything that can be broken, by id, with the instances that run in it."""
    found: dict[str, int] = {}
    for zone in arrangement.zones:
        found[zone.id] = zone.instances
        found |= {unit.id: unit.instances for unit in zone.units}
    return found


def fail(arrangement: Arrangement, ids: Iterable[str]) -> Damage:
    """Break what the ids name; raises InvalidGroup for a name of nothing."""
    wanted, known = list(ids), parts(arrangement)
    for name in wanted:
        if name not in known:
            raise InvalidGroup("unknown_part", "fail", part=name[:20])
    down: set[str] = set()
    lost = 0
    for zone in arrangement.zones:
        if zone.id in wanted:
            down |= {zone.id, *(unit.id for unit in zone.units)}
            lost += zone.instances
            continue
        broken = [unit for unit in zone.units if unit.id in wanted]
        down |= {unit.id for unit in broken}
        lost += sum(unit.instances for unit in broken)
    return Damage(
        broken=tuple(name for name in known if name in wanted),
        down=frozenset(down),
        survivors=arrangement.placed - lost,
        lost=lost,
    )
