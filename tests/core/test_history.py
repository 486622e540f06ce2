"""A card is a fold over its log: from any order, through undo and redo, always the same."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.days import day_of, day_start
from quizzes.core.history import Logged, chosen_day, fold, standing
from quizzes.core.rating import Rating
from quizzes.core.scheduling import Settings, review
from quizzes.core.spreading import FARTHEST, Calendar
from tests.core.quizzing import NOON, later

DEFAULT = Settings()


def answer(number: int, rating: int | None, **wait: float) -> Logged:
    return Logged(UUID(int=number), later(**wait), Rating(rating) if rating else None)


def undo(number: int, of: Logged, rating: int | None = None) -> Logged:
    return Logged(
        UUID(int=number), of.at + timedelta(minutes=1), Rating(rating) if rating else None, of.id
    )


def event(number: int, what: str, due: float | None = None, **wait: float) -> Logged:
    day = later(days=due) if due is not None else None
    return Logged(UUID(int=number), later(**wait), None, event=what, due=day)


@st.composite
def logs(draw) -> list[Logged]:
    """Answers at any times, some at the same moment, resets and chosen days, and undos of some,
    and undos of those."""
    times = draw(st.lists(st.integers(0, 100_000), min_size=1, max_size=12))
    log = [
        answer(number, draw(st.sampled_from([None, 1, 2, 3, 4])), minutes=minutes)
        for number, minutes in enumerate(times, start=1)
    ]
    for number in range(50, 50 + draw(st.integers(0, 3))):
        minutes = draw(st.integers(0, 100_000))
        due = draw(st.sampled_from([None, 5, 100]))
        log.append(event(number, "due" if due else "reset", due, minutes=minutes))
    for number in range(100, 100 + draw(st.integers(0, 6))):
        log.append(undo(number, draw(st.sampled_from(log)), draw(st.sampled_from([None, 3]))))
    return log


@given(logs(), st.randoms(use_true_random=False))
def test_the_fold_is_the_same_from_any_order(log, random):
    shuffled = list(log)
    random.shuffle(shuffled)
    assert fold(shuffled, DEFAULT) == fold(log, DEFAULT)
    assert fold(shuffled, DEFAULT, "item") == fold(log, DEFAULT, "item")


@given(logs(), st.data())
def test_an_undo_and_its_undo_leave_everything_as_it_was(log, data):
    undone = undo(1000, data.draw(st.sampled_from(log)))
    redone = Logged(uuid5(undone.id, "void"), undone.at, None, undone.id)
    assert fold([*log, undone, redone], DEFAULT) == fold(log, DEFAULT)


@given(logs(), st.sampled_from([1, 2, 3, 4]), st.integers(0, 300_000))
def test_undoing_the_last_answer_gives_the_card_before_it(log, rating, minutes):
    last = answer(2000, rating, minutes=minutes)
    assert fold([*log, last, undo(2001, last)], DEFAULT) == fold(log, DEFAULT)


@given(logs())
def test_the_same_entry_twice_counts_once(log):
    assert fold([*log, *log], DEFAULT) == fold(log, DEFAULT)


def test_a_card_is_its_reviews_one_after_the_other():
    log = [answer(1, 3), answer(2, 3, minutes=10), answer(3, 1, days=3), answer(4, 3, days=3.1)]
    memory = None
    for entry in log:
        memory = review(memory, entry.rating, entry.at, DEFAULT)
    folded = fold(log, DEFAULT)
    assert folded.memory == memory
    assert (folded.first_review, folded.reps, folded.lapses) == (NOON, 4, 1)


def test_an_answer_without_a_rating_does_not_touch_the_schedule():
    log = [answer(1, 4)]
    assert fold([*log, answer(2, None, days=1)], DEFAULT) == fold(log, DEFAULT)


def test_an_answer_graded_anew_stands_in_the_place_of_the_first():
    wrong = answer(1, 1)
    mended = Logged(UUID(int=2), wrong.at, Rating.EASY, wrong.id)
    assert fold([wrong, mended], DEFAULT) == fold([answer(3, 4)], DEFAULT)


def test_a_reset_makes_an_item_new_and_can_be_taken_back():
    log = [answer(1, 4), answer(2, 3, days=8)]
    forgotten = event(3, "reset", days=9)
    assert fold([*log, forgotten], DEFAULT) is None
    begun_anew = fold([*log, forgotten, answer(4, 4, days=10)], DEFAULT)
    assert (begun_anew.reps, begun_anew.first_review) == (1, later(days=10))
    assert begun_anew.memory == review(None, Rating.EASY, later(days=10), DEFAULT)
    assert fold([*log, forgotten, undo(5, forgotten)], DEFAULT) == fold(log, DEFAULT)


def test_a_chosen_day_moves_what_is_due_and_nothing_else():
    log = [answer(1, 4)]
    moved = fold([*log, event(2, "due", due=3, days=1)], DEFAULT, "item")
    assert moved.memory.due == later(days=3)
    assert moved.memory == replace(fold(log, DEFAULT).memory, due=later(days=3))
    # An item on its steps is through with them.
    learning = fold([answer(1, 1), event(2, "due", due=3, minutes=1)], DEFAULT)
    assert (learning.memory.state, learning.memory.step) == ("review", None)
    # The next answer decides again; an item without a memory has no day.
    answered = [*log, event(2, "due", due=3, days=1), answer(3, 3, days=3)]
    assert fold(answered, DEFAULT) == fold([*log, answer(3, 3, days=3)], DEFAULT)
    assert fold([event(2, "due", due=3)], DEFAULT) is None


@given(logs())
def test_spreading_moves_days_and_never_memory(log):
    plain, spread = fold(log, DEFAULT), fold(log, DEFAULT, "item")
    if plain is None:
        assert spread is None
        return
    assert replace(spread.memory, due=plain.memory.due) == plain.memory
    assert abs(spread.memory.due - plain.memory.due) <= timedelta(days=FARTHEST)


def put(log: list[Logged], entry: Logged, load) -> Logged:
    """The entry as it is written down, on the day that it finds."""
    return replace(entry, day=chosen_day(log, entry, DEFAULT, "item", load))


def test_the_day_that_an_answer_found_stays_whatever_is_due_later():
    log = [answer(1, 4), answer(2, 3, days=8)]
    free = fold(log, DEFAULT, "item").memory.due.date()
    crowded = put(log[:1], log[1], lambda day: 500 if day == free else 0)
    assert crowded.day != free
    assert fold([log[0], crowded], DEFAULT, "item").memory.due.date() == crowded.day
    # Taken back and put back, it is where it was.
    undone = undo(3, crowded)
    redone = Logged(uuid5(undone.id, "void"), undone.at, None, undone.id)
    whole = [log[0], crowded, undone, redone]
    assert fold(whole, DEFAULT, "item") == fold(whole[:2], DEFAULT, "item")
    assert fold(whole[:3], DEFAULT, "item") == fold(log[:1], DEFAULT, "item")


def test_where_nothing_else_is_due_the_day_is_the_one_that_the_lots_name():
    log = [answer(1, 4), answer(2, 3, days=8)]
    plain = fold(log, DEFAULT, "item")
    assert put(log[:1], log[1], lambda day: 0).day == plain.memory.due.date()


def test_a_day_out_of_reach_with_other_parameters_is_not_kept():
    entry = put([], answer(1, 4), lambda day: 0)
    lower = Settings(retention=0.7)
    assert fold([entry], lower, "item") == fold([answer(1, 4)], lower, "item")


def test_an_answer_finds_no_day_on_its_steps_unrated_or_before_a_later_one():
    later_one = answer(9, 3, days=30)
    for log, entry in (
        ([], answer(1, 1)),
        ([], answer(1, None)),
        ([later_one], answer(1, 4)),
        ([event(9, "reset", days=30)], answer(1, 4)),
    ):
        assert chosen_day(log, entry, DEFAULT, "item", lambda day: 0) is None


@given(logs(), st.integers(1, 100))
def test_what_waits_is_asked_no_sooner_and_its_memory_is_the_same(log, days):
    plain = fold(log, DEFAULT, "item")
    wait = event(5000, "wait", due=100 + days, days=100)
    waiting = fold([*log, wait], DEFAULT, "item")
    if plain is None:
        assert waiting is None
        return
    assert replace(waiting.memory, due=plain.memory.due) == plain.memory
    assert waiting.memory.due >= plain.memory.due
    if plain.memory.state == "review":
        day = day_start(day_of(wait.due, DEFAULT.calendar.zone), DEFAULT.calendar.zone)
        assert waiting.memory.due == max(plain.memory.due, day)


def test_an_answer_ends_the_wait_and_days_off_move_it_on():
    log, wait = [answer(1, 4)], event(2, "wait", due=20, days=10)
    answered = [*log, wait, answer(3, 3, days=12)]
    assert fold(answered, DEFAULT, "item") == fold([log[0], answered[2]], DEFAULT, "item")
    first = later(days=20).date()
    away = Settings(calendar=Calendar(breaks=((first, first),)))
    assert fold([*log, wait], away, "item").memory.due.date() == first + timedelta(days=1)


@pytest.mark.parametrize("log", [[], [answer(1, 3), undo(2, answer(1, 3))], [answer(1, None)]])
def test_where_nothing_stands_there_is_no_card(log):
    assert standing(log) == []
    assert fold(log, DEFAULT) is None
