"""A quote as a drawing: On-Demand, Spot and the chosen commitment as lines over the hours."""

from decimal import Decimal
from typing import Any

from study.calculators.pricing.quotes import Quote
from study.calculators.pricing.words import OPTION_NAMES, amount, hours, percent
from study.core.line_chart import chart
from study.core.pricing.pricing import OptionId, line

# A commitment that pays from less use than this lies so low that its name stands right, below it.
_LOW = Decimal("0.44")
# So far above and below the flat line a tick's number would run into it or its name.
_ABOVE, _BELOW = 36, 22


def drawing(answer: Quote) -> dict[str, Any]:
    """Where lines, grid, crossings and labels lie, and the same as rows of a table."""
    scenario, plan = answer.scenario, answer.asked.plan
    shown: tuple[OptionId, ...] = ("on-demand", plan, "spot")
    lines = {option: line(scenario, option) for option in shown}
    drawn = chart(list(lines.values()), scenario.month, scenario.count)
    low = scenario.discounts[plan] > 1 - _LOW
    flat = next(each.y_start for each in drawn.lines if each.option == plan)
    crossings: list[dict[str, Any]] = []
    marks = {scenario.hours}
    for option in ("on-demand", "spot"):
        met = answer.between(option, plan)
        if met.hours is None or met.share is None:
            continue
        marks.add(met.hours)
        crossings.append(
            {
                "point": drawn.point(met.hours, lines[plan].fixed * scenario.count),
                "letter": "AB"[len(crossings)],
                "with": OPTION_NAMES[option],
                "hours": hours(met.hours),
                "share": percent(met.share),
            }
        )
    columns = sorted(marks | {tick.value for tick in drawn.hours})
    return {
        "drawn": drawn,
        "names": [(each, OPTION_NAMES[each.option]) for each in drawn.lines],
        "low": low,
        "spot_label": drawn.point(
            scenario.month * Decimal("0.55"),
            lines["spot"].cost(scenario.month * Decimal("0.55")) * scenario.count,
        ),
        "costs": [
            (
                tick,
                ""
                if not low and flat - _ABOVE < tick.at < flat + _BELOW
                else amount(tick.value).removesuffix(".00"),
            )
            for tick in drawn.costs
        ],
        "hours": [(tick, hours(tick.value)) for tick in drawn.hours],
        "you": drawn.point(scenario.hours, scenario.per_hour * 0),
        "crossings": crossings,
        "plan": OPTION_NAMES[plan],
        "flat": amount(lines[plan].fixed * scenario.count),
        "top": amount(lines["on-demand"].cost(scenario.month) * scenario.count),
        "rows": [
            (
                hours(used),
                used == scenario.hours,
                [amount(lines[option].cost(used) * scenario.count) for option in shown],
            )
            for used in columns
        ],
    }
