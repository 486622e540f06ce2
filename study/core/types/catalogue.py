"""What is known of every instance type, and which types stand next to one another.

Names come from the vendor's list, figures from DescribeInstanceTypes. A type may be known by name
alone; then its figures are None.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from study.core.types.decoding import Decoded, Decoder
from study.core.types.families import Vendor
from study.core.types.naming import LONGEST, Name, Size, letters_of, parse
from study.core.types.nearest import nearest


@dataclass(frozen=True, slots=True)
class Disks:
    """Local disks, all alike. Sizes in GB, as sold."""

    count: int
    gb_each: int
    kind: str  # ssd or hdd
    nvme: bool

    @property
    def gb(self) -> int:
        return self.count * self.gb_each


@dataclass(frozen=True, slots=True)
class Accelerators:
    """Chips besides the processor, all alike. A fraction of a GPU has a count below one."""

    kind: str  # gpu, inference, training, fpga or media
    count: float
    maker: str
    name: str
    mib_each: int | None


@dataclass(frozen=True, slots=True)
class Specs:
    """The figures of one type. Throughput in Mbps and Gbps (decimal), memory in MiB (binary)."""

    vcpus: int
    cores: int
    threads_per_core: int
    memory_mib: int
    maker: Vendor
    architectures: tuple[str, ...]
    clock_ghz: float | None
    network: str  # in the vendor's words: "Up to 25 Gigabit"
    network_baseline_gbps: float
    network_peak_gbps: float
    network_cards: int
    enis: int
    ipv4_per_eni: int
    ipv6_per_eni: int
    efa: bool
    ebs_baseline_mbps: int | None
    ebs_maximum_mbps: int | None
    ebs_baseline_iops: int | None
    ebs_maximum_iops: int | None
    disks: Disks | None
    accelerators: Accelerators | None
    burstable: bool
    hibernation: bool
    placement_strategies: tuple[str, ...]
    bare_metal: bool
    hypervisor: str | None  # nitro or xen; None on bare metal
    current_generation: bool
    free_tier: bool
    dedicated_hosts: bool
    spot: bool

    @property
    def memory_gib(self) -> float:
        return self.memory_mib / 1024

    @property
    def gib_per_vcpu(self) -> float:
        return self.memory_gib / self.vcpus


@dataclass(frozen=True, slots=True)
class Known:
    """A type in the catalogue. `specs` is None where only its name is known."""

    name: str
    specs: Specs | None


@dataclass(frozen=True, slots=True)
class About:
    """Where the catalogue comes from, and of which day it is."""

    version: str
    date: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Known types one decision away; each of the same size, except the two steps."""

    ladder: tuple[str, ...]  # every size of the family, smallest first
    smaller: str | None
    larger: str | None
    newer: str | None  # the newest generation of the same line, if newer than this
    graviton: str | None
    amd: str | None
    intel: str | None
    with_disks: str | None


# What stays the same from one generation of a line to the next: series, letters, and the maker of
# the processor or, for lines that leave the maker open, its architecture.
Line = tuple[str, frozenset[str], str | None]


class Catalogue:
    """All known types, in the order of series, generation, letters and size."""

    def __init__(self, types: Iterable[Known], decoder: Decoder, about: About) -> None:
        self.about = about
        self.types = {each.name: each for each in sorted(types, key=_by_name)}
        self.decoder = decoder
        self._families: defaultdict[str, list[Name]] = defaultdict(list)
        self._lines: defaultdict[Line, list[Name]] = defaultdict(list)
        for each in self.types:
            decoded = decoder.decode(each)
            self._families[decoded.name.family].append(decoded.name)
            self._lines[_line(decoded)].append(decoded.name)
        for sizes in self._families.values():
            sizes.sort(key=_by_size)

    def __len__(self) -> int:
        return len(self.types)

    def __contains__(self, name: object) -> bool:
        return name in self.types

    def specs(self, name: str) -> Specs | None:
        """The figures of the type; None where it, or all but its name, is unknown."""
        known = self.types.get(name)
        return known.specs if known else None

    def families(self) -> tuple[str, ...]:
        return tuple(self._families)

    def ladder(self, family: str) -> tuple[str, ...]:
        """Every size of the family, smallest first; empty for a family nobody knows."""
        return tuple(name.name for name in self._families.get(family, ()))

    def steps(self, decoded: Decoded) -> tuple[str, ...]:
        """The ladder of the name's family with the name at its place, known or not.

        Empty for a family nobody knows.
        """
        sizes = self._families.get(decoded.name.family, [])
        known = decoded.name.name in self
        steps = sizes if known or not sizes else sorted([*sizes, decoded.name], key=_by_size)
        return tuple(step.name for step in steps)

    def is_current(self, decoded: Decoded) -> bool | None:
        """Whether EC2 counts the type among the current generation; None where nobody says."""
        if specs := self.specs(decoded.name.name):
            return specs.current_generation
        return False if decoded.line.replaced_by else None

    def newest_generation(self, decoded: Decoded) -> int | None:
        """The newest generation of the name's line; None where the line is unknown."""
        line = self._lines.get(_line(decoded), ())
        return max(map(_generation, line), default=None)

    def neighbours(self, decoded: Decoded) -> Neighbours:
        """What stands next to the name, which need not be known itself."""
        name = decoded.name
        virtual = [each for each in self._families.get(name.family, ()) if not each.size.bare_metal]
        smaller = [each.name for each in virtual if each.size.rank < name.size.rank]
        larger = [each.name for each in virtual if each.size.rank > name.size.rank]
        return Neighbours(
            ladder=self.ladder(name.family),
            smaller=smaller[-1] if smaller else None,
            larger=larger[0] if larger else None,
            newer=self._newer(decoded),
            graviton=self._twin(decoded, "aws"),
            amd=self._twin(decoded, "amd"),
            intel=self._twin(decoded, "intel"),
            with_disks=self._with_disks(decoded),
        )

    def replacement(self, decoded: Decoded) -> str | None:
        """The type that does the work of one of a previous generation; None for others."""
        if self.is_current(decoded) is not False:
            return None
        if family := decoded.line.replaced_by:
            size, sizes = decoded.name.size, self._families[family]
            alike = [each for each in sizes if each.size.bare_metal == size.bare_metal] or sizes
            enough = [each for each in alike if each.size.rank >= size.rank]
            return enough[0].name if enough else alike[0 if size.bare_metal else -1].name
        return self._newer(decoded)

    def nearest(self, text: str, limit: int = 5) -> list[str]:
        """Known names that the text may begin or be a slip of, best first."""
        wanted = letters_of(text[:LONGEST])
        begun = [name for name in self.types if wanted and name.startswith(wanted)]
        likely = begun[:limit] + nearest(wanted, list(self.types), limit)
        return list(dict.fromkeys(likely))[:limit]

    def _of_size(self, line: Line, size: Size) -> list[Name]:
        return [name for name in self._lines.get(line, ()) if name.size == size]

    def _newer(self, decoded: Decoded) -> str | None:
        line = self._of_size(_line(decoded), decoded.name.size)
        newest = max(line, key=_generation, default=decoded.name)
        return newest.name if _generation(newest) > _generation(decoded.name) else None

    def _twin(self, decoded: Decoded, vendor: Vendor) -> str | None:
        series, features, maker = _line(decoded)
        if maker == vendor or decoded.line.category == "accelerated" or series == "mac":
            return None  # what is run there depends on more than the processor's maker
        return self._closest((series, features, vendor), decoded.name)

    def _with_disks(self, decoded: Decoded) -> str | None:
        series, features, maker = _line(decoded)
        if decoded.local_disks is not False:
            return None
        return self._closest((series, features | {"d"}, maker), decoded.name)

    def _closest(self, line: Line, name: Name) -> str | None:
        """The type of that line and this size whose generation is nearest, the newer of two.

        A flex type has few relatives of its own kind: its next of kin may be without flex.
        """
        series, features, maker = line
        found = self._of_size(line, name.size)
        found = found or self._of_size((series, features - {"flex"}, maker), name.size)
        if not found:
            return None
        wanted = _generation(name)
        return min(
            found, key=lambda each: (abs(_generation(each) - wanted), -_generation(each))
        ).name


def _generation(name: Name) -> int:
    """The generation, to compare by; a Mac that has none stands before all."""
    return name.generation or 0


def _by_name(known: Known) -> tuple[str, int, str, int, bool]:
    name = parse(known.name)
    return name.series, _generation(name), name.family, *_by_size(name)


def _by_size(name: Name) -> tuple[int, bool]:
    return name.size.rank, name.size.bare_metal


def _line(decoded: Decoded) -> Line:
    open_maker = decoded.line.category == "accelerated"
    processor = decoded.processor
    told = processor.architecture if open_maker else processor.vendor
    return decoded.name.series, decoded.name.parts.features, told
