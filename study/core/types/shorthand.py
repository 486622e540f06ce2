"""Typed needs, such as `arm 8vcpu >=32gb nvme`: text in, a `Need` or `InvalidNeed` out.

    need   = *( word / ",")                  separated by spaces or commas, any order, any case
    word   = [ "no-" / "!" ] trait           no-gpu, !metal
           / maker / architecture / disk / strategy
           / [ compare ] number unit         8vcpu, >=32gb, <100gbps
           / number ".." number unit         4..16vcpu
           / "1:" number                     1:8, GiB of memory for each vCPU
    compare= ">=" / "<=" / ">" / "<" / "="   without one: exactly, for gbps and disk at least
    unit   = "vcpu" / "cpu" / "gb" / "gib" / "tb" / "tib" / "gbps"
           / "gbdisk" / "tbdisk"             local disks together

`gb` is read as GiB of memory, for that is what people mean by it.
"""

import re
from dataclasses import replace
from typing import Any

from study.core.types.find import Bounds, Need

LONGEST = 200

_TRAITS = {
    "disk": "local_disk",
    "gpu": "gpu",
    "accelerator": "accelerator",
    "burstable": "burstable",
    "metal": "bare_metal",
    "hibernation": "hibernation",
    "efa": "efa",
    "spot": "spot",
    "free": "free_tier",
    "current": "current",
}
_WORDS: dict[str, dict[str, Any]] = {
    "arm": {"architecture": "arm64"},
    "arm64": {"architecture": "arm64"},
    "x86": {"architecture": "x86_64"},
    "x86_64": {"architecture": "x86_64"},
    "i386": {"architecture": "i386"},
    "arm64_mac": {"architecture": "arm64_mac"},
    "x86_64_mac": {"architecture": "x86_64_mac"},
    "graviton": {"makers": frozenset({"aws"})},
    **{
        maker: {"makers": frozenset({maker})}
        for maker in ("intel", "amd", "aws", "apple", "nvidia")
    },
    **{kind: {"disk_kind": kind} for kind in ("ssd", "hdd", "nvme")},
    **{each: {"strategy": each} for each in ("cluster", "partition", "spread")},
    "previous": {"current": False},
}
# Unit: field, how many of the field's own unit, whether a bare number is a minimum.
_UNITS: dict[str, tuple[str, float, bool]] = {
    **dict.fromkeys(("vcpu", "vcpus", "cpu", "cpus"), ("vcpus", 1, False)),
    **dict.fromkeys(("gb", "gib"), ("memory_gib", 1, False)),
    **dict.fromkeys(("tb", "tib"), ("memory_gib", 1024, False)),
    **dict.fromkeys(("gbps", "gbit"), ("network_gbps", 1, True)),
    "gbdisk": ("disk_gb", 1, True),
    "tbdisk": ("disk_gb", 1000, True),
}

_NUMBER = r"\d{1,6}(?:\.\d{1,3})?"
_QUANTITY_RE = re.compile(
    rf"(?P<compare>[<>]=?|=)?(?P<number>{_NUMBER})(?:\.\.(?P<to>{_NUMBER}))?(?P<unit>[a-z]+)",
    re.ASCII,
)
_RATIO_RE = re.compile(rf"1:(?P<number>{_NUMBER})", re.ASCII)
_WORD_RE = re.compile(r"[^\s,，、]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("≥"): ">=", ord("≤"): "<="}


def vocabulary() -> dict[str, tuple[str, ...]]:
    """Every word that is understood, by what it is: traits (which may be denied), words, units."""
    return {"traits": tuple(_TRAITS), "words": tuple(_WORDS), "units": tuple(_UNITS)}


class InvalidNeed(ValueError):
    """A word that asks for nothing known.

    `code`: unknown_word, unknown_unit, bad_range, repeated, too_long. `position`: where the word
    begins in the text. `word`: the word itself.
    """

    def __init__(self, code: str, position: int, word: str) -> None:
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position
        self.word = word


def parse_need(text: str) -> Need:
    """The need that the text spells; an empty text needs nothing. Raises InvalidNeed."""
    if len(text) > LONGEST:
        raise InvalidNeed("too_long", LONGEST, "")
    asked: dict[str, Any] = {}
    for match in _WORD_RE.finditer(text):
        word, position = match[0], match.start()
        for field, value in _read(word.translate(_WIDE).lower(), position, word).items():
            if field in asked:
                value = _both(asked[field], value, position, word)
            asked[field] = value
    return replace(Need(), **asked)


def _read(word: str, position: int, given: str) -> dict[str, Any]:
    trait = word.removeprefix("no-").removeprefix("!")
    if trait in _TRAITS:
        return {_TRAITS[trait]: trait == word}
    if word in _WORDS:
        return _WORDS[word]
    if ratio := _RATIO_RE.fullmatch(word):
        # Types of one series differ a little from the round number: 7.6 passes for 8.
        wanted = float(ratio["number"])
        return {"gib_per_vcpu": Bounds(wanted * 0.9, wanted * 1.1)}
    quantity = _QUANTITY_RE.fullmatch(word)
    if quantity is None:
        raise InvalidNeed("unknown_word", position, given)
    if quantity["unit"] not in _UNITS:
        raise InvalidNeed("unknown_unit", position + quantity.start("unit"), given)
    field, times, minimum = _UNITS[quantity["unit"]]
    number = float(quantity["number"]) * times
    if quantity["to"]:
        most = float(quantity["to"]) * times
        if quantity["compare"] or most < number:
            raise InvalidNeed("bad_range", position, given)
        return {field: Bounds(number, most)}
    return {field: _bounds(quantity["compare"] or (">=" if minimum else "="), number)}


def _bounds(compare: str, number: float) -> Bounds:
    # Nothing here is finer than a thousandth: just above is a thousandth above.
    match compare:
        case ">=":
            return Bounds(least=number)
        case "<=":
            return Bounds(most=number)
        case ">":
            return Bounds(least=number + 0.001)
        case "<":
            return Bounds(most=number - 0.001)
    return Bounds(number, number)


def _both(first: Any, second: Any, position: int, word: str) -> Any:
    """Two words about one thing: bounds narrow each other, makers add up, all else must agree."""
    if isinstance(first, Bounds):
        least = max(
            (each for each in (first.least, second.least) if each is not None), default=None
        )
        most = min((each for each in (first.most, second.most) if each is not None), default=None)
        if least is not None and most is not None and least > most:
            raise InvalidNeed("bad_range", position, word)
        return Bounds(least, most)
    if isinstance(first, frozenset):
        return first | second
    if first != second:
        raise InvalidNeed("repeated", position, word)
    return first
