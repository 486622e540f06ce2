"""A lesson made ready to read: blocks with their HTML, and the notes they refer to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from study.core.facts import Fact
from study.core.figures import Figure
from study.core.inline import Notes, Writer
from study.core.language import Language
from study.core.lessons import Block, BlockKind, Lesson
from study.core.markdown import MarkupError, render_inline, render_prose
from study.core.tables import Table

# Reading speeds in a second language and of technical text, in words or Han characters a minute.
WORDS_A_MINUTE = 180
HAN_A_MINUTE = 320
# Wider drawings than this scroll inside themselves on a phone.
WIDE_FIGURE = 500


@dataclass(frozen=True, slots=True)
class ReadyCell:
    column: str
    html: str
    why: str
    align: str


@dataclass(frozen=True, slots=True)
class ReadyRow:
    id: str
    head: str
    cells: tuple[ReadyCell, ...]


@dataclass(frozen=True, slots=True)
class ReadyColumn:
    id: str
    head: str
    align: str


@dataclass(frozen=True, slots=True)
class ReadyTable:
    id: str
    name: str
    caption: str
    corner: str
    columns: tuple[ReadyColumn, ...]
    rows: tuple[ReadyRow, ...]


@dataclass(frozen=True, slots=True)
class ReadyFigure:
    name: str
    title: str
    description: str
    svg: str
    wide: bool


@dataclass(frozen=True, slots=True)
class ReadyBlock:
    kind: BlockKind
    html: str = ""
    title: str = ""
    table: ReadyTable | None = None
    figure: ReadyFigure | None = None
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class ReadySection:
    id: str
    title: str
    blocks: tuple[ReadyBlock, ...]


@dataclass(frozen=True, slots=True)
class ReadyLesson:
    slug: str
    number: int
    title: str
    lead: str
    goals: tuple[str, ...]
    minutes: int
    sections: tuple[ReadySection, ...]
    notes: Notes


def ready_table(table: Table, writer: Writer) -> ReadyTable:
    """The table in the writer's language; raises MarkupError."""
    language = writer.language
    columns = tuple(
        ReadyColumn(column.id, render_inline(column.head.in_(language), writer), column.align)
        for column in table.columns
    )
    rows = []
    for row in table.rows:
        cells = tuple(
            ReadyCell(
                column.id,
                render_inline(row.cells[column.id].text.in_(language), writer),
                render_inline(why.in_(language), writer)
                if (why := row.cells[column.id].why)
                else "",
                column.align,
            )
            for column in table.columns
        )
        rows.append(ReadyRow(row.id, render_inline(row.head.in_(language), writer), cells))
    caption, corner = table.caption.in_(language), table.corner.in_(language)
    return ReadyTable(table.id + writer.suffix, table.id, caption, corner, columns, tuple(rows))


def ready_figure(figure: Figure, writer: Writer) -> ReadyFigure:
    """The drawing with its words, facts quoted as plain text; raises MarkupError."""
    language = writer.language
    plain = Writer(writer.desk, language, asking=True)
    words = {
        key: plain_text(text.in_(language), plain) for key, text in figure.captions.labels.items()
    }
    description = plain_text(figure.captions.description.in_(language), plain)
    svg = figure.svg(language, words, description)
    if writer.suffix:
        svg = svg.replace(f"{figure.name}-", f"{figure.name}{writer.suffix}-")
    title = figure.captions.title.in_(language)
    return ReadyFigure(
        figure.name + writer.suffix, title, description, svg, figure.width > WIDE_FIGURE
    )


def plain_text(text: str, writer: Writer) -> str:
    """Text with its references written out and no elements at all; raises MarkupError."""
    return unescape(re.sub(r"<[^>]+>", "", render_inline(text, writer)))


def plain_prose(text: str, writer: Writer) -> str:
    """Text of one paragraph or several as one line without elements; raises MarkupError."""
    if "\n" not in text:
        return plain_text(text, writer)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", render_prose(text, writer))).split())


def _ready_block(
    block: Block, lesson: Lesson, figures: Mapping[str, Figure], writer: Writer
) -> ReadyBlock:
    match block.kind:
        case "prose":
            return ReadyBlock("prose", render_prose(block.text, writer))
        case "trap":
            return ReadyBlock(
                "trap", render_prose(block.text, writer), render_inline(block.title, writer)
            )
        case "table":
            return ReadyBlock("table", table=ready_table(lesson.table(block.target), writer))
        case "figure":
            return ReadyBlock("figure", figure=ready_figure(figures[block.target], writer))
        case "erratum":
            return ReadyBlock("erratum", fact=writer.desk.ledger[block.target])
    return ReadyBlock("check")


def ready(lesson: Lesson, figures: Mapping[str, Figure], writer: Writer) -> ReadyLesson:
    """The lesson in the writer's language; raises MarkupError, its second argument the line."""
    script = lesson.script(writer.language)
    sections = []
    for section in script.sections:
        blocks = []
        for block in section.blocks:
            try:
                blocks.append(_ready_block(block, lesson, figures, writer))
            except MarkupError as error:
                raise MarkupError(str(error), block.line) from error
        sections.append(
            ReadySection(section.id, render_inline(section.title, writer), tuple(blocks))
        )
    goals = tuple(render_inline(goal.in_(writer.language), writer) for goal in lesson.about.goals)
    return ReadyLesson(
        lesson.slug,
        lesson.number,
        script.head.title,
        render_inline(script.head.lead, writer),
        goals,
        reading_minutes(script_text(lesson, writer.language), writer.language),
        tuple(sections),
        writer.notes,
    )


def script_text(lesson: Lesson, language: Language) -> str:
    """All prose of a lesson, for counting and searching."""
    blocks = (block for section in lesson.script(language).sections for block in section.blocks)
    return "\n".join(block.text for block in blocks)


def reading_minutes(text: str, language: Language) -> int:
    """Whole minutes that a careful first reading takes, at least one."""
    amount = len(text.split()) / WORDS_A_MINUTE
    if language == "zh-hans":
        amount = sum("\u4e00" <= character <= "\u9fff" for character in text) / HAN_A_MINUTE
    return max(1, round(amount))
