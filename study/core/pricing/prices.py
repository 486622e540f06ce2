"""On-Demand prices that were looked up, by instance type, Region and operating system.

A price is a fact: it has a currency, a date and a source. Nothing here derives one price from
another; a type that nobody looked up in a Region has no price there.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.facts import Source, last_day
from study.core.types.nearest import nearest

Currency = Literal["USD", "CNY"]
System = Literal["linux", "windows", "rhel", "suse"]

SYSTEMS: tuple[System, ...] = get_args(System)
SUGGESTED = 5
YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Price:
    """What an hour of an instance costs: On-Demand, shared tenancy, the system's licence in it.

    `date` is as exact as its source: a day, or half a year where the source bears no day.
    """

    instance_type: str
    region: str
    system: System
    currency: Currency
    per_hour: Decimal
    date: str
    source: Source

    def is_old(self, today: datetime.date) -> bool:
        """Looked up more than a year ago: it may well have changed since."""
        return last_day(self.date) < today - YEAR


class UnknownPrice(LookupError):
    """No such price is held.

    `code`: unknown_region, unknown_type (no Region has it), not_in_region (others have it),
    not_for_system (held there for other systems). `field`: region, instance_type or system.
    `suggestions`: types near to the one asked for that this Region has, or the type's systems.
    `regions`: Regions that have the type, or all where the Region is unknown.
    """

    def __init__(
        self, code: str, field: str, suggestions: Iterable[str] = (), regions: Iterable[str] = ()
    ) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.suggestions = tuple(suggestions)
        self.regions = tuple(regions)


class Prices:
    """Every price held."""

    def __init__(self, prices: Iterable[Price]) -> None:
        """The prices in the order in which types and Regions are to be listed."""
        self._held: dict[tuple[str, str], dict[System, Price]] = {}
        for each in prices:
            systems = self._held.setdefault((each.instance_type, each.region), {})
            systems[each.system] = each
        self._currencies = {
            region: next(iter(systems.values())).currency
            for (_name, region), systems in self._held.items()
        }

    def __len__(self) -> int:
        return sum(map(len, self._held.values()))

    @property
    def regions(self) -> tuple[str, ...]:
        return tuple(self._currencies)

    def types(self, region: str) -> tuple[str, ...]:
        """The types that have a price in the Region, in the order of the file."""
        return tuple(name for name, place in self._held if place == region)

    def currency(self, region: str) -> Currency:
        """In what the Region is paid for; raises UnknownPrice."""
        try:
            return self._currencies[region]
        except KeyError:
            raise UnknownPrice("unknown_region", "region", regions=self.regions) from None

    def price(self, instance_type: str, region: str, system: System = "linux") -> Price:
        """The price of the type in the Region; raises UnknownPrice."""
        self.currency(region)
        name = instance_type.strip().lower()
        systems = self._held.get((name, region))
        if systems is None:
            elsewhere = [place for known, place in self._held if known == name]
            code = "not_in_region" if elsewhere else "unknown_type"
            near = nearest(name[:64], self.types(region), SUGGESTED)
            raise UnknownPrice(code, "instance_type", near, elsewhere)
        try:
            return systems[system]
        except KeyError:
            raise UnknownPrice("not_for_system", "system", systems, [region]) from None
