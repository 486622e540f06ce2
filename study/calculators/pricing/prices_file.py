"""prices.csv: its first lines name the sources, then comes one row for each type and Region."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from config.settings import BASE_DIR
from study.core.facts import Day, Number, Source
from study.core.language import Strict
from study.core.pricing.prices import Currency, Price, Prices
from study.core.types.naming import InvalidName, parse
from study.sources import ContentError, Findings, Problem, read_text, shown

PRICES = BASE_DIR / "study" / "data" / "prices.csv"

_SOURCE_RE = re.compile(r"# source (?P<key>[a-z0-9-]+): (?P<title>[^|]+) \| (?P<url>\S+)")


class Row(Strict):
    """A line of the file. `source` is the key of one named at its top."""

    instance_type: str
    region: Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$")]
    currency: Currency
    per_hour: Annotated[Number, Field(gt=0, lt=100_000, decimal_places=8)]
    date: Day
    source: str


@cache
def prices() -> Prices:
    """Every price, read once; raises ContentError."""
    return read(PRICES)


def read(path: Path) -> Prices:
    """The prices in the file; raises ContentError with every problem found."""
    lines = read_text(path).splitlines()
    head = [line for line in lines if line.startswith("#")]
    found = Findings()
    sources = dict(_sources(path, head, found))
    rows = csv.DictReader(lines[len(head) :], strict=True)
    columns = tuple(Row.model_fields)
    if tuple(rows.fieldnames or ()) != columns:
        message, hint = "not the columns of a price table", f"write {','.join(columns)}"
        raise ContentError([Problem(shown(path), len(head) + 1, message, hint=hint)])
    held: dict[tuple[str, str], Price] = {}
    currencies: dict[str, Currency] = {}
    for fields in rows:
        line = len(head) + rows.line_num

        def problem(
            message: str, hint: str = "", line: int = line, fields: dict[str, str] = fields
        ) -> Problem:
            return Problem(shown(path), line, message, str(fields["instance_type"]), hint)

        try:
            row = TypeAdapter(Row).validate_python(fields)
        except ValidationError as error:
            found += [
                problem(f"{'.'.join(map(str, each['loc']))}: {each['msg']}")
                for each in error.errors(include_url=False)
            ]
            continue
        currencies.setdefault(row.region, row.currency)
        found += [problem(message, hint) for message, hint in _wrong(row, sources, currencies)]
        key = row.instance_type, row.region
        if key in held:
            found.append(problem(f"{row.region} has a price for this type already"))
        elif row.source in sources:
            held[key] = Price(*key, row.currency, row.per_hour, row.date, sources[row.source])
    if not held and not found:
        found.append(Problem(shown(path), len(lines), "no prices at all"))
    found.raise_any()
    return Prices(held.values())


def _sources(path: Path, head: list[str], found: Findings) -> Iterator[tuple[str, Source]]:
    for place, line in enumerate(head, 1):
        if not line.startswith("# source "):
            continue
        match = _SOURCE_RE.fullmatch(line)
        try:
            if match is None:
                raise ValueError(line)
            yield match["key"], Source(title=match["title"], url=match["url"])
        except ValueError:
            hint = "write `# source key: title | https://…`"
            found.append(Problem(shown(path), place, "not a source", hint=hint))


def _wrong(
    row: Row, sources: dict[str, Source], currencies: dict[str, Currency]
) -> Iterator[tuple[str, str]]:
    """What the fields together say wrong, and what would be right."""
    try:
        if parse(row.instance_type).name != row.instance_type:
            yield "not spelled as AWS spells it", "write lower case"
    except InvalidName as fault:
        yield f"a name that is none: {fault}", ""
    if row.source not in sources:
        yield f"no source `{row.source}`", f"name it at the top, or use {', '.join(sources)}"
    if row.currency != currencies[row.region]:
        yield f"{row.region} is priced in {currencies[row.region]} above", "one currency a Region"
