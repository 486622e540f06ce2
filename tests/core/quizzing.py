"""Questions and moments for the tests of the quiz's core."""

from datetime import UTC, datetime, timedelta

from quizzes.core.bank import Question

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def make_question(kind="single", keys=1, choices=4, **overrides) -> Question:
    """A question whose first choices, a, b, …, are right."""
    ids = "abcdefghi"[:choices]
    return Question.model_validate(
        {
            "id": "lesson-001",
            "version": 1,
            "kind": kind,
            "section": "s",
            "difficulty": 2,
            "facts": ["f"],
            "stem": {"en": "Which?", "zh-hans": "哪个？"},
            "choices": [
                {
                    "id": choice,
                    "correct": place < keys,
                    "text": choice,
                    "reason": {"en": "because", "zh-hans": "因为"},
                }
                for place, choice in enumerate(ids)
            ],
            **overrides,
        }
    )


def later(**wait: float) -> datetime:
    return NOON + timedelta(**wait)
