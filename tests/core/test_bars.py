"""Bars: their edges lie inside the drawing, and something is never nothing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.bars import LONGEST, ROOM_X, ROOM_Y, TALL, VIEW_BOX, bar

# As the pages draw them: edges of 1.5 px, bars 0.8 rem high and at least 136 px long at 320 px.
EDGE, HIGH, NARROWEST = 1.5, 12.8, 136


@pytest.mark.parametrize(
    ("amount", "length", "thin"),
    [
        (Decimal(0), 0, True),
        (Decimal("0.0001"), 0.4, True),
        (Fraction(1, 100), 1, True),
        (Fraction(1, 9), 11.1, False),
        (Decimal(1), LONGEST, False),
    ],
)
def test_a_length_is_of_a_hundred(amount: Decimal | Fraction, length: float, thin: bool):
    drawn = bar(amount, Decimal(1))
    assert (drawn.length, drawn.thin) == (length, thin)


@given(st.fractions(0, 1))
def test_no_bar_is_longer_than_the_longest(share: Fraction):
    assert 0 <= bar(share, Fraction(1)).length <= LONGEST


def test_the_drawing_has_room_for_half_an_edge_on_every_side():
    x, y, width, height = map(float, VIEW_BOX.split())
    assert (x, y, width, height) == (-ROOM_X, -ROOM_Y, LONGEST + 2 * ROOM_X, TALL + 2 * ROOM_Y)
    assert ROOM_X * NARROWEST / width >= EDGE / 2
    assert ROOM_Y * HIGH / height >= EDGE / 2
