"""What a fit makes overdue comes back over days to come: most forgotten first, within limits."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.catching_up import LEAST_DAYS, MOST_DAYS, caught_up
from quizzes.core.spreading import Calendar, nothing_due
from tests.core.test_spreading import CALENDARS, MONDAY

FULL = Calendar()


def items(count: int) -> list[str]:
    return [f"item-{number:04}" for number in range(count)]


def shares(days: dict[str, date]) -> list[int]:
    """How many come on each day from tomorrow to the last."""
    counts = Counter((day - MONDAY).days for day in days.values())
    return [counts[day] for day in range(1, max(counts, default=0) + 1)]


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [
        (0, 200, []),
        (3, 200, [1, 1, 1]),
        (151, 200, [22, 22, 22, 22, 21, 21, 21]),
        (151, 16, [15] * 9 + [16]),
        (100, 10, [10] * 10),
    ],
)
def test_they_are_spread_over_a_week_or_as_long_as_the_limit_needs(count, most, expected):
    found = shares(caught_up(items(count), MONDAY, most, FULL, nothing_due))
    assert sorted(found) == sorted(expected)


def test_the_first_come_first():
    days = caught_up(items(151), MONDAY, 200, FULL, nothing_due)
    assert list(days) == items(151)
    assert list(days.values()) == sorted(days.values())


def test_days_that_are_full_already_take_less():
    def load(day: date) -> int:
        return 30 if (day - MONDAY).days <= 2 else 0

    found = shares(caught_up(items(100), MONDAY, 30, FULL, load))
    assert found == [0, 0, 20, 20, 20, 20, 20]


def test_a_half_day_takes_half_and_a_day_off_nothing():
    week = ("full", "full", "full", "full", "full", "easy", "off")
    found = shares(caught_up(items(130), MONDAY, 200, Calendar(week=week), nothing_due))
    assert found == [20, 20, 20, 20, 10, 0, 20, 20]


@pytest.mark.parametrize("most", [0, 1])
def test_where_the_limit_can_never_be_kept_it_is_passed_evenly(most):
    found = shares(caught_up(items(600), MONDAY, most, FULL, nothing_due))
    assert found == [10] * MOST_DAYS


def test_with_no_open_day_nothing_waits():
    assert caught_up(items(5), MONDAY, 200, Calendar(week=("off",) * 7), nothing_due) == {}


@given(st.integers(0, 300), st.integers(0, 60), CALENDARS, st.integers(0, 2**32))
def test_each_item_has_an_open_day_ahead_within_the_limit_where_there_is_room(
    count, most, calendar, salt
):
    def load(day: date) -> int:
        return (day.toordinal() * salt) % 20

    days = caught_up(items(count), MONDAY, most, calendar, load)
    assert days == caught_up(items(count), MONDAY, most, calendar, load)
    if not days:
        return
    assert set(days) == set(items(count))
    assert all(day > MONDAY and calendar.room(day) for day in days.values())
    ahead = [MONDAY + timedelta(days=number) for number in range(1, 366)]
    open_days = [day for day in ahead if calendar.room(day)][:MOST_DAYS]
    room = {day: max(0, int(most * calendar.room(day)) - load(day)) for day in open_days}
    if sum(room.values()) >= count:
        assert all(number <= room[day] for day, number in Counter(days.values()).items())
        # What moved to another of the first days with room would not lie more evenly.
        given = Counter(days.values())
        for free in (day for day in open_days[:LEAST_DAYS] if given[day] < room[day]):
            there = (load(free) + given[free] + 1) / calendar.room(free)
            assert all((load(day) + given[day]) / calendar.room(day) <= there for day in given)
