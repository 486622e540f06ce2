"""Where two ways of paying cost the same, as hours a month and as a share of use."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from study.core.pricing.pricing import Line, OptionId, Scenario, line, options


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two lines over the hours of a month.

    Where they meet, `hours` says when and `share` what part of the month that is; `fewer` is the
    cheaper one with fewer hours, `more` with more. Where they do not meet within the month,
    `hours` and `share` are None and one of them is always the cheaper: it is both `fewer` and
    `more`. Two that cost the same throughout have neither.
    """

    a: OptionId
    b: OptionId
    hours: Decimal | None
    share: Decimal | None
    fewer: OptionId | None
    more: OptionId | None


def meeting(a: Line, b: Line, month: Decimal) -> Meeting:
    """Where the two lines meet between no use and the full month.

    Two that both begin at nothing share that point, which tells nobody anything: they do not meet.
    """
    hours = None
    if a.slope != b.slope and a.fixed != b.fixed:
        crossing = (b.fixed - a.fixed) / (a.slope - b.slope)
        hours = crossing if 0 < crossing <= month else None
    steep, flat = (a, b) if a.slope > b.slope else (b, a)
    if hours is not None:
        return Meeting(a.option, b.option, hours, hours / month, steep.option, flat.option)
    at_start, at_end = a.fixed - b.fixed, a.cost(month) - b.cost(month)
    if at_start == at_end == 0:
        return Meeting(a.option, b.option, None, None, None, None)
    cheaper = a.option if at_start <= 0 and at_end <= 0 else b.option
    return Meeting(a.option, b.option, None, None, cheaper, cheaper)


def between(scenario: Scenario, a: OptionId, b: OptionId) -> Meeting:
    return meeting(line(scenario, a), line(scenario, b), scenario.month)


def meetings(scenario: Scenario) -> tuple[Meeting, ...]:
    """Every two options, each pair once."""
    lines = [line(scenario, option) for option in options(scenario)]
    return tuple(meeting(a, b, scenario.month) for a, b in combinations(lines, 2))
