"""Dedicated Hosts that were looked up: what one costs, and how many instances it carries.

A host is of one instance family; how many it carries depends on the size alone, where all on it
are of one size. Nothing here derives a price or a number from another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from study.core.facts import Source
from study.core.pricing.prices import Currency


@dataclass(frozen=True, slots=True)
class HostPrice:
    """What an hour of a host costs On-Demand, with the date and source of a `Price`."""

    family: str
    region: str
    currency: Currency
    per_hour: Decimal
    date: str
    source: Source


class Hosts:
    """Every host held."""

    def __init__(self, prices: Iterable[HostPrice], capacities: Mapping[str, int]) -> None:
        """`capacities` says by the name of a type how many of it a host carries."""
        self._prices = {(each.family, each.region): each for each in prices}
        self._capacities = dict(capacities)

    def price(self, instance_type: str, region: str) -> HostPrice | None:
        """The price of a host of the type's family in the Region, if one was looked up."""
        return self._prices.get((instance_type.partition(".")[0], region))

    def capacity(self, instance_type: str) -> int | None:
        """How many of the type one host carries, if that was looked up."""
        return self._capacities.get(instance_type)
