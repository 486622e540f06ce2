"""A number to be worked out: typed with or without its unit, right within a tolerance."""

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from quizzes.core.quantities import Quantity, Unreadable, read_quantity
from quizzes.core.questions.base import (
    InvalidResponse,
    Question,
    Response,
    Sent,
    Verdict,
    typed,
    verdict,
)
from study.core.facts import Number
from study.core.language import Strict, Text, Words

# To how many digits a number in another unit is shown in the one that was asked for.
DIGITS_SHOWN = 6


class Slip(Strict):
    """A wrong number that a known misunderstanding leads to, with the reason."""

    value: Number
    reason: Text


class NumericQuestion(Question):
    kind: Literal["numeric"]
    answer: Number
    unit: Words
    tolerance: Annotated[Number, Field(ge=0)] = Decimal(0)
    reason: Text
    slips: Annotated[tuple[Slip, ...], Field(strict=False)] = ()

    @property
    def template(self) -> str:
        return "numeric"

    @property
    def fields(self) -> tuple[str, ...]:
        return ("value",)

    @property
    def texts(self) -> tuple[Text, ...]:
        slips = (slip.reason for slip in self.slips)
        return (*super().texts, self.unit, self.reason, *slips)

    def read(self, sent: Sent) -> Response:
        text = typed(sent, "value")
        self._quantity(text)
        return (text,)

    def _quantity(self, text: str) -> Quantity:
        try:
            return read_quantity(text, self.unit)
        except Unreadable as fault:
            raise InvalidResponse(
                fault.code, unit=self.unit, written=fault.written, right=fault.right
            ) from fault

    def grade(self, response: Response) -> Verdict:
        given = self._quantity(response[0])
        right = self._is(given, self.answer)
        return verdict(Decimal(right), {"value": right}, "" if right else self._remark(given))

    def _is(self, given: Quantity, number: Decimal) -> bool:
        return abs(given.value - Fraction(number)) <= Fraction(self.tolerance) + given.slack

    def _remark(self, given: Quantity) -> str:
        """Which known misunderstanding this number comes from: `slip-0`, …; or `unit`, where it
        would be right in the unit that was asked for."""
        for place, slip in enumerate(self.slips):
            if self._is(given, slip.value):
                return f"slip-{place}"
        in_place = abs(given.number - Fraction(self.answer)) <= Fraction(self.tolerance)
        return "unit" if given.is_converted and in_place else ""

    def converted(self, response: Response) -> Decimal | None:
        """What was given in another unit, in the one that was asked for; None if it was in that."""
        given = self._quantity(response[0])
        if not given.is_converted:
            return None
        with localcontext(prec=DIGITS_SHOWN):
            return Decimal(given.value.numerator) / given.value.denominator

    def given(self, response: Response) -> dict[str, str]:
        return {"value": response[0]}
