"""Costs over the requests of a month as lines, and the life of a failed event as a strip."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Any

from study.calculators.sentences import number
from study.calculators.serverless.form import ServerlessForm
from study.calculators.serverless.report import crossing_words, ending, span
from study.calculators.serverless.sentences import OPTIONS, OUTCOMES
from study.core.line_chart import at, bent, grid, round_step
from study.core.serverless.costing import Option, Piece, pieces
from study.core.serverless.crossing import MOST_REQUESTS
from study.core.serverless.retrying import Timeline

_MOST_POINTS = 400  # of a line; stairs beyond are drawn as the slope that they follow
_FAR = 30  # a crossing beyond so many times the requests is not brought into the drawing
_ROOM = 100  # that the words between two attempts need
_SPREAD = 17  # between two names at the end of their lines
_QUARTERS = [Decimal(part) / 4 for part in range(5)]


def drawing(form: ServerlessForm) -> dict[str, Any]:
    """All that the template of the drawing needs."""
    return {
        "chart": _chart(form),
        "strip": _strip(form, form.timeline) if form.timeline else None,
    }


def _chart(form: ServerlessForm) -> dict[str, Any]:
    width = _width(form)
    lines = {option: _points(form, option, width) for option in form.options}
    cost = max(value for points in lines.values() for _place, value in points)
    top, costs = grid(cost or Decimal(1))
    ends = sorted(
        (at(1, 1, float(points[-1][1]), top).y, option) for option, points in lines.items()
    )
    names: list[tuple[Option, str, float]] = []
    for y, option in ends:
        above = names[-1][2] + _SPREAD if names else 0
        names.append((option, OPTIONS[option], max(y - 8, above, 18)))
    here = float(form.workload.requests)
    return {
        "lines": [
            (option, bent([(float(x), float(y)) for x, y in points], float(width), top))
            for option, points in lines.items()
        ],
        "names": names,
        "keys": [(option, OPTIONS[option]) for option in form.options],
        "left_out": [OPTIONS[option] for option in OPTIONS if option not in form.options],
        "costs": [(tick, number(tick.value)) for tick in costs],
        "requests": [(at(float(part), 1, 0, top).x, _short(width * part)) for part in _QUARTERS],
        "you": at(here, float(width), 0, top).x,
        "crossings": [
            (
                crossing,
                crossing_words(crossing),
                "ABC"[place],
                _spot(form, crossing.at, crossing.fewer, width, top),
            )
            for place, crossing in enumerate(form.crossings)
        ],
    }


def _width(form: ServerlessForm) -> Decimal:
    """The requests that the drawing reaches to: yours in its middle, and what crosses nearby."""
    here = Decimal(max(form.workload.requests, 1_000))
    near = [each.at for each in form.crossings if each.at is not None and each.at < here * _FAR]
    reach = max([here * 2, *(at * Decimal("1.3") for at in near)])
    return min(round_step(reach / 4) * 4, MOST_REQUESTS)


def _points(form: ServerlessForm, option: Option, width: Decimal) -> list[tuple[Decimal, Decimal]]:
    every = pieces(option, form.workload, form.limits, form.prices)
    found: list[tuple[Decimal, Decimal]] = []
    for piece in takewhile(lambda each: each.start < width, every):
        end = width if piece.end is None else min(piece.end, width)
        found += [(piece.start, piece.cost(piece.start)), (end, piece.cost(end))]
        if len(found) > _MOST_POINTS:
            return [*_sampled(found, piece, width)]
    return found


def _sampled(
    found: Sequence[tuple[Decimal, Decimal]], piece: Piece, width: Decimal
) -> Sequence[tuple[Decimal, Decimal]]:
    """Stairs too narrow to be seen: straight on from their first tread to the height at the end."""
    start, cost = found[0][0], found[0][1]
    tread = found[1][0]
    rise = (piece.cost(piece.start) - cost) / (piece.start - tread)
    return [(start, cost), (tread, cost), (width, cost + rise * (width - tread))]


def _spot(
    form: ServerlessForm,
    requests: Decimal | None,
    option: Option | None,
    width: Decimal,
    top: Decimal,
) -> Any:
    """Where a crossing lies, if it lies in the drawing."""
    if requests is None or option is None or requests > width:
        return None
    every = pieces(option, form.workload, form.limits, form.prices)
    piece = next(each for each in every if each.end is None or requests <= each.end)
    return at(float(requests), float(width), float(piece.cost(requests)), top)


def _short(requests: Decimal) -> str:
    """A count of requests as an axis has room for."""
    for power, letter in ((9, "G"), (6, "M"), (3, "k")):
        if requests >= 10**power:
            return f"{number(requests / 10**power, 2)}{letter}"
    return number(requests, 0)


def _strip(form: ServerlessForm, timeline: Timeline) -> dict[str, Any]:
    """The attempts along a line of time."""
    last = max(timeline.at, timeline.attempts[-1].end, Decimal(1))
    left, right = 14, 466

    def x(seconds: Decimal) -> float:
        return round(left + float(seconds / last) * (right - left), 1)

    marks = [
        {
            "x": x(each.start),
            "width": max(5, round(x(each.end) - x(each.start), 1)),
            "outcome": each.outcome,
            "number": each.number if len(timeline.attempts) <= 4 else "",
            "words": f"{each.number}: {span(each.start)}, {OUTCOMES[each.outcome]}",
        }
        for each in timeline.attempts
    ]
    waits = [
        {
            "x": round((x(before.end) + x(after.start)) / 2, 1),
            "words": span(after.start - before.end),
        }
        for before, after in zip(timeline.attempts, timeline.attempts[1:], strict=False)
        if x(after.start) - x(before.end) > _ROOM
    ]
    return {
        "marks": marks,
        "waits": waits,
        "end": x(timeline.at),
        "ends": timeline.end,
        "said": ending(timeline, form.workload.catcher),
        "last": span(last),
    }
