"""Bars as geometry: amounts as lengths of a hundred, in a drawing with room for their edges.

The drawing is stretched to the width of the page while the edges keep theirs; so the room around
the bars is a little more than half an edge even on the narrowest of pages.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

LONGEST, TALL = 100, 10
ROOM_X, ROOM_Y = 0.6, 1
VIEW_BOX = f"{-ROOM_X} {-ROOM_Y} {LONGEST + 2 * ROOM_X} {TALL + 2 * ROOM_Y}"
# Something is never drawn as nothing; and what is thinner than this has no room for dashes.
_LEAST, _THIN = 0.4, 3


@dataclass(frozen=True, slots=True)
class Bar:
    length: float

    @property
    def thin(self) -> bool:
        return self.length < _THIN


def bar(amount: Decimal | Fraction, longest: Decimal | Fraction) -> Bar:
    """The bar of an amount, where the longest one has the full length."""
    if not amount:
        return Bar(0)
    return Bar(max(_LEAST, round(LONGEST * float(amount) / float(longest), 1)))
