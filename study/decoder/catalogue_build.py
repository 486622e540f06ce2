"""Makes the catalogue from the data that moto and botocore carry, or from a real account.

Both are needed to build and not to run, so they are imported here only, where they are used.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata, resources
from typing import Any

from study.core.types.catalogue import Accelerators, Disks, Known, Specs
from study.core.types.catalogue_rows import COLUMNS, to_row
from study.core.types.naming import parse

Description = Mapping[str, Any]


class MissingPackage(Exception):
    """A package that is needed to build is not installed; the message names it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two catalogues for one type: columns with before and after."""

    name: str
    kind: str  # added, removed or changed
    columns: tuple[tuple[str, str, str], ...] = ()


def from_packages() -> tuple[Iterator[Known], int, str]:
    """The types, how many, and the version; raises MissingPackage."""
    names, described = _names(), _descriptions()
    versions = [f"{package} {metadata.version(package)}" for package in ("moto", "botocore")]
    return _types(names, described, {}), len({*names, *described}), ", ".join(versions)


def from_account(region: str, before: Iterable[Known]) -> tuple[Iterator[Known], int, str]:
    """The types that an account sees in the region; all others as they were before.

    Raises MissingPackage, and whatever boto3 meets on its way.
    """
    try:
        import boto3
    except ImportError as error:
        raise MissingPackage("boto3") from error
    pages = (
        boto3.client("ec2", region_name=region).get_paginator("describe_instance_types").paginate()
    )
    described = {each["InstanceType"]: each for page in pages for each in page["InstanceTypes"]}
    held = {known.name: known.specs for known in before}
    names = {*_names(), *held, *described}
    return _types(names, described, held), len(names), f"DescribeInstanceTypes in {region}"


def _types(
    names: Iterable[str], described: Mapping[str, Description], held: Mapping[str, Specs | None]
) -> Iterator[Known]:
    """Each name once, in order, with what is described of it or else what was held."""
    for name in sorted({*names, *described}, key=_order):
        specs = read_description(described[name]) if name in described else held.get(name)
        yield Known(name, specs)


def changes(before: Iterable[Known], after: Iterable[Known]) -> list[Change]:
    """What became of each type, those that stayed the same left out."""
    old, new = ({each.name: to_row(each) for each in types} for types in (before, after))
    found = []
    for name in sorted({*old, *new}, key=_order):
        if name not in old or name not in new:
            found.append(Change(name, "removed" if name in old else "added"))
        elif old[name] != new[name]:
            differing = [each for each in COLUMNS if old[name][each] != new[name][each]]
            columns = tuple((each, old[name][each], new[name][each]) for each in differing)
            found.append(Change(name, "changed", columns))
    return found


def _names() -> list[str]:
    """Every name in botocore's list of values for InstanceType."""
    try:
        import botocore.session
    except ImportError as error:
        raise MissingPackage("botocore") from error
    model = botocore.session.get_session().get_service_model("ec2")
    return list(model.shape_for("InstanceType").enum)


def _descriptions() -> dict[str, Description]:
    """The answers of DescribeInstanceTypes that moto carries, by name."""
    try:
        packed = resources.files("moto.ec2") / "resources" / "instance_types.json.gz"
    except ImportError as error:
        raise MissingPackage("moto") from error
    described: dict[str, Description] = json.loads(gzip.decompress(packed.read_bytes()))
    return described


def _order(name: str) -> tuple[str, int, str, int, str]:
    parsed = parse(name)
    return parsed.series, parsed.generation or 0, parsed.family, parsed.size.rank, name


def read_description(said: Description) -> Specs:
    """The figures in one answer of DescribeInstanceTypes."""
    vcpu, network, processor = said["VCpuInfo"], said["NetworkInfo"], said["ProcessorInfo"]
    cards, ebs = network["NetworkCards"], said["EbsInfo"].get("EbsOptimizedInfo", {})
    return Specs(
        vcpus=vcpu["DefaultVCpus"],
        cores=vcpu["DefaultCores"],
        threads_per_core=vcpu["DefaultThreadsPerCore"],
        memory_mib=said["MemoryInfo"]["SizeInMiB"],
        maker=processor["Manufacturer"].lower(),
        architectures=tuple(processor["SupportedArchitectures"]),
        clock_ghz=processor.get("SustainedClockSpeedInGhz"),
        network=network["NetworkPerformance"],
        network_baseline_gbps=round(sum(card["BaselineBandwidthInGbps"] for card in cards), 3),
        network_peak_gbps=round(sum(card["PeakBandwidthInGbps"] for card in cards), 3),
        network_cards=network["MaximumNetworkCards"],
        enis=network["MaximumNetworkInterfaces"],
        ipv4_per_eni=network["Ipv4AddressesPerInterface"],
        ipv6_per_eni=network["Ipv6AddressesPerInterface"],
        efa=network["EfaSupported"],
        ebs_baseline_mbps=ebs.get("BaselineBandwidthInMbps"),
        ebs_maximum_mbps=ebs.get("MaximumBandwidthInMbps"),
        ebs_baseline_iops=ebs.get("BaselineIops"),
        ebs_maximum_iops=ebs.get("MaximumIops"),
        disks=_disks(said.get("InstanceStorageInfo")),
        accelerators=_accelerators(said),
        burstable=said["BurstablePerformanceSupported"],
        hibernation=said["HibernationSupported"],
        placement_strategies=tuple(sorted(said["PlacementGroupInfo"]["SupportedStrategies"])),
        bare_metal=said["BareMetal"],
        hypervisor=said.get("Hypervisor"),
        current_generation=said["CurrentGeneration"],
        free_tier=said["FreeTierEligible"],
        dedicated_hosts=said["DedicatedHostsSupported"],
        spot="spot" in said["SupportedUsageClasses"],
    )


def _disks(said: Description | None) -> Disks | None:
    if not said:
        return None
    disk = said["Disks"][0]  # one kind in each type so far
    return Disks(
        disk["Count"], disk["SizeInGB"], disk["Type"], said["NvmeSupport"] != "unsupported"
    )


def _accelerators(said: Description) -> Accelerators | None:
    """The chips besides the processor. AWS describes each kind in a form of its own."""
    training = said["InstanceType"].startswith("trn")
    places = (
        ("gpu", "GpuInfo", "Gpus"),
        ("training" if training else "inference", "NeuronInfo", "NeuronDevices"),
        ("inference", "InferenceAcceleratorInfo", "Accelerators"),
        ("fpga", "FpgaInfo", "Fpgas"),
        ("media", "MediaAcceleratorInfo", "Accelerators"),
    )
    for kind, place, chips in places:
        if place in said:
            chip = said[place][chips][0]
            # g6f gives a part of one GPU: no whole one, and one logical of an eighth of the size.
            part = chip.get("LogicalGpuCount", 0) * chip.get("GpuPartitionSize", 0)
            maker = chip.get("Manufacturer", "AWS")
            name = chip["Name"].removeprefix(f"{maker} ")
            memory = chip.get("MemoryInfo", {}).get("SizeInMiB")
            return Accelerators(kind, float(chip["Count"] or part), maker, name, memory)
    return None
