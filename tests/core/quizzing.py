"""Questions and moments for the tests of the quiz's core."""

from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter

from quizzes.core.questions import AnyQuestion, Question

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


BECAUSE = {"en": "because", "zh-hans": "因为"}


def build(kind: str, **fields) -> Question:
    """A question of this kind with all that every kind needs."""
    head = {
        "id": "lesson-001",
        "version": 1,
        "kind": kind,
        "section": "s",
        "difficulty": 2,
        "facts": ["f"],
        "stem": {"en": "Which?", "zh-hans": "哪个？"},
    }
    return TypeAdapter(AnyQuestion).validate_python({**head, **fields})


def choices(kind="single", keys=1, choices=4) -> Question:
    """A question whose first choices, a, b, …, are right."""
    return build(
        kind,
        choices=[
            {"id": choice, "correct": place < keys, "text": choice, "reason": BECAUSE}
            for place, choice in enumerate("abcdefghi"[:choices])
        ],
    )


def later(**wait: float) -> datetime:
    return NOON + timedelta(**wait)
