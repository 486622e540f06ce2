"""A paper on the page: one item at a time, the way around it, how it looks when it is closed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from math import ceil
from uuid import UUID

from django.http import Http404

from learners.models import Learner
from quizzes.asking import Asked, held_of, parts_of, section_of
from quizzes.core.drafts import response_of
from quizzes.core.questions import Verdict
from quizzes.items import Item, find_item
from quizzes.models import Paper, PaperAnswer, Review
from study.core.language import Language


@dataclass(frozen=True, slots=True)
class Cell:
    """One item in the navigator. `state` is blank, part or whole; on a closed paper right or wrong,
    or void where the question is not what it was."""

    number: int
    state: str
    flagged: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """What is left of a paper, and the server's own time, for a page to count down by."""

    seconds: int
    now: int

    @property
    def minutes(self) -> int:
        return ceil(self.seconds / 60)


def find_paper(learner: Learner | None, paper_id: UUID) -> Paper:
    """A paper of this learner's own; raises Http404 for anybody else's."""
    paper = Paper.objects.select_related("learner").of(learner).filter(id=paper_id).first()
    if paper is None:
        raise Http404("no such paper")
    return paper


def find_answer(answers: Sequence[PaperAnswer], number: int) -> PaperAnswer:
    """The item of this number; raises Http404 where the paper has none."""
    if not 1 <= number <= len(answers):
        raise Http404("no such question on this paper")
    return answers[number - 1]


def clock_of(paper: Paper, at: datetime) -> Clock:
    return Clock(ceil(paper.left(at).total_seconds()), milliseconds_of(at))


def milliseconds_of(at: datetime) -> int:
    """A moment as a page writes it."""
    return round(at.timestamp() * 1000)


def as_sent(draft: Mapping[str, Sequence[str]]) -> str:
    """A draft as one text, to tell whether a form was touched on the page it comes from."""
    return json.dumps(draft, sort_keys=True, ensure_ascii=False)


def cells_of(
    answers: Sequence[PaperAnswer], here: int = 0, *, is_closed: bool = False
) -> list[Cell]:
    return [
        Cell(each.number, _state(each, is_closed=is_closed), each.flagged, each.number == here)
        for each in answers
    ]


def first_open(answers: Sequence[PaperAnswer]) -> int:
    """Where to go on: the first item that is not whole, or else the first."""
    return next((each.number for each in answers if _state(each) != "whole"), 1)


def asked_in(answer: PaperAnswer, *, mode: str = Review.Mode.EXAM) -> Asked | None:
    """The item as a form, filled as it stands; None where its question is no more.

    Neither its lesson nor its domain is told: they would be half the answer.
    """
    item = _item(answer)
    if item is None:
        return None
    given = held_of(answer.given)
    parts = parts_of(item.question, answer.review_id, given, None)
    return Asked(item, mode, answer.review_id, *parts, section_title="", section_url="")


def looked_back(answer: PaperAnswer, language: Language) -> Asked | None:
    """The item of a closed paper with its verdict; None where its question is no more."""
    item = _item(answer)
    if item is None:
        return None
    response = response_of(item.question, answer.given)
    verdict = item.question.grade(response) if response else Verdict(False, Decimal(0))
    given = item.question.given(response) if response else held_of(answer.given)
    return Asked(
        item,
        Review.Mode.EXAM,
        answer.review_id,
        *parts_of(item.question, answer.review_id, given, verdict),
        *section_of(item, language),
        # Not stored for a blank, so made here: its templates ask it for no more than this.
        review=Review(id=answer.review_id, correct=verdict.correct, confidence=answer.confidence),
        verdict=verdict,
    )


def _item(answer: PaperAnswer) -> Item | None:
    return find_item(answer.item, str(answer.review_id), answer.version)


def is_whole(answer: PaperAnswer) -> bool:
    """Whether it is answered in full; asks the question, since a draft may lack a choice."""
    item = _item(answer)
    return bool(item and response_of(item.question, answer.given))


def _state(answer: PaperAnswer, *, is_closed: bool = False) -> str:
    if answer.correct is not None:
        return "right" if answer.correct else "wrong"
    if is_closed:
        return "void"
    if not answer.given:
        return "blank"
    return "whole" if is_whole(answer) else "part"
