"""Names along a line: each has one, and none runs into another."""

import pytest

from study.core.names_below import place_names, text_width

SIZE, RIGHT = 10, 200


def places(*stretches: tuple[str, float, float]) -> list[tuple[float, bool]]:
    return [(place.x, place.inside) for place in place_names(stretches, SIZE, RIGHT)]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abcde", 30), ("不健康", 30), ("a健", 16)])
def test_a_chinese_character_is_wider_than_a_letter(text: str, width: float):
    assert text_width(text, SIZE) == width


@pytest.mark.parametrize(
    ("stretches", "found"),
    [
        ([("abcde", 0, 46)], [(8, True)]),
        ([("abcde", 10, 45)], [(32.5, False)]),  # under the middle
        ([("abcde", 0, 4)], [(15, False)]),  # not before the drawing
        ([("abcde", 196, 4)], [(185, False)]),  # not past its edge
        ([("abcde", 100, 10), ("abcde", 110, 10)], [(77, False), (115, False)]),  # not over another
        ([("abcde", 0, 150), ("abcde", 150, 50)], [(8, True), (158, True)]),
    ],
)
def test_a_name_stands_inside_or_below(stretches, found):
    assert places(*stretches) == found
