"""Comparison tables as text to take away."""

import csv
import io

from study.content import course
from study.core.inline import Writer
from study.core.language import Language
from study.core.reading import plain_text
from study.core.tables import Table


def _lines(table: Table, language: Language) -> list[list[str]]:
    writer = Writer(course().desk, language, asking=True)
    head = [table.corner, *(column.head for column in table.columns)]
    lines = [[plain_text(each.in_(language), writer) for each in head]]
    for row in table.rows:
        line = [plain_text(row.head.in_(language), writer)]
        for column in table.columns:
            cell = row.cells[column.id]
            text = plain_text(cell.text.in_(language), writer)
            why = plain_text(cell.why.in_(language), writer) if cell.why else ""
            line.append(f"{text} ({why})" if why else text)
        lines.append(line)
    return lines


def as_csv(table: Table, language: Language) -> str:
    """Comma-separated, with the mark by which spreadsheets know that it is UTF-8."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(_lines(table, language))
    return "\ufeff" + buffer.getvalue()


def as_markdown(table: Table, language: Language) -> str:
    head, *rows = [[cell.replace("|", "\\|") for cell in line] for line in _lines(table, language)]
    rule = ["---"] * len(head)
    return "".join(f"| {' | '.join(line)} |\n" for line in [head, rule, *rows])
