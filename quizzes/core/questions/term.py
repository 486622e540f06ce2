"""A term to be recalled and typed, in either language; a near miss is named, not counted."""

import re
import unicodedata
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Annotated, Literal

from pydantic import Field

from quizzes.core.questions.base import Question, Response, Sent, Verdict, typed, verdict
from study.core.language import Strict, Text

# How alike, from 0 to 1, a typed word must be to one that is accepted to count as a slip.
NEAR = 0.8


class Mistaken(Strict):
    """A term that is often confused with the one asked for, with the difference."""

    terms: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]
    reason: Text


class TermQuestion(Question):
    kind: Literal["term"]
    # Spellings in both languages; case, spaces, hyphens and full-width forms do not matter.
    accepted: Annotated[tuple[str, ...], Field(min_length=2, strict=False)]
    reason: Text
    mistaken: Annotated[tuple[Mistaken, ...], Field(strict=False)] = ()

    @property
    def template(self) -> str:
        return "term"

    @property
    def fields(self) -> tuple[str, ...]:
        return ("term",)

    @property
    def texts(self) -> tuple[Text, ...]:
        return (*super().texts, self.reason, *(each.reason for each in self.mistaken))

    def read(self, sent: Sent) -> Response:
        return (typed(sent, "term"),)

    def grade(self, response: Response) -> Verdict:
        given = folded(response[0])
        right = given in {folded(term) for term in self.accepted}
        return verdict(Decimal(right), {"term": right}, "" if right else self._remark(given))

    def _remark(self, given: str) -> str:
        """`mistaken-0` for a known confusion, `near` for a slip of the finger."""
        for place, each in enumerate(self.mistaken):
            if given in {folded(term) for term in each.terms}:
                return f"mistaken-{place}"
        alike = (SequenceMatcher(None, given, folded(term)).ratio() for term in self.accepted)
        return "near" if max(alike) >= NEAR else ""

    def given(self, response: Response) -> dict[str, str]:
        return {"term": response[0]}


def folded(text: str) -> str:
    """The text without what does not distinguish terms."""
    return re.sub(r"[\s\-_.·]", "", unicodedata.normalize("NFKC", text).casefold())
