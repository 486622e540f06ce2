"""A closed paper is told honestly: raw scores with intervals, and how the answers came about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.scoring import (
    Outcome,
    forensics,
    score,
    scores_by_domain,
    total_score,
    trend,
)


def outcome(number: int, correct: bool, **more) -> Outcome:
    given = {"domain": "secure", "scored": True, "answered": True, "milliseconds": 60_000, **more}
    return Outcome(number=number, correct=correct, **given)


@given(st.integers(0, 500), st.data())
def test_an_interval_holds_the_share_and_stays_between_nothing_and_all(total, data):
    right = data.draw(st.integers(0, total))
    held = score(right, total)
    assert 0 <= held.low <= held.high <= 1
    if total:
        assert held.low - 1e-9 <= right / total <= held.high + 1e-9
    assert held.low_percent <= held.percent <= held.high_percent


@given(st.integers(1, 20), st.data())
def test_more_questions_make_a_shorter_interval(total, data):
    right = data.draw(st.integers(0, total))
    few, many = score(right, total), score(right * 10, total * 10)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        # The Wilson score interval with z = 1.2816, worked out by hand and to three places.
        (0, 10, 0.0, 0.141),
        (10, 10, 0.859, 1.0),
        (5, 10, 0.312, 0.688),
        (36, 50, 0.633, 0.793),
        (0, 0, 0.0, 1.0),
    ],
)
def test_intervals_by_hand(right, total, low, high):
    held = score(right, total)
    assert (round(held.low, 3), round(held.high, 3)) == (low, high)


def test_unscored_items_do_not_count_and_domains_add_up():
    outcomes = [
        outcome(1, True),
        outcome(2, False),
        outcome(3, True, domain="cheap"),
        outcome(4, True, domain="cheap", scored=False),
        outcome(5, True, domain="trial", scored=False),
    ]
    assert (total_score(outcomes).right, total_score(outcomes).total) == (2, 3)
    domains = scores_by_domain(outcomes)
    assert {domain: (each.right, each.total) for domain, each in domains.items()} == {
        "secure": (1, 2),
        "cheap": (1, 1),
    }


outcomes = st.lists(
    st.builds(
        Outcome,
        number=st.integers(1, 65),
        domain=st.sampled_from("abc"),
        scored=st.booleans(),
        answered=st.just(True),
        correct=st.booleans(),
        confidence=st.sampled_from(["", "guess", "unsure", "sure"]),
        milliseconds=st.integers(0, 600_000),
        first_correct=st.sampled_from([None, True, False]),
        after_flag=st.booleans(),
    ),
    max_size=65,
)


@given(outcomes, st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_the_order_of_the_paper(held, chance):
    mixed = list(held)
    chance.shuffle(mixed)
    assert total_score(mixed) == total_score(held)
    assert scores_by_domain(mixed) == scores_by_domain(held)
    one, other = forensics(mixed), forensics(held)
    assert sorted(one.confident_errors) == sorted(other.confident_errors)
    assert one.changes.total == other.changes.total
    assert one.after_flag == other.after_flag


def test_changes_are_sorted_by_what_they_did():
    changes = forensics(
        [
            outcome(1, True, first_correct=False),
            outcome(2, False, first_correct=True),
            outcome(3, False, first_correct=False),
            outcome(4, True),
        ]
    ).changes
    assert (changes.helped, changes.hurt, changes.neither) == ((1,), (2,), (3,))


def test_only_an_answer_can_be_a_confident_error():
    found = forensics(
        [
            outcome(1, False, confidence="sure"),
            outcome(2, True, confidence="sure"),
            outcome(3, False, confidence="unsure"),
            outcome(4, False, confidence="sure", answered=False),
            outcome(5, True, confidence="guess"),
        ]
    )
    assert (found.confident_errors, found.lucky_guesses, found.blank) == ((1,), (5,), (4,))


def test_flagged_and_then_answered_is_a_score_of_its_own():
    found = forensics(
        [outcome(1, True, after_flag=True), outcome(2, False, after_flag=True), outcome(3, True)]
    )
    assert (found.after_flag.right, found.after_flag.total) == (1, 2)


@pytest.mark.parametrize(
    ("seconds", "rushed"),
    [
        ([60] * 8, False),
        ([60] * 6 + [10, 10], True),
        ([60] * 6 + [45, 45], False),
        ([60] * 3 + [5], False),  # too short a paper to say
        ([0] * 8, False),
    ],
)
def test_a_hurried_last_quarter_is_named(seconds, rushed):
    paper = [outcome(n, True, milliseconds=s * 1000) for n, s in enumerate(seconds, start=1)]
    assert forensics(paper).pace.rushed is rushed


def test_pace_leaves_out_what_was_never_looked_at():
    pace = forensics(
        [
            outcome(1, True, milliseconds=30_000),
            outcome(2, False, milliseconds=90_000),
            outcome(3, False, answered=False, milliseconds=0),
        ]
    ).pace
    assert (pace.mean, pace.right, pace.wrong) == (60_000, 30_000, 90_000)
    assert pace.slowest == (2, 1)


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        ([], "none"),
        ([(5, 12)], "none"),
        ([(5, 12), (7, 12)], "unclear"),
        ([(20, 50), (40, 50)], "up"),
        ([(40, 50), (20, 50)], "down"),
        ([(3, 12), (4, 12), (10, 12), (11, 12)], "up"),
    ],
)
def test_a_trend_is_claimed_only_beyond_chance(papers, expected):
    assert trend([score(*each) for each in papers]) == expected
