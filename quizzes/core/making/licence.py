"""What does a month cost under a plan, where part of the price is the licence of Windows?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from quizzes.core.making.pricing import DISCOUNTS, PLAN, THIRTY_DAYS, inputs, scenario
from study.core.pricing.amounts import to_cents
from study.core.pricing.pricing import price as priced

# An hour On-Demand, and what of it is the licence.
PRICES = (
    (Decimal("0.20"), Decimal("0.10")),
    (Decimal("0.30"), Decimal("0.10")),
    (Decimal("0.40"), Decimal("0.15")),
    (Decimal("0.50"), Decimal("0.20")),
    (Decimal("0.80"), Decimal("0.30")),
)


def case(month: Decimal, seed: str) -> Case:
    """The key is the calculator's month of the plan, which leaves the licence as it is."""
    price, licence = pick(seed, "price", PRICES)
    discount = pick(seed, "discount", DISCOUNTS)
    asked = scenario(price, discount, month, licence=licence)
    cost = next(each for each in priced(asked) if each.option == PLAN)
    kept = Decimal(100 - discount) / 100
    return Case(
        values={
            "price": price,
            "licence": licence,
            "instance": price - licence,
            "discount": discount,
            "month": month,
            "rate": cost.rate,
        },
        answer=to_cents(cost.monthly),
        slips={
            "all_discounted": to_cents(price * kept * month),
            "no_licence": to_cents((price - licence) * kept * month),
            "thirty_days": to_cents(cost.rate * THIRTY_DAYS),
            "undiscounted": to_cents(price * month),
        },
        inputs=inputs(asked),
        tolerance=Decimal("0.01"),
    )
