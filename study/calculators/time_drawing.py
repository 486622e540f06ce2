"""Charts over time with their words: what `_time_lines.html` draws."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from study.core.facts import write_number
from study.core.time_chart import HOUR, LEFT, RIGHT, Axis, Number, Panel, Spot, area, path


@dataclass
class TimeDrawing:
    """Gathers shapes and labels. `id` sets its title and description apart from others."""

    id: str
    title: str
    words: str
    axis: Axis
    height: int
    bottom: int  # of the lowest panel
    grid: list[float] = field(default_factory=list)
    shapes: list[tuple[str, str]] = field(default_factory=list)
    labels: list[dict[str, Any]] = field(default_factory=list)

    def panel(self, title: str, panel: Panel, ticks: Iterable[tuple[Number, str]]) -> None:
        """A panel with its title above and a line of the grid for each tick."""
        self.label(LEFT, panel.top - 12, title, "lines__name")
        for value, text in ticks:
            y = panel.y(value)
            self.grid.append(y)
            self.label(RIGHT, y - 4, text, "lines__tick", "end")

    def line(self, kind: str, spots: Iterable[Spot], panel: Panel) -> None:
        self.shapes.append((kind, path(spots, self.axis, panel)))

    def surface(self, kind: str, spots: list[Spot], panel: Panel, base: Number = 0) -> None:
        self.shapes.append((kind, area(spots, self.axis, panel, base)))

    def label(
        self, x: float, y: float, text: str, kind: str = "lines__tick", anchor: str = "start"
    ) -> None:
        self.labels.append({"x": x, "y": y, "text": text, "kind": kind, "anchor": anchor})

    def context(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "words": self.words,
            "height": self.height,
            "axis": self.bottom,
            "grid": self.grid,
            "shapes": self.shapes,
            "labels": self.labels,
            "hours": [(self.axis.x(minute), clock(minute)) for minute in self.axis.ticks()],
        }


def clock(minute: Number) -> str:
    """A time from the start, as short as it goes: 45 min, 36 h."""
    if minute and minute < HOUR:
        return f"{int(minute)} min"
    return f"{write_number(Decimal(f'{float(minute) / HOUR:.2f}'))} h"


def stairs(steps: Iterable[tuple[Number, Number, Number]]) -> list[Spot]:
    """Levels that hold from one minute to another, as a line."""
    return [spot for begin, end, level in steps for spot in ((begin, level), (end, level))]
