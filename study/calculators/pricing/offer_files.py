"""The vendor's price list files, read as they stream: On-Demand prices, shared tenancy.

A file holds every product and term of a Region, hundreds of megabytes; nearly all of it is passed
over. As CSV its first five lines describe the file, the sixth names the columns.

https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import ijson

from study.core.pricing.prices import System
from study.core.types.naming import InvalidName, parse

ABOUT_LINES = 5
# What a product must be, by the names of its columns and of its attributes.
WANTED = {
    ("Tenancy", "tenancy"): "Shared",
    ("CapacityStatus", "capacitystatus"): "Used",
    ("Pre Installed S/W", "preInstalledSw"): "NA",
    # A licence of one's own is priced as Linux is.
    ("License Model", "licenseModel"): "No License required",
}
# The systems wanted, as the file writes them.
SYSTEMS: dict[str, System] = {
    "Linux": "linux",
    "Windows": "windows",
    "RHEL": "rhel",
    "SUSE": "suse",
}
COLUMNS = ("TermType", "Unit", "PricePerUnit", "Currency", "Instance Type", "Operating System")


class NotAnOfferFile(ValueError):
    """The file is not of the documented form; the message says where it departs."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A price as the file gives it."""

    instance_type: str
    system: System
    currency: str
    per_hour: Decimal


def published(path: Path) -> str:
    """The day on which the file was published; raises NotAnOfferFile."""
    day = _about_csv(path) if path.suffix == ".csv" else _about_json(path)
    try:
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError as error:
        raise NotAnOfferFile(f"publication date is {day!r}") from error


def offers(path: Path) -> Iterator[Offer]:
    """Every price wanted, in the order of the file; raises NotAnOfferFile."""
    return _from_csv(path) if path.suffix == ".csv" else _from_json(path)


def _about_csv(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        said = {
            row[0]: row[1]
            for _line, row in zip(range(ABOUT_LINES), rows, strict=False)
            if len(row) > 1
        }
    if "Publication Date" not in said:
        raise NotAnOfferFile("no Publication Date in the first lines")
    return said["Publication Date"]


def _from_csv(path: Path) -> Iterator[Offer]:
    with path.open(encoding="utf-8", newline="") as file:
        for _line in range(ABOUT_LINES):
            file.readline()
        rows = csv.DictReader(file)
        columns = (*COLUMNS, *(column for column, _attribute in WANTED))
        missing = [column for column in columns if column not in (rows.fieldnames or ())]
        if missing:
            raise NotAnOfferFile(f"no column {', '.join(missing)} in line {ABOUT_LINES + 1}")
        for row in rows:
            if row["TermType"] != "OnDemand" or row["Unit"] != "Hrs":
                continue
            system = SYSTEMS.get(row["Operating System"])
            if system and all(row[column] == wanted for (column, _), wanted in WANTED.items()):
                yield from _offer(
                    row["Instance Type"], system, row["Currency"], row["PricePerUnit"]
                )


def _about_json(path: Path) -> str:
    with path.open("rb") as file:
        try:
            return str(next(ijson.items(file, "publicationDate")))
        except (StopIteration, ijson.JSONError) as error:
            raise NotAnOfferFile("no publicationDate") from error


def _from_json(path: Path) -> Iterator[Offer]:
    """Two passes: which products are wanted, then their terms. Neither holds the file in memory."""
    try:
        with path.open("rb") as file:
            wanted = {
                sku: (attributes["instanceType"], SYSTEMS[attributes["operatingSystem"]])
                for sku, product in ijson.kvitems(file, "products")
                if _is_wanted(attributes := product.get("attributes", {}))
            }
        with path.open("rb") as file:
            for sku, terms in ijson.kvitems(file, "terms.OnDemand"):
                if sku in wanted:
                    for each in _dimensions(terms):
                        yield from _offer(*wanted[sku], *each)
    except ijson.JSONError as error:
        raise NotAnOfferFile(f"not whole JSON: {error}") from error


def _is_wanted(attributes: dict[str, str]) -> bool:
    return (
        "instanceType" in attributes
        and attributes.get("operatingSystem") in SYSTEMS
        and all(attributes.get(attribute) == wanted for (_, attribute), wanted in WANTED.items())
    )


def _dimensions(
    terms: dict[str, dict[str, dict[str, dict[str, object]]]],
) -> Iterator[tuple[str, str]]:
    """Currency and price of each hourly dimension of a product's terms."""
    for term in terms.values():
        for dimension in term["priceDimensions"].values():
            if dimension["unit"] == "Hrs":
                for currency, price in dict(dimension["pricePerUnit"]).items():  # type: ignore[call-overload]
                    yield currency, str(price)


def _offer(instance_type: str, system: System, currency: str, price: str) -> Iterator[Offer]:
    """The price, unless it is nothing (a reservation's usage) or of no instance type."""
    try:
        amount = Decimal(price)
        name = parse(instance_type).name
    except (InvalidOperation, InvalidName) as error:
        raise NotAnOfferFile(f"{instance_type!r} at {price!r}") from error
    if amount > 0:
        yield Offer(name, system, currency, amount)
