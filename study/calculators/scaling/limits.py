"""The limits of the scaling lab, and what its fields begin with, read from the facts."""

from fractions import Fraction
from functools import cache

from study.content import ledger
from study.core.scaling.group import FULL, Limits

# Each limit and the value of a fact that it is.
SOURCES = {
    "steps": "asg-step-vs-simple.steps",
    "actions": "asg-scheduled.actions",
    "warmup_seconds": "asg-warmup.longest",
}
BAND = "asg-tracking-alarms.band"  # in percent of the target
DEFAULTS = {
    "out_after": "asg-tracking-alarms.out",
    "in_after": "asg-tracking-alarms.in",
    "warmup": "asg-warmup.start",
    "cooldown": "asg-cooldown.default",
}


@cache
def limits() -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""
    numbers = {name: int(ledger().number(fact)) for name, fact in SOURCES.items()}
    return Limits(**numbers, tracking_band=Fraction(ledger().number(BAND)) / FULL)


def defaults() -> dict[str, str]:
    """What these fields hold before anything is typed."""
    return {name: str(ledger().number(fact)) for name, fact in DEFAULTS.items()}
