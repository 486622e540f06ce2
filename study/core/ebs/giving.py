"""What a sound volume gives: for as long as it likes, and while its bucket has credits.

gp2      size x 3 IOPS, bursts from a bucket of I/O credits
st1 sc1  size x so many MiB/s, bursts from a bucket of throughput credits
others   what is provisioned, all day
"""

from dataclasses import dataclass
from decimal import Decimal

from study.core.ebs.volume import KIB, Limits, TypeLimits, Volume


@dataclass(frozen=True, slots=True)
class Rates:
    """IOPS and MiB/s, whichever ends first."""

    iops: Decimal
    throughput: Decimal


@dataclass(frozen=True, slots=True)
class Bucket:
    """Credits: I/O for gp2, MiB for a hard disk. Rates are those of a second."""

    capacity: Decimal
    fill: Decimal
    burst: Decimal

    @property
    def seconds(self) -> Decimal:
        """How long a full one lasts at full burst."""
        return self.capacity / (self.burst - self.fill)

    @property
    def seconds_to_fill(self) -> Decimal:
        """How long an empty one takes to fill, with no load at all."""
        return self.capacity / self.fill


@dataclass(frozen=True, slots=True)
class Gift:
    """`bucket` is None for a volume that does not burst: then both rates are the same."""

    steady: Rates
    burst: Rates
    bucket: Bucket | None = None


def give(volume: Volume, limits: Limits) -> Gift:
    """What one of the volumes gives. It breaks no rule."""
    known = limits.types[volume.type]
    match volume.type:
        case "gp2":
            return _gp2(volume, known, limits)
        case "st1" | "sc1":
            return _hard_disk(volume, known, limits)
    iops = volume.iops if volume.iops is not None else known.min_iops or Decimal(0)
    if volume.type == "gp3":
        throughput = volume.throughput or known.base_throughput or Decimal(0)
    elif volume.type == "io2":
        throughput = min(known.max_throughput, iops * (known.throughput_ratio or Decimal(0)))
    else:
        throughput = _io1_throughput(iops, known, limits)
    rates = Rates(iops, throughput)
    return Gift(rates, rates)


def _io1_throughput(iops: Decimal, known: TypeLimits, limits: Limits) -> Decimal:
    """Rising with IOPS of the largest I/O, level, and rising again to the most."""
    if iops > limits.io1.low_iops:
        return known.max_throughput * iops / known.max_iops
    return min(limits.io1.low_throughput, iops * limits.ssd_io / KIB)


def gp2_iops(size: Decimal, known: TypeLimits) -> Decimal:
    least = known.min_iops or Decimal(0)
    return min(known.max_iops, max(least, size * (known.iops_ratio or Decimal(0))))


def _gp2(volume: Volume, known: TypeLimits, limits: Limits) -> Gift:
    small = volume.size <= limits.gp2.small_size
    most = limits.gp2.small_throughput if small else known.max_throughput
    iops = gp2_iops(volume.size, known)
    steady = Rates(iops, min(most, iops * limits.ssd_io / KIB))
    if iops >= limits.gp2.iops or volume.size >= limits.gp2.below_size:
        return Gift(steady, steady)
    burst = Rates(limits.gp2.iops, min(most, limits.gp2.iops * limits.ssd_io / KIB))
    return Gift(steady, burst, Bucket(limits.gp2.credits, iops, limits.gp2.iops))


def _hard_disk(volume: Volume, known: TypeLimits, limits: Limits) -> Gift:
    tib = volume.size / KIB
    base = min(known.max_throughput, tib * (known.base_ratio or Decimal(0)))
    peak = min(known.max_throughput, tib * (known.burst_ratio or Decimal(0)))
    steady, burst = (Rates(_hdd_iops(rate, known, limits), rate) for rate in (base, peak))
    if base == peak:
        return Gift(steady, steady)
    capacity = volume.size * limits.hdd_bucket * KIB  # as many MiB as the volume holds
    return Gift(steady, burst, Bucket(capacity, base, peak))


def _hdd_iops(throughput: Decimal, known: TypeLimits, limits: Limits) -> Decimal:
    return min(known.max_iops, throughput * KIB / limits.hdd_io)
