"""How many instances does target tracking want for this metric?"""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case, n, step
from study.core.pricing.amounts import as_decimal
from study.core.scaling.policies import tracked

INSTANCES = (3, 4, 6, 7, 9, 10)
TARGETS = (40, 50, 60)
ABOVE = (13, 17, 22, 27, 33)  # points of CPU over the target


def case(seed: str) -> Case:
    """A group above its target; the key is the policy's own, rounded up."""
    instances, target = pick(seed, "instances", INSTANCES), pick(seed, "target", TARGETS)
    metric = target + pick(seed, "above", ABOVE)
    exact = Fraction(instances * metric, target)
    key = Decimal(tracked(instances, Fraction(metric), target))
    load = instances * metric
    return Case(
        values={"instances": instances, "target": target, "metric": metric},
        answer=key,
        slips={
            "rounded_down": Decimal(floor(exact)),
            "one_more": Decimal(instances + 1),
            "as_many_again": Decimal(2 * instances),
            "reserve": key + 1,
            "points": Decimal(ceil(Fraction(instances * (100 + metric - target), 100))),
            "divided": Decimal(ceil(Fraction(instances * target, metric))),
        },
        # Two hours of the load at which so many instances have this CPU, each at its full CPU
        # serving as many requests as there are percent.
        inputs={
            "load": f"{load},{load}",
            "each": "100",
            "target": str(target),
            "min": str(instances),
            "desired": str(instances),
        },
        steps=(
            step("exact", f"{instances} × {metric} ÷ {target}", as_decimal(exact), "count"),
            step("rounded_up", f"⌈{n(as_decimal(exact))}⌉", key, "instance"),
        ),
    )
