"""What an exam's form holds is kept as it is, whole or not, and read as an answer at the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.drafts import draft_of, response_of
from quizzes.core.questions import InvalidResponse
from quizzes.core.shuffling import shuffled
from tests.core.quizzing import BECAUSE, build, choices

TWO = choices("multiple", keys=2, choices=5)
STEPS = build("ordering", steps=[{"id": i, "text": i, "reason": BECAUSE} for i in "abc"])
PAIRS = build(
    "matching", pairs=[{"id": i, "left": i, "right": i * 2, "reason": BECAUSE} for i in "ab"]
)
NUMBER = build("numeric", answer="42", unit="GiB", reason=BECAUSE)
TERM = build("term", accepted=["ebs", "卷"], reason=BECAUSE)


@pytest.mark.parametrize(
    ("question", "sent", "draft", "is_whole"),
    [
        (TWO, {}, {}, False),
        (TWO, {"choice": []}, {}, False),
        (TWO, {"choice": ["a"]}, {"choice": ["a"]}, False),
        (TWO, {"choice": ["b", "a"]}, {"choice": ["a", "b"]}, True),
        (TWO, {"choice": ["a", "a", "b"]}, {"choice": ["a", "b"]}, True),
        (TWO, {"choice": ["a", "b", "c"]}, {"choice": ["a", "b", "c"]}, False),
        (TWO, {"choice": ["a"], "before": ["x"], "place-a": ["1"]}, {"choice": ["a"]}, False),
        (STEPS, {"place-a": ["1"], "place-b": [""]}, {"place-a": ["1"]}, False),
        (PAIRS, {"match-a": ["a"]}, {"match-a": ["a"]}, False),
        (NUMBER, {"value": [" 42 GiB "]}, {"value": ["42 GiB"]}, True),
        (NUMBER, {"value": ["many"]}, {"value": ["many"]}, False),
        (TERM, {"term": ["   "]}, {}, False),
    ],
)
def test_a_draft_is_the_question_s_own_fields_as_they_are(question, sent, draft, is_whole):
    assert draft_of(question, sent) == draft
    assert (response_of(question, draft) is not None) is is_whole


@pytest.mark.parametrize(
    ("question", "sent", "code"),
    [
        (TWO, {"choice": ["nonsense"]}, "unknown_part"),
        (TWO, {"choice": ["a", "nonsense"]}, "unknown_part"),
        (TWO, {"choice": ["x" * 10_000]}, "too_long"),
        (TWO, {"choice": [str(n) for n in range(1000)]}, "too_long"),
        (PAIRS, {"match-a": ["zz"], "match-b": ["b"]}, "unknown_part"),
        (TERM, {"term": ["x" * 201]}, "too_long"),
    ],
)
def test_what_no_form_of_ours_can_send_is_refused(question, sent, code):
    with pytest.raises(InvalidResponse) as refused:
        draft_of(question, sent)
    assert refused.value.code == code


@given(st.permutations("abcde"), st.sets(st.sampled_from("abcde")), st.text(max_size=5))
def test_grading_does_not_depend_on_the_order_in_which_choices_are_shown(order, taken, seed):
    sent = [choice for choice in order if choice in taken]
    by_page = [part.id for part in shuffled(TWO.parts, seed) if part.id in taken]
    one, other = draft_of(TWO, {"choice": sent}), draft_of(TWO, {"choice": by_page})
    assert one == other
    response = response_of(TWO, one)
    assert (response is not None) == (len(taken) == 2)
    if response:
        assert TWO.grade(response).correct == (taken == {"a", "b"})
