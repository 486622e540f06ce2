"""On which day an item is asked: near the day it falls due, where the learner's week has room.

FSRS names a day. Like Anki, Cirrus moves it a little either way, so that what was begun together
does not come back together for ever, and prefers the days on which less is due already. Anki draws
by a chance tied to card and review; here too nothing is random: every day of the window draws a lot
from the item and the number of its review, a day with less room or more load draws worse ones, and
the best lot wins.

The load is what the other cards say at the moment of the answer. Folded again later it would be
another, and if each fold had to know it, taking one answer back would move the days of all items
answered since. So the day is written into the log with the answer (`Logged.day`), and the fold of
one item needs nothing but its own log: it keeps that day as long as it lies within reach of the one
that FSRS names and is not off. Where it does not, as with other parameters or after an answer that
arrived late, the lots are drawn as if nothing else were due.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from hashlib import sha256
from itertools import islice
from math import inf, log
from typing import Literal

from quizzes.core.days import day_of, day_start

Level = Literal["full", "easy", "off"]
# What a day carries, against a full one.
ROOM: dict[Level, float] = {"full": 1.0, "easy": 0.5, "off": 0.0}

# How far a day may be moved, as a share of each part of the interval, besides one day: Anki's own.
# https://github.com/ankitects/anki/blob/main/rslib/src/scheduler/states/fuzz.rs
REACH = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, inf, 0.05))
SHORTEST_MOVED, FARTHEST = 2.5, 7
# What falls into days off comes back over at most so many days after them.
COMING_BACK = 7
# A day with more on it draws worse lots by this power of its load, as in Anki; and since the days
# farther off are always the emptier ones, a longer interval does by this power of its length. In a
# simulated year the days differ by 0.15 of their mean with the first, by 0.23 without, and with the
# second the intervals grow no longer than without either.
# https://github.com/ankitects/anki/blob/main/rslib/src/scheduler/states/load_balancer.rs
BALANCE, EARLIER = 2, 2
# No break is looked past any further: a learner away for longer finds it all due.
LONGEST_BREAK = 366


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a learner studies: clock, week from Monday, breaks by date, both ends off."""

    zone: tzinfo = UTC
    week: tuple[Level, ...] = ("full",) * 7
    breaks: tuple[tuple[date, date], ...] = ()

    def room(self, day: date) -> float:
        """What the day carries, from 0 to 1."""
        if any(first <= day <= last for first, last in self.breaks):
            return 0.0
        return ROOM[self.week[day.weekday()]]

    def days_between(self, earlier: datetime, later: datetime) -> int:
        """How many of the learner's days lie between: 0 within one, however late the evening."""
        return (day_of(later, self.zone) - day_of(earlier, self.zone)).days


# How many items are due on a day, besides the one that is being placed.
Load = Callable[[date], int]
# The day on which a worse answer would put the item, if it would put it on one.
Floor = Callable[[], date | None]


def nothing_due(_day: date) -> int:
    """The load where nothing is known of other items."""
    return 0


def no_floor() -> None:
    """Where no worse answer would put the item on a day."""


def seed_of(item: str, reps: int) -> str:
    """What the lots of this review of the item are drawn from."""
    return f"{item} {reps}"


def placed(
    at: datetime,
    interval: int,
    seed: str,
    calendar: Calendar,
    load: Load = nothing_due,
    kept: date | None = None,
    floor: Floor = no_floor,
) -> datetime:
    """The moment at which an item is due that was reviewed `at` and is wanted in `interval` days:
    the chosen day, at the time of day of the review. `kept` is the day chosen before, `floor` the
    day of a worse answer."""
    today = day_of(at, calendar.zone)
    due = today + timedelta(days=interval)
    day = spread(due, interval, seed, calendar, load, kept, floor)
    since_start = at - day_start(today, calendar.zone)
    # A day on which the clocks go forward is an hour shorter than the evening was late.
    end = day_start(day + timedelta(days=1), calendar.zone) - timedelta(seconds=1)
    return min(day_start(day, calendar.zone) + since_start, end)


def spread(
    due: date,
    interval: int,
    seed: str,
    calendar: Calendar,
    load: Load = nothing_due,
    kept: date | None = None,
    floor: Floor = no_floor,
) -> date:
    """The day within reach of the due day that draws the best lot, or the one kept if it is near.

    However the lots fall, a better answer is not asked again before a worse one would be. Where
    every day within reach is off, it is one of those after the break; where the calendar has no
    open day at all, the due day itself.
    """
    reach = reach_of(interval)
    window = (due + timedelta(days=days) for days in range(-reach, reach + 1))
    near = [day for day in window if calendar.room(day)] or _after_the_break(due, calendar)
    if kept in near:
        return kept
    if near and (lowest := floor()):
        near = [day for day in near if day >= lowest] or [lowest]
    loads = {day: load(day) for day in near}
    begun, pull = due - timedelta(days=interval), EARLIER if any(loads.values()) else 0

    def drawn(day: date) -> float:
        longer = (day - begun).days / interval
        return _lot(day, seed, calendar.room(day), loads[day]) * longer**pull

    return min(near, key=drawn, default=due)


def reach_of(interval: int) -> int:
    """By how many days an interval may be shortened or lengthened; it stays a day at least."""
    if interval < SHORTEST_MOVED:
        return 0
    parts = (share * max(0.0, min(interval, end) - start) for start, end, share in REACH)
    return min(FARTHEST, round(1 + sum(parts)))


def _after_the_break(due: date, calendar: Calendar) -> list[date]:
    """The first open days after a break, as many as were missed of it, so that not all that fell
    into it comes back on one day."""
    later = (due + timedelta(days=days) for days in range(LONGEST_BREAK))
    back = next((day for day in later if calendar.room(day)), None)
    if back is None:
        return []
    within = min((back - due).days, COMING_BACK)
    after = (back + timedelta(days=days) for days in range(LONGEST_BREAK))
    return list(islice(filter(calendar.room, after), within))


def _lot(day: date, seed: str, room: float, load: int) -> float:
    """The day's draw, lower being better: a day of twice the room wins twice as often, and one
    that carries twice as much for its room a quarter as often."""
    digest = sha256(f"{seed} {day}".encode()).digest()
    share = (int.from_bytes(digest[:8]) + 1) / 2**64
    return -log(share) / room * (1 + load / room) ** BALANCE
