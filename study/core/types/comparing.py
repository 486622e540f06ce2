"""Two to four types side by side: their names letter by letter, their figures one by one.

Values stay values; words for them are chosen in templates.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from study.core.types.catalogue import Catalogue, Specs
from study.core.types.decoding import Decoded, Meaning

Standing = Literal["largest", "smallest", "between"]
FEWEST, MOST = 2, 4


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One part of the names: its meaning in each, None where a name lacks it."""

    part: str  # series, generation, option or size
    code: str  # the option's letter; otherwise as `part`
    cells: tuple[Meaning | None, ...]

    @property
    def same(self) -> bool:
        return len({cell and cell.text for cell in self.cells}) == 1


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of each type, and where it stands: None where all are equal or it is no number.

    Types known by name only have the value None, and say nothing about whether the others differ.
    """

    field: str
    values: tuple[object, ...]
    standings: tuple[Standing | None, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    names: tuple[str, ...]
    measured: tuple[bool, ...]
    letters: tuple[LetterRow, ...]
    figures: tuple[FigureRow, ...]

    @property
    def differing(self) -> tuple[LetterRow | FigureRow, ...]:
        rows: tuple[LetterRow | FigureRow, ...] = self.letters + self.figures
        return tuple(row for row in rows if not row.same)


FIGURES: dict[str, Callable[[Specs], object]] = {
    "vcpus": lambda specs: specs.vcpus,
    "cores": lambda specs: specs.cores,
    "threads_per_core": lambda specs: specs.threads_per_core,
    "clock_ghz": lambda specs: specs.clock_ghz,
    "maker": lambda specs: specs.maker,
    "architectures": lambda specs: specs.architectures,
    "memory_gib": lambda specs: specs.memory_gib,
    "gib_per_vcpu": lambda specs: specs.gib_per_vcpu,
    "accelerators": lambda specs: specs.accelerators,
    "network_baseline_gbps": lambda specs: specs.network_baseline_gbps,
    "network_peak_gbps": lambda specs: specs.network_peak_gbps,
    "network_cards": lambda specs: specs.network_cards,
    "enis": lambda specs: specs.enis,
    "ipv4_per_eni": lambda specs: specs.ipv4_per_eni,
    "ipv6_per_eni": lambda specs: specs.ipv6_per_eni,
    "efa": lambda specs: specs.efa,
    "ebs_baseline_mbps": lambda specs: specs.ebs_baseline_mbps,
    "ebs_maximum_mbps": lambda specs: specs.ebs_maximum_mbps,
    "ebs_baseline_iops": lambda specs: specs.ebs_baseline_iops,
    "ebs_maximum_iops": lambda specs: specs.ebs_maximum_iops,
    "disks": lambda specs: specs.disks,
    "disk_gb": lambda specs: specs.disks.gb if specs.disks else 0,
    "burstable": lambda specs: specs.burstable,
    "bare_metal": lambda specs: specs.bare_metal,
    "hypervisor": lambda specs: specs.hypervisor,
    "hibernation": lambda specs: specs.hibernation,
    "placement_strategies": lambda specs: specs.placement_strategies,
    "dedicated_hosts": lambda specs: specs.dedicated_hosts,
    "spot": lambda specs: specs.spot,
    "current_generation": lambda specs: specs.current_generation,
    "free_tier": lambda specs: specs.free_tier,
}


def compare(types: Sequence[Decoded], catalogue: Catalogue) -> Comparison:
    """The types side by side; raises ValueError unless there are two to four."""
    if not FEWEST <= len(types) <= MOST:
        raise ValueError(f"compare {FEWEST} to {MOST} types, not {len(types)}")
    names = tuple(decoded.name.name for decoded in types)
    specs = [catalogue.specs(name) for name in names]
    figures = tuple(_figure_row(field, read, specs) for field, read in FIGURES.items())
    measured = tuple(each is not None for each in specs)
    return Comparison(names, measured, tuple(_letter_rows(types)), figures)


def _letter_rows(types: Sequence[Decoded]) -> list[LetterRow]:
    """Series, generation, then every option that any of the names has, then size."""
    options = dict.fromkeys(
        segment.text
        for decoded in types
        for segment in decoded.segments
        if segment.role == "option"
    )
    rows = [("series", "series"), ("generation", "generation")]
    rows += [("option", option) for option in options]
    rows += [("size", "size")]
    return [
        LetterRow(part, code, tuple(_cell(decoded, part, code) for decoded in types))
        for part, code in rows
    ]


def _cell(decoded: Decoded, part: str, code: str) -> Meaning | None:
    return next(
        (each for each in decoded.segments if each.role == part and code in (part, each.text)), None
    )


def _figure_row(
    field: str, read: Callable[[Specs], object], specs: Sequence[Specs | None]
) -> FigureRow:
    values = tuple(read(each) if each else None for each in specs)
    told = [value for value, each in zip(values, specs, strict=True) if each]
    same = all(value == told[0] for value in told)
    return FigureRow(field, values, _standings(values), same)


def _standings(values: Sequence[object]) -> tuple[Standing | None, ...]:
    numbers = [value for value in values if _is_number(value)]
    if len(set(numbers)) < 2:
        return (None,) * len(values)
    least, most = min(numbers), max(numbers)  # type: ignore[type-var]
    places: dict[object, Standing] = {least: "smallest", most: "largest"}
    return tuple(places.get(value, "between") if _is_number(value) else None for value in values)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
