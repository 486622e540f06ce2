"""The row that differs from three others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizzes.core.questions import ChoiceQuestion
from quizzes.core.tables.frames import OddFrames, fill
from quizzes.core.tables.plain import (
    PlainTable,
    choice,
    draw,
    same,
    single,
)
from study.core.language import Text

# How many rows agree where another one is the odd one out.
ALIKE = 3


def odd_question(
    table: PlainTable, frames: OddFrames, column: str, seed: str
) -> ChoiceQuestion | None:
    """Which of four rows differs from the other three in this column?"""
    if f"{table.lesson}.{table.id}.{column}" in frames.leave_out:
        return None
    contrasts = _contrasts(table.column(column))
    if not contrasts:
        return None
    first = draw(list(contrasts), 1, seed)[0]
    others = contrasts[first].others
    alike, odd = draw(contrasts[first].alike, ALIKE, seed), draw(others, 1, seed)[0]
    words = {
        "table": table.caption,
        "column": table.columns[column],
        "others": table.cells[first][column],
    }

    def words_of(row: str) -> dict[str, Text]:
        return {**words, "text": table.cells[row][column]}

    wrong = [choice(row, table.rows[row], frames.wrong, words_of(row)) for row in alike]
    right = choice(odd, table.rows[odd], frames.right, words_of(odd), correct=True)
    facts = tuple(fact for row in (odd, *alike) for fact in table.facts[row][column])
    return single(table, fill(frames.stem, words), [right, *wrong], facts)


@dataclass(frozen=True, slots=True)
class _Contrast:
    """Rows that say one thing, and rows that say another."""

    alike: Sequence[str]
    others: Sequence[str]


def _contrasts(column: Mapping[str, Text]) -> dict[str, _Contrast]:
    """What three rows and more agree in while others differ, by the first of those that agree.

    A dash says nothing and is neither like nor unlike; what differs, differs in both languages.
    """
    said = {row: text for row, text in column.items() if _says(text)}
    found: dict[str, _Contrast] = {}
    for row, text in said.items():
        alike = [each for each in said if said[each] == text]
        others = [each for each in said if not same(said[each], text)]
        if alike[0] == row and len(alike) >= ALIKE and others:
            found[row] = _Contrast(alike, others)
    return found


def _says(text: Text) -> bool:
    return any(sign.isalnum() for sign in text.en + text.zh_hans)
