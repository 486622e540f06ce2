"""The grammar of EC2 instance type names: text in, a frozen `Name` or `InvalidName` out.

    name        = family "." size
    family      = series generation *option [ "-" suffix ]   c7gn, m7i-flex, p6e-gb200, u7in-32tb
                / "u-" memory generation                     u-6tb1: the memory stands first
                / "mac-" chip                                mac-m4pro: no generation
    series      = one of SERIES
    generation  = "1" to "99"
    option      = one of OPTIONS, each once, at most one of MAKERS
    suffix      = memory after U, chip after Mac, accelerator after P, G and Gr, else "flex"
    memory      = number "tb"
    chip        = "m" number [ "pro" / "max" / "ultra" ]
    accelerator = 1*2LETTER 3DIGIT                           b200, gb200
    size        = "nano" / "micro" / "small" / "medium" / "large" / [ number ] "xlarge"
                / "metal" [ "-" number "xl" ]

https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html

The vendor counts all that follows the generation or a hyphen as options, and so do the segments.
Forgiven: case, stray spaces, full-width forms, the full stop of a Chinese keyboard. What a segment
means is not said here but in families.py: this module knows letters only.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase, digits
from typing import Literal, NoReturn

Role = Literal["series", "generation", "option", "separator", "size"]

# The vendor's list; then what is or was on sale without standing in it.
SERIES = (
    *("a", "c", "d", "f", "g", "hpc", "i", "im", "inf", "is", "m", "mac"),
    *("p", "r", "t", "trn", "u", "vt", "x", "z"),
    *("cc", "cg", "cr", "dl", "gr", "h", "hi", "hs"),
)
# The vendor's letters; then those read off real names: g6f, u7inh, g3s, trn2u.
OPTIONS = "abdeginqz" + "fhsu"
# Who made the processor: a name says it at most once.
MAKERS = frozenset("agi")
# From the smallest up; xlarge is then counted: 2xlarge, 3xlarge, …
SIZES = ("nano", "micro", "small", "medium", "large", "xlarge")
# The longest real name has 18 characters.
LONGEST = 64

_NUMBER = "[1-9][0-9]{0,2}"
_MEMORY = rf"{_NUMBER}tb"
_CHIP = "m[1-9][0-9]?(?:pro|max|ultra)?"
_FAMILY_RE = re.compile(
    rf"(?P<series>{'|'.join(SERIES)})"
    rf"(?:(?P<generation>[1-9][0-9]?)(?P<options>[{OPTIONS}]*)(?:-(?P<suffix>[a-z0-9]+))?"
    rf"|(?<=u)-(?P<memory>{_MEMORY})(?P<then>[1-9])"
    rf"|(?<=mac)-(?P<chip>{_CHIP}))"
)
_SIZE_RE = re.compile(
    rf"{'|'.join(SIZES)}|(?!1x)(?P<count>{_NUMBER})xlarge|(?P<metal>metal)(?:-(?P<slice>{_NUMBER})xl)?"
)
_SUFFIX_RE = {
    "mac": re.compile(_CHIP),
    "u": re.compile(_MEMORY),
    **dict.fromkeys(("p", "g", "gr"), re.compile("flex|[a-z]{1,2}[0-9]{3}")),
}
_FLEX_RE = re.compile("flex")
_CLEAN_RE = re.compile("[a-z0-9.-]+")
_STRANGE_RE = re.compile("[^a-z0-9.-]")

# Full-width forms stand 0xFEE0 above ASCII; dots and hyphens are those that keyboards offer.
_FORGIVEN: dict[int, int | None] = {
    **{ord(letter): ord(letter.lower()) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{code: ord(chr(code - 0xFEE0).lower()) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "。｡"), ord(".")),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), ord("-")),
    **{code: None for code in range(0x3001) if chr(code).isspace()},
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),  # spaces of no width
}


class InvalidName(ValueError):
    """Text that is no instance type name.

    `code` says what is wrong: empty, too_long, unexpected_character, missing_series,
    unknown_series, missing_generation, bad_generation, unknown_option, repeated_option,
    two_makers, unknown_suffix, missing_dot, missing_size, unknown_size.
    `position` says where, counted in the text as it was given.
    """

    def __init__(self, code: str, position: int) -> None:
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a name. The pieces tile it: each begins where the one before ends."""

    text: str
    start: int
    end: int
    role: Role

    @property
    def code(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Family:
    """What stands before the dot."""

    text: str
    series: str
    generation: int | None
    options: tuple[str, ...]
    suffixes: tuple[str, ...]
    segments: tuple[Segment, ...]

    @property
    def maker_letter(self) -> str | None:
        """The option that names the processor's maker; None where the name does not tell."""
        return next((letter for letter in self.options if letter in MAKERS), None)

    @property
    def features(self) -> frozenset[str]:
        """What the line offers besides its processor."""
        return frozenset(self.options) - MAKERS | frozenset(self.suffixes)


@dataclass(frozen=True, slots=True)
class Size:
    """What stands behind the dot.

    `rank` sorts the sizes of a family: nano is 0, large 4, xlarge 5, 2xlarge 6. A plain "metal" is
    the whole server and comes last.
    """

    code: str
    bare_metal: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Name:
    """An instance type name, taken apart. `name` is its usual spelling."""

    name: str
    parts: Family
    size: Size

    @property
    def family(self) -> str:
        return self.parts.text

    @property
    def series(self) -> str:
        return self.parts.series

    @property
    def generation(self) -> int | None:
        return self.parts.generation

    @property
    def options(self) -> tuple[str, ...]:
        return self.parts.options

    @property
    def suffixes(self) -> tuple[str, ...]:
        return self.parts.suffixes

    @property
    def segments(self) -> tuple[Segment, ...]:
        dot, end = len(self.parts.text), len(self.name)
        size = Segment(self.size.code, dot + 1, end, "size")
        return (*self.parts.segments, Segment(".", dot, dot + 1, "separator"), size)


def parse(text: str) -> Name:
    """The name that the text spells; raises InvalidName."""
    name = clean(text)
    family, dot, size = name.partition(".")
    try:
        parts = read_family(family)
        if not dot:
            raise InvalidName("missing_dot", len(name))
        return Name(name, parts, read_size(size))
    except InvalidName as fault:
        if fault.code.endswith("_size"):
            raise InvalidName(fault.code, _given(text, len(family) + 1)) from None
        # A family that reads well as far as it goes may just lack what follows it: m5large.
        missing = not dot and fault.code in ("unknown_option", "unknown_suffix")
        code = "missing_dot" if missing else fault.code
        raise InvalidName(code, _given(text, fault.position)) from None


def clean(text: str) -> str:
    """The text mended; raises InvalidName if it cannot be a name."""
    if len(text) > 4 * LONGEST:
        raise InvalidName("too_long", LONGEST)
    name = mended(text)
    if not name:
        raise InvalidName("empty", 0)
    if len(name) > LONGEST:
        raise InvalidName("too_long", _given(text, LONGEST))
    if strange := _STRANGE_RE.search(name):
        raise InvalidName("unexpected_character", _given(text, strange.start()))
    return name


def mended(text: str) -> str:
    """The text in its usual spelling: all that is forgiven is set right, the rest is left."""
    # Most are clean already, and to see that is quicker than to translate.
    return text if _CLEAN_RE.fullmatch(text) else text.translate(_FORGIVEN)


def letters_of(text: str) -> str:
    """What of the text may stand in a name, in its usual spelling."""
    return _STRANGE_RE.sub("", mended(text))


def _given(text: str, position: int) -> int:
    """Where the character at this position of the cleaned name stands in the text as given."""
    kept = [index for index, char in enumerate(text) if char.translate(_FORGIVEN)]
    return kept[position] if position < len(kept) else len(text)


# A family or a size is read once; the bounds keep a stream of inventions from filling the memory.
@lru_cache(maxsize=4096)
def read_family(text: str) -> Family:
    """The part before the dot, already clean; raises InvalidName."""
    match = _FAMILY_RE.fullmatch(text)
    if match is None:
        _refuse_family(text)
    series, generation, letters, suffix, memory, then, chip = match.groups()
    _check_options(letters or "", match.start("options"))
    if suffix and not _SUFFIX_RE.get(series, _FLEX_RE).fullmatch(suffix):
        raise InvalidName("unknown_suffix", match.start("suffix"))
    suffix = suffix or memory or chip

    pieces: list[tuple[str, Role]] = [(series, "series"), (generation, "generation")]
    pieces += [(letter, "option") for letter in letters or ""]
    pieces += [("-", "separator"), (suffix, "option")] if suffix else []
    pieces += [(then, "generation")]
    number = generation or then
    return Family(
        text,
        series,
        int(number) if number else None,
        tuple(letters or ""),
        (suffix,) if suffix else (),
        tuple(_tiles(pieces)),
    )


def _tiles(pieces: Iterable[tuple[str | None, Role]]) -> Iterator[Segment]:
    start = 0
    for text, role in pieces:
        if text:
            yield Segment(text, start, start + len(text), role)
            start += len(text)


@lru_cache(maxsize=4096)
def read_size(text: str) -> Size:
    """The part behind the dot, already clean; raises InvalidName."""
    match = _SIZE_RE.fullmatch(text)
    if match is None:
        raise InvalidName("unknown_size" if text else "missing_size", 0)
    if text in SIZES:
        return Size(text, False, SIZES.index(text))
    number = match["count"] or match["slice"]
    rank = SIZES.index("large") + int(number) if number else 10_000
    return Size(text, match["metal"] is not None, rank)


def _check_options(letters: str, start: int) -> None:
    makers = 0
    for index, letter in enumerate(letters):
        makers += letter in MAKERS
        if letter in letters[:index]:
            raise InvalidName("repeated_option", start + index)
        if makers > 1:
            raise InvalidName("two_makers", start + index)


def _refuse_family(text: str) -> NoReturn:
    """Say what the grammar stumbled over, reading from left to right."""
    behind_series = text.lstrip(ascii_lowercase)
    series = text.removesuffix(behind_series)
    if series not in SERIES:
        raise InvalidName("unknown_series" if series else "missing_series", 0)
    behind_number = behind_series.lstrip(digits)
    number = behind_series.removesuffix(behind_number)
    if not number:
        hyphen = behind_series.startswith("-")
        raise InvalidName("unknown_suffix" if hyphen else "missing_generation", len(series))
    if number.startswith("0") or len(number) > 2:
        raise InvalidName("bad_generation", len(series))
    lost = behind_number.lstrip(OPTIONS)
    position = len(text) - len(lost)
    raise InvalidName("unknown_suffix" if lost.startswith("-") else "unknown_option", position)
