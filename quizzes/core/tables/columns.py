"""A column to be matched."""

from quizzes.core.questions import MatchingQuestion
from quizzes.core.questions.pairing import Pair
from quizzes.core.tables.frames import ColumnFrames, fill
from quizzes.core.tables.plain import NUMBER, PlainTable, distinct, draw

MOST_PAIRS = 5


def column_question(
    table: PlainTable, frames: ColumnFrames, column: str, seed: str
) -> MatchingQuestion | None:
    """Match a column's cells to their rows, of rows whose cells all differ."""
    told = distinct(table.column(column))
    if len(told) < 3:
        return None
    words = {"table": table.caption, "column": table.columns[column]}
    pairs = [
        Pair(
            id=row,
            left=table.rows[row],
            right=told[row],
            reason=fill(frames.reason, {**words, "row": table.rows[row], "text": told[row]}),
        )
        for row in draw(list(told), MOST_PAIRS, seed)
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
