"""A small chart of lines as geometry: where things are drawn, in the drawing's own units."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from study.core.pricing.pricing import Line, OptionId

WIDTH, HEIGHT = 480, 320
LEFT, RIGHT, TOP, BOTTOM = 6, 474, 28, 268
_QUARTERS = tuple(Decimal(part) / 4 for part in range(5))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: where it lies, and the amount it stands for."""

    at: float
    value: Decimal


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cost line from no use to the full month."""

    option: OptionId
    y_start: float
    y_end: float


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the chart."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    lines: tuple[Drawn, ...]
    hours: tuple[Tick, ...]
    costs: tuple[Tick, ...]
    month: Decimal
    highest: Decimal

    def point(self, hours: Decimal, cost: Decimal) -> Point:
        return Point(_along(hours / self.month), _up(cost / self.highest))


def chart(lines: Sequence[Line], month: Decimal, count: int) -> Chart:
    """The lines for `count` instances over a month, on a grid of round amounts."""
    top, costs = grid(max(line.cost(month) for line in lines) * count)
    return Chart(
        lines=tuple(
            Drawn(line.option, _up(line.fixed * count / top), _up(line.cost(month) * count / top))
            for line in lines
        ),
        hours=tuple(Tick(_along(part), month * part) for part in _QUARTERS),
        costs=costs,
        month=month,
        highest=top,
    )


def grid(highest: Decimal) -> tuple[Decimal, tuple[Tick, ...]]:
    """What the top of a drawing stands for, a little above the highest amount, and round lines."""
    step = round_step(highest / 5)
    ticks = int(highest / step) + 1
    top = max(highest, step * (ticks - 1)) * Decimal("1.06")
    return top, tuple(Tick(_up(step * place / top), step * place) for place in range(ticks))


def at(place: float, span: float, value: float, top: Decimal) -> Point:
    """Where a value lies, at this place of the span that the width stands for."""
    return Point(_along(Decimal(place) / Decimal(span)), _up(Decimal(value) / top))


def bent(points: Sequence[tuple[float, float]], span: float, top: Decimal) -> str:
    """A path from point to point; each is a place and a value."""
    drawn = [at(place, span, value, top) for place, value in points]
    return "M" + "L".join(f"{point.x:g} {point.y:g}" for point in drawn)


def stairs(values: Sequence[int], span: float, top: Decimal) -> str:
    """A path of values, one a place, each holding until it changes."""
    first = at(0, span, values[0], top)
    path = [f"M{first.x:g} {first.y:g}"]
    for place in range(1, len(values)):
        if values[place] != values[place - 1]:
            point = at(place, span, values[place], top)
            path.append(f"H{point.x:g}V{point.y:g}")
    return "".join([*path, f"H{RIGHT:g}"])


def round_step(rough: Decimal) -> Decimal:
    """1, 2 or 5 times a power of ten, the next at or above the rough step."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def _along(share: Decimal) -> float:
    return round(LEFT + float(share) * (RIGHT - LEFT), 1)


def _up(share: Decimal) -> float:
    return round(BOTTOM - float(share) * (BOTTOM - TOP), 1)
