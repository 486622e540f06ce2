"""A run as two drawings, instances and CPU over time, and the load as bars that can be changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from study.calculators.scaling.curves import CURVES, written
from study.calculators.scaling.form import ScalingForm
from study.calculators.scaling.report import clock
from study.calculators.sentences import number
from study.core.line_chart import Tick, at, bent, grid, round_step, stairs
from study.core.scaling.group import BOUNDS, FULL, HOUR

CPU_EVERY = 5  # minutes between two points of the CPU line
TICKS = 5  # times along the bottom


@dataclass(frozen=True, slots=True)
class Bar:
    """The load of an hour, `height` of 100. `more` and `less` are addresses with it changed."""

    hour: int
    time: str
    load: int
    height: int
    more: str
    less: str

    @property
    def gap(self) -> int:
        """What is empty above the bar."""
        return 100 - self.height


def drawing(form: ScalingForm) -> dict[str, Any]:
    return {"chart": _chart(form), "bars": list(_bars(form)), **_curve(form)}


def _chart(form: ScalingForm) -> dict[str, Any]:
    group, minutes = form.group, form.run.minutes
    span = group.minutes
    needed = [
        (hour * HOUR, load / group.each) for hour, load in enumerate((*group.load, group.load[-1]))
    ]
    desired = [each.desired for each in minutes]
    serving = [each.in_service for each in minutes]
    highest = Decimal(max(*desired, *serving, max(value for _at, value in needed), 1))
    top, counts = grid(highest)
    hundred = Decimal(FULL) * Decimal("1.06")
    cpu = [
        (each.minute, float(each.metric))
        for each in minutes[::CPU_EVERY]
        if each.metric is not None
    ]
    full, half = at(0, 1, FULL, hundred), at(0, 1, FULL / 2, hundred)
    wanted = at(0, 1, group.target, hundred) if group.policy == "target" else None
    return {
        "needed": bent(needed, span, top),
        "desired": stairs(desired, span, top),
        "serving": stairs(serving, span, top),
        "counts": [(tick, number(tick.value)) for tick in counts if tick.value == int(tick.value)],
        "cpu": bent(cpu, span, hundred) if len(cpu) > 1 else "",
        "shares": [(half, f"{FULL // 2}%"), (full, f"{FULL}%")],
        "target": wanted,
        "times": [_tick(span * part // (TICKS - 1), span) for part in range(TICKS)],
        "short": list(_short(form)),
    }


def _tick(minute: int, span: int) -> tuple[Tick, str]:
    return Tick(at(minute, span, 0, Decimal(1)).x, Decimal(minute)), clock(minute)


def _short(form: ScalingForm) -> Iterator[tuple[float, float]]:
    """The stretches in which requests go unserved, each as its place and width."""
    span = form.group.minutes
    start = None
    for each in (*form.run.minutes, None):
        lacks = each is not None and each.unserved > 0
        if lacks and start is None:
            start = each.minute if each else 0
        elif not lacks and start is not None:
            end = each.minute if each else span
            begin = at(start, span, 0, Decimal(1)).x
            yield begin, round(at(end, span, 0, Decimal(1)).x - begin, 1)
            start = None


def _curve(form: ScalingForm) -> dict[str, Any]:
    here = form.group.load
    return {
        "curves": [(name, form.address(load=written(load)), load == here) for name, load in CURVES],
        "highest_load": _highest(here),
    }


def _step(load: tuple[int, ...]) -> int:
    """What one press of an arrow changes: a round part of the highest load."""
    return max(1, int(round_step(Decimal(max(load) or 12) / 12)))


def _highest(load: tuple[int, ...]) -> int:
    """What the top of the bars stands for: room to draw more than there is."""
    step = _step(load)
    return step * (max(load) // step + 3)


def _bars(form: ScalingForm) -> Iterator[Bar]:
    load = form.group.load
    top = _highest(load)
    step = _step(load)
    most = BOUNDS["load"][1]

    def address(hour: int, to: int) -> str:
        return form.address(load=written((*load[:hour], to, *load[hour + 1 :])))

    for hour, here in enumerate(load):
        yield Bar(
            hour,
            clock(hour * HOUR),
            here,
            round(100 * here / top),
            address(hour, min(most, here + step)),
            address(hour, max(0, here - step)),
        )
