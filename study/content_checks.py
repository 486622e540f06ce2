"""What a model alone cannot see: whether the parts of the content fit together.

Each function returns problems with file, line and item, and never raises for bad content.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from study.core.facts import Fact, Ledger, UnknownFact
from study.core.figures import Figure
from study.core.glossary import Term
from study.core.inline import Desk, Writer
from study.core.language import LANGUAGES
from study.core.lessons import Block, Lesson
from study.core.markdown import MarkupError, render_inline
from study.core.markup import bare_amounts
from study.core.reading import plain_text, ready
from study.sources import Document, Problem, shown

R = TypeVar("R", Fact, Term)


@dataclass(frozen=True)
class Record(Generic[R]):
    """A record of a list file, and where it stands."""

    record: R
    document: Document
    index: int

    @property
    def place(self) -> str:
        return f"{shown(self.document.path)}:{self.document.line((self.index,))}"

    def problem(self, message: str, *below: str, hint: str = "") -> Problem:
        return self.document.problem(message, (self.index, *below), hint)


def facts(ledger: Ledger, records: Iterable[Record[Fact]]) -> Iterator[Problem]:
    """Units exist, and statements name only values of their own."""
    for each in records:
        unknown = [
            (name, value.unit)
            for name, value in each.record.values.items()
            if value.unit is not None and value.unit not in ledger.units
        ]
        for name, unit in unknown:
            hint = "add it, or use one of " + ", ".join(sorted(ledger.units))
            yield each.problem(f"no unit `{unit}` in units.yaml", "values", name, hint=hint)
        if unknown:
            continue
        for language in LANGUAGES:
            try:
                ledger.state(each.record, language)
            except (KeyError, ValueError, IndexError) as error:
                hint = "write {name} for a value, and double a brace that is meant as one"
                message = f"the {language} statement names {error}, which is no value of this fact"
                yield each.problem(message, "statement", hint=hint)


def terms(
    desk: Desk, lessons: Mapping[str, Lesson], records: Iterable[Record[Term]]
) -> Iterator[Problem]:
    """A term's lesson exists, and its meaning can be set."""
    for each in records:
        if each.record.lesson is not None and each.record.lesson not in lessons:
            hint = "one of " + ", ".join(lessons)
            yield each.problem(f"no lesson `{each.record.lesson}`", "lesson", hint=hint)
        for language in LANGUAGES:
            try:
                render_inline(each.record.meaning.in_(language), Writer(desk, language))
            except MarkupError as error:
                yield each.problem(str(error), "meaning")


def figures(desk: Desk, drawings: Mapping[str, Figure], folder: Path) -> Iterator[Problem]:
    """The words of a drawing can be set."""
    for name, figure in drawings.items():
        path = shown(folder / f"{name}.yaml")
        for language in LANGUAGES:
            writer = Writer(desk, language, asking=True)
            for text in (*figure.captions.labels.values(), figure.captions.description):
                try:
                    plain_text(text.in_(language), writer)
                except MarkupError as error:
                    yield Problem(path, 1, str(error))
                for amount in bare_amounts(text.in_(language)):
                    hint = "quote a fact, or mark it as invented: [[example:500 GiB]]"
                    yield Problem(path, 1, f"`{amount}` is written by hand", name, hint)


def lesson(
    desk: Desk, lesson: Lesson, drawings: Mapping[str, Figure], folder: Path
) -> list[Problem]:
    """What the lesson places exists, and its text can be set."""
    problems = list(_placed(desk, lesson, drawings, folder))
    problems += _bare_amounts(lesson, folder)
    if problems:  # the text cannot be set before that is mended
        return problems
    for language in LANGUAGES:
        try:
            ready(lesson, drawings, Writer(desk, language))
        except MarkupError as error:
            message, *lines = error.args
            name = f"{language}.md" if lines else f"{language}.md or lesson.yaml"
            problems.append(Problem(shown(folder / name), lines[0] if lines else 1, message))
    return problems


def _placed(
    desk: Desk, lesson: Lesson, drawings: Mapping[str, Figure], folder: Path
) -> Iterator[Problem]:
    tables = {table.id for table in lesson.about.tables}
    unused = set(tables)
    for language in LANGUAGES:
        path = shown(folder / f"{language}.md")
        for section in lesson.script(language).sections:
            for block in section.blocks:
                unused.discard(block.target if block.kind == "table" else "")
                if message := _missing(desk, block, tables, drawings):
                    yield Problem(path, block.line, message, section.id)
    for table in sorted(unused):
        yield Problem(shown(folder / "lesson.yaml"), 1, f"table {table} is never placed", table)


def _bare_amounts(lesson: Lesson, folder: Path) -> Iterator[Problem]:
    """Every amount in a lesson is a fact's, or says that it is an example."""
    hint = "quote a fact, [[fact:id.value]], or mark it as invented, [[example:500 GiB]]"
    for language in LANGUAGES:
        path = shown(folder / f"{language}.md")
        for section in lesson.script(language).sections:
            for block in section.blocks:
                for amount in bare_amounts(f"{block.title}\n{block.text}"):
                    message = f"`{amount}` is written by hand"
                    yield Problem(path, block.line, message, section.id, hint)
    for table in lesson.about.tables:
        cells = [cell for row in table.rows for cell in row.cells.values()]
        words = [text for cell in cells for text in (cell.text, cell.why) if text]
        for text in (*words, *(row.head for row in table.rows)):
            for amount in (*bare_amounts(text.en), *bare_amounts(text.zh_hans)):
                message = f"`{amount}` is written by hand"
                yield Problem(shown(folder / "lesson.yaml"), 1, message, table.id, hint)


def _missing(desk: Desk, block: Block, tables: set[str], drawings: Mapping[str, Figure]) -> str:
    """What is wrong with the thing that the block places; empty if nothing is."""
    match block.kind:
        case "table" if block.target not in tables:
            return f"no table `{block.target}` in lesson.yaml"
        case "figure" if block.target not in drawings:
            return f"no figure `{block.target}` in study/data/figures"
        case "erratum":
            try:
                has = desk.ledger[block.target].erratum is not None
            except UnknownFact:
                return f"no fact `{block.target}`"
            return "" if has else f"fact `{block.target}` has no erratum"
    return ""
