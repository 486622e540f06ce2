"""The queue of a day, the day itself, and the order of choices."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.days import day_end, day_of, day_start
from quizzes.core.questions import Part
from quizzes.core.queue import LEARN_AHEAD, Room, Waiting, apart, queue
from quizzes.core.shuffling import shuffled
from study.core.language import Text
from tests.core.quizzing import NOON, later

SHANGHAI, LISBON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Lisbon")

STEP_NOW = Waiting("step-now", "learning", later(minutes=-1))
STEP_SOON = Waiting("step-soon", "relearning", later(minutes=5))
STEP_LATER = Waiting("step-later", "learning", later(hours=3))
PLENTY = Room(9, 99)
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
    assert queue(waiting, new, Room(room, 99), NOON).next_item == expected


def test_it_counts_what_is_left_of_the_day():
    found = queue([STEP_NOW, STEP_LATER, OVERDUE, TONIGHT], ["a", "b", "c"], Room(2, 99), NOON)
    assert (found.steps, found.reviews, found.new, found.total) == (2, 2, 2, 6)
    assert found.wait_until is None
    assert not found.next_is_new


def test_when_only_a_later_step_is_left_it_says_when_that_comes():
    found = queue([STEP_LATER], [], PLENTY, NOON)
    assert (found.next_item, found.wait_until) == (None, STEP_LATER.due)
    assert queue([STEP_LATER], [], PLENTY, STEP_LATER.due - LEARN_AHEAD).next_item == "step-later"


def test_reviews_end_at_the_limit_of_the_day_and_the_longest_due_come_first():
    found = queue([TONIGHT, OVERDUE, STEP_NOW], ["new"], Room(9, 1), NOON)
    assert (found.reviews, found.over, found.steps, found.new) == (1, 1, 1, 1)
    found = queue([TONIGHT, OVERDUE], ["new"], Room(9, -4), NOON)
    assert (found.next_item, found.reviews, found.over) == ("new", 0, 2)


def family(item: str) -> str:
    """Items of one letter belong together: a1, a2."""
    return item[0]


@pytest.mark.parametrize(
    ("items", "met", "expected"),
    [
        (["a1", "a2", "b1", "c1"], [], ["a1", "b1", "c1", "a2"]),
        (["a1", "a2", "a3", "b1", "b2"], [], ["a1", "b1", "a2", "b2", "a3"]),
        (["a1", "b1", "c1"], ["a9"], ["b1", "c1", "a1"]),
        (["a1", "a2"], ["a9"], ["a1", "a2"]),  # with nothing else due, they are asked all the same
    ],
)
def test_siblings_wait_behind_what_has_none_asked_today(items, met, expected):
    waiting = [Waiting(item, "review", NOON) for item in items]
    first = queue(waiting, [], PLENTY, NOON, family_of=family, met=met).next_item
    assert first == expected[0]
    assert apart(items, Counter(map(family, met)), family) == expected


def test_a_limit_leaves_siblings_for_another_day():
    waiting = [Waiting(item, "review", NOON) for item in ("a1", "a2", "b1")]
    found = queue(waiting, ["a3", "c1"], Room(1, 2), NOON, family_of=family)
    assert (found.reviews, found.over, found.new) == (2, 1, 1)
    left = queue([], ["a3", "c1"], Room(1, 0), NOON, family_of=family, met=["a1", "b1"])
    assert left.next_item == "c1"


@given(st.lists(st.text("abc", min_size=1, max_size=3), unique=True))
def test_keeping_apart_loses_nothing(items):
    assert sorted(apart(items, Counter(), family)) == sorted(items)


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
