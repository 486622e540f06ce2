"""The day on which an item is asked: near the day it falls due, and where the week has room."""

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.days import day_of
from quizzes.core.spreading import ROOM, Calendar, placed, reach_of, spread
from tests.core.quizzing import NOON

MONDAY = date(2026, 11, 2)
FULL, NO_SUNDAY = Calendar(), Calendar(week=("full",) * 6 + ("off",))
LISBON = ZoneInfo("Europe/Lisbon")

DAYS = st.integers(0, 2000).map(lambda days: MONDAY + timedelta(days=days))
CALENDARS = st.builds(
    lambda week, first, length: Calendar(
        week=tuple(week), breaks=((first, first + timedelta(days=length)),)
    ),
    st.lists(st.sampled_from(list(ROOM)), min_size=7, max_size=7),
    DAYS,
    st.integers(0, 40),
)


def days_of(due: date, interval: int, calendar: Calendar, items: int = 3000) -> Counter[int]:
    """How many days from the due day each of so many items is asked."""
    found = (spread(due, interval, f"item-{n} 3", calendar) for n in range(items))
    return Counter((day - due).days for day in found)


@pytest.mark.parametrize(
    ("interval", "reach"), [(1, 0), (2, 0), (3, 1), (7, 2), (20, 3), (100, 7), (3000, 7)]
)
def test_the_longer_the_interval_the_farther_it_may_move(interval, reach):
    assert reach_of(interval) == reach
    assert set(days_of(MONDAY, interval, FULL)) == set(range(-reach, reach + 1))


@given(DAYS, st.integers(1, 3000), st.text(), CALENDARS)
def test_it_is_always_the_same_day_near_the_due_day_and_open(due, interval, seed, calendar):
    day = spread(due, interval, seed, calendar)
    assert day == spread(due, interval, seed, calendar)
    reach = reach_of(interval)
    window = [due + timedelta(days=days) for days in range(-reach, reach + 1)]
    if any(map(calendar.room, window)):
        assert day in window
        assert calendar.room(day)
    else:
        assert day >= due


def test_what_falls_due_together_does_not_come_back_together():
    shares = days_of(MONDAY, 20, FULL)  # seven days, about 429 each
    assert all(350 < shares[day] < 510 for day in range(-3, 4))


def test_a_day_off_gets_nothing_and_a_half_day_half():
    week = ("full", "full", "easy", "full", "full", "full", "off")
    wednesday = date(2026, 11, 4)
    shares = days_of(wednesday, 20, Calendar(week=week))  # Sunday to Saturday
    assert shares[-3] == 0 and (wednesday - timedelta(days=3)).weekday() == 6
    assert 0.4 < shares[0] / shares[1] < 0.6


def test_a_day_that_goes_off_moves_only_what_was_on_it():
    items = [f"item-{n} 3" for n in range(500)]
    before = {item: spread(MONDAY, 20, item, FULL) for item in items}
    after = {item: spread(MONDAY, 20, item, NO_SUNDAY) for item in items}
    moved = {item for item in items if before[item] != after[item]}
    assert moved == {item for item in items if before[item].weekday() == 6}


def test_after_a_break_not_all_comes_back_on_one_day():
    last = MONDAY + timedelta(days=20)
    away = Calendar(breaks=((MONDAY, last),))
    shares = days_of(MONDAY + timedelta(days=8), 2, away)
    back = [(last - MONDAY).days - 8 + n for n in range(1, 8)]
    assert sorted(shares) == back
    assert max(shares.values()) < 2 * min(shares.values())
    # What falls due on the last day of it comes on the day after.
    assert set(days_of(last, 2, away)) == {1}


def test_a_long_interval_that_ends_in_a_break_comes_before_it_or_after():
    shares = days_of(MONDAY, 100, Calendar(breaks=((MONDAY, MONDAY + timedelta(days=2)),)))
    assert not {0, 1, 2} & set(shares)
    assert {-1, 3} <= set(shares)


def test_the_days_with_less_on_them_are_taken():
    def load(day: date) -> int:
        return 40 if day == MONDAY else 10

    found = (spread(MONDAY, 20, f"item-{n} 3", FULL, load) for n in range(3000))
    shares = Counter((day - MONDAY).days for day in found)
    others = [shares[day] for day in range(-3, 4) if day]
    assert shares[0] < 0.15 * min(others)
    assert max(others) < 2.5 * min(others)


def test_a_half_day_is_as_full_with_half_the_load():
    half = Calendar(week=("easy", *("full",) * 6))
    found = (
        spread(MONDAY, 20, f"item-{n} 3", half, lambda day: 10 if day.weekday() == 0 else 20)
        for n in range(3000)
    )
    shares = Counter((day - MONDAY).days for day in found)
    assert 0.35 < shares[0] / shares[1] < 0.65


def test_days_filled_one_after_the_other_come_out_even():
    """As answers of one evening do it: each is put where less is, and adds to what is there."""
    counts: Counter[date] = Counter()
    for n in range(200):
        counts[spread(MONDAY, 20, f"item-{n} 3", FULL, counts.__getitem__)] += 1
    apart = days_of(MONDAY, 20, FULL, 200)
    assert max(counts.values()) - min(counts.values()) < max(apart.values()) - min(apart.values())
    assert max(counts.values()) < 1.3 * 200 / 7


@given(DAYS, st.integers(1, 3000), st.text(), CALENDARS, st.integers(-400, 400))
def test_a_day_that_was_found_is_kept_as_long_as_it_is_near_and_open(
    due, interval, seed, calendar, off
):
    kept = due + timedelta(days=off)
    day = spread(due, interval, seed, calendar, kept=kept)
    if day != kept:
        assert day == spread(due, interval, seed, calendar)
        assert abs(off) > reach_of(interval) or not calendar.room(kept)


def test_with_no_open_day_at_all_it_is_the_due_day():
    never = Calendar(week=("off",) * 7)
    assert spread(MONDAY, 20, "item 1", never) == MONDAY


@given(
    st.integers(0, 3_000_000).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    st.integers(1, 400),
    st.text(),
)
def test_the_moment_lies_on_the_chosen_day_through_every_change_of_the_clock(at, interval, seed):
    calendar = Calendar(zone=LISBON)
    today = day_of(at, LISBON)
    due = placed(at, interval, seed, calendar)
    chosen = spread(today + timedelta(days=interval), interval, seed, calendar)
    assert day_of(due, LISBON) == chosen
    assert abs(_clock(due) - _clock(at)) <= timedelta(hours=1)


def _clock(moment: datetime) -> timedelta:
    """How long after four in the morning, by the learner's clock."""
    local = moment.astimezone(LISBON).replace(tzinfo=None)
    start = datetime.combine(day_of(moment, LISBON), datetime.min.time()) + timedelta(hours=4)
    return local - start
