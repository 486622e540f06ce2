"""A volume as it is asked for, and the limits of each type. Sizes in GiB, throughput in MiB/s.

Limits are arguments: whoever calls brings them from the facts, so that no number stands here.

https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.pricing.amounts import InvalidScenario, check_number

VolumeType = Literal["gp3", "gp2", "io2", "io1", "st1", "sc1"]
VOLUME_TYPES: tuple[VolumeType, ...] = get_args(VolumeType)
PROVISIONED: tuple[VolumeType, ...] = ("gp3", "io2", "io1")  # of which IOPS are bought apart
HARD_DISKS: tuple[VolumeType, ...] = ("st1", "sc1")
KIB = 1024  # in a MiB, and GiB in a TiB

# No limits of EBS, but of what is calculated here: far beyond any of them.
MOST: Mapping[str, int] = {
    "size": 10**6,
    "iops": 10**7,
    "throughput": 10**6,
    "count": 128,
    "io_size": 16 * KIB,
}


@dataclass(frozen=True, slots=True)
class TypeLimits:
    """What one type can be. A ratio is for each GiB, or for each TiB of a hard disk; of throughput
    it is for each IOPS. What a type does not know is None."""

    min_size: Decimal
    max_size: Decimal
    max_iops: Decimal
    max_throughput: Decimal
    min_iops: Decimal | None = None  # to be provisioned, or what the smallest gp2 gives
    iops_ratio: Decimal | None = None
    base_throughput: Decimal | None = None  # included in gp3
    throughput_ratio: Decimal | None = None
    base_ratio: Decimal | None = None  # of a hard disk, MiB/s
    burst_ratio: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Gp2Bursts:
    """Of gp2 alone: the bucket, and the small volumes with a lower throughput."""

    below_size: Decimal
    iops: Decimal
    credits: Decimal
    small_size: Decimal
    small_throughput: Decimal


@dataclass(frozen=True, slots=True)
class Io1Steps:
    """Of io1 alone: up to so many IOPS the throughput stays at the lower step."""

    low_throughput: Decimal
    low_iops: Decimal


@dataclass(frozen=True, slots=True)
class Limits:
    """All of EBS that counts here. I/O sizes in KiB."""

    types: Mapping[VolumeType, TypeLimits]
    gp2: Gp2Bursts
    io1: Io1Steps
    hdd_bucket: Decimal  # credits for each unit of size
    ssd_io: Decimal
    hdd_io: Decimal
    other_attach: Decimal  # IOPS that an instance not on Nitro may attach
    other_iops: Decimal  # and those that it reaches


@dataclass(frozen=True, slots=True)
class Volume:
    """What is asked for. IOPS and throughput are None where nobody asks; `count` are volumes alike
    on one instance. Raises InvalidScenario."""

    type: VolumeType
    size: Decimal
    iops: Decimal | None = None
    throughput: Decimal | None = None
    count: int = 1
    boot: bool = False

    def __post_init__(self) -> None:
        check_number("size", self.size, least=1, most=MOST["size"])
        if self.iops is not None:
            check_number("iops", self.iops, least=1, most=MOST["iops"])
        if self.throughput is not None:
            check_number("throughput", self.throughput, least=1, most=MOST["throughput"])
        check_number("count", Decimal(self.count), least=1, most=MOST["count"])
        for field, value in (("size", self.size), ("iops", self.iops)):
            if value is not None and value != value.to_integral_value():
                raise InvalidScenario("not_whole", field)

    @property
    def is_hard_disk(self) -> bool:
        return self.type in HARD_DISKS
