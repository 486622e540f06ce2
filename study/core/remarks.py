"""What a calculator has to say: codes, and the values of their sentences. The words are outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, one of those of the facts."""

    value: Decimal
    unit: str


Value = Amount | int | Decimal | str | tuple[int, ...] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say: a code, and the values of its sentence. Numbers, names, lists of them."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that is broken, and what would mend it."""

    rule: str
    values: Mapping[str, Value]
    remedies: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the reasoning: what it finds, the formula with its numbers, what it comes to.

    `values` are those of its sentence.
    """

    code: str
    formula: str
    result: Amount
    values: Mapping[str, Value] = field(default_factory=dict)


def remark(code: str, **values: Value) -> Remark:
    return Remark(code, values)


class CannotAsk(ValueError):
    """Something that cannot be asked: which field, why, and what belongs in the sentence on it.

    `position` is the place in a text at which the fault begins.
    """

    def __init__(self, code: str, field: str, position: int | None = None, **values: Value) -> None:
        super().__init__(f"{field}: {code}")
        self.code = code
        self.field = field
        self.position = position
        self.values: Mapping[str, Value] = values


def check_range(field: str, value: int | Decimal, least: int, most: int) -> None:
    """Raise CannotAsk unless the value lies within both bounds."""
    if value < least:
        raise CannotAsk("too_small", field, least=least)
    if value > most:
        raise CannotAsk("too_large", field, most=most)
