"""The working: each formula with its numbers, from the size of the volume to the month's price."""

from collections.abc import Iterator
from decimal import Decimal

from study.core.ebs.capping import BITS, MEGA, Instance, mibps
from study.core.ebs.costing import Cost, Prices, paid
from study.core.ebs.giving import Gift
from study.core.ebs.volume import KIB, Limits, Volume
from study.core.pricing.amounts import plain, to_places
from study.core.remarks import Amount, Step

SECONDS = 60


def steps(
    volume: Volume, gift: Gift, instance: Instance | None, limits: Limits
) -> tuple[Step, ...]:
    """How the volume comes to its rates. It breaks no rule."""
    found = [*_rates(volume, gift, limits)]
    if gift.bucket:
        found += _bucket(gift)
    if instance and instance.steady_mbps is not None:
        found.append(
            Step(
                "instance",
                f"{instance.steady_mbps} × {MEGA:,} ÷ {BITS} ÷ {KIB}²",
                Amount(mibps(instance.steady_mbps), "mib-per-second"),
            )
        )
    return tuple(found)


def n(value: Decimal) -> str:
    return plain(to_places(value, 4))


def _rates(volume: Volume, gift: Gift, limits: Limits) -> Iterator[Step]:
    known, steady = limits.types[volume.type], gift.steady
    iops = Amount(steady.iops, "iops")
    speed = Amount(steady.throughput, "mib-per-second")
    if volume.is_hard_disk:
        tib = f"{n(volume.size)} ÷ {KIB}"
        yield Step("hdd_base", _most(f"{tib} × {known.base_ratio}", known.max_throughput), speed)
        burst = Amount(gift.burst.throughput, "mib-per-second")
        yield Step("hdd_burst", _most(f"{tib} × {known.burst_ratio}", known.max_throughput), burst)
    elif volume.type == "gp2":
        formula = f"max({known.min_iops}, {n(volume.size)} × {known.iops_ratio})"
        yield Step("gp2_iops", _most(formula, known.max_iops), iops)
        small = volume.size <= limits.gp2.small_size
        most = limits.gp2.small_throughput if small else known.max_throughput
        formula = f"{n(steady.iops)} × {limits.ssd_io} ÷ {KIB}"
        yield Step("gp2_throughput", _most(formula, most), speed)
    elif volume.type == "gp3":
        formula = f"max({known.min_iops}, {n(volume.size)} × {known.iops_ratio})"
        room = max(known.min_iops or Decimal(0), volume.size * (known.iops_ratio or Decimal(0)))
        found = Amount(min(known.max_iops, room), "iops")
        yield Step("iops_most", _most(formula, known.max_iops), found)
        formula = f"{n(steady.iops)} × {known.throughput_ratio}"
        room = steady.iops * (known.throughput_ratio or Decimal(0))
        found = Amount(min(known.max_throughput, room), "mib-per-second")
        yield Step("throughput_most", _most(formula, known.max_throughput), found)
    else:
        formula = f"{n(volume.size)} × {known.iops_ratio}"
        room = min(known.max_iops, volume.size * (known.iops_ratio or Decimal(0)))
        yield Step("iops_most", _most(formula, known.max_iops), Amount(room, "iops"))
        yield Step("throughput_follows", _provisioned_throughput(volume, gift, limits), speed)


def _provisioned_throughput(volume: Volume, gift: Gift, limits: Limits) -> str:
    known, iops = limits.types[volume.type], n(gift.steady.iops)
    if volume.type == "io2":
        return _most(f"{iops} × {known.throughput_ratio}", known.max_throughput)
    if gift.steady.iops > limits.io1.low_iops:
        return f"{known.max_throughput} × {iops} ÷ {known.max_iops}"
    return _most(f"{iops} × {limits.ssd_io} ÷ {KIB}", limits.io1.low_throughput)


def _most(formula: str, most: Decimal) -> str:
    return f"min({plain(most)}, {formula})"


def _bucket(gift: Gift) -> Iterator[Step]:
    bucket = gift.bucket
    if bucket is None:
        return
    yield Step(
        "lasts",
        f"{n(bucket.capacity)} ÷ ({n(bucket.burst)} − {n(bucket.fill)}) ÷ {SECONDS}",
        Amount(bucket.seconds / SECONDS, "minute"),
    )
    yield Step(
        "refills",
        f"{n(bucket.capacity)} ÷ {n(bucket.fill)} ÷ {SECONDS}²",
        Amount(bucket.seconds_to_fill / SECONDS**2, "hour"),
    )


def cost_steps(volume: Volume, prices: Prices, cost: Cost, limits: Limits) -> tuple[Step, ...]:
    """How the month's price comes about; what costs nothing is left out."""
    iops, throughput = paid(volume, limits)
    times = f" × {volume.count}" if volume.count > 1 else ""
    found = [
        Step(
            "cost_storage",
            f"{n(volume.size)} × {plain(prices.gib)}{times}",
            Amount(cost.storage, "usd"),
        )
    ]
    if iops:
        rates = _tiers(iops, prices)
        found.append(Step("cost_iops", f"{rates}{times}", Amount(cost.iops, "usd")))
    if throughput:
        formula = f"{n(throughput)} × {plain(prices.throughput)}{times}"
        found.append(Step("cost_throughput", formula, Amount(cost.throughput, "usd")))
    return tuple(found)


def _tiers(iops: Decimal, prices: Prices) -> str:
    parts, below = [], Decimal(0)
    for tier in prices.iops:
        end = iops if tier.up_to is None else min(iops, tier.up_to)
        if end > below:
            parts.append(f"{n(end - below)} × {plain(tier.each)}")
        below = max(below, end)
    return parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"
