"""How many instances does a rack spread group hold in so many zones?"""

from decimal import Decimal

from quizzes.core.making import Frames, numeric, pick
from quizzes.core.questions import NumericQuestion
from study.core.placement.group import Group, Limits
from study.core.placement.placing import place


def make(frames: Frames, limits: Limits, seed: str) -> NumericQuestion:
    """A launch of more than fit; the key is the calculator's capacity."""
    azs = pick(seed, "azs", (2, 3, 4))
    spare = pick(seed, "spare", (2, 3, 5, 6, 9))
    wanted = azs * limits.spread_per_zone + spare
    answer = place(Group("spread-rack", azs=azs, instances=wanted), limits)
    capacity = Decimal(answer.capacity or 0)
    return numeric(
        frames,
        {"azs": azs, "wanted": wanted, "limit": limits.spread_per_zone},
        capacity,
        {
            "per_group": Decimal(limits.spread_per_zone),
            "per_zone_one": Decimal(azs),
            "unlimited": Decimal(wanted),
        },
    )
