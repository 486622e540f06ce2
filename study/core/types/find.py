"""From a need to the types that meet it.

A type known by name only meets no need about figures: nobody can say that it does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from study.core.types.catalogue import Catalogue, Specs
from study.core.types.families import Architecture, Vendor
from study.core.types.naming import parse

Strategy = Literal["cluster", "partition", "spread"]
SortKey = Literal["name", "vcpus", "memory", "ratio", "network", "ebs", "disk", "generation"]
SORT_KEYS: tuple[SortKey, ...] = get_args(SortKey)


@dataclass(frozen=True, slots=True)
class Bounds:
    """From least to most, both included; None is open."""

    least: float | None = None
    most: float | None = None

    def hold(self, value: float) -> bool:
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )


ANY = Bounds()


@dataclass(frozen=True, slots=True)
class Need:
    """What a type must be. None, empty and open bounds ask for nothing."""

    architecture: Architecture | None = None
    makers: frozenset[Vendor] = frozenset()
    vcpus: Bounds = ANY
    memory_gib: Bounds = ANY
    gib_per_vcpu: Bounds = ANY
    network_gbps: Bounds = ANY  # the peak
    disk_gb: Bounds = ANY  # local disks together
    local_disk: bool | None = None
    disk_kind: Literal["ssd", "hdd", "nvme"] | None = None
    gpu: bool | None = None
    accelerator: bool | None = None  # a GPU or any other chip besides the processor
    burstable: bool | None = None
    bare_metal: bool | None = None
    hibernation: bool | None = None
    efa: bool | None = None
    spot: bool | None = None
    free_tier: bool | None = None
    strategy: Strategy | None = None
    current: bool | None = None

    def met_by(self, specs: Specs) -> bool:
        wanted_kind = self.disk_kind in (None, *_disk_kinds(specs))
        figures = (
            (self.vcpus, specs.vcpus),
            (self.memory_gib, specs.memory_gib),
            (self.gib_per_vcpu, specs.gib_per_vcpu),
            (self.network_gbps, specs.network_peak_gbps),
            (self.disk_gb, specs.disks.gb if specs.disks else 0),
        )
        traits = (
            (self.local_disk, specs.disks is not None),
            (self.gpu, _has_gpu(specs)),
            (self.accelerator, specs.accelerators is not None),
            (self.burstable, specs.burstable),
            (self.bare_metal, specs.bare_metal),
            (self.hibernation, specs.hibernation),
            (self.efa, specs.efa),
            (self.spot, specs.spot),
            (self.free_tier, specs.free_tier),
            (self.current, specs.current_generation),
        )
        return (
            wanted_kind
            and self.architecture in (None, *specs.architectures)
            and (not self.makers or specs.maker in self.makers)
            and self.strategy in (None, *specs.placement_strategies)
            and all(bounds.hold(value) for bounds, value in figures)
            and all(wanted in (None, has) for wanted, has in traits)
        )


def find(
    catalogue: Catalogue, need: Need, sort: SortKey = "name", descending: bool = False
) -> list[str]:
    """The names of all types that meet the need. Equals stay in the order of the catalogue."""
    if need == Need():
        names = list(catalogue.types)
    else:
        names = [
            name
            for name, known in catalogue.types.items()
            if known.specs and need.met_by(known.specs)
        ]
    if sort == "name":
        return names[::-1] if descending else names
    # Types without figures come last, whichever way is up.
    measured = [name for name in names if sort == "generation" or catalogue.specs(name)]
    unmeasured = [name for name in names if sort != "generation" and not catalogue.specs(name)]
    measured.sort(key=lambda name: _SORTS[sort](name, catalogue.specs(name)), reverse=descending)
    return measured + unmeasured


def _figure(read: Callable[[Specs], float]) -> Callable[[str, Specs | None], float]:
    return lambda _name, specs: read(specs) if specs else 0


_SORTS: dict[SortKey, Callable[[str, Specs | None], float]] = {
    "vcpus": _figure(lambda specs: specs.vcpus),
    "memory": _figure(lambda specs: specs.memory_mib),
    "ratio": _figure(lambda specs: specs.gib_per_vcpu),
    "network": _figure(lambda specs: specs.network_peak_gbps),
    "ebs": _figure(lambda specs: specs.ebs_maximum_mbps or 0),
    "disk": _figure(lambda specs: specs.disks.gb if specs.disks else 0),
    "generation": lambda name, _specs: parse(name).generation or 0,
}


def _has_gpu(specs: Specs) -> bool:
    return specs.accelerators is not None and specs.accelerators.kind == "gpu"


def _disk_kinds(specs: Specs) -> tuple[str, ...]:
    if specs.disks is None:
        return ()
    return (specs.disks.kind, "nvme") if specs.disks.nvme else (specs.disks.kind,)
