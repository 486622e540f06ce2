"""Items that will not stick, and another way into them than asking once more."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from learners.models import Learner
from quizzes.core.questions import Question
from quizzes.items import SOURCES, Item, find_item, is_asked
from quizzes.models import Card
from quizzes.table_items import is_of_table, plain_tables, table_of
from study.content import course, lesson_url
from study.core.inline import Writer
from study.core.language import Language, Text
from study.core.reading import ReadyTable, ready_table


@dataclass(frozen=True, slots=True)
class Remedy:
    """The section that explains it, the table that sets it beside what it is taken for, if the
    section has one, and another question on the same thing, if one can be made."""

    section_title: str
    section_url: str
    table: ReadyTable | None
    variant: str


@dataclass(frozen=True, slots=True)
class Leech:
    """An item known and lost again and again."""

    card: Card
    stem: Text
    name: str
    remedy: Remedy


def leeches_of(learner: Learner | None, language: Language) -> list[Leech]:
    """The learner's leeches, the most often lost first."""
    found = []
    for card in Card.objects.of(learner).leeches().order_by("-lapses", "item"):
        item = find_item(card.item) if is_asked(card.item) else None
        if item is not None:
            name = item.key.removeprefix("question:")
            remedy = remedy_for(item, card.lapses, language)
            found.append(Leech(card, item.question.stem, name, remedy))
    return found


def remedy_for(item: Item, lapses: int, language: Language) -> Remedy:
    """What to do instead. After each lapse it is another variant."""
    lesson = course().lessons[item.lesson]
    title = next(each.title for each in lesson.script(language).sections if each.id == item.section)
    place = _table_of(item)
    table = None
    if place is not None:
        # The lesson may stand on the same page: an id belongs to one of them.
        writer = Writer(course().desk, language, asking=True, suffix="-remedy")
        held = next(each for each in lesson.about.tables if f"{lesson.slug}.{each.id}" == place)
        table = ready_table(held, writer)
    variants = [key for key in _variants(item, place) if key != item.key]
    return Remedy(
        section_title=title,
        section_url=lesson_url(item.lesson, item.section, language),
        table=table,
        variant=variants[lapses % len(variants)] if variants else "",
    )


def _table_of(item: Item) -> str | None:
    """The comparison table of the item's section; of several, the one that shares most facts."""
    if is_of_table(item.key):
        return table_of(item.key)
    facts = _facts(item.question)
    shared = {
        place: sum(
            _root(fact) in facts for row in table.facts.values() for fact in chain(*row.values())
        )
        for place, table in plain_tables().items()
        if (table.lesson, table.section) == (item.lesson, item.section)
    }
    return max(shared, key=shared.__getitem__, default=None)


def _variants(item: Item, place: str | None) -> Iterator[str]:
    """Questions drawn from the table, then those that a calculator makes of the same section."""
    if place is not None:
        table = plain_tables()[place]
        parts = {"row": table.rows, "column": table.columns, "odd": table.columns}
        keys = (f"{kind}:{place}.{part}" for kind in parts for part in parts[kind])
        yield from filter(is_asked, keys)
    made_keys = SOURCES["made"].keys()
    for key in made_keys:
        made = find_item(key)
        if made is not None and (made.lesson, made.section) == (item.lesson, item.section):
            yield key


def _facts(question: Question) -> set[str]:
    return {_root(fact) for fact in question.facts}


def _root(fact: str) -> str:
    return fact.partition(".")[0]
