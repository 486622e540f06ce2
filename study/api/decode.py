"""Instance type names taken apart, and types found by need, as JSON."""

from dataclasses import replace
from typing import Annotated, Any, NoReturn

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.asking import Asking
from study.api.errors import ErrorOut, Problem
from study.core.language import Text
from study.core.types.catalogue import Specs
from study.core.types.decoding import Decoded, Meaning
from study.core.types.families import Architecture, Vendor
from study.core.types.find import Bounds, Need, SortKey, Strategy, find
from study.core.types.naming import InvalidName, Role
from study.core.types.shorthand import InvalidNeed, parse_need
from study.decoder.catalogue_file import catalogue

router = Router()

WRONG_NAME = {
    "empty": "Give a name such as c5n.xlarge.",
    "too_long": "An instance type name is much shorter than this.",
    "unexpected_character": "A name holds letters, digits, hyphens and one dot only.",
    "missing_series": "A name begins with the letters of a series, such as c or inf.",
    "unknown_series": "There is no series of these letters.",
    "missing_generation": "A number, the generation, follows the series.",
    "bad_generation": "The generation is a number from 1 to 99.",
    "unknown_option": "No option has this letter.",
    "repeated_option": "This option is given twice.",
    "two_makers": "A processor has one maker: a, g or i.",
    "unknown_suffix": "What follows the hyphen is not known for this series.",
    "missing_dot": "A dot and a size follow the family, such as .xlarge.",
    "missing_size": "A size follows the dot, such as xlarge.",
    "unknown_size": "There is no size of this name.",
}
WRONG_NEED = {
    "unknown_word": "This word asks for nothing known.",
    "unknown_unit": "The unit is none of vcpu, gb, tb, gbps, gbdisk and tbdisk.",
    "bad_range": "Nothing is both this small and this large.",
    "repeated": "This contradicts a word before it.",
    "too_long": "A need is written in fewer words.",
}

Translated = dict[str, str]


class CodeOut(Schema):
    code: str
    meaning: Translated


class SizeOut(Schema):
    code: str
    bare_metal: bool


class ProcessorOut(Schema):
    vendor: Vendor | None
    architecture: Architecture | None


class SegmentOut(Schema):
    text: str
    start: int
    end: int
    role: Role
    meaning: Translated


class DecodedOut(Schema):
    name: str
    known: bool
    family: str
    series: CodeOut
    generation: int | None
    options: list[CodeOut]
    size: SizeOut
    processor: ProcessorOut
    local_disks: bool | None
    burstable: bool
    segments: list[SegmentOut]
    specs: Specs | None
    placement_strategies: list[Strategy]
    suggestions: list[str]


class TypeOut(Schema):
    name: str
    specs: Specs | None


class TypesOut(Schema):
    version: str
    date: str
    count: int
    page: int
    pages: int
    results: list[TypeOut]


Amount = Annotated[float | None, Field(default=None, ge=0)]


class NeedIn(Asking):
    """`q` is a typed need, such as `arm 8vcpu >=32gb nvme`; the other filters narrow it."""

    q: str = ""
    architecture: Architecture | None = None
    maker: list[Vendor] = []
    min_vcpus: Amount
    max_vcpus: Amount
    min_memory_gib: Amount
    max_memory_gib: Amount
    min_gib_per_vcpu: Amount
    max_gib_per_vcpu: Amount
    min_network_gbps: Amount
    min_disk_gb: Amount
    local_disk: bool | None = None
    gpu: bool | None = None
    accelerator: bool | None = None
    burstable: bool | None = None
    bare_metal: bool | None = None
    hibernation: bool | None = None
    placement_strategy: Strategy | None = None
    current_generation: bool | None = None
    sort: SortKey = "name"
    descending: bool = False
    page: int = Field(default=1, ge=1, le=10_000)
    per_page: int = Field(default=50, ge=1, le=200)

    def need(self) -> Need:
        """All that is asked for; raises InvalidNeed."""
        asked: dict[str, Any] = {
            "architecture": self.architecture,
            "makers": frozenset(self.maker) or None,
            "vcpus": _bounds(self.min_vcpus, self.max_vcpus),
            "memory_gib": _bounds(self.min_memory_gib, self.max_memory_gib),
            "gib_per_vcpu": _bounds(self.min_gib_per_vcpu, self.max_gib_per_vcpu),
            "network_gbps": _bounds(self.min_network_gbps),
            "disk_gb": _bounds(self.min_disk_gb),
            "local_disk": self.local_disk,
            "gpu": self.gpu,
            "accelerator": self.accelerator,
            "burstable": self.burstable,
            "bare_metal": self.bare_metal,
            "hibernation": self.hibernation,
            "strategy": self.placement_strategy,
            "current": self.current_generation,
        }
        given = {field: value for field, value in asked.items() if value is not None}
        return replace(parse_need(self.q), **given)


@router.get(
    "/decode/{path:name}",
    response={200: DecodedOut, 422: ErrorOut},
    summary="A name, segment by segment",
)
def decode(request: HttpRequest, name: str) -> DecodedOut:
    known = catalogue()
    try:
        decoded = known.decoder.decode(name)
    except InvalidName as fault:
        _refuse_name(name, fault)
    spelling = decoded.name.name
    specs = known.specs(spelling)
    series, size = decoded.segments[0], decoded.name.size
    return DecodedOut(
        name=spelling,
        known=spelling in known,
        family=decoded.name.family,
        series=_coded(series),
        generation=decoded.name.generation,
        options=[_coded(each) for each in decoded.segments if each.role == "option"],
        size=SizeOut(code=size.code, bare_metal=size.bare_metal),
        processor=_processor(decoded),
        local_disks=decoded.local_disks,
        burstable=decoded.burstable,
        segments=[_segment(each) for each in decoded.segments],
        specs=specs,
        placement_strategies=list(specs.placement_strategies) if specs else [],
        suggestions=[] if spelling in known else known.nearest(spelling),
    )


@router.get(
    "/instance-types",
    response={200: TypesOut, 422: ErrorOut},
    summary="Types that meet a need, page by page",
)
def instance_types(request: HttpRequest, asked: Query[NeedIn]) -> TypesOut:
    known = catalogue()
    try:
        names = find(known, asked.need(), asked.sort, asked.descending)
    except InvalidNeed as fault:
        raise Problem(
            status=422,
            code=fault.code,
            message=WRONG_NEED[fault.code],
            field="q",
            position=fault.position,
        ) from fault
    start = (asked.page - 1) * asked.per_page
    shown = names[start : start + asked.per_page]
    return TypesOut(
        version=known.about.version,
        date=known.about.date,
        count=len(names),
        page=asked.page,
        pages=-(-len(names) // asked.per_page),
        results=[TypeOut(name=name, specs=known.specs(name)) for name in shown],
    )


def _refuse_name(name: str, fault: InvalidName) -> NoReturn:
    raise Problem(
        status=422,
        code=fault.code,
        message=WRONG_NAME[fault.code],
        field="name",
        position=fault.position,
        more={"suggestions": catalogue().nearest(name)},
    ) from fault


def _bounds(least: float | None, most: float | None = None) -> Bounds | None:
    return None if least is None and most is None else Bounds(least, most)


def _translated(text: Text) -> Translated:
    return {"en": text.en, "zh-hans": text.zh_hans}


def _coded(segment: Meaning) -> CodeOut:
    return CodeOut(code=segment.code, meaning=_translated(segment.meaning))


def _segment(segment: Meaning) -> SegmentOut:
    return SegmentOut(
        text=segment.text,
        start=segment.start,
        end=segment.end,
        role=segment.role,
        meaning=_translated(segment.meaning),
    )


def _processor(decoded: Decoded) -> ProcessorOut:
    return ProcessorOut(
        vendor=decoded.processor.vendor, architecture=decoded.processor.architecture
    )
