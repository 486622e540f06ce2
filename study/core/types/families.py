"""What the parts of an instance type name mean: the shape of families.yaml, and its checks.

Naming gives letters, this gives their sense; decoding.py brings both together.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field

from study.core.facts import Source
from study.core.language import Strict, Text
from study.core.types.naming import OPTIONS, SERIES, SIZES, Family, InvalidName, read_family

Vendor = Literal["intel", "amd", "aws", "apple", "nvidia"]
Architecture = Literal["x86_64", "arm64", "i386", "x86_64_mac", "arm64_mac"]
Category = Literal["general", "compute", "memory", "storage", "accelerated", "hpc"]

# What a processor of this maker runs, unless the series or a special says otherwise.
ARCHITECTURES: dict[Vendor, Architecture] = {
    "intel": "x86_64",
    "amd": "x86_64",
    "aws": "arm64",
    "apple": "arm64_mac",
    "nvidia": "arm64",
}

Names = Annotated[tuple[str, ...], Field(strict=False)]


class Sense(Strict):
    """What a part means, and why one would choose it."""

    meaning: Text
    choose: Text | None = None
    beware: Text | None = None
    # False where the vendor's table is silent and the sense is read off real types.
    documented: bool = True


class Sourced(Sense):
    source: str


class Unmarked(Strict):
    """Who made the processor where no letter says so, up to and including a generation."""

    maker: Vendor
    through: int


class Series(Sourced):
    category: Category
    maker: Vendor | None = None
    architecture: Architecture | None = None
    unmarked: Unmarked | None = None
    burstable: bool = False
    disks: Literal["always", "letter", "varies"]


class Reading(Sense):
    """The sense of a letter in some families or in whole categories."""

    families: Names = ()
    categories: Annotated[tuple[Category, ...], Field(strict=False)] = ()


class Option(Sourced):
    maker: Vendor | None = None
    readings: Annotated[tuple[Reading, ...], Field(strict=False)] = ()

    def in_(self, family: str, category: Category) -> Sense:
        """The sense this letter has in the family: the narrowest reading that fits."""
        by_family = [each for each in self.readings if family in each.families]
        by_category = [each for each in self.readings if category in each.categories]
        return next(iter(by_family + by_category), self)


class Special(Strict):
    """Families whose name is silent or would mislead about something, and what is true."""

    families: Names
    maker: Vendor | None = None
    architecture: Architecture | None = None
    disks: bool | None = None
    burstable: bool | None = None
    why: Text
    source: str


class Previous(Strict):
    """Families of a previous generation, and the family that does their work today."""

    families: Names
    by: str


class FamilyBook(Strict):
    """All of families.yaml. It covers the grammar exactly: nothing missing, nothing unknown."""

    sources: dict[str, Source]
    categories: dict[Category, Text]
    series: dict[str, Series]
    options: dict[str, Option]
    suffixes: dict[Literal["flex", "memory", "chip", "accelerator"], Sourced]
    generation: Sourced
    separators: dict[Literal[".", "-"], Sourced]
    sizes: dict[str, Sourced]
    special: Annotated[tuple[Special, ...], Field(strict=False)]
    previous: Annotated[tuple[Previous, ...], Field(strict=False)]

    def model_post_init(self, _context: object) -> None:
        _same("series", self.series, SERIES)
        _same("options", self.options, OPTIONS)
        _same("sizes", self.sizes, (*SIZES, "multiple", "metal", "slice"))
        _same("suffixes", self.suffixes, ("flex", "memory", "chip", "accelerator"))
        _same("separators", self.separators, (".", "-"))
        for source in self._sources():
            if source not in self.sources:
                raise ValueError(f"source `{source}` is not among sources")
        for family in self._families():
            try:
                read_family(family)
            except InvalidName as fault:
                raise ValueError(f"`{family}` is no family: {fault}") from fault

    def _sources(self) -> Iterator[str]:
        for group in (self.series, self.options, self.suffixes, self.separators, self.sizes):
            yield from (entry.source for entry in group.values())
        yield from (each.source for each in self.special)

    def _families(self) -> Iterator[str]:
        for special in self.special:
            yield from special.families
        for previous in self.previous:
            yield from (*previous.families, previous.by)
        for option in self.options.values():
            yield from (family for each in option.readings for family in each.families)

    def specials(self, family: str) -> tuple[Special, ...]:
        return tuple(each for each in self.special if family in each.families)

    def replacement(self, family: str) -> str | None:
        """The family that took over from one of a previous generation."""
        return next((each.by for each in self.previous if family in each.families), None)

    def vendor(self, family: Family) -> Vendor | None:
        """The processor's maker: told by a special, a letter or the series. None: nobody says."""
        for special in self.specials(family.text):
            if special.maker:
                return special.maker
        if letter := family.maker_letter:
            return self.options[letter].maker
        series = self.series[family.series]
        if series.unmarked and (family.generation or 0) <= series.unmarked.through:
            return series.unmarked.maker
        return series.maker


def _same(what: str, found: Iterable[str], wanted: Iterable[str]) -> None:
    missing, unknown = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    if missing:
        raise ValueError(f"{what}: {', '.join(missing)} missing")
    if unknown:
        raise ValueError(f"{what}: {', '.join(unknown)} not in the grammar of names")
