"""Comparison tables with stable row and column ids, so that every cell can be asked about."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from study.core.language import Strict, Text, Words

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Column(Strict):
    id: Slug
    head: Words
    align: Literal["start", "end"] = "start"


class Cell(Strict):
    """What stands in the cell, and, in muted ink, why it differs."""

    text: Words
    why: Text | None = None


def _cell(value: Any) -> Any:
    """A cell may be written as bare text; the long form adds `why`."""
    return value if isinstance(value, dict) and "text" in value else {"text": value}


class Row(Strict):
    id: Slug
    head: Words
    cells: dict[Slug, Annotated[Cell, BeforeValidator(_cell)]]


class Table(Strict):
    id: Slug
    caption: Text
    corner: Text
    columns: Annotated[tuple[Column, ...], Field(min_length=1, strict=False)]
    rows: Annotated[tuple[Row, ...], Field(min_length=2, strict=False)]

    @model_validator(mode="after")
    def _every_row_fills_every_column(self) -> "Table":
        columns = [column.id for column in self.columns]
        if len(set(columns)) != len(columns):
            raise ValueError("two columns have the same id")
        if len({row.id for row in self.rows}) != len(self.rows):
            raise ValueError("two rows have the same id")
        for row in self.rows:
            if set(row.cells) != set(columns):
                raise ValueError(
                    f"row {row.id} has cells {sorted(row.cells)}, not {sorted(columns)}"
                )
        return self
