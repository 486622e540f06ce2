"""Questions drawn from comparison tables: a cell, a row told by its cells, a column to be matched.

A table is given as plain words in both languages, so that a fact quoted in a cell stands as its
value. What is drawn depends on the seed alone; None where the table gives no fair question, as
where two rows say the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from quizzes.core.questions import Choice, ChoiceQuestion, MatchingQuestion
from quizzes.core.questions.pairing import Pair
from study.core.language import Strict, Text

MOST_CHOICES = 4
MOST_PAIRS = 5
# How many cells tell a row.
TOLD_BY = 2
NUMBER = "-000"  # a question drawn from a table has no number of its own in a bank


class CellFrames(Strict):
    stem: Text
    right: Text
    wrong: Text


class RowFrames(Strict):
    stem: Text
    value: Text
    between: Text
    right: Text
    wrong: Text


class ColumnFrames(Strict):
    stem: Text
    reason: Text


class Frames(Strict):
    """The sentences around what a table says."""

    cell: CellFrames
    row: RowFrames
    column: ColumnFrames


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


def cell_question(
    table: PlainTable, frames: CellFrames, row: str, column: str, seed: str
) -> ChoiceQuestion | None:
    """What stands in this cell? Distractors are the cells of other rows."""
    key = table.cells[row][column]
    others = _distinct(table.column(column), besides=key)
    if len(others) < 2:
        return None
    words = {"table": table.caption, "row": table.rows[row], "column": table.columns[column]}
    drawn = _draw(list(others), MOST_CHOICES - 1, seed)
    wrong = [
        _choice(other, others[other], frames.wrong, {**words, "other": table.rows[other]})
        for other in drawn
    ]
    right = _choice(row, key, frames.right, words, correct=True)
    return _single(table, fill(frames.stem, words), [right, *wrong], table.facts[row][column])


def row_question(
    table: PlainTable, frames: RowFrames, row: str, seed: str
) -> ChoiceQuestion | None:
    """Which row is it that these cells belong to? The cells tell it from every other row."""
    columns = _draw(list(table.columns), len(table.columns), seed)
    others = [other for other in table.rows if other != row]
    for told in combinations(columns, TOLD_BY):
        differs = {
            other: column
            for other in others
            for column in reversed(told)
            if not _same(table.cells[other][column], table.cells[row][column])
        }
        if len(differs) == len(others) >= 2:
            return _told_by(table, frames, row, told, differs, seed)
    return None


def _told_by(
    table: PlainTable,
    frames: RowFrames,
    row: str,
    told: tuple[str, ...],
    differs: Mapping[str, str],
    seed: str,
) -> ChoiceQuestion:
    """The question that these cells tell; `differs` names for each other row where it differs."""
    values = [
        fill(frames.value, {"column": table.columns[c], "text": table.cells[row][c]}) for c in told
    ]
    words = {
        "table": table.caption,
        "row": table.rows[row],
        "values": _join(values, frames.between),
    }
    wrong = [
        _choice(
            other,
            table.rows[other],
            frames.wrong,
            {
                "row": table.rows[other],
                "column": table.columns[differs[other]],
                "text": table.cells[other][differs[other]],
            },
        )
        for other in _draw(list(differs), MOST_CHOICES - 1, seed)
    ]
    right = _choice(row, table.rows[row], frames.right, words, correct=True)
    facts = tuple(fact for column in told for fact in table.facts[row][column])
    return _single(table, fill(frames.stem, words), [right, *wrong], facts)


def column_question(
    table: PlainTable, frames: ColumnFrames, column: str, seed: str
) -> MatchingQuestion | None:
    """Match a column's cells to their rows, of rows whose cells all differ."""
    distinct = _distinct(table.column(column))
    if len(distinct) < 3:
        return None
    words = {"table": table.caption, "column": table.columns[column]}
    pairs = [
        Pair(
            id=row,
            left=table.rows[row],
            right=distinct[row],
            reason=fill(frames.reason, {**words, "row": table.rows[row], "text": distinct[row]}),
        )
        for row in _draw(list(distinct), MOST_PAIRS, seed)
    ]
    return MatchingQuestion(
        id=f"{table.lesson}{NUMBER}",
        kind="matching",
        version=1,
        section=table.section,
        difficulty=2,
        facts=tuple(fact for pair in pairs for fact in table.facts[pair.id][column]),
        stem=fill(frames.stem, words),
        pairs=tuple(pairs),
    )


def fill(frame: Text, words: Mapping[str, Text]) -> Text:
    """The sentence with the words put in, in both languages."""
    return Text.model_construct(
        en=frame.en.format_map({name: text.en for name, text in words.items()}),
        zh_hans=frame.zh_hans.format_map({name: text.zh_hans for name, text in words.items()}),
    )


def _single(
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


def _choice(
    row: str, text: Text, reason: Text, words: Mapping[str, Text], *, correct: bool = False
) -> Choice:
    return Choice(id=row, text=text, reason=fill(reason, words), correct=correct)


def _same(one: Text, other: Text) -> bool:
    return one.en == other.en or one.zh_hans == other.zh_hans


def _distinct(column: Mapping[str, Text], besides: Text | None = None) -> dict[str, Text]:
    """The cells that differ from each other, and from the one besides, in both languages."""
    found: dict[str, Text] = {}
    for row, text in column.items():
        known = [*found.values(), *([besides] if besides else [])]
        if not any(_same(text, other) for other in known):
            found[row] = text
    return found


def _draw(things: Sequence[str], count: int, seed: str) -> list[str]:
    """So many of the things, by chance that the seed decides."""
    return sorted(things, key=lambda thing: sha256(f"{seed} {thing}".encode()).digest())[:count]


def _join(texts: Sequence[Text], between: Text) -> Text:
    return Text.model_construct(
        en=between.en.join(text.en for text in texts),
        zh_hans=between.zh_hans.join(text.zh_hans for text in texts),
    )
