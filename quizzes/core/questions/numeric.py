"""A number to be worked out: typed with or without its unit, right within a tolerance."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal

from pydantic import Field

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

NUMBER = re.compile(r"^[-+]?(\d+(\.\d*)?|\.\d+)$")


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
        self._number(text)
        return (text,)

    def _number(self, text: str) -> Decimal:
        """The number in the text, full-width or grouped, its unit in either language left off."""
        plain = unicodedata.normalize("NFKC", text).casefold().replace(",", "").strip()
        for unit in sorted({self.unit.en, self.unit.zh_hans}, key=len, reverse=True):
            plain = plain.removesuffix(unit.casefold()).removeprefix(unit.casefold()).strip()
        if not NUMBER.match(plain):
            raise InvalidResponse("not_a_number")
        try:
            return Decimal(plain)
        except InvalidOperation as error:
            raise InvalidResponse("not_a_number") from error

    def grade(self, response: Response) -> Verdict:
        given = self._number(response[0])
        right = abs(given - self.answer) <= self.tolerance
        return verdict(Decimal(right), {"value": right}, "" if right else self._slip(given))

    def _slip(self, given: Decimal) -> str:
        """Which known misunderstanding this number comes from: `slip-0`, …"""
        for place, slip in enumerate(self.slips):
            if abs(given - slip.value) <= self.tolerance:
                return f"slip-{place}"
        return ""

    def given(self, response: Response) -> dict[str, str]:
        return {"value": response[0]}
