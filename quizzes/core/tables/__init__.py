"""Questions drawn from comparison tables: a cell, a row told by its cells, a column to be matched,
the row that differs from three others. None where the table gives no fair question, as where two
rows say the same."""

from quizzes.core.tables.cells import cell_question
from quizzes.core.tables.columns import column_question
from quizzes.core.tables.frames import Frames, fill
from quizzes.core.tables.odd_ones import odd_question
from quizzes.core.tables.plain import PlainTable
from quizzes.core.tables.rows import row_question

__all__ = [
    "Frames",
    "PlainTable",
    "cell_question",
    "column_question",
    "fill",
    "odd_question",
    "row_question",
]
