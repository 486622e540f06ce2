"""Names of stretches along a line: inside where there is room, else in a row below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

_GAP = 8  # between two names, and between a name and the edges of its stretch


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name begins, if it is inside; else where its middle lies."""

    x: float
    inside: bool


def text_width(text: str, size: float) -> float:
    """About how wide a text is: a Chinese character is as wide as the size, others are narrower."""
    return sum(size if east_asian_width(each) in "WF" else 0.6 * size for each in text)


def place_names(
    stretches: Sequence[tuple[str, float, float]], size: float, right: float
) -> list[Place]:
    """A place for each name; a stretch is its name, where it begins, and how long it is.

    A name below lies under the middle of its stretch, as nearly as its neighbours and the right
    edge let it.
    """
    places: list[Place] = []
    edge = right  # what a name below must not pass
    for name, x, length in reversed(stretches):
        wide = text_width(name, size)
        if wide + 2 * _GAP <= length:
            places.append(Place(x + _GAP, True))
            continue
        begin = max(0, min(x + (length - wide) / 2, edge - wide))
        places.append(Place(round(begin + wide / 2, 1), False))
        edge = begin - _GAP
    return places[::-1]
