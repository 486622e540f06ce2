"""Limits and prices of the calculator of EFS, read from the facts."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from study.content import ledger
from study.core.efs.costing import Prices
from study.core.efs.system import (
    GIB_IN_TIB,
    HOURS_IN_DAY,
    KIB_IN_MIB,
    MIB_IN_GIB,
    MODES,
    Kind,
    Limits,
    Mode,
    Span,
)

ENDS = ("read-low", "read-high", "write-low", "write-high")
# Each limit, the value of a fact that it is, and how many of the core's units one of its is.
SOURCES: dict[str, tuple[str, int]] = {
    "client": ("efs-throughput-limits.client", 1),
    "client_elastic": ("efs-throughput-limits.client-elastic", 1),
    "burst": ("efs-bursting-numbers.burst", 1),
    "burst_each": ("efs-bursting-numbers.burst-tib", 1),
    "burst_size": ("efs-bursting-numbers.burst-size", GIB_IN_TIB),
    "credits_first": ("efs-burst-credits.initial", GIB_IN_TIB * MIB_IN_GIB),
    "credits_most": ("efs-burst-credits.cap", GIB_IN_TIB * MIB_IN_GIB),
    "credits_size": ("efs-burst-credits.cap-size", GIB_IN_TIB),
    "floor": ("efs-burst-credits.floor", 1),
    "read_divisor": ("efs-burst-credits.read-divisor", 1),
    "file_least": ("efs-pay-per-use.min-size", 1),
    "month_hours": ("month-of-hours.hours", 1),
}
BASE = "efs-bursting-numbers.base"  # KiB/s for each GiB
ARCHIVE_LEAST = "efs-lifecycle.archive-minimum"
PERIODS = "efs-lifecycle.allowed"  # a list in words
# What can be overtyped, and the fact that holds its price: by type and mode, or the same for all.
PRICED: dict[str, str] = {
    "standard": "standard",
    "ia": "ia",
    "archive": "archive",
    "reads": "reads",
    "writes": "writes",
    "provisioned": "provisioned",
    "ia_reads": "ia-reads",
    "archive_reads": "archive-reads",
    "to_ia": "to-ia",
    "to_archive": "to-archive",
}
ELASTIC, LEGACY, ONE_ZONE = "efs-prices-elastic", "efs-prices-legacy", "efs-prices-one-zone"
OTHERS = {"ebs": "cmp-price-order.gp3", "s3": "cmp-price-order.s3"}


@cache
def limits() -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""
    facts = ledger()
    numbers = {name: facts.number(fact) * times for name, (fact, times) in SOURCES.items()}
    return Limits(
        **numbers,
        base_each=facts.number(BASE) / KIB_IN_MIB,
        spans={mode: _span(mode) for mode in MODES},
        one_zone=Span(*(_gib("one-zone-read"),) * 2, *(_gib("one-zone-write"),) * 2),
        periods=periods(),
        archive_least=int(facts.number(ARCHIVE_LEAST)),
        month_days=int(facts.number("month-of-hours.hours") / HOURS_IN_DAY),
    )


@cache
def periods() -> tuple[int, ...]:
    """The days that a period of the lifecycle may have."""
    words = ledger().value(PERIODS).text
    return tuple(int(days) for days in re.findall(r"\d+", words.en if words else ""))


def region() -> str:
    """The Region whose prices were looked up."""
    return ledger().write(f"{ELASTIC}.region", "en")


def _span(mode: Mode) -> Span:
    return Span(*(_gib(f"{mode}-{end}") for end in ENDS))


def _gib(name: str) -> Decimal:
    """A throughput that is given in GiB/s, in MiB/s."""
    return ledger().number(f"efs-throughput-limits.{name}") * MIB_IN_GIB


def price_facts(kind: Kind, mode: Mode) -> tuple[str, ...]:
    """The facts whose prices hold for the type and mode, the most particular first."""
    by_mode = ELASTIC if mode == "elastic" else LEGACY
    return (ONE_ZONE, by_mode) if kind == "one-zone" else (by_mode,)


def price_fact(name: str, kind: Kind, mode: Mode) -> str | None:
    """The fact that holds this price, None where the type or mode knows none."""
    if name in OTHERS:
        return OTHERS[name].partition(".")[0]
    facts = price_facts(kind, mode)
    return next((fact for fact in facts if PRICED[name] in ledger()[fact].values), None)


def prices(kind: Kind, mode: Mode, own: Mapping[str, Decimal | None]) -> Prices:
    """Looked-up prices, and before them those of one's own; what a mode has not costs nothing."""

    def price(name: str) -> Decimal:
        typed = own.get(name)
        if typed is not None:
            return typed
        if name in OTHERS:
            return ledger().number(OTHERS[name])
        fact = price_fact(name, kind, mode)
        return ledger().number(f"{fact}.{PRICED[name]}") if fact else Decimal(0)

    classes = {"standard": price("standard"), "ia": price("ia"), "archive": price("archive")}
    rest = [name for name in PRICED if name not in classes]
    return Prices(
        classes=classes,  # type: ignore[arg-type]
        **{name: price(name) for name in (*rest, *OTHERS)},
    )
