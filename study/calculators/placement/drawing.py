"""The arrangement as it is drawn: zones, in them racks or partitions, in them instances.

Large counts are summed up: after so many boxes or squares the rest is said in words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from study.calculators.placement.sentences import UNIT_NAMES
from study.calculators.sentences import amount
from study.core.language import Language
from study.core.placement.failing import Damage
from study.core.placement.shares import Arrangement, Unit, Zone

MOST_UNITS = 14  # boxes in a zone
MOST_SQUARES = 24  # instances in a box


@dataclass(frozen=True, slots=True)
class Box:
    """A part that can be broken. `address` breaks it, or mends it where it is broken."""

    id: str
    name: str
    held: str  # the instances in it, in words
    squares: range
    beyond: bool  # whether there are more instances than squares
    down: bool
    broken: bool
    address: str
    boxes: tuple["Box", ...] = ()
    beyond_boxes: str = ""  # the parts in it that are not drawn, in words
    free: str = ""  # the places left, in words
    refused: str = ""  # those that found no place, in words


def drawing(
    arrangement: Arrangement,
    damage: Damage,
    language: Language,
    address: Callable[[tuple[str, ...]], str],
) -> tuple[Box, ...]:
    """The zones to draw. `address` is that of the page with these parts broken."""
    artist = _Artist(damage, language, address)
    return tuple(artist.zone(zone) for zone in arrangement.zones)


class _Artist:
    def __init__(
        self, damage: Damage, language: Language, address: Callable[[tuple[str, ...]], str]
    ) -> None:
        self.damage = damage
        self.language = language
        self.address = address

    def zone(self, zone: Zone) -> Box:
        boxes = tuple(self._units(zone))
        left = zone.units[MOST_UNITS:]
        free = amount(zone.free, "instance", self.language) if zone.free else ""
        return self._box(
            zone.id,
            _("Zone %(number)s") % {"number": zone.number},
            zone.instances,
            boxes=boxes,
            beyond_boxes=self._beyond(left) if left else "",
            free=_("room for %(instances)s more") % {"instances": free} if free else "",
            refused=amount(zone.refused, "instance", self.language) if zone.refused else "",
        )

    def _units(self, zone: Zone) -> Iterator[Box]:
        for unit in zone.units[:MOST_UNITS]:
            name = str(UNIT_NAMES[unit.kind]) % {"number": unit.number}
            yield self._box(unit.id, name, unit.instances, down=zone.id in self.damage.down)

    def _beyond(self, units: tuple[Unit, ...]) -> str:
        instances = sum(unit.instances for unit in units)
        return _("and %(units)s more with %(instances)s") % {
            "units": amount(len(units), units[0].kind, self.language),
            "instances": amount(instances, "instance", self.language),
        }

    def _box(
        self, part: str, name: str, instances: int, *, down: bool = False, **more: object
    ) -> Box:
        broken = part in self.damage.broken
        others = tuple(each for each in self.damage.broken if each != part)
        return Box(
            id=part,
            name=name,
            held=amount(instances, "instance", self.language),
            squares=range(min(instances, MOST_SQUARES)),
            beyond=instances > MOST_SQUARES,
            down=down or part in self.damage.down,
            broken=broken,
            address=self.address(others if broken else (*others, part)),
            **more,  # type: ignore[arg-type]
        )
