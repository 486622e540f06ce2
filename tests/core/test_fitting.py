"""Fitting memory: against Anki's own library, on made-up learners, and with too little to go by."""

from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.core.fitting import (
    FEWEST_HELD_OUT,
    FITTED_PART,
    Fitted,
    Given,
    Pace,
    chances,
    fit,
    histories,
    memory_states,
    workload,
)
from quizzes.core.foretelling import Score
from quizzes.core.history import Logged, fold
from quizzes.core.rating import Rating
from quizzes.core.scheduling import DEFAULT_PARAMETERS, Settings, recall, within_bounds
from quizzes.core.spreading import Calendar
from tests.core.quizzing import NOON, later

UTC_DAYS = Calendar()
OTHERS = (
    DEFAULT_PARAMETERS,
    # Somebody who forgets twice as fast, and somebody who finds everything hard.
    (*(value / 2 for value in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:]),
    (*DEFAULT_PARAMETERS[:4], 8.1, 1.2, *DEFAULT_PARAMETERS[6:20], 0.3),
)


def logged(answers) -> list[Logged]:
    """Answers as (rating, days after the one before), the first at noon."""
    log, day = [], 0
    for number, (rating, wait) in enumerate(answers, start=1):
        day += wait
        log.append(Logged(UUID(int=number), later(days=day, minutes=number), Rating(rating)))
    return log


ANSWERS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 400)), min_size=1, max_size=20)


@given(ANSWERS, st.sampled_from(OTHERS))
def test_a_card_is_what_anki_computes(answers, parameters):
    """To three digits, for the same reviews and parameters: days apart, and several in a day."""
    log = logged(answers)
    memory = fold(log, Settings(parameters=parameters), "item").memory
    (history,) = histories(log, UTC_DAYS)
    ((stability, difficulty),) = memory_states([history], parameters)
    assert memory.stability == pytest.approx(stability, rel=5e-4)
    assert memory.difficulty == pytest.approx(difficulty, abs=5e-4)


@given(ANSWERS, st.integers(1, 300), st.sampled_from(OTHERS))
def test_the_chance_of_recall_is_anki_s_too(answers, wait, parameters):
    log = logged([*answers, (3, wait)])
    aims = Settings(parameters=parameters)
    before = fold(log[:-1], aims).memory
    (history,) = histories(log, UTC_DAYS)
    (chance,) = chances([history], parameters)
    assert recall(before, log[-1].at, aims) == pytest.approx(chance, abs=5e-4)


def test_a_history_is_what_stands_and_begins_anew_after_a_reset():
    first, second, third = logged([(3, 0), (1, 2), (4, 5)])
    reset = Logged(UUID(int=9), second.at + timedelta(hours=1), None, event="reset")
    undone = Logged(UUID(int=10), third.at, None, voids=second.id)
    assert [[each.days for each in one] for one in histories([first, second, third], UTC_DAYS)] == [
        [0, 2, 5]
    ]
    assert [len(one) for one in histories([first, second, reset, third], UTC_DAYS)] == [2, 1]
    assert [
        [each.days for each in one] for one in histories([first, second, third, undone], UTC_DAYS)
    ] == [[0, 7]]
    assert histories([reset], UTC_DAYS) == []


def made_up(parameters, items: int, seed: int) -> list[tuple[Given, ...]]:
    """Items of a learner whose memory truly has these parameters, asked when they seem due."""
    chance, true, found = Random(seed), Settings(parameters=within_bounds(parameters)), []
    for number in range(items):
        log, at = [], later(days=chance.randint(0, 300))
        while at < later(days=365):
            memory = fold(log, true)
            known = recall(memory.memory, at, true) if memory else 0.6
            rating = chance.choice([2, 3, 3, 4]) if chance.random() < known else 1
            log.append(Logged(UUID(int=number * 100 + len(log)), at, Rating(rating)))
            at = fold(log, Settings()).memory.due
        found += histories(log, UTC_DAYS)
    return found


def test_who_forgets_faster_than_most_is_found_out():
    true = [value / 6 for value in DEFAULT_PARAMETERS[:4]] + list(DEFAULT_PARAMETERS[4:])
    found = fit(made_up(true, 400, seed=1))
    assert found.best == "fitted"
    assert found.scores["fitted"].log_loss < found.scores["default"].log_loss
    assert set(found.scores) == {"fitted", "default", "average"}
    assert found.parameters[2] < DEFAULT_PARAMETERS[2]
    # What is in use already is measured as well, and stays unless it is beaten.
    again = fit(made_up(true, 400, seed=1), current=found.parameters)
    assert again.scores["current"] == again.scores["fitted"]
    assert again.best == "current"


def test_the_held_out_reviews_are_the_later_ones():
    known = made_up(DEFAULT_PARAMETERS, 100, seed=2)
    cases = sum(given.days > 0 for history in known for given in history)
    assert fit(known).held_out == cases - int(cases * FITTED_PART)


def test_with_too_little_to_measure_nothing_is_fitted():
    known = made_up(DEFAULT_PARAMETERS, 100, seed=3)
    few = known[: FEWEST_HELD_OUT // 2]
    assert fit(few) is None
    assert fit([]) is None
    # Any number of answers within one day says nothing of forgetting.
    assert fit(histories(logged([(3, 0)] * 500), UTC_DAYS)) is None


@settings(max_examples=15)
@given(st.lists(ANSWERS, min_size=40, max_size=60), st.sampled_from([None, 1, 3, 4]))
def test_no_log_breaks_the_fit(logs, always):
    """However odd: everything wrong, everything easy, waits without sense."""
    known = [
        history
        for answers in logs
        for history in histories(
            [*logged([(always or rating, wait + 1) for rating, wait in answers] * 3)], UTC_DAYS
        )
    ]
    found = fit(known)
    assert found is None or within_bounds(found.parameters) == found.parameters
    if found is not None:
        fold(logged([(3, 0), (1, 5), (4, 2)]), Settings(parameters=found.parameters))


@pytest.mark.parametrize(
    ("fitted", "default", "current", "best"),
    [
        ((0.30, 0.05), (0.31, 0.05), None, "fitted"),
        ((0.30, 0.04), (0.31, 0.05), None, "fitted"),
        ((0.31, 0.02), (0.30, 0.05), None, "default"),
        ((0.30, 0.05), (0.31, 0.04), None, "default"),
        ((0.4018, 0.1163), (0.4226, 0.1161), None, "default"),
        ((0.30, 0.04), (0.30, 0.05), None, "default"),
        ((0.30, 0.05), (0.30, 0.05), None, "default"),
        ((0.30, 0.05), (0.31, 0.05), (0.29, 0.05), "current"),
        ((0.28, 0.05), (0.31, 0.05), (0.29, 0.05), "fitted"),
        ((0.28, 0.06), (0.31, 0.07), (0.29, 0.05), "current"),
        ((0.28, 0.05), (0.31, 0.04), (0.29, 0.05), "current"),  # not better than all begin with
        ((0.32, 0.05), (0.31, 0.05), (0.33, 0.05), "default"),  # back to what all begin with
        ((0.32, 0.05), (0.31, 0.06), (0.33, 0.05), "current"),
        ((0.30, 0.06), (0.31, 0.05), (0.33, 0.07), "default"),
    ],
)
def test_who_predicts_better_in_both_is_used_and_in_doubt_what_is_in_use(
    fitted, default, current, best
):
    scores = {"fitted": Score(*fitted), "default": Score(*default), "average": Score(0.1, 0.1)}
    if current:
        scores["current"] = Score(*current)
    assert Fitted(DEFAULT_PARAMETERS, scores, 100).best == best


PACE = Pace(900, 20, 200, 30.0, (0.4, 0.1, 0.2, 0.3), (0.1, 0.35, 0.55))


def test_a_better_memory_costs_more_time_and_the_same_every_time():
    found = [
        workload(DEFAULT_PARAMETERS, aim, PACE, 365) for aim in (0.7, 0.8, 0.85, 0.9, 0.95, 0.97)
    ]
    assert [each.minutes for each in found] == sorted(each.minutes for each in found)
    assert [each.remembered for each in found] == sorted(each.remembered for each in found)
    assert 5 < found[0].minutes < found[-1].minutes < 60
    assert found[-1].remembered <= PACE.items
    assert workload(DEFAULT_PARAMETERS, 0.9, PACE, 365) == found[3]


def test_the_first_answer_is_given_at_noon():
    (history,) = histories(logged([(3, 0)]), UTC_DAYS)
    assert history == (Given(Rating.GOOD, NOON + timedelta(minutes=1), 0),)
