"""catalogue.csv: its first lines say version and date, then comes one row for each type."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from config.settings import BASE_DIR
from study.core.types.catalogue import About, Catalogue, Known
from study.core.types.catalogue_rows import COLUMNS, BadRow, from_row, to_row
from study.core.types.naming import InvalidName
from study.decoder.families_file import decoder
from study.sources import ContentError, Problem, read_text, shown

CATALOGUE = BASE_DIR / "study" / "data" / "catalogue.csv"


@cache
def catalogue() -> Catalogue:
    """The catalogue, read once; raises ContentError."""
    types, about = read(CATALOGUE)
    try:
        return Catalogue(types, decoder(), about)
    except InvalidName as fault:
        raise ContentError(
            [Problem(shown(CATALOGUE), 1, f"a name that is none: {fault}")]
        ) from fault


def read(path: Path) -> tuple[list[Known], About]:
    """The types in the file, and what it says of itself; raises ContentError."""
    lines = read_text(path).splitlines()
    heads = [line.removeprefix("# ").partition(": ") for line in lines if line.startswith("#")]
    said = {name: value for name, _, value in heads}
    rows = csv.DictReader(lines[len(heads) :])
    if not {"version", "date"} <= said.keys() or tuple(rows.fieldnames or ()) != COLUMNS:
        hint = "build it anew: manage.py build_catalogue"
        raise ContentError([Problem(shown(path), 1, "not a catalogue of this version", hint=hint)])
    types = []
    for row in rows:
        try:
            types.append(from_row(row))
        except BadRow as error:
            line = len(heads) + rows.line_num
            raise ContentError([Problem(shown(path), line, str(error), row["name"])]) from error
    return types, About(said["version"], said["date"])


def write(path: Path, types: Iterable[Known], about: About) -> None:
    """Write the file whole: a reader sees the old one or the new one, never half of either."""
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# version: {about.version}\n# date: {about.date}\n")
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        rows.writerows(to_row(known) for known in types)
    draft.replace(path)
