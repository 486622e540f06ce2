"""Charts over time as geometry: panels one above the other that share the axis of time.

All is in the drawing's own units; what is drawn, named and coloured is chosen outside.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

WIDTH, LEFT, RIGHT = 480, 6, 474
HOUR = 60
# Steps of the axis of time, in minutes: those that a reader counts in.
_STEPS = (5, 10, 15, 30, *(HOUR * hours for hours in (1, 2, 3, 6, 12, 24, 48, 72, 168)))
_MOST_STEPS = 6

Number = Decimal | Fraction | int
Spot = tuple[Number, Number]  # a minute and a value


@dataclass(frozen=True, slots=True)
class Panel:
    """A strip of the drawing between two heights, for values between `low` and `high`."""

    top: int
    bottom: int
    low: Number
    high: Number

    def y(self, value: Number) -> float:
        share = (Fraction(value) - Fraction(self.low)) / (Fraction(self.high) - Fraction(self.low))
        return round(self.bottom - float(share) * (self.bottom - self.top), 1)


@dataclass(frozen=True, slots=True)
class Axis:
    """Time from nothing to `end`, in minutes."""

    end: Number

    def x(self, minute: Number) -> float:
        return round(LEFT + float(Fraction(minute) / Fraction(self.end)) * (RIGHT - LEFT), 1)

    def ticks(self) -> tuple[int, ...]:
        """Round minutes along the axis, the first at nothing."""
        step = next((each for each in _STEPS if self.end / each <= _MOST_STEPS), _STEPS[-1])
        return tuple(range(0, int(self.end) + 1, step))


def path(spots: Iterable[Spot], axis: Axis, panel: Panel) -> str:
    """A line from spot to spot."""
    return "M" + "L".join(f"{axis.x(minute)} {panel.y(value)}" for minute, value in spots)


def area(spots: Sequence[Spot], axis: Axis, panel: Panel, base: Number = 0) -> str:
    """The surface between the line and a level."""
    first, last = spots[0][0], spots[-1][0]
    return f"{path([(first, base), *spots, (last, base)], axis, panel)}Z"
