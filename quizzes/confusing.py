"""Pairs that a learner takes for each other, with the items that set them beside each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.confusing import Confusion, Given, confusions, interleaved
from quizzes.core.questions import ChoiceQuestion, MatchingQuestion, Question
from quizzes.items import find_item, is_asked, lesson_of
from quizzes.models import Review
from quizzes.table_items import is_of_table, plain_tables, table_of
from study.core.language import Text

# Answers looked back at, cells asked of each side of a pair, and pairs served at a time.
LATEST, MOST_CELLS, MOST_PAIRS = 3000, 2, 5


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two things in words, how often either was taken for the other, and what to ask: now of the
    one, now of the other. Their order does not say which was right: that is about to be asked."""

    name: str
    one: Text
    other: Text
    times: int
    items: tuple[str, ...]


def contrasts_of(learner: Learner | None, before: datetime) -> list[Contrast]:
    """The pairs most often confused in answers given before that moment, the most often first.
    Once, and with nothing else to set them beside each other, is a wrong answer and no more."""
    found = (_contrast(each) for each in confusions(_given(learner, before)))
    told = (each for each in found if each and (each.times > 1 or len(each.items) > 1))
    return list(islice(told, MOST_PAIRS))


def _given(learner: Learner | None, before: datetime) -> Iterator[Given]:
    answers = Review.objects.of(learner).standing().filter(at__lt=before).exclude(response=[])
    for review in answers.order_by("-at")[:LATEST]:
        lesson = lesson_of(review.item)
        if lesson is None:
            continue
        slips: list[tuple[str, str]] = []
        if not review.correct and (item := find_item(review.item, str(review.id), review.version)):
            slips = list(_slips(item.question, review.response))
        yield Given(review.item, lesson, bool(review.correct), slips)


def _slips(question: Question, response: list[str]) -> Iterator[tuple[str, str]]:
    """What was right, and what was taken instead; nothing where the parts are no things of the
    lesson, as the instances of a case that a calculator made up."""
    if isinstance(question, ChoiceQuestion):
        taken = set(response) & {choice.id for choice in question.choices}
        yield from (
            (right, wrong)
            for right in sorted(question.key - taken)
            for wrong in sorted(taken - question.key)
        )
    elif isinstance(question, MatchingQuestion):
        partners = {pair.id for pair in question.pairs}
        for right, wrong in question.given(tuple(response)).items():
            if right != wrong and {right, wrong} <= partners:
                yield right, wrong


def _contrast(confusion: Confusion) -> Contrast | None:
    one, other = sorted((confusion.right, confusion.taken))
    words = _words(confusion.item, one), _words(confusion.item, other)
    if words[0] is None or words[1] is None:
        return None
    sides = [list(_items(confusion.scope, *pair)) for pair in ((one, other), (other, one))]
    items = tuple(dict.fromkeys((confusion.item, *interleaved(sides))))
    return Contrast(f"{confusion.scope}:{one}:{other}", *words, confusion.times, items)


def _words(key: str, part: str) -> Text | None:
    """What a part is called: of a table's item its row."""
    if is_of_table(key):
        return plain_tables()[table_of(key)].rows.get(part)
    item = find_item(key)
    parts = item.question.parts if item else ()
    return next((each.text for each in parts if each.id == part), None)


def _items(lesson: str, side: str, other: str) -> Iterator[str]:
    """What asks about one side and offers the other: questions, then rows of tables and cells."""
    for question in banks().of_lesson(lesson):
        parts = {part.id for part in question.parts}
        is_keyed = not isinstance(question, ChoiceQuestion) or side in question.key
        if {side, other} <= parts and is_keyed:
            yield question.item
    for place, table in plain_tables().items():
        if table.lesson == lesson and {side, other} <= table.rows.keys():
            cells = (
                f"cell:{place}.{side}.{column}"
                for column in table.columns
                if table.cells[side][column] != table.cells[other][column]
            )
            yield from filter(is_asked, [f"row:{place}.{side}"])
            yield from islice(filter(is_asked, cells), MOST_CELLS)
