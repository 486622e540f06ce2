"""Grading and rating: a table of cases, and what holds for every question."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.rating import InvalidResponse, Rating, grade, rate
from tests.core.quizzing import make_question

SINGLE = make_question()
TWO_OF_FIVE = make_question("multiple", keys=2, choices=5)
THREE_OF_SIX = make_question("multiple", keys=3, choices=6)


@pytest.mark.parametrize(
    ("question", "chosen", "correct", "credit"),
    [
        (SINGLE, "a", True, "1"),
        (SINGLE, "b", False, "0"),
        (TWO_OF_FIVE, "ab", True, "1"),
        (TWO_OF_FIVE, "ac", False, "0"),  # one right and one wrong: no better than chance
        (TWO_OF_FIVE, "cd", False, "0"),
        (THREE_OF_SIX, "abd", False, "0.333"),
        (THREE_OF_SIX, "ade", False, "0"),
    ],
)
def test_an_answer_is_graded(question, chosen, correct, credit):
    verdict = grade(question, frozenset(chosen))
    assert (verdict.correct, verdict.credit) == (correct, Decimal(credit))


@pytest.mark.parametrize(
    ("question", "chosen", "code"),
    [
        (SINGLE, "", "nothing_chosen"),
        (SINGLE, "ab", "wrong_count"),
        (TWO_OF_FIVE, "a", "wrong_count"),
        (TWO_OF_FIVE, "abc", "wrong_count"),
        (SINGLE, "z", "unknown_choice"),
    ],
)
def test_what_cannot_be_graded_says_why(question, chosen, code):
    with pytest.raises(InvalidResponse) as refused:
        grade(question, frozenset(chosen))
    assert (refused.value.code, refused.value.wanted) == (code, len(question.key))


@pytest.mark.parametrize(
    ("correct", "confidence", "rating"),
    [
        (True, "guess", Rating.HARD),
        (True, "unsure", Rating.GOOD),
        (True, "sure", Rating.EASY),
        (False, "guess", Rating.AGAIN),
        (False, "unsure", Rating.AGAIN),
        (False, "sure", Rating.AGAIN),
    ],
)
def test_how_sure_it_was_steers_the_rating(correct, confidence, rating):
    assert rate(correct=correct, confidence=confidence) is rating


@given(st.integers(2, 4), st.integers(5, 9), st.data())
def test_credit_lies_between_none_and_all_and_only_the_key_earns_all(keys, choices, data):
    question = make_question("multiple", keys=keys, choices=choices)
    ids = st.sampled_from([choice.id for choice in question.choices])
    chosen = data.draw(st.frozensets(ids, min_size=keys, max_size=keys))
    verdict = grade(question, chosen)
    assert 0 <= verdict.credit <= 1
    assert verdict.correct == (chosen == question.key) == (verdict.credit == 1)


@given(
    st.randoms(use_true_random=False),
    st.frozensets(st.sampled_from("abcde"), min_size=2, max_size=2),
)
def test_the_order_in_which_choices_stand_does_not_matter(random, chosen):
    choices = list(TWO_OF_FIVE.choices)
    random.shuffle(choices)
    assert grade(TWO_OF_FIVE.model_copy(update={"choices": tuple(choices)}), chosen) == grade(
        TWO_OF_FIVE, chosen
    )
