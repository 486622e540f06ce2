"""The types found as lines of a table: on the page, as CSV and as Markdown."""

import csv
import io

from django.utils.translation import gettext as _

from study.core.facts import write_number
from study.core.types.comparing import FIGURES
from study.decoder.catalogue_file import catalogue
from study.decoder.spec_words import LABELS, NOTHING, NUMBERS, UNITS, exact, write


def head(columns: tuple[str, ...]) -> list[str]:
    return [_("Instance type"), *(str(LABELS[field]) for field in columns)]


def lines(names: list[str], columns: tuple[str, ...]) -> list[list[str]]:
    """A line for each type: its name, then the figures of the columns in words."""
    found = []
    for name in names:
        specs = catalogue().specs(name)
        texts = [write(field, FIGURES[field](specs)) if specs else NOTHING for field in columns]
        found.append([name, *texts])
    return found


def as_csv(names: list[str], columns: tuple[str, ...]) -> str:
    """For a spreadsheet: numbers without units, which stand in the head, and nothing for nothing.

    The mark in front tells Excel that the file is UTF-8.
    """
    units = [f" ({UNITS[field]})" if field in UNITS else "" for field in columns]
    titles = [title + unit for title, unit in zip(head(columns), ["", *units], strict=True)]
    buffer = io.StringIO()
    rows = csv.writer(buffer)
    rows.writerow(titles)
    for name in names:
        specs = catalogue().specs(name)
        values = [FIGURES[field](specs) if specs else None for field in columns]
        rows.writerow([name, *map(_plain, columns, values)])
    return "\ufeff" + buffer.getvalue()


def _plain(field: str, value: object) -> str:
    if field in NUMBERS and isinstance(value, int | float):
        return write_number(exact(value)).replace(",", "")
    return "" if value in (None, ()) else write(field, value)


def as_markdown(names: list[str], columns: tuple[str, ...]) -> str:
    sides = ["---:" if field in NUMBERS else "---" for field in columns]
    table = [head(columns), ["---", *sides], *lines(names, columns)]
    return "".join(f"| {' | '.join(line)} |\n" for line in table)
