"""What stands in a cell."""

from quizzes.core.questions import ChoiceQuestion
from quizzes.core.tables.frames import CellFrames, fill
from quizzes.core.tables.plain import MOST_CHOICES, PlainTable, choice, distinct, draw, single


def cell_question(
    table: PlainTable, frames: CellFrames, row: str, column: str, seed: str
) -> ChoiceQuestion | None:
    """What stands in this cell? Distractors are the cells of other rows."""
    key = table.cells[row][column]
    others = distinct(table.column(column), besides=key)
    if len(others) < 2:
        return None
    words = {"table": table.caption, "row": table.rows[row], "column": table.columns[column]}
    drawn = draw(list(others), MOST_CHOICES - 1, seed)
    wrong = [
        choice(other, others[other], frames.wrong, {**words, "other": table.rows[other]})
        for other in drawn
    ]
    right = choice(row, key, frames.right, words, correct=True)
    return single(table, fill(frames.stem, words), [right, *wrong], table.facts[row][column])
