"""Every kind of question: what it reads, how it grades, and what holds for all of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from quizzes.core.questions import InvalidResponse
from quizzes.core.rating import Rating, rate
from quizzes.core.shuffling import shuffled
from tests.core.quizzing import BECAUSE, build, choices

SINGLE = choices()
TWO_OF_FIVE = choices("multiple", keys=2, choices=5)
THREE_OF_SIX = choices("multiple", keys=3, choices=6)
TRUE_FALSE = build(
    "true-false",
    choices=[
        {"id": "right", "text": "Right", "reason": BECAUSE, "correct": True},
        {"id": "wrong", "text": "Wrong", "reason": BECAUSE},
    ],
)
JUDGEMENTS = [
    {"id": "right", "text": "Right", "reason": BECAUSE},
    {"id": "wrong", "text": "Wrong", "reason": BECAUSE, "correct": True},
]
REASONS = [{"id": i, "text": f"because {i}", "reason": BECAUSE, "correct": i == "b"} for i in "bac"]
JUDGED = build(
    "true-false",
    choices=JUDGEMENTS,
    reasons=REASONS,
)
ORDER = build("ordering", steps=[{"id": i, "text": i, "reason": BECAUSE} for i in "abcd"])
PAIRS = [{"id": i, "left": i, "right": i.upper(), "reason": BECAUSE} for i in "abc"]
MATCH = build("matching", pairs=PAIRS, spares=[{"id": "d", "right": "D", "reason": BECAUSE}])
DECODE = build(
    "decode",
    name="c7gn.xlarge",
    pairs=[
        {"id": f"part-{n}", "left": left, "right": left * 2, "reason": BECAUSE}
        for n, left in enumerate(["c", "7", "g", "n", "xlarge"])
    ],
)
NUMBER = build(
    "numeric",
    answer="16000",
    unit={"en": "IOPS", "zh-hans": "IOPS"},
    tolerance="10",
    reason=BECAUSE,
    slips=[{"value": "3000", "reason": BECAUSE}],
)
MEMORY = build(
    "numeric", answer="192", unit="GiB", reason=BECAUSE, slips=[{"value": "96", "reason": BECAUSE}]
)
TERM = build(
    "term",
    accepted=["placement group", "置放群组"],
    reason=BECAUSE,
    mistaken=[{"terms": ["security group", "安全组"], "reason": BECAUSE}],
)
ALL = [SINGLE, TWO_OF_FIVE, TRUE_FALSE, JUDGED, ORDER, MATCH, DECODE, NUMBER, TERM]


def fields(question, answer: str) -> dict[str, list[str]]:
    """A browser's form with this answer, written shortly."""
    if question is JUDGED:
        return dict(zip(("choice", "because"), ([each] for each in answer.split()), strict=False))
    if question.template == "choice":
        return {"choice": answer.split()}
    if question.template == "ordering":
        return {f"place-{step}": [str(n)] for n, step in enumerate(answer.split(), start=1)}
    if question.template in {"matching", "decode"}:
        return {f"match-{left}": [right] for left, right in (p.split("=") for p in answer.split())}
    return {"value" if question.template == "numeric" else "term": [answer]}


@pytest.mark.parametrize(
    ("question", "answer", "credit", "remark"),
    [
        (SINGLE, "a", "1", ""),
        (SINGLE, "b", "0", ""),
        (TWO_OF_FIVE, "b a", "1", ""),
        (TWO_OF_FIVE, "a c", "0", ""),  # one right and one wrong: no better than chance
        (TWO_OF_FIVE, "c d", "0", ""),
        (THREE_OF_SIX, "a b d", "0.333", ""),
        (THREE_OF_SIX, "a d e", "0", ""),
        (TRUE_FALSE, "right", "1", ""),
        (TRUE_FALSE, "wrong", "0", ""),
        (JUDGED, "wrong b", "1", ""),
        (JUDGED, "wrong a", "0.5", ""),
        (JUDGED, "right b", "0.5", ""),
        (JUDGED, "right c", "0", ""),
        (ORDER, "a b c d", "1", ""),
        (ORDER, "b a c d", "0.5", ""),
        (ORDER, "d c b a", "0", ""),
        (MATCH, "a=a b=b c=c", "1", ""),
        (MATCH, "a=a b=c c=d", "0.333", ""),
        (MATCH, "a=b b=b c=b", "0.333", ""),
        (DECODE, " ".join(f"part-{n}=part-{n}" for n in range(5)), "1", ""),
        (NUMBER, "16000", "1", ""),
        (NUMBER, "16,000 iops", "1", ""),
        (NUMBER, "１６０００", "1", ""),
        (NUMBER, "15990", "1", ""),
        (NUMBER, "15989", "0", ""),
        (NUMBER, "3000", "0", "slip-0"),
        (NUMBER, "1.6万", "1", ""),
        (MEMORY, "192 GiB", "1", ""),
        (MEMORY, "0.1875 TiB", "1", ""),
        (MEMORY, "0.188 TiB", "1", ""),  # as near as three digits say
        (MEMORY, "0.19 TiB", "0", ""),
        (MEMORY, "206.158 GB", "1", ""),
        (MEMORY, "192 GB", "0", "unit"),
        (MEMORY, "98304 MiB", "0", "slip-0"),
        (TERM, "Placement Group", "1", ""),
        (TERM, "placement-group", "1", ""),
        (TERM, " 置放群组 ", "1", ""),
        (TERM, "placment group", "0", "near"),
        (TERM, "安全组", "0", "mistaken-0"),
        (TERM, "bucket", "0", ""),
    ],
)
def test_an_answer_is_graded(question, answer, credit, remark):
    verdict = question.grade(question.read(fields(question, answer)))
    assert (verdict.credit, verdict.remark) == (Decimal(credit), remark)
    assert verdict.correct == (credit == "1")


@pytest.mark.parametrize(
    ("question", "sent", "code"),
    [
        (SINGLE, {}, "nothing_chosen"),
        (SINGLE, {"choice": ["a", "b"]}, "wrong_count"),
        (SINGLE, {"choice": ["z"]}, "unknown_part"),
        (TWO_OF_FIVE, {"choice": ["a"]}, "wrong_count"),
        (TRUE_FALSE, {"choice": ["right", "wrong"]}, "wrong_count"),
        (JUDGED, {}, "nothing_chosen"),
        (JUDGED, {"choice": ["wrong"]}, "half_chosen"),
        (JUDGED, {"because": ["b"]}, "half_chosen"),
        (JUDGED, {"choice": ["wrong"], "because": ["a", "b"]}, "half_chosen"),
        (JUDGED, {"choice": ["b"], "because": ["b"]}, "unknown_part"),
        (JUDGED, {"choice": ["wrong"], "because": ["z"]}, "unknown_part"),
        (ORDER, fields(ORDER, "a b c"), "nothing_chosen"),
        (ORDER, {**fields(ORDER, "a b c d"), "place-d": ["1"]}, "repeated_part"),
        (ORDER, {**fields(ORDER, "a b c d"), "place-d": ["9"]}, "unknown_part"),
        (MATCH, fields(MATCH, "a=a b=b"), "nothing_chosen"),
        (MATCH, fields(MATCH, "a=a b=b c=z"), "unknown_part"),
        (NUMBER, {"value": [""]}, "nothing_chosen"),
        (NUMBER, {"value": ["many"]}, "not_a_number"),
        (NUMBER, {"value": ["16,00"]}, "misplaced_comma"),
        (NUMBER, {"value": ["16000 s"]}, "other_unit"),
        (NUMBER, {"value": ["16000 volumes"]}, "unknown_unit"),
        (NUMBER, {"value": ["9" * 201]}, "too_long"),
        (TERM, {"term": ["  "]}, "nothing_chosen"),
        (TERM, {"term": ["x" * 10_000]}, "too_long"),
    ],
)
def test_what_cannot_be_graded_says_why(question, sent, code):
    with pytest.raises(InvalidResponse) as refused:
        question.read(sent)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("single", {"choices": []}, "at least 2"),
        ("multiple", {"keys": 1}, "2 or more keys"),
        ("single", {"keys": 2}, "one correct choice, not 2"),
        ("true-false", {"choices": JUDGEMENTS[::-1]}, "`right` and `wrong`, in order"),
        ("true-false", {"choices": JUDGEMENTS, "reasons": REASONS[:1]}, "2 to 4 reasons"),
        ("true-false", {"choices": JUDGEMENTS, "reasons": REASONS[1:]}, "one correct because"),
        ("true-false", {"choices": JUDGEMENTS, "reasons": [*REASONS, *REASONS]}, "at most 4"),
        ("true-false", {"choices": JUDGEMENTS, "reasons": JUDGEMENTS}, "same id"),
        ("matching", {"pairs": [PAIRS[0], PAIRS[0]]}, "same id"),
        ("decode", {"name": "c7gn.xlarge", "pairs": PAIRS}, "c, 7, g, n, xlarge"),
        ("decode", {"name": "nonsense", "pairs": PAIRS}, "no type name"),
        ("essay", {}, "essay"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(kind, more, words):
    with pytest.raises(ValidationError, match=words):
        if "keys" in more:
            choices(kind, **more)
        else:
            build(kind, **more)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_a_kind_has_its_template_and_all_its_words(question):
    assert question.template
    assert len(question.texts) > 1
    assert question.item == "question:lesson-001"


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
@given(data=st.data())
def test_whatever_is_sent_is_graded_or_refused_and_shown_as_it_was(question, data):
    names = [
        "choice",
        "value",
        "term",
        "because",
        *(f"{field}-{part.id}" for part in question.parts for field in ("place", "match")),
    ]
    ids = [part.id for part in question.parts]
    values = st.sampled_from([*ids, "1", "2", "3", "4"]) | st.text(max_size=300)
    sent = data.draw(st.dictionaries(st.sampled_from(names), st.lists(values, max_size=4)))
    try:
        response = question.read(sent)
    except InvalidResponse:
        return
    verdict = question.grade(response)
    assert 0 <= verdict.credit <= 1
    assert verdict.correct == (verdict.credit == 1)
    assert set(question.given(response)) <= {*ids, "value", "term"}


@pytest.mark.parametrize("question", [SINGLE, TWO_OF_FIVE, ORDER, MATCH], ids=lambda q: q.kind)
@given(random=st.randoms(use_true_random=False), data=st.data())
def test_the_order_in_which_parts_are_shown_does_not_matter(question, random, data):
    seed = str(random.random())
    assert sorted(p.id for p in shuffled(question.parts, seed)) == sorted(
        p.id for p in question.parts
    )
    if question.template == "choice":
        count = len(question.key)
        ids = [part.id for part in question.parts]
        chosen = data.draw(
            st.lists(st.sampled_from(ids), min_size=count, unique=True, max_size=count)
        )
        first = question.grade(question.read({"choice": chosen}))
        assert question.grade(question.read({"choice": chosen[::-1]})) == first


@given(seed=st.text())
def test_the_reasons_come_in_any_order_and_after_the_judgement(seed):
    shown = [part.id for part in shuffled(JUDGED.parts, seed)]
    assert shown[:2] == ["right", "wrong"]
    assert sorted(shown[2:]) == ["a", "b", "c"]


def test_an_answer_to_the_question_without_reasons_is_not_judged_by_the_one_with_them():
    with pytest.raises(InvalidResponse):
        JUDGED.grade(("wrong",))
    assert JUDGED.given(("wrong",)) == {"wrong": "taken"}


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
