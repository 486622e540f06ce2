"""What a calculator has to say: codes, and the values of their sentences. The words are outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, one of those of the facts."""

    value: Decimal
    unit: str


Value = Amount | str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say."""

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
    """A step of the reasoning: what it finds, the formula with its numbers, what it comes to."""

    code: str
    formula: str
    result: Amount


def remark(code: str, **values: Value) -> Remark:
    return Remark(code, values)
