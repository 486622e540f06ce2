"""A burst bucket over time: it fills at the baseline, and is spent by what the load takes.

    start + filled = spent + left + spilled

Reckoned in fractions, so that the sum is exact. One volume alone; what the instance lets through is
another matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from typing import Literal

from study.core.ebs.giving import Bucket
from study.core.loads import Phase
from study.core.pricing.amounts import check_number

State = Literal["filling", "full", "even", "draining", "empty"]
SECONDS = 60  # in a minute
MINUTES = 60
FULL = 100  # percent


@dataclass(frozen=True, slots=True)
class Level:
    """The bucket at a minute, and what was counted until then."""

    minute: Fraction
    left: Fraction
    filled: Fraction
    spent: Fraction
    spilled: Fraction


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time at one rate. Wanted and given are those of a second."""

    state: State
    before: Level
    after: Level
    wanted: Decimal
    given: Decimal


def check_start(start: Decimal) -> None:
    """Raise InvalidScenario unless the bucket can be so full, in percent."""
    check_number("start", start, most=FULL)


def drain(bucket: Bucket, load: Sequence[Phase], start: Decimal) -> tuple[Stretch, ...]:
    """The bucket under the load, from so many percent full; raises InvalidScenario."""
    check_start(start)
    left = Fraction(bucket.capacity) * Fraction(start) / FULL
    return tuple(_stretches(bucket, load, Level(Fraction(0), left, *[Fraction(0)] * 3)))


def _stretches(bucket: Bucket, load: Sequence[Phase], level: Level) -> Iterator[Stretch]:
    capacity, fill = Fraction(bucket.capacity), Fraction(bucket.fill) * SECONDS
    for phase in load:
        remaining = Fraction(phase.minutes)
        while remaining:
            given = min(phase.level, bucket.burst)
            if not level.left and given > bucket.fill:
                given = bucket.fill
                state: State = "empty"
            net = fill - Fraction(given) * SECONDS
            time, spill = remaining, Fraction(0)
            if net > 0 and level.left == capacity:
                state, spill = "full", net
            elif net > 0:
                state, time = "filling", min(remaining, (capacity - level.left) / net)
            elif net < 0:
                state, time = "draining", min(remaining, level.left / -net)
            elif given == phase.level:
                state = "even"
            after = Level(
                minute=level.minute + time,
                left=level.left + (net - spill) * time,
                filled=level.filled + fill * time,
                spent=level.spent + Fraction(given) * SECONDS * time,
                spilled=level.spilled + spill * time,
            )
            yield Stretch(state, level, after, phase.level, given)
            level, remaining = after, remaining - time


def full_swing(bucket: Bucket) -> tuple[Phase, ...]:
    """A load that shows it all: full burst until well after the bucket is empty, then rest until
    it is full again. In whole hours."""
    busy = _hours(bucket.seconds * Decimal("1.5"))
    idle = _hours(bucket.seconds_to_fill)
    return (Phase(busy * MINUTES, bucket.burst), Phase(idle * MINUTES, Decimal(0)))


def _hours(seconds: Decimal) -> Decimal:
    return (seconds / SECONDS / MINUTES).to_integral_value(ROUND_CEILING)
