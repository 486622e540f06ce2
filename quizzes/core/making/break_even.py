"""From how many hours a month does a commitment cost less than On-Demand?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from quizzes.core.making.pricing import DISCOUNTS, PLAN, THIRTY_DAYS, inputs, scenario
from study.core.pricing.breaking_even import between

# Round example rates that give, with the shares, whole hours to reckon with.
PRICES = (Decimal("0.10"), Decimal("0.20"), Decimal("0.25"), Decimal("0.40"))


def case(month: Decimal, seed: str) -> Case:
    """The key is where the calculator's two lines meet; the price plays no part in it."""
    price, discount = pick(seed, "price", PRICES), pick(seed, "discount", DISCOUNTS)
    asked = scenario(price, discount, month)
    hours = between(asked, "on-demand", PLAN).hours
    if hours is None:
        raise LookupError(f"{discount} % never breaks even")
    return Case(
        values={"price": price, "discount": discount, "month": month},
        answer=hours,
        slips={
            "share_saved": month * discount / 100,
            "calendar": THIRTY_DAYS * (100 - discount) / 100,
            "always": month,
            "money": hours * price,
        },
        inputs=inputs(asked),
        tolerance=Decimal("0.5"),
    )
