"""Amounts: which numbers can be reckoned with, and the one place where money is rounded."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

# Finer than a millionth of a cent is a slip of the finger, and would cost precision elsewhere.
_PLACES = 8
# Rounding must not refuse a number for its length, as it does beyond the usual 28 digits.
_WIDE = Context(prec=80)


class InvalidScenario(ValueError):
    """A number that cannot be priced.

    `code`: not_a_number, not_whole, too_small, too_large, too_precise, never_done (Spot loses more
    than it does). `field`: the input's name. `limit`: the bound that was passed, if one was.
    """

    def __init__(self, code: str, field: str, limit: Decimal | None = None) -> None:
        super().__init__(f"{code}: {field}")
        self.code = code
        self.field = field
        self.limit = limit


def check_number(
    field: str,
    value: Decimal,
    *,
    least: Decimal | int = 0,
    above: Decimal | int | None = None,
    most: Decimal | int | None = None,
    below: Decimal | int | None = None,
) -> None:
    """Raise InvalidScenario unless the number is exact enough and within its bounds."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):  # NaN and infinity say so with a letter
        raise InvalidScenario("not_a_number", field)
    if exponent < -_PLACES:
        raise InvalidScenario("too_precise", field)
    if value < least or (above is not None and value <= above):
        raise InvalidScenario("too_small", field, Decimal(least if above is None else above))
    for limit in (most, below):
        if limit is not None and (value > limit or (value == limit and below is not None)):
            raise InvalidScenario("too_large", field, Decimal(limit))


def to_cents(amount: Decimal) -> Decimal:
    """Money as it is shown: two places, halves up. Called once, on what nothing follows."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP, _WIDE) + 0  # so that nothing is not less


def to_places(value: Decimal, places: int) -> Decimal:
    """A rate, a share or an hour as it is shown."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE) + 0


def as_decimal(value: Fraction) -> Decimal:
    """A fraction as it can be written, to the precision of decimals."""
    return Decimal(value.numerator) / value.denominator


def plain(value: Decimal) -> str:
    """All digits, no exponent, no trailing zeros, no minus before nothing: 0.0960 becomes 0.096."""
    text = format(value if value else abs(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_formula(value: Decimal | Fraction | int) -> str:
    """A number within a formula: to four places, or with four digits where it is so small that
    they would not show it. What is reckoned with is exact."""
    exact = as_decimal(value) if isinstance(value, Fraction) else Decimal(value)
    return plain(to_places(exact, max(4, 3 - exact.adjusted())))
