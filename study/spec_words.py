"""The figures of an instance type in words: what each is called, and how its value is written."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.core.catalogue import Accelerators, Disks, Specs
from study.core.comparing import FIGURES
from study.core.facts import write_number

NOTHING = "–"

LABELS: dict[str, Promise] = {
    "vcpus": later("vCPUs"),
    "cores": later("Physical cores"),
    "memory_gib": later("Memory"),
    "gib_per_vcpu": later("Memory for each vCPU"),
    "clock_ghz": later("Clock rate"),
    "network_baseline_gbps": later("Network, steady"),
    "network_peak_gbps": later("Network, peak"),
    "ebs_baseline_mbps": later("EBS bandwidth, steady"),
    "ebs_maximum_mbps": later("EBS bandwidth, peak"),
    "ebs_maximum_iops": later("EBS IOPS, peak"),
    "disk_gb": later("Local disks together"),
    "enis": later("Network interfaces"),
    "maker": later("Processor by"),
    "architectures": later("Architecture"),
    "disks": later("Local disks"),
    "accelerators": later("Accelerators"),
    "efa": later("Elastic Fabric Adapter"),
    "burstable": later("Burstable"),
    "bare_metal": later("Bare metal"),
    "hypervisor": later("Hypervisor"),
    "hibernation": later("Hibernation"),
    "placement_strategies": later("Placement strategies"),
    "current_generation": later("Current generation"),
    "free_tier": later("Free tier"),
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
MAKERS = {"intel": "Intel", "amd": "AMD", "aws": "AWS", "apple": "Apple", "nvidia": "NVIDIA"}


def _number(value: float) -> str:
    return write_number(Decimal(str(value)))


def _disks(disks: Disks) -> str:
    kind = f"NVMe {disks.kind.upper()}" if disks.nvme else disks.kind.upper()
    return f"{disks.count} × {_number(disks.gb_each)} GB {kind}"


def _accelerators(chips: Accelerators) -> str:
    text = f"{_number(chips.count)} × {chips.maker} {chips.name}"
    if chips.mib_each:
        text += ", " + _("%(memory)s GiB each") % {"memory": _number(chips.mib_each / 1024)}
    return text


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
            return f"{_number(value)} {UNITS.get(field, '')}".strip()
        case tuple():
            return ", ".join(str(each) for each in value)
        case str() if field == "maker":
            return MAKERS.get(value, value)
    return str(value)


def spec_rows(specs: Specs) -> list[tuple[Promise, str]]:
    """Every figure of a type with its name, leaving out what it lacks."""
    rows = [(LABELS[field], write(field, read(specs))) for field, read in FIGURES.items()]
    return [(label, text) for label, text in rows if text != NOTHING]
