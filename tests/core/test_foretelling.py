"""Scoring predictions: by hand for a few, and what must hold for all."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.foretelling import AVERAGE_START, Case, Score, moving_average, score

YES, NO = Case(1, 1, 0, recalled=True), Case(1, 1, 0, recalled=False)
FAR = Case(100, 5, 2, recalled=True)


@pytest.mark.parametrize(
    ("cases", "chances", "loss", "rmse"),
    [
        ([YES], [0.5], log(2), 0.5),
        ([YES, NO], [0.5, 0.5], log(2), 0.0),  # of one bin, and right on the whole
        ([YES, FAR], [0.8, 0.6], -(log(0.8) + log(0.6)) / 2, (0.2**2 / 2 + 0.4**2 / 2) ** 0.5),
        ([YES], [1.0], 1e-4, 1e-4),  # nothing is certain
    ],
)
def test_a_score_is_this(cases, chances, loss, rmse):
    found = score(cases, chances)
    assert found.log_loss == pytest.approx(loss, rel=1e-3)
    assert found.rmse_bins == pytest.approx(rmse, abs=1e-9)


def test_alike_are_reviews_after_like_waits_and_histories():
    assert Case(2, 1, 0, recalled=True).bin == Case(3, 1, 0, recalled=False).bin
    assert Case(3, 1, 0, recalled=True).bin != Case(4, 1, 0, recalled=True).bin
    assert Case(2, 1, 0, recalled=True).bin != Case(2, 1, 1, recalled=True).bin
    assert Case(2, 1, 0, recalled=True).bin != Case(2, 2, 0, recalled=True).bin


CASES = st.lists(
    st.builds(Case, st.integers(1, 999), st.integers(1, 50), st.integers(0, 9), st.booleans()),
    min_size=1,
    max_size=60,
)


@given(CASES)
def test_who_knows_the_outcome_scores_best(cases):
    best = score(cases, [float(case.recalled) for case in cases])
    assert best == Score(pytest.approx(0, abs=2e-4), pytest.approx(0, abs=2e-4))
    average = score(cases, moving_average(cases))
    assert average.log_loss >= best.log_loss
    assert 0 <= average.rmse_bins <= 1


def test_the_moving_average_follows_how_it_goes_and_sees_nothing_before_its_time():
    falls = moving_average([NO] * 200)
    assert falls[0] == AVERAGE_START
    assert falls == sorted(falls, reverse=True)
    assert falls[-1] < 0.01
    assert moving_average([YES, NO])[:2] == moving_average([YES, YES])[:2]
