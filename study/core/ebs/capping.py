"""Volume and instance together: every ceiling there is, and which of them is the lowest.

All ceilings are turned into I/O operations of the asked size, so that they can be compared.

    by IOPS         IOPS / pieces            an I/O beyond the counted size is several pieces
    by throughput   MiB/s / size of an I/O   on a hard disk a small I/O costs a whole piece

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from study.core.ebs.giving import Gift, Rates
from study.core.ebs.volume import KIB, MOST, Limits, Volume
from study.core.pricing.amounts import check_number

CeilingId = Literal[
    "volume_iops", "volume_throughput", "platform_iops", "instance_iops", "instance_throughput"
]
LEAST_IO = Decimal("0.5")  # KiB
BITS = 8
MEGA = 10**6  # a megabit is decimal, a MiB is not


@dataclass(frozen=True, slots=True)
class Instance:
    """What the instance lets through: IOPS, and Mbps as it is published. None: nobody says."""

    name: str
    nitro: bool | None
    steady_iops: int | None
    steady_mbps: int | None
    peak_iops: int | None
    peak_mbps: int | None

    @property
    def bursts(self) -> bool:
        return self.peak_mbps != self.steady_mbps or self.peak_iops != self.steady_iops


@dataclass(frozen=True, slots=True)
class Ceiling:
    """`own` is the limit in its own unit, IOPS or MiB/s; `ios` the I/O a second that it allows."""

    id: CeilingId
    own: Decimal
    ios: Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ceilings of one horizon, and what is left under the lowest."""

    ceilings: tuple[Ceiling, ...]
    io_size: Decimal

    @property
    def ios(self) -> Decimal:
        return min(each.ios for each in self.ceilings)

    @property
    def throughput(self) -> Decimal:
        return self.ios * self.io_size / KIB

    @property
    def caps(self) -> tuple[CeilingId, ...]:
        """The lowest; more than one where they are level."""
        return tuple(each.id for each in self.ceilings if each.ios == self.ios)

    @property
    def capped_by_instance(self) -> bool:
        """Whether the volumes could do more than the rest lets through."""
        return not any(each.startswith("volume") for each in self.caps)


@dataclass(frozen=True, slots=True)
class Together:
    steady: Outcome
    peak: Outcome


def mibps(mbps: int) -> Decimal:
    """Megabits of the data sheet as MiB a second."""
    return Decimal(mbps) * MEGA / BITS / KIB**2


def together(
    volume: Volume, gift: Gift, instance: Instance | None, io_size: Decimal, limits: Limits
) -> Together:
    """What the volumes give through the instance at an I/O size in KiB; raises InvalidScenario."""
    check_number("io_size", io_size, least=LEAST_IO, most=MOST["io_size"])
    found = []
    for rates, iops, mbps in (
        (gift.steady, *((instance.steady_iops, instance.steady_mbps) if instance else _NO)),
        (gift.burst, *((instance.peak_iops, instance.peak_mbps) if instance else _NO)),
    ):
        ceilings = [*_of_volume(volume, rates, io_size, limits)]
        if instance and instance.nitro is False:
            own = limits.other_iops * volume.count
            ceilings.append(Ceiling("platform_iops", own, own / _pieces(volume, io_size, limits)))
        if iops is not None:
            own = Decimal(iops)
            ceilings.append(Ceiling("instance_iops", own, own / _pieces(volume, io_size, limits)))
        if mbps is not None:
            own = mibps(mbps)
            ceilings.append(Ceiling("instance_throughput", own, own * KIB / io_size))
        found.append(Outcome(tuple(ceilings), io_size))
    return Together(*found)


_NO = (None, None)


def _pieces(volume: Volume, io_size: Decimal, limits: Limits) -> Decimal:
    counted = limits.hdd_io if volume.is_hard_disk else limits.ssd_io
    return (io_size / counted).to_integral_value(ROUND_CEILING)


def _of_volume(
    volume: Volume, rates: Rates, io_size: Decimal, limits: Limits
) -> tuple[Ceiling, ...]:
    """IOPS and throughput of an SSD; of a hard disk its throughput, by which IOPS follow."""
    pieces = _pieces(volume, io_size, limits)
    iops, throughput = rates.iops * volume.count, rates.throughput * volume.count
    if volume.is_hard_disk:
        ios = throughput * KIB / (pieces * limits.hdd_io)
        return (Ceiling("volume_throughput", throughput, ios),)
    return (
        Ceiling("volume_iops", iops, iops / pieces),
        Ceiling("volume_throughput", throughput, throughput * KIB / io_size),
    )
