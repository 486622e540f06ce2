"""hosts.csv and host_capacity.csv: what Dedicated Hosts cost, and how many instances they carry."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from config.settings import BASE_DIR
from study.calculators.pricing.prices_file import PerHour, Region, prices
from study.calculators.pricing.sourced_csv import SourcedFile, SourcedRow
from study.core.facts import Day, Number
from study.core.pricing.hosts import HostPrice, Hosts
from study.core.pricing.prices import Currency

HOSTS = BASE_DIR / "study" / "data" / "hosts.csv"
CAPACITIES = BASE_DIR / "study" / "data" / "host_capacity.csv"


class HostRow(SourcedRow):
    """A host of a family in a Region."""

    family: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    region: Region
    currency: Currency
    per_hour: PerHour
    date: Day


class CapacityRow(SourcedRow):
    """How many of a type one host carries, where it carries nothing else."""

    instance_type: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")]
    instances: Annotated[Number, Field(ge=1, le=1000, decimal_places=0)]


@cache
def hosts() -> Hosts:
    """Every host, read once; raises ContentError."""
    return read(HOSTS, CAPACITIES)


def read(hosts: Path, capacities: Path) -> Hosts:
    """The hosts in the two files; raises ContentError with every problem found in one."""
    return Hosts(_prices(hosts), _capacities(capacities))


def _prices(path: Path) -> list[HostPrice]:
    file = SourcedFile(path, HostRow)
    held: dict[tuple[str, str], HostPrice] = {}
    for line, row in file.rows:
        key = row.family, row.region
        if key in held:
            file.add(line, row.family, f"{row.region} has a price for this host already")
        if row.currency != prices().currency(row.region):
            file.add(line, row.family, f"{row.region} is priced in another currency")
        if row.source in file.sources:
            source = file.sources[row.source]
            held[key] = HostPrice(*key, row.currency, row.per_hour, row.date, source)
    file.found.raise_any()
    return list(held.values())


def _capacities(path: Path) -> dict[str, int]:
    file = SourcedFile(path, CapacityRow)
    held: dict[str, int] = {}
    for line, row in file.rows:
        if row.instance_type in held:
            file.add(line, row.instance_type, "this type is in the file already")
        held[row.instance_type] = int(row.instances)
    file.found.raise_any()
    return held
