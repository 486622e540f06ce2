"""What a lab answers: a verdict, sums, tables, steps and notes; for the page and as Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from study.calculators.sentences import Sentence
from study.content import ledger
from study.core.facts import Fact


@dataclass(frozen=True, slots=True)
class Row:
    """`head` names the row; a cell may be an empty text. `best` marks the row that matters most."""

    head: str
    cells: Sequence[str]
    best: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. The columns from `end` on are set to the end of the line, as numbers are."""

    id: str
    title: str
    head: Sequence[str]
    rows: Sequence[Row]
    end: int = 1
    folded: bool = False  # one press away
    best: str = ""  # the word beside the row that matters most

    @property
    def columns(self) -> list[tuple[str, bool]]:
        return [(name, place >= self.end) for place, name in enumerate(self.head)]

    @property
    def lines(self) -> list[tuple[Row, list[tuple[str, bool]]]]:
        return [
            (row, [(cell, place >= self.end) for place, cell in enumerate(row.cells, 1)])
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Report:
    """`tone` is that of the verdict: right, wrong, or neither; `rules` are the broken ones."""

    title: str
    verdict: str
    tone: Literal["", "right", "wrong"] = ""
    sums: Sequence[tuple[str, str]] = ()
    rules: Sequence[Sentence] = ()
    sheets: Sequence[Sheet] = ()
    steps: Sequence[Mapping[str, str]] = ()  # of the working
    notes: Sequence[Sentence] = ()
    basis: Sequence[str] = field(default=())  # facts that no sentence names

    @property
    def facts(self) -> list[Fact]:
        ids = [
            *(each.fact for each in self.rules),
            *(step["fact"] for step in self.steps),
            *(each.fact for each in self.notes),
            *self.basis,
        ]
        return [ledger()[fact] for fact in dict.fromkeys(filter(None, ids))]

    @property
    def sheets_shown(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if not sheet.folded]

    @property
    def sheets_folded(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if sheet.folded]


def as_markdown(report: Report, address: str) -> str:
    return "\n".join(_markdown(report, address)) + "\n"


def _markdown(report: Report, address: str) -> Iterator[str]:
    yield f"# {report.title}"
    yield ""
    yield report.verdict
    if report.sums:
        yield ""
        yield from (f"- **{label}** {value}" for label, value in report.sums)
    if report.rules:
        yield ""
        yield from (f"- ✕ {each.text}{_named(each)}" for each in report.rules)
    for sheet in report.sheets:
        yield from ("", f"## {sheet.title}", "")
        yield _line(sheet.head)
        yield _line("--:" if end else "---" for _name, end in sheet.columns)
        yield from (
            _line([row.head + (" ←" if row.best else ""), *row.cells]) for row in sheet.rows
        )
    if report.steps:
        yield from ("", f"## {_('The working')}", "")
        colon = pgettext("after a label", ": ")
        for place, step in enumerate(report.steps, 1):
            fact = f" [{step['fact']}]" if step["fact"] else ""
            yield f"{place}. {step['name']}{colon}`{step['formula']}` = {step['result']}{fact}"
    if report.notes:
        yield from ("", f"## {_('Worth knowing')}", "")
        for place, each in enumerate(report.notes, 1):
            yield f"{place}. {each.text}{_named(each)}"
    yield ""
    for fact in report.facts:
        yield f"[{fact.id}]: {fact.sources[0].url or address}"
    yield from ("", f"<{address}>")


def _named(sentence: Sentence) -> str:
    return f" [{sentence.fact}]" if sentence.fact else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
