"""How many instances does target tracking want for this metric?"""

from decimal import Decimal
from fractions import Fraction
from math import floor

from quizzes.core.making import Frames, numeric, pick
from quizzes.core.questions import NumericQuestion
from study.core.scaling.policies import tracked

INSTANCES = (3, 4, 6, 7, 9, 10)
TARGETS = (40, 50, 60)
ABOVE = (13, 17, 22, 27, 33)  # points of CPU over the target


def make(frames: Frames, seed: str) -> NumericQuestion:
    """A group above its target; the key is the policy's own, rounded up."""
    instances, target = pick(seed, "instances", INSTANCES), pick(seed, "target", TARGETS)
    metric = target + pick(seed, "above", ABOVE)
    exact = Fraction(instances * metric, target)
    return numeric(
        frames,
        {"instances": instances, "target": target, "metric": metric},
        Decimal(tracked(instances, Fraction(metric), target)),
        {
            "rounded_down": Decimal(floor(exact)),
            "one_more": Decimal(instances + 1),
            "as_many_again": Decimal(2 * instances),
        },
    )
