"""What a calculator has to say, without sentences: codes and the values that belong in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Value = int | Decimal | str | tuple[int, ...] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say: a code, and the values of its sentence. Numbers, names, lists of them."""

    code: str
    values: Mapping[str, Value]


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
