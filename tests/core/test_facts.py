"""Facts: references, exact numbers, units, and the day they fall due."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from study.core.facts import Fact, Ledger, Unit, UnknownFact, Value, write_number

UNITS = {
    "instance": Unit.model_validate(
        {
            "one": {"en": "{n} instance", "zh-hans": "{n} 台实例"},
            "other": {"en": "{n} instances", "zh-hans": "{n} 台实例"},
        }
    ),
    "gib": Unit.model_validate({"one": "{n} GiB", "other": "{n} GiB"}),
}


def make_fact(**overrides: object) -> Fact:
    return Fact.model_validate(
        {
            "id": "pg-spread",
            "statement": {"en": "At most {per-az}.", "zh-hans": "最多 {per-az}。"},
            "values": {
                "per-az": {"value": 7, "unit": "instance"},
                "one": {"value": 1, "unit": "instance"},
                "scope": {"text": {"en": "one zone", "zh-hans": "一个可用区"}},
            },
            "sources": [{"title": "Placement strategies", "url": "https://docs.aws.amazon.com/x"}],
            "checked": "2026-H2",
            "review_by": date(2027, 5, 31),
            "confidence": "high",
            **overrides,
        }
    )


LEDGER = Ledger([make_fact()], UNITS)


@pytest.mark.parametrize(
    ("reference", "language", "words"),
    [
        ("pg-spread.per-az", "en", "7 instances"),
        ("pg-spread.per-az", "zh-hans", "7 台实例"),
        ("pg-spread.one", "en", "1 instance"),
        ("pg-spread.scope", "zh-hans", "一个可用区"),
    ],
)
def test_a_value_is_written_with_its_unit_in_each_language(reference, language, words):
    assert LEDGER.write(reference, language) == words


@pytest.mark.parametrize("reference", ["nothing", "pg-spread.nothing", "nothing.per-az"])
def test_a_reference_to_nothing_names_it(reference):
    with pytest.raises(UnknownFact) as caught:
        LEDGER.of(reference)
    assert caught.value.args[0] in {reference, reference.partition(".")[0]}


def test_a_text_is_no_number():
    with pytest.raises(UnknownFact):
        LEDGER.number("pg-spread.scope")
    assert LEDGER.number("pg-spread.per-az") == 7


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"value": 7},
        {"unit": "instance"},
        {"value": 7, "unit": "instance", "text": "seven"},
        {"value": 0.25, "unit": "gib"},  # a binary float is not exact
        {"value": True, "unit": "gib"},
        {"value": "seven", "unit": "gib"},
    ],
)
def test_a_value_is_a_number_with_a_unit_or_a_text(value):
    with pytest.raises(ValidationError):
        Value.model_validate(value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "Has Capitals"},
        {"checked": "last week"},
        {"sources": []},
        {"sources": [{"title": "x", "url": "http://example.com"}]},
        {"confidence": "certain"},
        {"surprise": 1},
        {"statement": {"en": "only English"}},
        {"statement": {"en": "", "zh-hans": "空"}},
    ],
)
def test_a_fact_that_is_not_whole_is_refused(wrong):
    with pytest.raises(ValidationError):
        make_fact(**wrong)


def test_a_fact_expires_the_day_after_its_review_date():
    fact = make_fact()
    assert not fact.expired(date(2027, 5, 31))
    assert fact.expired(date(2027, 6, 1))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7", "7"),
        ("1500", "1,500"),
        ("0.250", "0.25"),
        ("256000", "256,000"),
        ("10", "10"),
        ("1E+3", "1,000"),
    ],
)
def test_numbers_are_grouped_and_never_written_with_an_exponent(value, text):
    assert write_number(Decimal(value)) == text


@given(st.decimals(min_value=0, max_value=10**12, places=6, allow_nan=False))
def test_a_written_number_reads_back_as_itself(value):
    assert Decimal(write_number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("0.30", 2, "0.30"),
        ("0.3", 2, "0.30"),
        ("0.0104", 2, "0.0104"),
        ("100", 2, "100"),
        ("1234.5", 0, "1,234.5"),
    ],
)
def test_a_price_keeps_its_cents(value, places, text):
    assert write_number(Decimal(value), places) == text
