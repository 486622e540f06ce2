"""Capacity units of a load balancer, and what an hour and a month of them cost.

https://aws.amazon.com/elasticloadbalancing/pricing/
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.pricing.amounts import check_number
from study.core.remarks import CannotAsk

Meter = Literal["alb", "alb_lambda", "nlb_tcp", "nlb_udp", "nlb_tls"]
METERS: tuple[Meter, ...] = get_args(Meter)
Dimension = Literal["new", "active", "bytes", "rules"]
AMOUNTS = ("new", "active", "gigabytes", "requests", "rules", "hour_price", "unit_price")
MOST = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Unit:
    """What one capacity unit holds of each dimension."""

    holds: Mapping[Dimension, Decimal]
    free_rules: Decimal  # of the rules that a request passes


@dataclass(frozen=True, slots=True)
class Usage:
    """An hour of traffic: new connections and requests a second, active ones, GB processed.

    `rules` is how many rules a request is tried against. Prices are for an hour. Raises CannotAsk.
    """

    new: Decimal
    active: Decimal
    gigabytes: Decimal
    requests: Decimal
    rules: Decimal
    hour_price: Decimal
    unit_price: Decimal
    month: Decimal  # hours

    def __post_init__(self) -> None:
        for field in AMOUNTS:
            try:
                check_number(field, getattr(self, field), most=MOST)
            except ValueError as fault:
                raise CannotAsk("bad_amount", field, most=int(MOST)) from fault


@dataclass(frozen=True, slots=True)
class Used:
    """A dimension: how much of it, how much a unit holds, and so how many units."""

    dimension: Dimension
    amount: Decimal
    holds: Decimal

    @property
    def units(self) -> Decimal:
        return self.amount / self.holds


@dataclass(frozen=True, slots=True)
class Bill:
    used: tuple[Used, ...]
    units: Decimal  # of the dimension that needs most: only that one is charged
    decides: Dimension
    hourly: Decimal
    monthly: Decimal


def bill(usage: Usage, unit: Unit) -> Bill:
    """The dimension that takes most units, and the price of the hour and the month, unrounded."""
    evaluated = usage.requests * max(Decimal(0), usage.rules - unit.free_rules)
    amounts: dict[Dimension, Decimal] = {
        "new": usage.new,
        "active": usage.active,
        "bytes": usage.gigabytes,
        "rules": evaluated,
    }
    used = tuple(Used(name, amounts[name], holds) for name, holds in unit.holds.items())
    most = max(used, key=lambda each: each.units)
    hourly = usage.hour_price + most.units * usage.unit_price
    return Bill(used, most.units, most.dimension, hourly, hourly * usage.month)
