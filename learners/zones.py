"""The time zones a learner may choose, grouped by part of the world."""

from functools import cache
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

# Only names of the form Area/City: the rest of the IANA list are aliases kept for old programs.
AREAS = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific"),
}


@cache
def zone_names() -> tuple[str, ...]:
    """Every choice, sorted, UTC first."""
    named = (name for name in available_timezones() if name.partition("/")[0] in AREAS)
    return ("UTC", *sorted(named))


def zone_choices() -> list[tuple[object, object]]:
    """As a select wants them: groups by area, the city as its words."""
    groups: dict[str, list[tuple[str, str]]] = {area: [] for area in AREAS}
    for name in zone_names()[1:]:
        area, _slash, city = name.partition("/")
        groups[area].append((name, city.replace("_", " ").replace("/", ", ")))
    return [("UTC", "UTC"), *((AREAS[area], cities) for area, cities in groups.items())]
