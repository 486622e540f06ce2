"""Facts: checked statements with typed values, sources and dates.

One fact, one place. Lessons, tables, calculators and questions refer to `fact-id` (the statement)
or `fact-id.value-name` (one of its values) and never repeat the number.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from study.core.language import Language, Strict, Text, Words

FACT_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Confidence = Literal["high", "medium", "low"]
Verdict = Literal["wrong", "stale", "imprecise"]


def _decimal(value: object) -> object:
    """Numbers stay exact: YAML integers and quoted decimals, never binary floats."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    return Decimal(value) if isinstance(value, int) else _decimal_text(value)


def _decimal_text(value: str) -> object:
    try:
        return Decimal(value)
    except ArithmeticError:
        return value


Number = Annotated[Decimal, BeforeValidator(_decimal)]


def _day(value: object) -> object:
    """YAML reads 2026 as a number and 2026-10-01 as a date; here both stay as written."""
    return str(value) if isinstance(value, int | date) and not isinstance(value, bool) else value


# A year, month, day or half-year: as exact as the source was.
Day = Annotated[str, BeforeValidator(_day), Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?|-H[12])?$")]


def last_day(day: Day) -> date:
    """The last day of the year, half-year, month or day that is written."""
    year, _, rest = day.partition("-")
    if rest.count("-"):
        return date.fromisoformat(day)
    month = {"": 12, "H1": 6, "H2": 12}.get(rest) or int(rest)
    return date(int(year), month, monthrange(int(year), month)[1])


class Unit(Strict):
    """How a value is written: `one` and `other` around `{n}`, in each language.

    `places` is how many decimals a number that is not whole has at the least, as in prices.
    """

    one: Words
    other: Words
    places: int = Field(default=0, ge=0, le=6)

    def write(self, value: Decimal, language: Language) -> str:
        form = self.one if value == 1 else self.other
        return form.in_(language).replace("{n}", write_number(value, self.places))


def write_number(value: Decimal, places: int = 0) -> str:
    """1234.50 becomes 1,234.5: grouped by three, no trailing zeros beyond `places`, never an
    exponent."""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    whole, _dot, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(places, '0')}" if 0 < len(decimals) < places else text


class Value(Strict):
    """A number with its unit, or a short text where the truth is not a number."""

    value: Number | None = None
    unit: str | None = None
    text: Text | None = None

    def model_post_init(self, _context: object) -> None:
        if (self.value is None) == (self.text is None):
            raise ValueError("give either value and unit, or text")
        if (self.value is None) != (self.unit is None):
            raise ValueError("a value needs a unit, and a unit a value")


class Source(Strict):
    title: str = Field(min_length=1)
    url: str | None = Field(default=None, pattern=r"^https://")


class Erratum(Strict):
    """What the old notes said, in other words, and what holds now."""

    verdict: Verdict
    said: Text
    now: Text
    since: Day | None = None


class Fact(Strict):
    id: str = Field(pattern=FACT_ID)
    statement: Text
    values: dict[Annotated[str, Field(pattern=FACT_ID)], Value] = {}
    sources: Annotated[tuple[Source, ...], Field(min_length=1, strict=False)]
    checked: Day
    review_by: date
    confidence: Confidence
    exam_note: Text | None = None
    erratum: Erratum | None = None

    def expired(self, today: date) -> bool:
        """Past its review-by date: still shown, but marked, until somebody checks it again."""
        return today > self.review_by


class UnknownFact(KeyError):
    """A reference that names no fact, or no value of it."""


class Ledger:
    """All facts, by id."""

    def __init__(self, facts: Iterable[Fact], units: Mapping[str, Unit]) -> None:
        self.facts = {fact.id: fact for fact in facts}
        self.units = dict(units)

    def __getitem__(self, fact_id: str) -> Fact:
        """The fact; raises UnknownFact."""
        try:
            return self.facts[fact_id]
        except KeyError:
            raise UnknownFact(fact_id) from None

    def of(self, reference: str) -> Fact:
        """The fact that `fact-id` or `fact-id.value` belongs to; raises UnknownFact."""
        fact_id, _, name = reference.partition(".")
        fact = self[fact_id]
        if name and name not in fact.values:
            raise UnknownFact(reference)
        return fact

    def value(self, reference: str) -> Value:
        """The value that `fact-id.value` names; raises UnknownFact."""
        fact_id, _, name = reference.partition(".")
        try:
            return self[fact_id].values[name]
        except KeyError:
            raise UnknownFact(reference) from None

    def number(self, reference: str) -> Decimal:
        """The number of a value, for calculators; raises UnknownFact where it is not one."""
        value = self.value(reference).value
        if value is None:
            raise UnknownFact(reference)
        return value

    def write(self, reference: str, language: Language) -> str:
        """A value in words: `7 instances`, `7 台实例`; raises UnknownFact."""
        return self._write(self.value(reference), language)

    def _write(self, value: Value, language: Language) -> str:
        if value.value is not None and value.unit is not None:
            return self.units[value.unit].write(value.value, language)
        return value.text.in_(language) if value.text else ""

    def state(self, fact: Fact, language: Language) -> str:
        """The statement with its values written in; raises KeyError for a name that is none."""
        values = {name: self._write(value, language) for name, value in fact.values.items()}
        return fact.statement.in_(language).format_map(values)
