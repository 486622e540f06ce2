"""A fleet of which some instances run all the time and some do not: who belongs on a plan?

    fleet = group *( sep group )          10x730 10x300 20x60
    group = number ( "x" / "*" ) hours    so many instances, each used for so many hours a month
    sep   = 1*( " " / "," )

A committed instance costs the same whatever it does, so the busiest go on the plan first, and one
more pays as long as it is used beyond the break-even.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from study.core.pricing.pricing import Line

LONGEST = 200
MOST_GROUPS = 12

_GROUP_RE = re.compile(r"(?P<count>\d{1,6})[x*](?P<hours>\d{1,4}(?:\.\d{1,2})?)", re.ASCII)
_WORD_RE = re.compile(r"[^\s,，、]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("×"): "x"}


class InvalidFleet(ValueError):
    """`code`: not_a_group, too_many_hours, too_many_groups, too_long; `position` and `word`."""

    def __init__(self, code: str, position: int, word: str = "") -> None:
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position
        self.word = word


@dataclass(frozen=True, slots=True)
class Group:
    """Instances alike: how many, and for how many hours a month each is used."""

    count: int
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Mix:
    """A way to split the fleet: so many instances on the plan, the rest on the other option."""

    planned: int
    plan_cost: Decimal
    burst_cost: Decimal
    best: bool

    @property
    def monthly(self) -> Decimal:
        return self.plan_cost + self.burst_cost


def parse_fleet(text: str, month: Decimal) -> tuple[Group, ...]:
    """The groups that the text spells, the busiest first; none for none. Raises InvalidFleet."""
    if len(text) > LONGEST:
        raise InvalidFleet("too_long", LONGEST)
    groups = []
    for match in _WORD_RE.finditer(text):
        word = _GROUP_RE.fullmatch(match[0].translate(_WIDE).lower())
        if word is None or int(word["count"]) == 0:
            raise InvalidFleet("not_a_group", match.start(), match[0])
        hours = Decimal(word["hours"])
        if hours > month:
            raise InvalidFleet("too_many_hours", match.start(), match[0])
        groups.append(Group(int(word["count"]), hours))
        if len(groups) > MOST_GROUPS:
            raise InvalidFleet("too_many_groups", match.start(), match[0])
    return tuple(sorted(groups, key=lambda group: -group.hours))


def mixes(groups: tuple[Group, ...], plan: Line, burst: Line) -> tuple[Mix, ...]:
    """The fleet with none on the plan, then with one group more each time, up to all of them.

    Between two of these the cost changes evenly, so the least of all splits is among them. Of
    splits that cost the same the one that commits to less is best.
    """
    splits = []
    for cut in range(len(groups) + 1):
        planned = sum(group.count for group in groups[:cut])
        rest = (burst.cost(group.hours) * group.count for group in groups[cut:])
        splits.append((planned, plan.fixed * planned, sum(rest, Decimal(0))))
    best = min(range(len(splits)), key=lambda cut: splits[cut][1] + splits[cut][2])
    return tuple(Mix(*split, best=cut == best) for cut, split in enumerate(splits))
