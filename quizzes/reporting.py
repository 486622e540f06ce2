"""A reported question as its learner saw it, in plain lines for the author."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import override

from quizzes.asking import ShownPair, ShownPart, parts_of
from quizzes.core.questions import (
    BuildQuestion,
    InvalidResponse,
    NumericQuestion,
    OrderingQuestion,
    Question,
    Response,
    TermQuestion,
)
from quizzes.core.questions.pairing import PairingQuestion
from quizzes.items import Item, find_item
from quizzes.models import Report, Review
from study.content import course
from study.core.facts import write_number
from study.core.inline import Writer
from study.core.language import Language, Text
from study.core.reading import plain_prose
from study.language import page_language


def item_of(report: Report) -> Item | None:
    """The item that was reported, drawn by the same seed; None where it is gone."""
    return find_item(report.item, report.seed, report.version)


def lines_of(report: Report, question: Question) -> Iterator[str]:
    """The question in the order and the language it was seen in: `*` marks what is right, `>` what
    was given. Without a seed, in the order of the bank."""
    review = _review_of(report)
    response = tuple(review.response) if review else ()
    with override(review.language if review else report.language):
        sheet = _Sheet(page_language())
        for text in (question.case, question.stem):
            if text is not None:
                yield sheet.plain(text)
        yield from sheet.parts(question, report.seed, response)
    if response:
        yield f"given: {' '.join(response)}"


def _review_of(report: Report) -> Review | None:
    """The answer that the report is about, taken back since or not."""
    if not report.seed:
        return None
    return Review.objects.filter(learner=report.learner_id, id=UUID(report.seed)).first()


class _Sheet:
    """Plain lines in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.writer = Writer(course().desk, language, asking=True)

    def plain(self, text: Text) -> str:
        return plain_prose(text.in_(self.language), self.writer)

    def parts(self, question: Question, seed: str, response: Response) -> Iterator[str]:
        """What was to choose from, and the key."""
        given = _given(question, response)
        _given_by, shuffled, in_order, pairs = parts_of(
            question, UUID(seed) if seed else UUID(int=0), given, None
        )
        shown = shuffled if seed else in_order
        match question:
            case PairingQuestion():
                yield from (self._pair(each) for each in pairs)
                yield "   of: " + " | ".join(self.plain(each.part.text) for each in shown)
            case OrderingQuestion():
                places = {step: str(place) for place, step in enumerate(question.key, start=1)}
                yield from (self._step(each, places) for each in shown)
            case NumericQuestion():
                within = f" ± {write_number(question.tolerance)}" if question.tolerance else ""
                yield f" * {write_number(question.answer)}{within} {self.plain(question.unit)}"
            case TermQuestion():
                yield f" * {' / '.join(question.accepted)}"
            case BuildQuestion():
                yield f" * {question.name}"
            case _:
                yield from map(self._choice, shown)

    def _choice(self, shown: ShownPart) -> str:
        signs = f"{'>' if shown.given else ' '}{'*' if shown.part.correct else ' '}"
        return f"{signs} {shown.number}. {self.plain(shown.part.text)} ({shown.part.id})"

    def _step(self, shown: ShownPart, places: dict[str, str]) -> str:
        given = f">{shown.given}" if shown.given else "  "
        return f"{given} *{places[shown.part.id]} {self.plain(shown.part.text)} ({shown.part.id})"

    def _pair(self, shown: ShownPair) -> str:
        given = f" > {self.plain(shown.taken.text)}" if shown.taken else ""
        return f"   {self.plain(shown.pair.left)} * {self.plain(shown.pair.right)}{given}"


def _given(question: Question, response: Response) -> dict[str, str]:
    """What was given, by part; nothing where it is no answer to the question as it stands."""
    try:
        return question.given(response) if response else {}
    except (InvalidResponse, KeyError, ValueError):
        return {}
