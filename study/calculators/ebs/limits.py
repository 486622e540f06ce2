"""The limits and prices of EBS, read from the facts, and what the catalogue says of an instance."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from study.content import ledger
from study.core.ebs.capping import Instance
from study.core.ebs.costing import Prices, Tier
from study.core.ebs.volume import (
    KIB,
    PROVISIONED,
    VOLUME_TYPES,
    Gp2Bursts,
    Io1Steps,
    Limits,
    TypeLimits,
    VolumeType,
)
from study.core.types.catalogue import Known

PRICES = "ebs-prices"
# The names that the facts `ebs-TYPE-limits` give to what core asks for. What a type lacks is left
# out; `min-iops` of gp3 are those that it includes.
_ALL = {
    "min_size": "min-size",
    "max_size": "max-size",
    "max_iops": "iops",
    "max_throughput": "throughput",
}
NAMES: Mapping[VolumeType, Mapping[str, str]] = {
    "gp3": _ALL
    | {
        "min_iops": "base-iops",
        "iops_ratio": "iops-ratio",
        "base_throughput": "base-throughput",
        "throughput_ratio": "throughput-ratio",
    },
    "gp2": _ALL | {"min_iops": "min-iops", "iops_ratio": "ratio"},
    "io2": _ALL
    | {"min_iops": "min-iops", "iops_ratio": "ratio", "throughput_ratio": "throughput-ratio"},
    "io1": _ALL | {"min_iops": "min-iops", "iops_ratio": "ratio"},
    "st1": _ALL | {"base_ratio": "base-ratio", "burst_ratio": "burst-ratio"},
    "sc1": _ALL | {"base_ratio": "base-ratio", "burst_ratio": "burst-ratio"},
}


def fact_of(volume_type: VolumeType) -> str:
    return f"ebs-{volume_type}-limits"


def _number(reference: str) -> Decimal:
    """The value of a fact; a size is in GiB, whichever unit it is written in."""
    value = ledger().number(reference)
    return value * KIB if ledger().value(reference).unit == "tib" else value


@cache
def limits() -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""
    of_gp2, of_io1 = fact_of("gp2"), fact_of("io1")
    return Limits(
        types={
            each: TypeLimits(
                **{name: _number(f"{fact_of(each)}.{value}") for name, value in NAMES[each].items()}
            )
            for each in VOLUME_TYPES
        },
        gp2=Gp2Bursts(
            below_size=_number(f"{of_gp2}.burst-below"),
            iops=_number(f"{of_gp2}.burst-iops"),
            credits=_number(f"{of_gp2}.credits"),
            small_size=_number(f"{of_gp2}.throughput-small-size"),
            small_throughput=_number(f"{of_gp2}.throughput-small"),
        ),
        io1=Io1Steps(
            low_throughput=_number(f"{of_io1}.throughput-low"),
            low_iops=_number(f"{of_io1}.throughput-low-iops"),
        ),
        hdd_bucket=ledger().number("ebs-hdd-bucket-size.ratio"),
        ssd_io=_number("ebs-io-counting.ssd"),
        hdd_io=_number("ebs-io-counting.hdd"),
        other_attach=_number("ebs-nitro-iops-ceiling.other-attach"),
        other_iops=_number("ebs-nitro-iops-ceiling.other"),
    )


@cache
def prices() -> Mapping[VolumeType, Prices]:
    """What a month costs in the Region of the fact."""
    return {each: _prices(each) for each in VOLUME_TYPES}


def _prices(volume_type: VolumeType) -> Prices:
    gib = ledger().number(f"{PRICES}.{volume_type}")
    if volume_type not in PROVISIONED:
        return Prices(gib)
    first = ledger().number(f"{PRICES}.{volume_type}-iops")
    if volume_type == "gp3":
        return Prices(gib, (Tier(None, first),), ledger().number(f"{PRICES}.gp3-throughput"))
    if volume_type == "io1":
        return Prices(gib, (Tier(None, first),))
    second, third = (ledger().number(f"{PRICES}.io2-iops-{each}") for each in ("second", "third"))
    ends = [ledger().number(f"{PRICES}.io2-{each}") for each in ("first", "second")]
    return Prices(gib, (Tier(ends[0], first), Tier(ends[1], second), Tier(None, third)))


def instance_of(known: Known) -> Instance:
    """What the catalogue says the instance lets through; None where it says nothing."""
    specs = known.specs
    if specs is None:
        return Instance(known.name, None, None, None, None, None)
    return Instance(
        name=known.name,
        nitro=specs.bare_metal or specs.hypervisor == "nitro",
        steady_iops=specs.ebs_baseline_iops,
        steady_mbps=specs.ebs_baseline_mbps,
        peak_iops=specs.ebs_maximum_iops,
        peak_mbps=specs.ebs_maximum_mbps,
    )
