"""prices.csv: the sources first, then one row for each type, Region and operating system."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from config.settings import BASE_DIR
from study.calculators.pricing.sourced_csv import SOURCE_RE, SourcedFile, SourcedRow
from study.core.facts import Day, Number
from study.core.pricing.prices import Currency, Price, Prices, System
from study.core.types.naming import InvalidName, parse
from study.sources import read_text

PRICES = BASE_DIR / "study" / "data" / "prices.csv"

Region = Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$")]
PerHour = Annotated[Number, Field(gt=0, lt=100_000, decimal_places=8)]


class Row(SourcedRow):
    """A line of the file."""

    instance_type: str
    region: Region
    system: System
    currency: Currency
    per_hour: PerHour
    date: Day

    @property
    def key(self) -> tuple[str, str, System]:
        return self.instance_type, self.region, self.system


class PriceTable:
    """The file as rows, for the one who brings it up to date."""

    def __init__(
        self, about: list[str], sources: dict[str, tuple[str, str]], rows: list[Row]
    ) -> None:
        self.about = about
        self.sources = sources
        self._rows = {row.key: row for row in rows}

    @property
    def rows(self) -> list[Row]:
        return list(self._rows.values())

    def put(self, row: Row) -> Row | None:
        """Put the row in the place of the one before it, which is handed back; new ones last."""
        old = self._rows.get(row.key)
        self._rows[row.key] = row
        return old


def new_row(
    instance_type: str,
    region: str,
    system: System,
    currency: str,
    per_hour: Decimal,
    date: str,
    source: str,
) -> Row:
    """A row from elsewhere, held to what the file takes; raises ValidationError."""
    return Row.model_validate(
        {
            "instance_type": instance_type,
            "region": region,
            "system": system,
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
    named = [match for line in head if (match := SOURCE_RE.fullmatch(line))]
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
        writer = csv.DictWriter(file, Row.columns(), lineterminator="\n")
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
    file = SourcedFile(path, Row)
    held: dict[tuple[str, str, System], Price] = {}
    currencies: dict[str, Currency] = {}
    for line, row in file.rows:
        currencies.setdefault(row.region, row.currency)
        for message, hint in _wrong(row, currencies):
            file.add(line, row.instance_type, message, hint)
        if row.key in held:
            message = f"{row.region} has a price for this type and system already"
            file.add(line, row.instance_type, message)
        elif row.source in file.sources:
            source = file.sources[row.source]
            held[row.key] = Price(*row.key, row.currency, row.per_hour, row.date, source)
    file.found.raise_any()
    return Prices(held.values())


def _wrong(row: Row, currencies: dict[str, Currency]) -> Iterator[tuple[str, str]]:
    """What the fields together say wrong, and what would be right."""
    try:
        if parse(row.instance_type).name != row.instance_type:
            yield "not spelled as AWS spells it", "write lower case"
    except InvalidName as fault:
        yield f"a name that is none: {fault}", ""
    if row.currency != currencies[row.region]:
        yield f"{row.region} is priced in {currencies[row.region]} above", "one currency a Region"
