"""Numbers as people write them, with the unit or without, in either language.

Read are digits with every three of them apart (by commas or by spaces, all alike), a decimal point,
a power of ten, full-width forms, 千, 万, 亿 and their English likes, and a unit before or behind. A
comma that stands elsewhere may mean two things, so it is asked about and never guessed at.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizzes.core.units import DATA, Asked, asked_in
from study.core.facts import write_number
from study.core.language import Text

WRITTEN = re.compile(
    r"(?P<head>[^0-9.,+-]*)"
    r"(?P<sign>[+-]?)(?P<digits>[0-9.,](?:[0-9.,]| (?=[0-9.,]))*)"
    r"(?:e(?P<power>[+-]?[0-9]{1,2})(?![0-9]))?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
PLAIN = re.compile(r"[0-9]+(\.[0-9]*)?|\.[0-9]+")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<by>[, ])[0-9]{3}((?P=by)[0-9]{3})*(\.[0-9]*)?")
TIMES = re.compile(
    r"(千|万|亿|百(?!分)|thousand\b|million\b|billion\b|k(?=\s|$))\s*", re.IGNORECASE
)
MULTIPLIERS = {
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "k": 3,
}
# A number in another unit may be rounded, if this many digits say that it was worked out.
DIGITS_ROUNDED = 3


class Unreadable(ValueError):
    """A number that cannot be read. `code` is not_a_number, misplaced_comma, other_unit or
    unknown_unit; `written` what is wrong, `right` how it may have been meant."""

    def __init__(self, code: str, written: str, right: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.written = written
        self.right = right


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` is in the unit that was asked for, `number` as it was written; `slack` is what
    rounding in another unit may have taken off."""

    value: Fraction
    number: Fraction
    slack: Fraction

    @property
    def is_converted(self) -> bool:
        return self.value != self.number


def read_quantity(text: str, unit: Text) -> Quantity:
    """The number in the text, in this unit if it names none; raises Unreadable."""
    plain = _half_width(text)
    match = WRITTEN.fullmatch(plain)
    if match is None:
        raise Unreadable("not_a_number", text)
    digits, asked = match["digits"], asked_in(unit)
    ten, rest = _multiplied(match["rest"].strip(), asked)
    ten += int(match["power"] or 0)
    number = Fraction(_digits(digits, match["sign"])) * Fraction(10) ** ten
    size = _size(match["head"].strip(), rest, asked)
    decimals = len(digits.partition(".")[2])
    is_rounded = (
        size != 1 and decimals and len(re.sub("[., ]", "", digits).lstrip("0")) >= DIGITS_ROUNDED
    )
    slack = Fraction(1, 2) * Fraction(10) ** (ten - decimals) * size if is_rounded else Fraction(0)
    return Quantity(number * size, number, slack)


def _half_width(text: str) -> str:
    """Full-width forms as ASCII, and every kind of space as one; a raised 2 stays what it is."""
    characters = (
        unicodedata.normalize("NFKC", each)
        if "\uff01" <= each <= "\uff5e" or unicodedata.category(each) == "Zs"
        else each
        for each in text
    )
    return "".join(characters).replace("\N{MINUS SIGN}", "-").strip()


def _digits(digits: str, sign: str) -> Decimal:
    if not (PLAIN.fullmatch(digits) or GROUPED.fullmatch(digits)):
        meant = _meant(digits)
        code = "misplaced_comma" if meant else "not_a_number"
        raise Unreadable(code, sign + digits, tuple(sign + each for each in meant))
    return Decimal(sign + re.sub("[, ]", "", digits))


def _meant(digits: str) -> tuple[str, ...]:
    """What digits with a separator in the wrong place may be: one number, or either of two."""
    whole, comma, tail = digits.rpartition(",")
    if comma and "," not in whole and " " not in digits and "." not in tail:
        bare = whole.replace(".", "")
        together = f"{bare}{tail}" if "." not in whole else ""
        point = f"{bare or 0}.{tail}" if tail else ""
        is_fraction = not bare.strip("0")  # 0,5 can only be a half
        found = (_grouped(together) if together and not is_fraction else "", point)
        return tuple(each for each in found if each)
    bare = re.sub("[, ]", "", digits)
    return (_grouped(bare),) if PLAIN.fullmatch(bare) else ()


def _grouped(digits: str) -> str:
    return write_number(Decimal(digits))


def _multiplied(rest: str, asked: Asked) -> tuple[int, str]:
    """The power of ten that stands behind the digits in words, and what comes after it."""
    ten = 0
    while match := TIMES.match(rest):
        word = match[1].casefold()
        if word == "k" and asked.measure.kind == DATA:
            break  # of data, it is a prefix
        ten += MULTIPLIERS[word]
        rest = rest[match.end() :]
    return ten, rest


def _size(head: str, rest: str, asked: Asked) -> Fraction:
    """How many of the unit that is asked for the unit around a number is; raises Unreadable."""
    name = f"{rest}{head}" if head.startswith("每") else f"{head}{rest}"
    if not name:
        return Fraction(1)
    measure = asked.measure_of(name)
    if measure is None:
        raise Unreadable("unknown_unit", name)
    if measure.kind != asked.measure.kind:
        raise Unreadable("other_unit", name)
    return measure.size / asked.measure.size
