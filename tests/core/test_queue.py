"""The queue of a day, the day itself, and the order of choices."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.days import day_end, day_of, day_start
from quizzes.core.questions import Part
from quizzes.core.queue import LEARN_AHEAD, Waiting, queue
from quizzes.core.shuffling import shuffled
from study.core.language import Text
from tests.core.quizzing import NOON, later

SHANGHAI, LISBON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Lisbon")

STEP_NOW = Waiting("step-now", "learning", later(minutes=-1))
STEP_SOON = Waiting("step-soon", "relearning", later(minutes=5))
STEP_LATER = Waiting("step-later", "learning", later(hours=3))
OVERDUE = Waiting("overdue", "review", later(days=-3))
TONIGHT = Waiting("tonight", "review", later(hours=6))


@pytest.mark.parametrize(
    ("waiting", "new", "room", "expected"),
    [
        ([OVERDUE, STEP_NOW], ["new"], 9, "step-now"),
        ([TONIGHT, OVERDUE], ["new"], 9, "overdue"),
        ([TONIGHT, STEP_SOON], ["new"], 9, "tonight"),  # a review counts by the day, not the hour
        ([STEP_SOON], ["new"], 9, "new"),
        ([STEP_SOON], ["new"], 0, "step-soon"),  # nearly there: sooner than keeping one waiting
        ([STEP_LATER], ["new"], 0, None),
        ([], ["first", "second"], 1, "first"),
        ([], ["new"], -3, None),
        ([], [], 9, None),
    ],
)
def test_the_next_is_what_presses_most(waiting, new, room, expected):
    assert queue(waiting, new, room, NOON).next_item == expected


def test_it_counts_what_is_left_of_the_day():
    found = queue([STEP_NOW, STEP_LATER, OVERDUE, TONIGHT], ["a", "b", "c"], 2, NOON)
    assert (found.steps, found.reviews, found.new, found.total) == (2, 2, 2, 6)
    assert found.wait_until is None
    assert not found.next_is_new


def test_when_only_a_later_step_is_left_it_says_when_that_comes():
    found = queue([STEP_LATER], [], 9, NOON)
    assert (found.next_item, found.wait_until) == (None, STEP_LATER.due)
    assert queue([STEP_LATER], [], 9, STEP_LATER.due - LEARN_AHEAD).next_item == "step-later"


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        (datetime(2026, 11, 2, 19, 59, tzinfo=UTC), SHANGHAI, date(2026, 11, 2)),
        (datetime(2026, 11, 2, 20, 0, tzinfo=UTC), SHANGHAI, date(2026, 11, 3)),
        (datetime(2026, 11, 2, 3, 59, tzinfo=UTC), LISBON, date(2026, 11, 1)),
        (datetime(2026, 7, 2, 3, 0, tzinfo=UTC), LISBON, date(2026, 7, 2)),  # summer time
    ],
)
def test_a_day_begins_at_four_by_the_learner_s_clock(at, zone, day):
    assert day_of(at, zone) == day


@given(
    st.integers(0, 4_000_000).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    st.sampled_from([SHANGHAI, LISBON, ZoneInfo("America/St_Johns"), ZoneInfo("UTC")]),
)
def test_every_moment_lies_in_its_day(at, zone):
    start, end = day_start(day_of(at, zone), zone), day_end(at, zone)
    assert start <= at < end
    assert timedelta(hours=23) <= end - start <= timedelta(hours=25)


SAME = Text(en="x", zh_hans="x")


def parts(ids, last=()) -> list[Part]:
    return [Part(each, SAME, SAME, keep_last=each in last) for each in ids]


def order(ids, seed: str, last=()) -> list[str]:
    return [part.id for part in shuffled(parts(ids, last), seed)]


@given(st.lists(st.text(min_size=1), unique=True), st.text())
def test_an_order_depends_on_its_seed_alone(ids, seed):
    assert sorted(order(ids, seed)) == sorted(ids)
    assert order(reversed(ids), seed) == order(ids, seed)


def test_every_place_is_as_likely_as_the_others():
    firsts = [order("abcd", str(seed))[0] for seed in range(4000)]
    assert all(850 < firsts.count(choice) < 1150 for choice in "abcd")


@given(st.text())
def test_what_is_to_be_kept_last_stays_there(seed):
    assert order("abcd", seed, last="d")[-1] == "d"
    assert order(["right", "wrong"], seed, last=["right", "wrong"]) == ["right", "wrong"]
