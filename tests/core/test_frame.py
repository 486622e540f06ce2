"""The frame of a drawing: as far as things go, with round ticks, and a ceiling that is near."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.frame import frame
from study.core.pricing.amounts import as_decimal


@pytest.mark.parametrize(
    ("values", "ceiling", "low", "high", "ticks", "ceilings"),
    [
        # A debt that is small beside the ceiling fills the frame.
        ((0, -78), 864, -80, 0, (-80, -60, -40, -20, 0), ()),
        ((0, -168, -78), 864, -200, 0, (-200, -150, -100, -50, 0), ()),
        ((0, 90), 864, 0, 100, (0, 50, 100), ()),
        ((30, -20), 864, -20, 40, (-20, 0, 20, 40), ()),
        # Halfway to the ceiling it is framed, and the numbers beside it give way.
        ((0, 431), 864, 0, 600, (0, 200, 400, 600), ()),
        ((0, 432), 864, 0, 864, (0, 500), (864,)),
        ((0, 288, -288), 288, -288, 288, (0,), (288, -288)),
        ((0, 190, -40), 288, -100, 288, (-100, 0, 100, 200), (288,)),
        # Launch credits lie above it.
        ((60, 900), 864, 0, 1000, (0, 500), (864,)),
        # Nothing happens.
        ((0, 0), 144, 0, 144, (0, 50, 100), (144,)),
    ],
)
def test_it_frames_what_happens(values, ceiling, low, high, ticks, ceilings):
    found = frame([Fraction(each) for each in values], Fraction(ceiling))
    assert (found.low, found.high) == (low, high)
    assert (found.ticks, found.ceilings) == (ticks, ceilings)


@given(st.lists(st.fractions(-600, 600), min_size=1, max_size=9), st.integers(1, 600))
def test_all_lies_within_and_few_ticks_are_needed(values: list[Fraction], ceiling: int):
    found = frame(values, Fraction(ceiling))
    slack = Decimal("1e-20")  # a third ends where decimals end
    assert found.low - slack <= as_decimal(min(values))
    assert as_decimal(max(values)) <= found.high + slack
    assert found.low <= 0 <= found.high and found.low < found.high
    assert all(found.low <= each <= found.high for each in (*found.ticks, *found.ceilings))
    assert 1 <= len(found.ticks) + len(found.ceilings) <= 7
