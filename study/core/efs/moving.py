"""How much may be moved, in the mode that is set, and which limits the load breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from study.core.efs.ageing import archive_exists, archive_too_early, stored
from study.core.efs.bursting import Bucket, Stretch, bucket, metered
from study.core.efs.system import Limits, Span, System
from study.core.remarks import CannotAsk, Remark, remark


@dataclass(frozen=True, slots=True)
class Throughput:
    """`span` is what the type and mode allow by Region, `client` what one client may have.

    `metered` is what the load counts as; `sustained` what may be metered all day: the baseline, or
    what is provisioned. Elastic has none.
    """

    span: Span
    client: Decimal
    metered: Fraction
    sustained: Fraction | None
    bucket: Bucket


def throughput(system: System, limits: Limits) -> Throughput:
    """What the mode gives."""
    given = bucket(stored(system, limits).now["standard"], limits)
    sustained = None
    if system.mode == "provisioned":
        sustained = max(Fraction(system.provisioned or 0), given.base)
    elif system.mode == "bursting":
        sustained = given.least
    return Throughput(
        span=limits.one_zone if system.kind == "one-zone" else limits.spans[system.mode],
        client=limits.client_elastic if system.mode == "elastic" else limits.client,
        metered=metered(system, limits),
        sustained=sustained,
        bucket=given,
    )


def check_periods(system: System, limits: Limits) -> None:
    """Raise CannotAsk for a period of the lifecycle that AWS does not offer."""
    for field in ("to_ia", "to_archive"):
        if getattr(system, field) not in {0, *limits.periods}:
            raise CannotAsk("period", field, periods=limits.periods)


def broken(system: System, limits: Limits) -> tuple[Remark, ...]:
    """Rules that the system or its load breaks, those that AWS refuses first."""
    return (*_refused(system), *_too_much(system, limits))


def _refused(system: System) -> Iterator[Remark]:
    if system.to_archive and not archive_exists(system):
        yield remark("archive_needs")
    elif archive_too_early(system):
        yield remark("archive_later", days=system.to_archive, ia=system.to_ia)


def _too_much(system: System, limits: Limits) -> Iterator[Remark]:
    gives = throughput(system, limits)
    code = system.kind if system.kind == "one-zone" else system.mode
    if system.reads > gives.span.read_high:
        yield remark(f"reads_{code}", wanted=system.reads, most=gives.span.read_high)
    if system.writes > gives.span.write_high:
        yield remark(f"writes_{code}", wanted=system.writes, most=gives.span.write_high)
    each = (system.reads + system.writes) / system.clients
    if each > gives.client:
        needed = clients_needed(system, gives.client)
        yield remark("client", wanted=each, most=gives.client, clients=needed)
    if system.mode == "provisioned" and gives.sustained and gives.metered > gives.sustained:
        wanted, most = _decimal(gives.metered), _decimal(gives.sustained)
        yield remark("provisioned_short", wanted=wanted, most=most)


def clients_needed(system: System, most: Decimal) -> int:
    """Over how many clients the load must be spread, if one may have so many MiB/s."""
    whole, rest = divmod(system.reads + system.writes, most)
    return int(whole) + (rest > 0)


def unserved(gives: Throughput, stretches: Sequence[Stretch]) -> tuple[Remark, ...]:
    """Whether a load over days ran out of credits, or wanted more than the burst."""
    found = []
    if gives.metered > gives.bucket.burst and stretches:
        found.append(
            remark(
                "burst_short", burst=_decimal(gives.bucket.burst), wanted=_decimal(gives.metered)
            )
        )
    dry = next((place for place, each in enumerate(stretches) if each.state == "throttled"), None)
    if dry is not None:
        load = sum(
            (each.after.hour - each.before.hour for each in stretches[:dry] if each.wanted),
            Fraction(0),
        )
        found.append(
            remark(
                "throttled",
                hours=_decimal(load),
                least=_decimal(gives.bucket.least),
                wanted=_decimal(gives.metered),
            )
        )
    return tuple(found)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator
