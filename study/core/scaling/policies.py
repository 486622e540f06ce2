"""What each policy makes of a metric: the capacity that it would set, before minimum and maximum.

https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, trunc

from study.core.scaling.group import FULL, Step


def tracked(counted: int, metric: Fraction, target: int) -> int:
    """So many instances bring the metric to the target: rounded up both ways, to be safe."""
    return ceil(counted * metric / target)


def change(step: Step, capacity: int) -> int:
    """So many instances the step adds or removes: part of one counts as one, the rest is cut."""
    if not step.percent:
        return step.amount
    exact = Fraction(capacity * step.amount, FULL)
    if abs(exact) < 1:
        return (exact > 0) - (exact < 0)
    return trunc(exact)


def step_for(metric: Fraction, steps: Sequence[Step]) -> Step | None:
    """The furthest step that the metric has reached, of steps that all go one way."""
    reached = None
    for step in steps:
        beyond = metric >= step.bound if step.amount > 0 else metric <= step.bound
        if beyond:
            reached = step
    return reached


def stepped_out(counted: int, desired: int, step: Step) -> int:
    """The capacity after a step that adds. Instances still warming up do not count as capacity,
    so a second alarm within the same step asks for no more than the first."""
    return max(desired, counted + change(step, counted))


def stepped_in(desired: int, step: Step) -> int:
    return max(0, desired + change(step, desired))
