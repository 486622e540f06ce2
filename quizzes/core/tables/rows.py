"""A row told by its cells."""

from collections.abc import Mapping
from itertools import combinations

from quizzes.core.questions import ChoiceQuestion
from quizzes.core.tables.frames import RowFrames, fill, join
from quizzes.core.tables.plain import MOST_CHOICES, PlainTable, choice, draw, same, single

# How many cells tell a row.
TOLD_BY = 2


def row_question(
    table: PlainTable, frames: RowFrames, row: str, seed: str
) -> ChoiceQuestion | None:
    """Which row is it that these cells belong to? The cells tell it from every other row."""
    columns = draw(list(table.columns), len(table.columns), seed)
    others = [other for other in table.rows if other != row]
    for told in combinations(columns, TOLD_BY):
        differs = {
            other: column
            for other in others
            for column in reversed(told)
            if not same(table.cells[other][column], table.cells[row][column])
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
        "values": join(values, frames.between),
    }
    wrong = [
        choice(
            other,
            table.rows[other],
            frames.wrong,
            {
                "row": table.rows[other],
                "column": table.columns[differs[other]],
                "text": table.cells[other][differs[other]],
            },
        )
        for other in draw(list(differs), MOST_CHOICES - 1, seed)
    ]
    right = choice(row, table.rows[row], frames.right, words, correct=True)
    facts = tuple(fact for column in told for fact in table.facts[row][column])
    return single(table, fill(frames.stem, words), [right, *wrong], facts)
