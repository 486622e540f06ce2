"""A CSV file of looked-up figures: its first lines name the sources, each row refers to one.

# source key: title | https://…
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from study.core.facts import Source
from study.core.language import Strict
from study.sources import ContentError, Findings, Problem, read_text, shown

SOURCE_RE = re.compile(r"# source (?P<key>[a-z0-9-]+): (?P<title>[^|]+) \| (?P<url>\S+)")


class SourcedRow(Strict):
    """A line of such a file. `source` is the key of one named at its top."""

    source: str

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The file's columns in their order: the fields as declared, the source at the end."""
        return (*(name for name in cls.model_fields if name != "source"), "source")


Row = TypeVar("Row", bound=SourcedRow)


class SourcedFile(Generic[Row]):
    """The file as rows that are sound each for itself, each with its line, and all that is wrong.

    Whoever reads the rows adds what is wrong between them, and calls `found.raise_any()`.
    """

    def __init__(self, path: Path, model: type[Row]) -> None:
        """Read the file; raises ContentError where it cannot be read as a table at all."""
        self.path = path
        self.found = Findings()
        lines = read_text(path).splitlines()
        head = [line for line in lines if line.startswith("#")]
        self.sources = dict(self._sources(head))
        rows = csv.DictReader(lines[len(head) :], strict=True)
        columns = model.columns()
        if tuple(rows.fieldnames or ()) != columns:
            message, hint = f"not the columns of {path.name}", f"write {','.join(columns)}"
            raise ContentError([Problem(shown(path), len(head) + 1, message, hint=hint)])
        self.rows: list[tuple[int, Row]] = []
        for fields in rows:
            line, label = len(head) + rows.line_num, str(fields[columns[0]])
            try:
                row = model.model_validate(fields)
            except ValidationError as error:
                for each in error.errors(include_url=False):
                    self.add(line, label, f"{'.'.join(map(str, each['loc']))}: {each['msg']}")
                continue
            if row.source not in self.sources:
                hint = f"name it at the top, or use {', '.join(self.sources)}"
                self.add(line, label, f"no source `{row.source}`", hint)
            self.rows.append((line, row))
        if not self.rows and not self.found:
            self.found.append(Problem(shown(path), len(lines), "no rows at all"))

    def add(self, line: int, label: str, message: str, hint: str = "") -> None:
        """Put down something that is wrong in a line."""
        self.found.append(Problem(shown(self.path), line, message, label, hint))

    def _sources(self, head: list[str]) -> Iterator[tuple[str, Source]]:
        for place, line in enumerate(head, 1):
            if not line.startswith("# source "):
                continue
            match = SOURCE_RE.fullmatch(line)
            try:
                if match is None:
                    raise ValueError(line)
                yield match["key"], Source(title=match["title"], url=match["url"])
            except ValueError:
                hint = "write `# source key: title | https://…`"
                self.found.append(Problem(shown(self.path), place, "not a source", hint=hint))
