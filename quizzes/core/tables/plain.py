"""A comparison table in plain words, and what every question about one is made of.

A table is given as plain words in both languages, so that a fact quoted in a cell stands as its
value. What is drawn depends on the seed alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from quizzes.core.questions import Choice, ChoiceQuestion
from quizzes.core.tables.frames import fill
from study.core.language import Text

MOST_CHOICES = 4
NUMBER = "-000"  # a question drawn from a table has no number of its own in a bank


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A comparison table in plain words. Cells are by row id, then column id."""

    id: str
    lesson: str
    section: str
    caption: Text
    rows: Mapping[str, Text]
    columns: Mapping[str, Text]
    cells: Mapping[str, Mapping[str, Text]]
    facts: Mapping[str, Mapping[str, tuple[str, ...]]]

    def column(self, column: str) -> dict[str, Text]:
        return {row: self.cells[row][column] for row in self.rows}


def single(
    table: PlainTable, stem: Text, choices: Sequence[Choice], facts: tuple[str, ...]
) -> ChoiceQuestion:
    return ChoiceQuestion(
        id=f"{table.lesson}{NUMBER}",
        kind="single",
        version=1,
        section=table.section,
        difficulty=2,
        facts=facts,
        stem=stem,
        choices=tuple(choices),
    )


def choice(
    row: str, text: Text, reason: Text, words: Mapping[str, Text], *, correct: bool = False
) -> Choice:
    return Choice(id=row, text=text, reason=fill(reason, words), correct=correct)


def same(one: Text, other: Text) -> bool:
    return one.en == other.en or one.zh_hans == other.zh_hans


def distinct(column: Mapping[str, Text], besides: Text | None = None) -> dict[str, Text]:
    """The cells that differ from each other, and from the one besides, in both languages."""
    found: dict[str, Text] = {}
    for row, text in column.items():
        known = [*found.values(), *([besides] if besides else [])]
        if not any(same(text, other) for other in known):
            found[row] = text
    return found


def draw(things: Sequence[str], count: int, seed: str) -> list[str]:
    """So many of the things, by chance that the seed decides."""
    return sorted(things, key=lambda thing: sha256(f"{seed} {thing}".encode()).digest())[:count]
