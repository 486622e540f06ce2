"""How the calculators write numbers: in either language, and never so that they contradict."""

from decimal import Decimal as D
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.calculators.sentences import amount, fill, percent

WORDS = "%(limit)s | %(given)s"
UNITS = {"limit": "second", "given": "second"}

APART = [
    (900, 900, "900 seconds | 900 seconds"),
    (900, D("900.001"), "900 seconds | 900.001 seconds"),
    (900, D("899.9999"), "900 seconds | 899.9999 seconds"),
    (D("0.004"), D("0.001"), "0.004 seconds | 0.001 seconds"),
    (1, D("1.001"), "1 second | 1.001 seconds"),
    (29, D("30.12345"), "29 seconds | 30.12 seconds"),
    (F(1, 3), D("0.3"), "0.33 seconds | 0.3 seconds"),
    (F(1, 3), D("0.33"), "0.333 seconds | 0.33 seconds"),
]


@pytest.mark.parametrize(("limit", "given_", "text"), APART)
def test_two_numbers_that_differ_are_written_apart(limit, given_, text: str):
    assert fill(WORDS, "en", {"limit": limit, "given": given_}, UNITS) == text


def test_words_and_lists_stay_as_they_are():
    values = {"limit": 2, "given": (1, 2), "more": "2"}
    assert fill(WORDS + " | %(more)s", "zh-hans", values) == "2 | 1、2 | 2"


SHARES = [
    (D("37.5"), "37.5%"),
    (D(0), "0%"),
    (D(100), "100%"),
    (D("99.999"), "99.999%"),
    (100 - D(100_000) / D(342_000_000), "99.9997%"),
    (D("99.99999999999"), "99.9999%"),
    (D("0.004"), "0.004%"),
    (D("0.00000001"), "0.0001%"),
    (D("-0.001"), "0%"),
    (D("100.001"), "100%"),
]


@pytest.mark.parametrize(("share", "text"), SHARES)
def test_a_share_is_never_written_as_all_unless_it_is(share: D, text: str):
    assert amount(share, "percent", "en") == text
    assert percent(share / 100, 2) == text


@given(st.decimals("0", "100", places=12))
def test_only_nothing_is_written_as_nothing_and_only_all_as_all(share: D):
    text = amount(share, "percent", "en")
    assert (text == "0%") == (share == 0)
    assert (text == "100%") == (share == 100)
