"""On-Demand prices that were looked up, by instance type and Region.

A price is a fact: it has a currency, a date and a source. Nothing here derives one price from
another; a type that nobody looked up in a Region has no price there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from study.core.facts import Source
from study.core.types.nearest import nearest

Currency = Literal["USD", "CNY"]
SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Price:
    """What one hour of one instance costs: Linux, On-Demand, shared tenancy.

    `date` is as exact as its source: a day, or half a year where the source bears no day.
    """

    instance_type: str
    region: str
    currency: Currency
    per_hour: Decimal
    date: str
    source: Source


class UnknownPrice(LookupError):
    """No such price is held.

    `code`: unknown_region, unknown_type (no Region has it), not_in_region (others have it).
    `field`: region or instance_type. `suggestions`: types near to the one asked for that this
    Region has. `regions`: Regions that have the type, or all where the Region is unknown.
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
        self._held = {(each.instance_type, each.region): each for each in prices}
        self._currencies = {each.region: each.currency for each in self._held.values()}

    def __len__(self) -> int:
        return len(self._held)

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

    def price(self, instance_type: str, region: str) -> Price:
        """The price of the type in the Region; raises UnknownPrice."""
        self.currency(region)
        name = instance_type.strip().lower()
        try:
            return self._held[name, region]
        except KeyError:
            elsewhere = [place for known, place in self._held if known == name]
            code = "not_in_region" if elsewhere else "unknown_type"
            near = nearest(name[:64], self.types(region), SUGGESTED)
            raise UnknownPrice(code, "instance_type", near, elsewhere) from None
