"""An instance type name with its meaning: the grammar (naming) brought together with the senses
(families). It knows the name only; what was measured is in the catalogue.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar

from study.core.facts import Source
from study.core.language import LANGUAGES, Text
from study.core.types.families import (
    ARCHITECTURES,
    Architecture,
    Category,
    FamilyBook,
    Sense,
    Series,
    Special,
    Vendor,
)
from study.core.types.naming import (
    SIZES,
    Family,
    Name,
    Role,
    Segment,
    Size,
    parse,
    read_family,
    read_size,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A segment of a name and what it says here."""

    text: str
    start: int
    end: int
    role: Role
    meaning: Text
    choose: Text | None
    beware: Text | None
    documented: bool
    source: Source

    @property
    def code(self) -> str:
        return self.text

    @property
    def sense(self) -> Text:
        """The meaning without the piece itself in front: for places that show the piece anyway."""
        en, zh_hans = (
            said[len(self.text) + len(colon) :]
            if said.casefold().startswith(self.text + colon)
            else said
            for said, colon in ((self.meaning.en, ": "), (self.meaning.zh_hans, "："))
        )
        return Text(**{"en": en, "zh-hans": zh_hans})


@dataclass(frozen=True, slots=True)
class Processor:
    """None where neither the name nor families.yaml can tell: a line not yet announced."""

    vendor: Vendor | None
    architecture: Architecture | None


@dataclass(frozen=True, slots=True)
class Line:
    """All that the part before the dot says."""

    category: Category
    series: Series
    meanings: tuple[Meaning, ...]
    processor: Processor
    local_disks: bool | None
    burstable: bool
    specials: tuple[Special, ...]
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A name with all that it says. `local_disks` is None where it cannot be told from the name."""

    name: Name
    line: Line
    # What the dot and the size say.
    ending: tuple[Meaning, Meaning]

    @property
    def segments(self) -> tuple[Meaning, ...]:
        return self.line.meanings + self.ending

    @property
    def processor(self) -> Processor:
        return self.line.processor

    @property
    def local_disks(self) -> bool | None:
        return self.line.local_disks

    @property
    def burstable(self) -> bool:
        return self.line.burstable

    @property
    def bare_metal(self) -> bool:
        return self.name.size.bare_metal

    @property
    def network_optimized(self) -> bool:
        return "n" in self.name.options

    @property
    def ebs_optimized(self) -> bool:
        return "b" in self.name.options


class Decoder:
    """Reads names with the senses of one book. A line and an ending are worked out once each."""

    def __init__(self, book: FamilyBook) -> None:
        self.book = book
        self._line = lru_cache(maxsize=4096)(self._read_line)
        self._ending = lru_cache(maxsize=16384)(self._read_ending)

    def decode(self, text: str) -> Decoded:
        """The name that the text spells, with its meaning; raises InvalidName."""
        return self.explain(parse(text))

    def explain(self, name: Name) -> Decoded:
        """The meaning of a name that is read already."""
        return Decoded(
            name, self._line(name.family), self._ending(len(name.family), name.size.code)
        )

    # By text, which hashes at once, and not by the parts, which would hash every piece each time.
    def _read_line(self, text: str) -> Line:
        family = read_family(text)
        series = self.book.series[family.series]
        specials = self.book.specials(family.text)
        vendor = self.book.vendor(family)
        architecture = series.architecture or (ARCHITECTURES[vendor] if vendor else None)
        disks = True if series.disks == "always" or "d" in family.options else None
        if series.disks == "letter" and disks is None:
            disks = False
        return Line(
            category=series.category,
            series=series,
            meanings=tuple(self._meanings(family, series)),
            processor=Processor(
                vendor, _first((each.architecture for each in specials), architecture)
            ),
            local_disks=_first((each.disks for each in specials), disks),
            burstable=_first((each.burstable for each in specials), series.burstable),
            specials=specials,
            replaced_by=self.book.replacement(family.text),
        )

    def _meanings(self, family: Family, series: Series) -> Iterator[Meaning]:
        book = self.book
        for segment in family.segments:
            text = segment.text
            if segment.role == "series":
                yield self._meaning(segment, series, series.source)
            elif segment.role == "generation":
                sense = _filled(book.generation, text)
                yield self._meaning(segment, sense, book.generation.source)
            elif segment.role == "separator":
                yield self._meaning(segment, book.separators["-"], book.separators["-"].source)
            elif text in family.suffixes:
                kind = _suffix_kind(family)
                written = {"memory": text.removesuffix("tb"), "accelerator": text.upper()}
                sense = _filled(book.suffixes[kind], written.get(kind, text))
                yield self._meaning(segment, sense, book.suffixes[kind].source)
            else:
                option = book.options[text]
                sense = option.in_(family.text, series.category)
                yield self._meaning(segment, sense, option.source)

    def _read_ending(self, dot: int, code: str) -> tuple[Meaning, Meaning]:
        size = read_size(code)
        separator = self.book.separators["."]
        sense = self.book.sizes[_size_kind(size)]
        number = "".join(filter(str.isdigit, size.code))
        end = dot + 1 + len(size.code)
        return (
            self._meaning(Segment(".", dot, dot + 1, "separator"), separator, separator.source),
            self._meaning(
                Segment(size.code, dot + 1, end, "size"), _filled(sense, number), sense.source
            ),
        )

    def _meaning(self, segment: Segment, sense: Sense, source: str) -> Meaning:
        return Meaning(
            segment.text,
            segment.start,
            segment.end,
            segment.role,
            sense.meaning,
            sense.choose,
            sense.beware,
            sense.documented,
            self.book.sources[source],
        )


def _filled(sense: Sense, written: str) -> Sense:
    """The sense with its number, or its chip, in the place kept for it."""
    en, zh_hans = (sense.meaning.in_(each).replace("{n}", written) for each in LANGUAGES)
    return sense.model_copy(update={"meaning": Text(**{"en": en, "zh-hans": zh_hans})})


def _first(told: Iterable[T | None], otherwise: T) -> T:
    return next((each for each in told if each is not None), otherwise)


def _suffix_kind(family: Family) -> Literal["flex", "memory", "chip", "accelerator"]:
    if "flex" in family.suffixes:
        return "flex"
    if family.series == "u":
        return "memory"
    return "chip" if family.series == "mac" else "accelerator"


def _size_kind(size: Size) -> str:
    if size.code in SIZES:
        return size.code
    if size.bare_metal:
        return "slice" if "-" in size.code else "metal"
    return "multiple"
