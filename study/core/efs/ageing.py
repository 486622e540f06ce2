"""Where files lie as they age: Standard, IA, Archive; and whether a read brings them back.

Both periods count from the last use in Standard. A read of a file that has moved changes nothing,
unless files come back on first access: then it is in Standard again, and the count begins anew.

https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.efs.system import Group, Limits, System

Class = Literal["standard", "ia", "archive"]
CLASSES: tuple[Class, ...] = get_args(Class)
YEAR = 365  # days that are looked at


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in one class, in days from today; `came` says why it is there."""

    place: Class
    start: int
    end: int
    came: Literal["now", "aged", "read"]


@dataclass(frozen=True, slots=True)
class Policy:
    """The lifecycle rules that hold; a period of 0 is none."""

    to_ia: int
    to_archive: int
    returns: bool

    def place(self, age: int) -> Class:
        """The class of a file that was last used in Standard so many days ago."""
        if self.to_archive and age >= self.to_archive:
            return "archive"
        return "ia" if self.to_ia and age >= self.to_ia else "standard"


def policy(system: System) -> Policy:
    """The rules of the system as far as AWS takes them: Archive only where it exists, and later
    than IA."""
    allowed = archive_exists(system) and not archive_too_early(system)
    return Policy(system.to_ia, system.to_archive if allowed else 0, system.back == "first-access")


def archive_exists(system: System) -> bool:
    return system.kind == "regional" and system.mode == "elastic"


def archive_too_early(system: System) -> bool:
    return bool(system.to_archive) and bool(system.to_ia) and system.to_archive <= system.to_ia


def journey(group: Group, rules: Policy, read_on: int | None, days: int = YEAR) -> tuple[Stay, ...]:
    """Where the group lies, from today on for so many days."""
    if group.hot:
        return (Stay("standard", 0, days, "now"),)
    return tuple(_stays(group, rules, read_on, days))


def _stays(group: Group, rules: Policy, read_on: int | None, days: int) -> Iterator[Stay]:
    used = -group.age  # the day of the last use in Standard
    place, start = rules.place(group.age), 0
    came: Literal["now", "aged", "read"] = "now"
    turns = {read_on} if read_on is not None else set()
    day = 0
    while True:
        due = {used + period for period in (rules.to_ia, rules.to_archive) if period}
        day = min((each for each in due | turns if each > day), default=days)
        if day >= days:
            yield Stay(place, start, days, came)
            return
        following = rules.place(day - used)
        why: Literal["aged", "read"] = "aged"
        # What is due on the day on which it is read has moved before: lifecycle runs first.
        if day == read_on and (following == "standard" or rules.returns):
            used, why, following = day, "read", "standard"
        if following != place:
            yield Stay(place, start, day, came)
            place, start, came = following, day, why


@dataclass(frozen=True, slots=True)
class Stored:
    """GiB by class today, and those that move in the month that begins today."""

    now: dict[Class, Decimal]
    moving: dict[Class, Decimal]


def stored(system: System, limits: Limits) -> Stored:
    """Today's classes, and what a month moves into IA and Archive by age."""
    now = dict.fromkeys(CLASSES, Decimal(0))
    moving = dict.fromkeys(CLASSES, Decimal(0))
    rules = policy(system)
    for group in system.files:
        stays = journey(group, rules, None, limits.month_days)
        now[stays[0].place] += group.size
        for stay in stays[1:]:
            moving[stay.place] += group.size
    return Stored(now, moving)
