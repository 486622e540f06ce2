"""The working: each formula with its numbers, from what lies where to the month's price.

https://docs.aws.amazon.com/efs/latest/ug/performance.html, https://aws.amazon.com/efs/pricing/
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from study.core.efs.ageing import CLASSES, journey, policy, stored
from study.core.efs.costing import Bill, Line, Prices
from study.core.efs.moving import Throughput, clients_needed
from study.core.efs.system import (
    GIB_IN_TIB,
    HOURS_IN_DAY,
    KIB_IN_MIB,
    MIB_IN_GIB,
    Limits,
    System,
)
from study.core.pricing.amounts import as_decimal, plain
from study.core.pricing.amounts import in_formula as n
from study.core.remarks import Amount, Step

SECONDS = 3600


def steps(
    system: System, limits: Limits, prices: Prices, gives: Throughput, paid: Bill
) -> tuple[Step, ...]:
    """Where the files lie, what they may move, what the month costs here and elsewhere."""
    return (
        *_classes(system, limits),
        *_throughput(system, limits, gives),
        *_lines(system, limits, gives, paid),
        *_elsewhere(system, prices, paid),
    )


def _classes(system: System, limits: Limits) -> Iterator[Step]:
    kept, rules = stored(system, limits).now, policy(system)
    for place in CLASSES:
        sizes = [
            n(group.size)
            for group in system.files
            if journey(group, rules, None, limits.month_days)[0].place == place
        ]
        if sizes:
            yield Step(f"in_{place}", " + ".join(sizes), Amount(kept[place], "gib"))


def _throughput(system: System, limits: Limits, gives: Throughput) -> Iterator[Step]:
    load = f"({n(system.reads)} + {n(system.writes)})"
    each = (system.reads + system.writes) / system.clients
    if each:
        yield Step("each_client", f"{load} ÷ {system.clients}", Amount(each, "mib-per-second"))
    if each > gives.client:
        needed = clients_needed(system, gives.client)
        yield Step("clients", f"⌈{load} ÷ {n(gives.client)}⌉", Amount(Decimal(needed), "count"))
    if system.mode == "elastic":
        return
    yield Step(
        "metered",
        f"{n(system.writes)} + {n(system.reads)} ÷ {n(limits.read_divisor)}",
        _rate(gives.metered),
    )
    standard = stored(system, limits).now["standard"]
    formula = f"{n(limits.base_each * KIB_IN_MIB)} ÷ {KIB_IN_MIB} × {n(standard)}"
    yield Step("base", formula, _rate(gives.bucket.base))
    if system.mode == "bursting":
        yield from _bursting(limits, gives, standard)


def _bursting(limits: Limits, gives: Throughput, standard: Decimal) -> Iterator[Step]:
    bucket = gives.bucket
    above = f"max({n(limits.burst_size)}, {n(standard)}) ÷ {GIB_IN_TIB}"
    formula = f"max({n(limits.burst)}, {n(limits.burst_each)} × {above})"
    yield Step("burst", formula, _rate(bucket.burst))
    most = n(limits.credits_most / (GIB_IN_TIB * MIB_IN_GIB))
    above = f"max({n(limits.credits_size)}, {n(standard)}) ÷ {GIB_IN_TIB}"
    full = Amount(as_decimal(bucket.most / (GIB_IN_TIB * MIB_IN_GIB)), "tib")
    yield Step("credits", f"max({most}, {most} × {above})", full)
    if bucket.hours is not None:
        spent = f"({n(bucket.burst)} − {n(bucket.base)})"
        yield Step(
            "lasts",
            f"{n(full.value)} × {GIB_IN_TIB}² ÷ {spent} ÷ {SECONDS}",
            Amount(as_decimal(bucket.hours), "hour"),
        )


def _rate(value: Fraction) -> Amount:
    return Amount(as_decimal(value), "mib-per-second")


def _lines(system: System, limits: Limits, gives: Throughput, paid: Bill) -> Iterator[Step]:
    for line in paid.lines:
        formula = f"{_quantity(line, system, limits, gives)} × {plain(line.price)}"
        yield Step(line.item, formula, Amount(line.cost, "usd"))
    if len(paid.lines) > 1:
        total = " + ".join(n(line.cost) for line in paid.lines)
        yield Step("month", total, Amount(paid.total, "usd"))


def _quantity(line: Line, system: System, limits: Limits, gives: Throughput) -> str:
    """So much of an item, and where it is not plain to see how it comes about."""
    if line.item in ("reads", "writes"):
        rate = system.reads if line.item == "reads" else system.writes
        days = f"{n(limits.month_hours)} ÷ {HOURS_IN_DAY}"
        return f"{n(rate)} × {n(system.busy)} × {SECONDS} × {days} ÷ {MIB_IN_GIB}"
    if line.item == "provisioned":
        return f"({n(system.provisioned or Decimal(0))} − {n(gives.bucket.base)})"
    grown = limits.file_least / system.file_size
    if line.item in ("ia", "archive") and grown > 1:
        size = n(line.quantity / grown)
        return f"{size} × {n(limits.file_least)} ÷ {n(system.file_size)}"
    return n(line.quantity)


def _elsewhere(system: System, prices: Prices, paid: Bill) -> Iterator[Step]:
    size = n(system.size)
    kept = [line for line in paid.lines if line.item in CLASSES]
    if any(line.item != "standard" for line in kept):
        formula = " + ".join(n(line.cost) for line in kept)
        yield Step("storage", formula, Amount(paid.storage, "usd"))
        formula = f"{size} × {plain(prices.classes['standard'])}"
        yield Step("all_standard", formula, Amount(paid.all_standard, "usd"))
    yield Step("ebs_size", f"{size} × 100 ÷ {system.used}", Amount(paid.ebs_size, "gib"))
    yield Step("ebs", f"{n(paid.ebs_size)} × {plain(prices.ebs)}", Amount(paid.ebs, "usd"))
    yield Step("s3", f"{size} × {plain(prices.s3)}", Amount(paid.s3, "usd"))
