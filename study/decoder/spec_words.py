"""The figures of an instance type in words: what each is called, and how its value is written."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import pgettext

from study.core.facts import write_number
from study.core.types.catalogue import Accelerators, Disks, Specs
from study.core.types.comparing import FIGURES

NOTHING = "–"
# 0.937 Gbps needs three places; 1.69921875 GiB does not need eight.
FINEST = Decimal("0.001")

LABELS: dict[str, Promise] = {
    "vcpus": later("vCPUs"),
    "cores": later("Physical cores"),
    "threads_per_core": later("Threads for each core"),
    "clock_ghz": later("Clock rate"),
    "maker": later("Processor by"),
    "architectures": later("Architecture"),
    "memory_gib": later("Memory"),
    "gib_per_vcpu": later("Memory for each vCPU"),
    "accelerators": later("Accelerators"),
    "network_baseline_gbps": later("Network, steady"),
    "network_peak_gbps": later("Network, peak"),
    "network_cards": later("Network cards"),
    "enis": later("Network interfaces"),
    "ipv4_per_eni": later("IPv4 addresses for each interface"),
    "ipv6_per_eni": later("IPv6 addresses for each interface"),
    "efa": later("Elastic Fabric Adapter"),
    "ebs_baseline_mbps": later("EBS bandwidth, steady"),
    "ebs_maximum_mbps": later("EBS bandwidth, peak"),
    "ebs_baseline_iops": later("EBS IOPS, steady"),
    "ebs_maximum_iops": later("EBS IOPS, peak"),
    "disks": later("Local disks"),
    "disk_gb": later("Local disks together"),
    "burstable": later("Burstable"),
    "bare_metal": later("Bare metal"),
    "hypervisor": later("Hypervisor"),
    "hibernation": later("Hibernation"),
    "placement_strategies": later("Placement strategies"),
    "dedicated_hosts": later("Dedicated Hosts"),
    "spot": later("Spot"),
    "current_generation": later("Current generation"),
    "free_tier": later("Free tier"),
}
# The figure each group of them begins with, in the order of FIGURES.
GROUPS: dict[str, Promise] = {
    "vcpus": later("Processor and memory"),
    "network_baseline_gbps": later("Network"),
    "ebs_baseline_mbps": later("Disks"),
    "burstable": later("Use"),
}
UNITS = {
    "memory_gib": "GiB",
    "gib_per_vcpu": "GiB",
    "clock_ghz": "GHz",
    "network_baseline_gbps": "Gbps",
    "network_peak_gbps": "Gbps",
    "ebs_baseline_mbps": "Mbps",
    "ebs_maximum_mbps": "Mbps",
    "disk_gb": "GB",
}
# Figures that are numbers, which stand at the end of their column.
NUMBERS = frozenset(UNITS) | {
    *("vcpus", "cores", "threads_per_core", "network_cards", "enis"),
    *("ipv4_per_eni", "ipv6_per_eni", "ebs_baseline_iops", "ebs_maximum_iops"),
}
MAKERS = {
    "intel": "Intel",
    "amd": "AMD",
    "aws": "AWS Graviton",
    "apple": "Apple",
    "nvidia": "NVIDIA",
}
HYPERVISORS = {"nitro": "Nitro", "xen": "Xen"}
STRATEGIES: dict[str, Promise] = {
    "cluster": later("cluster"),
    "partition": later("partition"),
    "spread": later("spread"),
}
WRITTEN = {"maker": MAKERS, "hypervisor": HYPERVISORS, "placement_strategies": STRATEGIES}


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together, each with its name and its value in words."""

    title: Promise
    rows: tuple[tuple[Promise, str], ...]


def exact(value: float) -> Decimal:
    """The number with at most three places."""
    return Decimal(str(value)).quantize(FINEST, ROUND_HALF_UP)


def number(value: float) -> str:
    return write_number(exact(value))


def _disks(disks: Disks) -> str:
    kind = f"NVMe {disks.kind.upper()}" if disks.nvme else disks.kind.upper()
    return f"{disks.count} × {number(disks.gb_each)} GB {kind}"


def _accelerators(chips: Accelerators) -> str:
    text = f"{number(chips.count)} × {chips.maker} {chips.name}"
    if chips.mib_each is None:
        return text
    memory = number(chips.mib_each / 1024)
    return _("%(chips)s, %(memory)s GiB each") % {"chips": text, "memory": memory}


def write(field: str, value: object) -> str:
    """A value of the field in the page's language; a dash where there is none."""
    match value:
        case None | () | "":
            return NOTHING
        case bool():
            return _("yes") if value else _("no")
        case Disks():
            return _disks(value)
        case Accelerators():
            return _accelerators(value)
        case int() | float():
            return f"{number(value)} {UNITS.get(field, '')}".strip()
        case tuple():
            return pgettext("in a list", ", ").join(write(field, each) for each in value)
    return str(WRITTEN.get(field, {}).get(str(value), value))


def spec_groups(specs: Specs) -> list[Group]:
    """Every figure of a type with its name, in groups, leaving out what the type lacks."""
    groups: list[tuple[Promise, list[tuple[Promise, str]]]] = []
    for field, read in FIGURES.items():
        if field in GROUPS:
            groups.append((GROUPS[field], []))
        value = read(specs)
        if value not in (None, ()) and (field != "disk_gb" or value):
            groups[-1][1].append((LABELS[field], write(field, value)))
    return [Group(title, tuple(rows)) for title, rows in groups]
