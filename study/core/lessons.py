"""Lessons: what an author wrote, taken apart into sections and blocks.

A lesson file is a head between two `---` lines and sections that begin with `## Title {#id}`. In a
section stand prose and, each on a line of its own, `[[table:id]]`, `[[figure:name]]`,
`[[erratum:fact-id]]` and, last, `[[check]]`. A trap is `!!! trap "headline"` with an indented body.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, cast

from pydantic import Field

from study.core.language import Language, Strict, Text
from study.core.markup import REFERENCE
from study.core.tables import Slug, Table

HEADING = re.compile(r"^## +(?P<title>.+?) +\{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}$")
TRAP = re.compile(r'^!!! trap "(?P<title>[^"]+)"$')
BLOCK_KINDS = frozenset({"table", "figure", "erratum", "check"})

BlockKind = Literal["prose", "trap", "table", "figure", "erratum", "check"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section: prose or a trap with its Markdown, or a thing placed by name."""

    kind: BlockKind
    line: int
    text: str = ""
    title: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    line: int
    blocks: tuple[Block, ...]

    @property
    def skeleton(self) -> tuple[tuple[str, str], ...]:
        """What both languages must share: the things placed, in order. Prose may differ."""
        return tuple(
            (block.kind, block.target) for block in self.blocks if block.kind in BLOCK_KINDS
        )


class Head(Strict):
    """The head of a lesson file."""

    title: str = Field(min_length=1)
    lead: str = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Script:
    """A lesson in one language."""

    language: Language
    head: Head
    sections: tuple[Section, ...]


class About(Strict):
    """lesson.yaml: what both languages share besides the text."""

    goals: Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]
    tables: Annotated[tuple[Table, ...], Field(strict=False)] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    slug: Slug
    number: int
    about: About
    scripts: dict[Language, Script]

    def script(self, language: Language) -> Script:
        return self.scripts[language]

    @property
    def section_ids(self) -> tuple[str, ...]:
        return tuple(section.id for section in self.scripts["en"].sections)

    def table(self, table_id: str) -> Table:
        return next(table for table in self.about.tables if table.id == table_id)


class LessonError(ValueError):
    """A lesson file that cannot be read; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse_sections(body: str, first_line: int = 1) -> tuple[Section, ...]:
    """The sections of a lesson's body; raises LessonError."""
    sections: list[Section] = []
    title = section_id = ""
    start = first_line
    held: list[tuple[int, str]] = []

    def close() -> None:
        if section_id:
            sections.append(Section(section_id, title, start, tuple(_blocks(held))))
        elif any(text.strip() for _, text in held):
            raise LessonError(
                "text before the first section; begin with `## Title {#id}`", held[0][0]
            )

    for number, text in enumerate(body.splitlines(), first_line):
        if text.startswith("## "):
            close()
            match = HEADING.match(text)
            if match is None:
                raise LessonError("a section begins with `## Title {#id}`", number)
            title, section_id, start, held = match["title"], match["id"], number, []
        elif text.startswith("# "):
            raise LessonError("the title belongs in the head; sections begin with `## `", number)
        else:
            held.append((number, text))
    close()
    seen: set[str] = set()
    for section in sections:
        if section.id in seen:
            raise LessonError(f"section id {section.id} is used twice", section.line)
        seen.add(section.id)
    return tuple(sections)


def _blocks(lines: list[tuple[int, str]]) -> list[Block]:
    blocks: list[Block] = []
    prose: list[str] = []
    prose_line = 0
    index = 0

    def flush() -> None:
        text = "\n".join(prose).strip("\n")
        if text.strip():
            blocks.append(Block("prose", prose_line, text=text))
        prose.clear()

    while index < len(lines):
        number, text = lines[index]
        placed = REFERENCE.fullmatch(text.strip())
        trap = TRAP.match(text)
        if placed and placed["kind"] in BLOCK_KINDS:
            flush()
            kind = cast(BlockKind, placed["kind"])
            if (kind == "check") == bool(placed["target"]):
                raise LessonError(f"write [[check]] alone, and [[{kind}:…]] with a name", number)
            blocks.append(Block(kind, number, target=placed["target"] or ""))
        elif trap:
            flush()
            body = []
            while index + 1 < len(lines) and (
                lines[index + 1][1].startswith("    ") or not lines[index + 1][1].strip()
            ):
                index += 1
                body.append(lines[index][1][4:])
            if not any(body):
                raise LessonError("a trap needs an indented body", number)
            blocks.append(Block("trap", number, text="\n".join(body).strip(), title=trap["title"]))
        elif prose or text.strip():
            if not prose:
                prose_line = number
            prose.append(text)
        index += 1
    flush()
    return blocks
