"""The working: the sums behind each part of the load balancing lab, with their numbers."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from study.core.balancing.capacity import Bill, Unit, Usage
from study.core.balancing.flow import Landed, hashed_values
from study.core.balancing.health import Checks, Span, Timing
from study.core.balancing.routing import Served, Traffic
from study.core.balancing.rules import Routed
from study.core.balancing.zones import Shares
from study.core.pricing.amounts import as_decimal, plain, to_places
from study.core.remarks import Amount, Step

FULL = 100


def routed_steps(routed: Sequence[Routed]) -> Iterator[Step]:
    """met or default: the priorities tried in their order, and how many they are."""
    for each in routed:
        tried = ", ".join(f"{one.rule.priority} {'✕' if one.failed else '✓'}" for one in each.tried)
        result = Amount(Decimal(len(each.tried)), "rule")
        code = "met" if each.rule else "default"
        yield Step(code, tried or "–", result, {"request": each.request.text})


def served_steps(traffic: Traffic, served: Sequence[Served]) -> Iterator[Step]:
    """turns: how many a target gets in turn; round_robin, least_outstanding: the highest pile."""
    requests, targets = len(traffic.takes), len(traffic.slowness)
    yield _step("turns", f"⌈{requests} ÷ {targets}⌉", -(-requests // targets), "request")
    for each in served:
        highest = ", ".join(str(each.highest_at(target)) for target in range(targets))
        yield _step(each.algorithm, f"max({highest})", each.highest, "request")


def landed_steps(landed: Sequence[Landed], targets: int) -> Iterator[Step]:
    """hash or sticky: the target of each flow, from the fields that were hashed."""
    for each in landed:
        values = ", ".join(hashed_values(each))
        code = "hash" if len(each.hashed) > 1 else "sticky"
        yield _step(code, f"hash({values}) mod {targets} + 1", each.target, "count")


def share_steps(shares: Shares) -> Iterator[Step]:
    """enters, off and on for each zone with targets, then what crosses. In percent."""
    zones = [zone for zone in shares.zones if zone.targets]
    total = sum(zone.targets for zone in zones)
    for zone in zones:
        values = {"zone": chr(ord("A") + zone.number - 1)}
        for code, formula, share in (
            ("enters", f"{FULL} ÷ {len(zones)}", zone.enters),
            ("off", f"{_percent(zone.enters)} ÷ {zone.targets}", zone.without),
            ("on", f"{FULL} ÷ {total}", zone.with_cross),
        ):
            yield Step(code, formula, Amount(as_decimal(share * FULL), "percent"), values)
    crosses = " + ".join(
        f"{_percent(zone.enters)} × {total - zone.targets} ÷ {total}" for zone in zones
    )
    yield Step("crossing", crosses, Amount(as_decimal(shares.crossing * FULL), "percent"))


def health_steps(checks: Checks, timing: Timing, late: int) -> Iterator[Step]:
    """The soonest and the latest of joins, leaves and returns. `late` is how long a check hangs."""
    yield from _span("joins", checks.limits.first, checks.interval, 0, timing.joins)
    yield from _span("leaves", checks.unhealthy, checks.interval, late, timing.leaves)
    yield from _span("returns", checks.healthy, checks.interval, 0, timing.returns)


def _span(code: str, count: int, interval: int, late: int, span: Span) -> Iterator[Step]:
    more = f" + {late}" if late else ""
    yield _step(f"{code}_soonest", f"({count} − 1) × {interval}{more}", span.soonest, "second")
    yield _step(f"{code}_latest", f"{count} × {interval}{more}", span.latest, "second")


def bill_steps(usage: Usage, unit: Unit, bill: Bill) -> Iterator[Step]:
    """The units of each dimension, the most of them, and its price for an hour and a month."""
    for used in bill.used:
        if used.dimension == "rules":
            over = f"max(0, {plain(usage.rules)} − {plain(unit.free_rules)})"
            formula = f"{plain(usage.requests)} × {over}"
            yield Step("evaluations", formula, Amount(used.amount, "count"))
        formula = f"{plain(used.amount)} ÷ {plain(used.holds)}"
        yield Step(used.dimension, formula, Amount(used.units, "count"))
    units = ", ".join(_n(used.units) for used in bill.used)
    yield Step("units", f"max({units})", Amount(bill.units, "count"))
    hourly = f"{plain(usage.hour_price)} + {_n(bill.units)} × {plain(usage.unit_price)}"
    yield Step("hourly", hourly, Amount(bill.hourly, "usd"))
    monthly = f"{_n(bill.hourly)} × {plain(usage.month)}"
    yield Step("monthly", monthly, Amount(bill.monthly, "usd"))


def _step(code: str, formula: str, result: int, unit: str) -> Step:
    return Step(code, formula, Amount(Decimal(result), unit))


def _percent(share: Fraction) -> str:
    return _n(as_decimal(share * FULL))


def _n(value: Decimal) -> str:
    return plain(to_places(value, 6))
