"""How many LCUs does an hour of traffic on an ALB count as?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case, n, step
from study.core.balancing.capacity import Unit, Usage, bill

# Amounts of which no two dimensions come to the same number of units.
NEW = (30, 60, 90)  # connections a second
ACTIVE = (4500, 7500, 10_500)
GIGABYTES = (Decimal("0.8"), Decimal("1.8"), Decimal("2.8"))
REQUESTS = (100, 200)  # a second
RULES = (20, 30, 40)


def case(unit: Unit, seed: str) -> Case:
    """The key is the calculator's largest dimension, which alone is charged."""
    usage = Usage(
        new=Decimal(pick(seed, "new", NEW)),
        active=Decimal(pick(seed, "active", ACTIVE)),
        gigabytes=pick(seed, "gigabytes", GIGABYTES),
        requests=Decimal(pick(seed, "requests", REQUESTS)),
        rules=Decimal(pick(seed, "rules", RULES)),
        # Neither prices nor the month play a part in how many units there are.
        hour_price=Decimal(0),
        unit_price=Decimal(0),
        month=Decimal(1),
    )
    found = bill(usage, unit)
    units = {used.dimension: used.units for used in found.used}
    return Case(
        values={
            "new": usage.new,
            "active": usage.active,
            "gigabytes": usage.gigabytes,
            "requests": usage.requests,
            "rules": usage.rules,
            "free": unit.free_rules,
            **{f"holds_{used.dimension}": used.holds for used in found.used},
            **{f"units_{dimension}": each for dimension, each in units.items()},
        },
        answer=found.units,
        slips={
            "added_up": sum(units.values(), Decimal(0)),
            "free_forgotten": max(found.units, usage.requests * usage.rules / unit.holds["rules"]),
            **dict(sorted(units.items(), key=lambda each: -each[1])),
        },
        inputs={
            "show": "lcu",
            "new": n(usage.new),
            "active": n(usage.active),
            "gigabytes": n(usage.gigabytes),
            "requests": n(usage.requests),
            "rules": n(usage.rules),
        },
        steps=(
            step(
                "largest",
                f"max({', '.join(n(each) for each in units.values())})",
                found.units,
                "count",
            ),
        ),
        tolerance=Decimal("0.01"),
    )
