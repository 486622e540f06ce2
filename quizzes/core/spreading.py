"""On which day an item is asked: near the day it falls due, where the learner's week has room.

FSRS names a day. Like Anki, Cirrus moves it a little either way, so that what was begun together
does not come back together for ever. Anki draws that by a chance tied to card and review; here too
nothing is random: every day of the window draws a lot from the item and the number of its review,
a day with less room draws worse ones, and the best lot wins. So a review leads to one day for
ever, on the button, when it is pressed and when all is replayed; and a change of the calendar
moves only what would have been asked on the days that changed.
"""

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


def seed_of(item: str, reps: int) -> str:
    """What the lots of this review of the item are drawn from."""
    return f"{item} {reps}"


def placed(at: datetime, interval: int, seed: str, calendar: Calendar) -> datetime:
    """The moment at which an item is due that was reviewed `at` and is wanted in `interval` days:
    the chosen day, at the time of day of the review."""
    today = day_of(at, calendar.zone)
    day = spread(today + timedelta(days=interval), interval, seed, calendar)
    since_start = at - day_start(today, calendar.zone)
    # A day on which the clocks go forward is an hour shorter than the evening was late.
    end = day_start(day + timedelta(days=1), calendar.zone) - timedelta(seconds=1)
    return min(day_start(day, calendar.zone) + since_start, end)


def spread(due: date, interval: int, seed: str, calendar: Calendar) -> date:
    """The day within reach of the due day that draws the best lot.

    Where every day within reach is off, it is one of those after the break; where the calendar has
    no open day at all, the due day itself.
    """
    reach = reach_of(interval)
    window = (due + timedelta(days=days) for days in range(-reach, reach + 1))
    open_days = [day for day in window if calendar.room(day)] or _after_the_break(due, calendar)
    return min(open_days, key=lambda day: _lot(day, seed, calendar), default=due)


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


def _lot(day: date, seed: str, calendar: Calendar) -> float:
    """The day's draw, lower being better: a day of twice the room wins twice as often."""
    digest = sha256(f"{seed} {day}".encode()).digest()
    share = (int.from_bytes(digest[:8]) + 1) / 2**64
    return -log(share) / calendar.room(day)
