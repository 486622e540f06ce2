"""What an exam's form holds at any moment: an answer, half of one, or nothing yet.

Practice refuses an answer that is not whole. In an exam every press is kept, so that a reload finds
the second of two choices still missing; what is not whole when the paper closes is wrong.
"""

from collections.abc import Mapping, Sequence

from quizzes.core.questions import InvalidResponse, Question, Response
from quizzes.core.questions.base import LONGEST_TYPED, Sent

# The values of each field of the question that holds any.
Draft = Mapping[str, Sequence[str]]
MOST_VALUES = 9


def draft_of(question: Question, sent: Sent) -> dict[str, list[str]]:
    """The question's own fields in what a browser sent; raises InvalidResponse for what no form of
    ours can have sent (unknown_part, too_long)."""
    draft = {
        name: values
        for name in question.fields
        if (values := sorted({value.strip() for value in sent.get(name, ())} - {""}))
    }
    for values in draft.values():
        if len(values) > MOST_VALUES or any(len(value) > LONGEST_TYPED for value in values):
            raise InvalidResponse("too_long")
    try:
        question.read(draft)
    except InvalidResponse as fault:
        if fault.code == "unknown_part":
            raise
    return draft


def response_of(question: Question, draft: Draft) -> Response | None:
    """The response that the draft amounts to; None while it is not whole."""
    try:
        return question.read(draft)
    except InvalidResponse:
        return None
