"""Comparison tables as a source of items: `cell:LESSON.TABLE.ROW.COLUMN`, `row:LESSON.TABLE.ROW`,
`column:LESSON.TABLE.COLUMN` and `odd:LESSON.TABLE.COLUMN`."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Literal, get_args

from config.settings import BASE_DIR
from quizzes.core.questions import Question
from quizzes.core.tables import (
    Frames,
    PlainTable,
    cell_question,
    column_question,
    odd_question,
    row_question,
)
from quizzes.core.tables.scattering import Touching, scattered
from quizzes.items import Item, Place
from study.content import course
from study.core.inline import Writer
from study.core.language import LANGUAGES, Text
from study.core.lessons import Lesson
from study.core.markup import references
from study.core.reading import plain_text
from study.core.tables import Cell, Table
from study.sources import Problem, read_yaml, shown

FRAMES = BASE_DIR / "quizzes" / "frames" / "tables.yaml"
# Drawn once to see whether a table gives a question at all, which does not depend on the seed.
ANY_SEED = ""

Kind = Literal["cell", "row", "column", "odd"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@lru_cache(maxsize=1024)
def table_items(place: str, seed: str) -> tuple[str, ...]:
    """All that can be asked of one table, LESSON.TABLE, in an order that keeps apart what gives
    each other away; nothing where there is no such table."""
    keys = [key for kind in KINDS for key in TableSource(kind).keys_of(place)]
    return tuple(scattered({key: _touching(key) for key in keys}, seed))


def all_table_items() -> list[str]:
    """All that can be asked of any table: one item of each, then another of each, and so on."""
    rounds = zip_longest(*(table_items(place, ANY_SEED) for place in plain_tables()))
    return [key for each in rounds for key in each if key is not None]


def _touching(key: str) -> Touching:
    """The lines of its table that an item asks about: a row's begins with -, a column's with |."""
    kind, _colon, name = key.partition(":")
    part = name.split(".", 2)[2]
    match kind:
        case "cell":
            row, _dot, column = part.partition(".")
            return Touching(kind, frozenset((f"-{row}", f"|{column}")))
        case "row":
            return Touching(kind, frozenset((f"-{part}",)))
    return Touching(kind, frozenset((f"|{part}",)))


def is_of_table(key: str) -> bool:
    return key.partition(":")[0] in KINDS


def table_of(key: str) -> str:
    """The table, LESSON.TABLE, of an item of one."""
    return ".".join(key.partition(":")[2].split(".")[:2])


class TableSource:
    """One kind of question about tables."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def keys(self) -> Iterator[str]:
        for place in plain_tables():
            yield from self.keys_of(place)

    def keys_of(self, place: str) -> Iterator[str]:
        table = plain_tables().get(place)
        for part in self._parts(table) if table else ():
            name = f"{place}.{part}"
            if self.item(name, ANY_SEED) is not None:
                yield f"{self.kind}:{name}"

    def _parts(self, table: PlainTable) -> Iterator[str]:
        match self.kind:
            case "cell":
                yield from (f"{row}.{column}" for row in table.rows for column in table.columns)
            case "row":
                yield from table.rows
            case "column" | "odd":
                yield from table.columns

    def item(self, name: str, seed: str, version: int | None = None) -> Item | None:
        lesson, _, rest = name.partition(".")
        table_id, _, part = rest.partition(".")
        table = plain_tables().get(f"{lesson}.{table_id}")
        question = self._question(table, part, seed) if table else None
        if table is None or question is None:
            return None
        return Item(f"{self.kind}:{name}", question, table.lesson, table.section)

    def _question(self, table: PlainTable, part: str, seed: str) -> Question | None:
        row, _, column = part.partition(".")
        match self.kind:
            case "cell" if row in table.rows and column in table.columns:
                return cell_question(table, frames().cell, row, column, seed)
            case "row" if part in table.rows:
                return row_question(table, frames().row, part, seed)
            case "column" if part in table.columns:
                return column_question(table, frames().column, part, seed)
            case "odd" if part in table.columns:
                return odd_question(table, frames().odd, part, seed)
        return None

    def place_of(self, name: str) -> Place | None:
        item = self.item(name, ANY_SEED)
        return Place(item.lesson, item.section) if item else None


@cache
def frames() -> Frames:
    """The sentences around what a table says; raises ContentError."""
    return read_yaml(FRAMES).build(Frames)


def problems() -> Iterator[Problem]:
    """Columns left out that are in no table of the course."""
    for column in frames().odd.leave_out:
        place, _dot, name = column.rpartition(".")
        if place not in plain_tables() or name not in plain_tables()[place].columns:
            yield Problem(shown(FRAMES), 1, f"no column `{column}`", "odd.leave_out")


@cache
def plain_tables() -> dict[str, PlainTable]:
    """Every table of the course in plain words, by lesson and id."""
    return {
        f"{slug}.{table.id}": _plain(lesson, table)
        for slug, lesson in course().lessons.items()
        for table in lesson.about.tables
    }


def _plain(lesson: Lesson, table: Table) -> PlainTable:
    section = next(
        section.id
        for section in lesson.script("en").sections
        if any(block.kind == "table" and block.target == table.id for block in section.blocks)
    )
    return PlainTable(
        id=table.id,
        lesson=lesson.slug,
        section=section,
        caption=_words(table.caption),
        rows={row.id: _words(row.head) for row in table.rows},
        columns={column.id: _words(column.head) for column in table.columns},
        cells={
            row.id: {column: _words(cell.text) for column, cell in row.cells.items()}
            for row in table.rows
        },
        facts={
            row.id: {column: _facts(cell) for column, cell in row.cells.items()}
            for row in table.rows
        },
    )


def _words(text: Text) -> Text:
    en, zh_hans = (
        plain_text(text.in_(language), Writer(course().desk, language, asking=True))
        for language in LANGUAGES
    )
    return Text.model_construct(en=en, zh_hans=zh_hans)


def _facts(cell: Cell) -> tuple[str, ...]:
    return tuple(each.target for each in references(cell.text.en) if each.kind == "fact")
