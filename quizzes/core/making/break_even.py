"""From how many hours a month does a commitment cost less than On-Demand?"""

from decimal import Decimal

from quizzes.core.making import Frames, numeric, pick
from quizzes.core.questions import NumericQuestion

# Round example rates and shares that give whole hours to reckon with.
PRICES = (Decimal("0.10"), Decimal("0.20"), Decimal("0.25"), Decimal("0.40"))
DISCOUNTS = (20, 30, 40, 50, 60)
# What a month of 30 days would have: a usual mistake.
THIRTY_DAYS = Decimal(30 * 24)


def make(frames: Frames, month: Decimal, seed: str) -> NumericQuestion:
    """The share of a month is one minus the discount, whatever the price."""
    price, discount = pick(seed, "price", PRICES), pick(seed, "discount", DISCOUNTS)
    hours = month * (100 - discount) / 100
    return numeric(
        frames,
        {"price": price, "discount": discount, "month": month},
        hours,
        {
            "share_saved": month * discount / 100,
            "calendar": THIRTY_DAYS * (100 - discount) / 100,
            "always": month,
        },
        tolerance=Decimal("0.5"),
    )
