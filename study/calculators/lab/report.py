"""What a lab answers: a verdict, sums, tables, steps and notes; for the page and as Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _

from study.calculators.sentences import Phrases, Said, Sentence, amount
from study.content import ledger
from study.core.facts import Fact
from study.core.remarks import Remark, Step


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
    steps: Sequence[Sentence] = ()
    notes: Sequence[Sentence] = ()
    basis: Sequence[str] = field(default=())  # facts that no sentence names

    @property
    def facts(self) -> list[Fact]:
        ids = [*(each.fact for each in (*self.rules, *self.steps, *self.notes)), *self.basis]
        return [ledger()[fact] for fact in dict.fromkeys(filter(None, ids))]

    @property
    def sheets_shown(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if not sheet.folded]

    @property
    def sheets_folded(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if sheet.folded]


def working(phrases: Phrases, table: Mapping[str, Said], steps: Iterable[Step]) -> Sheet:
    """The sums behind an answer, one press away."""
    rows = [
        Row(
            phrases.say(table, Remark(step.code, step.values)).text,
            [step.formula, amount(step.result.value, step.result.unit)],
        )
        for step in steps
    ]
    head = [_("Step"), _("Sum"), _("Comes to")]
    return Sheet("working", _("The working"), head, rows, end=2, folded=True)


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
    for title, sentences in (
        (_("How it comes to this"), report.steps),
        (_("Worth knowing"), report.notes),
    ):
        if sentences:
            yield from ("", f"## {title}", "")
            for place, each in enumerate(sentences, 1):
                yield f"{place}. {each.text}{_named(each)}"
    yield ""
    for fact in report.facts:
        yield f"[{fact.id}]: {fact.sources[0].url or address}"
    yield from ("", f"<{address}>")


def _named(sentence: Sentence) -> str:
    return f" [{sentence.fact}]" if sentence.fact else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
