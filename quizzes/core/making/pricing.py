"""What the makers that ask the pricing calculator share: a scenario, and its inputs on the page.

Prices and discounts are round examples: no vendor's rate is asked for.
"""

from decimal import Decimal

from study.core.pricing.amounts import plain
from study.core.pricing.pricing import PLANS, Host, PlanId, Scenario, Spot

PLAN: PlanId = "instance-sp-1y"
# What a month of 30 days would have: a usual mistake.
THIRTY_DAYS = Decimal(30 * 24)
DISCOUNTS = (20, 30, 40, 50, 60)  # percent


def scenario(
    per_hour: Decimal,
    discount: int,
    month: Decimal,
    *,
    hours: Decimal | None = None,
    count: int = 1,
    licence: Decimal = Decimal(0),
    host: Host | None = None,
) -> Scenario:
    """Instances that are used all month unless `hours` says otherwise."""
    return Scenario(
        per_hour=per_hour,
        hours=month if hours is None else hours,
        count=count,
        month=month,
        discounts=dict.fromkeys(PLANS, Decimal(discount) / 100),
        spot=Spot(Decimal(0)),
        licence=licence,
        host=host,
    )


def inputs(asked: Scenario) -> dict[str, str]:
    """The scenario as the calculator's address says it."""
    found = {
        "price": plain(asked.per_hour),
        "plan": PLAN,
        PLAN.replace("-", "_"): plain(asked.discounts[PLAN] * 100),
    }
    if asked.hours != asked.month:
        found["hours"] = plain(asked.hours)
    if asked.count > 1:
        found["count"] = str(asked.count)
    if asked.licence:
        found["licence"] = plain(asked.licence)
    return found
