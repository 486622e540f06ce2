"""Memory: whole histories with the intervals they lead to, and what the buttons promise."""

from datetime import UTC, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.rating import CONFIDENCES, RATING_IF_RIGHT, Rating, rate
from quizzes.core.scheduling import (
    DEFAULT_PARAMETERS,
    LEARNING_STEPS,
    Memory,
    Settings,
    preview,
    recall,
    review,
    wait_if_wrong,
    within_bounds,
)
from quizzes.core.spreading import ROOM, Calendar
from tests.core.quizzing import NOON, later

DEFAULT = Settings()
RATINGS = st.sampled_from(Rating)


def waits(ratings, settings=DEFAULT):
    """The wait after each answer, in whole days or else minutes, each given when it was due."""
    memory, at, found = None, NOON, []
    for rating in ratings:
        memory = review(memory, Rating(rating), at, settings)
        wait, at = memory.due - at, memory.due
        found.append(f"{wait.days}d" if wait.days else f"{wait.total_seconds() / 60:g}min")
    return found


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ([3, 3, 3, 3, 3], ["10min", "2d", "11d", "46d", "163d"]),
        ([4, 3, 3], ["8d", "39d", "153d"]),
        ([1, 3, 3], ["1min", "10min", "1d"]),
        ([2, 3, 3], ["5.5min", "10min", "1d"]),
        ([4, 1, 3], ["8d", "10min", "1d"]),
    ],
)
def test_a_history_leads_to_these_waits(ratings, expected):
    assert waits(ratings) == expected


def test_a_higher_retention_brings_items_back_sooner():
    careful, easy_going = Settings(retention=0.95), Settings(retention=0.8)
    assert waits([4], careful) == ["3d"]
    assert waits([4]) == ["8d"]
    assert waits([4], easy_going) == ["28d"]


def test_two_steps_stand_before_the_first_day():
    first = review(None, Rating.GOOD, NOON, DEFAULT)
    assert (first.state, first.step, first.due) == ("learning", 1, NOON + LEARNING_STEPS[1])
    second = review(first, Rating.GOOD, first.due, DEFAULT)
    assert (second.state, second.step) == ("review", None)


def test_recall_falls_to_the_retention_on_the_day_it_is_due():
    memory = review(None, Rating.EASY, NOON, DEFAULT)
    assert recall(memory, NOON, DEFAULT) == 1
    assert recall(memory, memory.due, DEFAULT) == pytest.approx(0.9, abs=0.005)
    assert recall(memory, memory.due + timedelta(days=30), DEFAULT) < 0.9


def test_the_time_zone_of_the_answer_does_not_matter():
    shanghai = NOON.astimezone(timezone(timedelta(hours=8)))
    assert review(None, Rating.EASY, shanghai, DEFAULT) == review(None, Rating.EASY, NOON, DEFAULT)
    assert review(None, Rating.EASY, shanghai, DEFAULT).due.tzinfo is UTC


def test_an_answer_dated_before_the_last_counts_as_given_with_it():
    memory = review(None, Rating.EASY, NOON, DEFAULT)
    assert review(memory, Rating.GOOD, later(days=-3), DEFAULT).last_review == NOON


@pytest.mark.parametrize(
    ("zone", "hours", "elapsed"),
    [("UTC", 16, 1), ("UTC", 15, 0), ("Asia/Shanghai", 8, 1), ("Asia/Shanghai", 7, 0)],
)
def test_days_between_answers_are_the_learner_s_own(zone, hours, elapsed):
    """From noon UTC to four in the morning of each clock: before it, it is still the same day."""
    settings = Settings(calendar=Calendar(zone=ZoneInfo(zone)))
    memory = review(None, Rating.EASY, NOON, settings)
    after = recall(memory, later(hours=hours), settings)
    assert (after < 1) == bool(elapsed)
    assert after == recall(memory, later(days=elapsed), settings)


def test_a_fit_that_ends_a_hair_beyond_the_bounds_is_taken():
    beyond = [*DEFAULT_PARAMETERS[:20], 0.800000011920929]
    assert within_bounds(beyond) == (*DEFAULT_PARAMETERS[:20], 0.8)
    review(None, Rating.GOOD, NOON, Settings(parameters=within_bounds(beyond)))


@st.composite
def memories(draw) -> Memory:
    memory, at = None, NOON
    for rating in draw(st.lists(RATINGS, min_size=1, max_size=12)):
        memory = review(memory, rating, at, DEFAULT)
        at = memory.due + timedelta(minutes=draw(st.integers(0, 200_000)))
    return memory


@given(memories(), st.integers(0, 500_000))
def test_a_press_gives_the_wait_that_its_button_shows(memory, minutes):
    at = memory.last_review + timedelta(minutes=minutes)
    shown = preview(memory, at, DEFAULT)
    for confidence in CONFIDENCES:
        assert (
            review(memory, RATING_IF_RIGHT[confidence], at, DEFAULT).due == at + shown[confidence]
        )
    assert review(memory, Rating.AGAIN, at, DEFAULT).due == at + wait_if_wrong(memory, at, DEFAULT)


WEEKS = st.lists(st.sampled_from(list(ROOM)), min_size=7, max_size=7).map(tuple)


@given(memories(), st.integers(0, 500_000), WEEKS, st.text(), st.booleans(), st.integers(0, 99))
def test_a_press_gives_the_wait_that_its_button_shows_in_any_week_however_full_with_the_hint_too(
    memory, minutes, week, item, hinted, salt
):
    def load(day):
        return day.toordinal() * salt % 40

    settings = Settings(calendar=Calendar(ZoneInfo("Europe/Lisbon"), week))
    at = memory.last_review + timedelta(minutes=minutes)
    shown = preview(memory, at, settings, item, load=load, hinted=hinted)
    for confidence in CONFIDENCES:
        rating = rate(correct=True, confidence=confidence, hinted=hinted)
        pressed = review(memory, rating, at, settings, item, load=load)
        assert pressed.due == at + shown[confidence]


@given(memories(), st.integers(1, 500_000))
def test_being_surer_never_brings_an_item_back_sooner(memory, minutes):
    shown = preview(memory, memory.last_review + timedelta(minutes=minutes), DEFAULT)
    assert shown["guess"] <= shown["unsure"] <= shown["sure"]


@given(memories(), st.integers(1, 500_000), WEEKS, st.text(min_size=1), st.integers(0, 99))
def test_nor_does_it_however_the_days_are_filled(memory, minutes, week, item, salt):
    def load(day):
        return day.toordinal() * salt % 40

    settings = Settings(calendar=Calendar(ZoneInfo("Europe/Lisbon"), week))
    at = memory.last_review + timedelta(minutes=minutes)
    shown = preview(memory, at, settings, item, load=load)
    assert shown["guess"] <= shown["unsure"] <= shown["sure"]


@given(memories(), RATINGS)
def test_numbers_stay_within_their_bounds(memory, rating):
    after = review(memory, rating, memory.due, DEFAULT)
    assert after.stability > 0
    assert 1 <= after.difficulty <= 10
    assert after.due > memory.due
    assert (after.step is None) == (after.state == "review")
