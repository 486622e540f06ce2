"""What a month costs, line by line, and what the same data would cost on EBS and on S3.

Classes are those of today. Nothing is rounded here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from study.core.efs.ageing import Class, Stored, stored
from study.core.efs.bursting import bucket
from study.core.efs.system import HOURS_IN_DAY, MIB_IN_GIB, Limits, System

SECONDS = 3600
Item = Literal[
    "standard",
    "ia",
    "archive",
    "reads",
    "writes",
    "provisioned",
    "ia_reads",
    "archive_reads",
    "to_ia",
    "to_archive",
]


@dataclass(frozen=True, slots=True)
class Prices:
    """For the type and mode that is asked: a GiB-month by class, a GiB moved, a MiB/s-month."""

    classes: Mapping[Class, Decimal]
    reads: Decimal  # Elastic; elsewhere nothing
    writes: Decimal
    provisioned: Decimal
    ia_reads: Decimal
    archive_reads: Decimal
    to_ia: Decimal
    to_archive: Decimal
    ebs: Decimal  # a GiB-month provisioned
    s3: Decimal  # a GiB-month stored


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the bill: so much of it, at a price."""

    item: Item
    quantity: Decimal
    price: Decimal

    @property
    def cost(self) -> Decimal:
        return self.quantity * self.price


@dataclass(frozen=True, slots=True)
class Bill:
    lines: tuple[Line, ...]
    all_standard: Decimal  # what storage would cost if nothing had moved
    ebs_size: Decimal
    ebs: Decimal
    s3: Decimal

    @property
    def total(self) -> Decimal:
        return sum((line.cost for line in self.lines), Decimal(0))

    @property
    def storage(self) -> Decimal:
        kept = ("standard", "ia", "archive")
        return sum((line.cost for line in self.lines if line.item in kept), Decimal(0))


def bill(system: System, limits: Limits, prices: Prices) -> Bill:
    """The month; lines of nothing are left out."""
    kept = stored(system, limits)
    lines = [Line(*each) for each in _items(system, limits, prices, kept)]
    ebs_size = system.size * 100 / system.used
    return Bill(
        lines=tuple(line for line in lines if line.quantity),
        all_standard=system.size * prices.classes["standard"],
        ebs_size=ebs_size,
        ebs=ebs_size * prices.ebs,
        s3=system.size * prices.s3,
    )


def _items(
    system: System, limits: Limits, prices: Prices, kept: Stored
) -> Iterator[tuple[Item, Decimal, Decimal]]:
    yield "standard", kept.now["standard"], prices.classes["standard"]
    # A small file is billed as a larger one once it has moved.
    grown = max(Decimal(1), limits.file_least / system.file_size)
    yield "ia", kept.now["ia"] * grown, prices.classes["ia"]
    yield "archive", kept.now["archive"] * grown, prices.classes["archive"]
    moved = system.busy * SECONDS * limits.month_hours / HOURS_IN_DAY / MIB_IN_GIB
    if system.mode == "elastic":
        yield "reads", system.reads * moved, prices.reads
        yield "writes", system.writes * moved, prices.writes
    elif system.mode == "provisioned":
        included = bucket(kept.now["standard"], limits).base
        base = Decimal(included.numerator) / included.denominator
        above = max(Decimal(0), (system.provisioned or Decimal(0)) - base)
        yield "provisioned", above, prices.provisioned
    yield "ia_reads", system.ia_reads, prices.ia_reads
    yield "archive_reads", system.archive_reads, prices.archive_reads
    yield "to_ia", kept.moving["ia"], prices.to_ia
    yield "to_archive", kept.moving["archive"], prices.to_archive
