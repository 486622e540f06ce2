"""prices.csv: its first lines name the sources, then comes one row for each type and Region."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
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


class PriceTable:
    """The file as rows, for the one who brings it up to date."""

    def __init__(
        self, about: list[str], sources: dict[str, tuple[str, str]], rows: list[Row]
    ) -> None:
        self.about = about
        self.sources = sources
        self._rows = {(row.instance_type, row.region): row for row in rows}

    @property
    def rows(self) -> list[Row]:
        return list(self._rows.values())

    def put(self, row: Row) -> Row | None:
        """Put the row in the place of the one before it, which is handed back; new ones last."""
        key = row.instance_type, row.region
        old = self._rows.get(key)
        self._rows[key] = row
        return old


def new_row(
    instance_type: str, region: str, currency: str, per_hour: Decimal, date: str, source: str
) -> Row:
    """A row from elsewhere, held to what the file takes; raises ValidationError."""
    return Row.model_validate(
        {
            "instance_type": instance_type,
            "region": region,
            "currency": currency,
            "per_hour": f"{per_hour.normalize():f}",
            "date": date,
            "source": source,
        }
    )


def read_table(path: Path) -> PriceTable:
    """The file as rows; raises ContentError where it is not sound."""
    read(path)
    lines = read_text(path).splitlines()
    head = [line for line in lines if line.startswith("#")]
    named = [match for line in head if (match := _SOURCE_RE.fullmatch(line))]
    return PriceTable(
        [line for line in head if not line.startswith("# source ")],
        {match["key"]: (match["title"], match["url"]) for match in named},
        [Row.model_validate(fields) for fields in csv.DictReader(lines[len(head) :])],
    )


def write_table(path: Path, table: PriceTable) -> None:
    """Write the file whole or not at all: beside the old one first, then in its place."""
    used = {row.source for row in table.rows}
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{line}\n" for line in table.about)
        file.writelines(
            f"# source {key}: {title} | {url}\n"
            for key, (title, url) in table.sources.items()
            if key in used
        )
        writer = csv.DictWriter(file, list(Row.model_fields), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row.model_dump(mode="json") for row in table.rows)
    read(fresh)
    fresh.replace(path)


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
