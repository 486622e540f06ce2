"""What does a month cost under a plan, for instances that run only part of it?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from quizzes.core.making.pricing import DISCOUNTS, PLAN, THIRTY_DAYS, inputs, scenario
from study.core.pricing.amounts import to_cents
from study.core.pricing.pricing import price as priced

PRICES = (Decimal("0.10"), Decimal("0.12"), Decimal("0.20"), Decimal("0.25"), Decimal("0.40"))
COUNTS = (2, 3, 4, 5)
HOURS = (200, 300, 400, 500)


def case(month: Decimal, seed: str) -> Case:
    """The key is the calculator's month of the plan, which is owed for all its hours."""
    price, discount = pick(seed, "price", PRICES), pick(seed, "discount", DISCOUNTS)
    count, hours = pick(seed, "count", COUNTS), pick(seed, "hours", HOURS)
    asked = scenario(price, discount, month, hours=Decimal(hours), count=count)
    cost = next(each for each in priced(asked) if each.option == PLAN)
    return Case(
        values={
            "price": price,
            "discount": discount,
            "count": count,
            "hours": hours,
            "month": month,
            "rate": cost.rate,
        },
        answer=to_cents(cost.monthly),
        slips={
            "used_only": to_cents(cost.rate * hours * count),
            "thirty_days": to_cents(cost.rate * THIRTY_DAYS * count),
            "undiscounted": to_cents(price * month * count),
            "one_instance": to_cents(cost.rate * month),
        },
        inputs=inputs(asked),
        tolerance=Decimal("0.01"),
    )
