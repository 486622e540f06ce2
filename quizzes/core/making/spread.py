"""How many instances does a rack spread group hold in so many zones?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from study.core.placement.group import Group, Limits
from study.core.placement.placing import place


def case(limits: Limits, seed: str) -> Case:
    """A launch of more than fit; the key is the calculator's capacity."""
    azs = pick(seed, "azs", (2, 3, 4))
    spare = pick(seed, "spare", (2, 3, 5, 6, 9))
    wanted = azs * limits.spread_per_zone + spare
    answer = place(Group("spread-rack", azs=azs, instances=wanted), limits)
    capacity = Decimal(answer.capacity or 0)
    return Case(
        values={"azs": azs, "wanted": wanted, "limit": limits.spread_per_zone},
        answer=capacity,
        slips={
            "per_group": Decimal(limits.spread_per_zone),
            "per_zone_one": Decimal(azs),
            "unlimited": Decimal(wanted),
        },
        inputs={"strategy": "spread-rack", "azs": str(azs), "instances": str(wanted)},
    )
