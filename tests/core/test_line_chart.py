"""Lines as geometry: more is higher, later is further right, and steps stand upright."""

from decimal import Decimal

import pytest

from study.core.line_chart import BOTTOM, LEFT, RIGHT, TOP, at, bent, grid, stairs

HUNDRED = Decimal(100)


def test_a_value_lies_between_the_edges():
    assert (at(0, 10, 0, HUNDRED).x, at(0, 10, 0, HUNDRED).y) == (LEFT, BOTTOM)
    assert (at(10, 10, 100, HUNDRED).x, at(10, 10, 100, HUNDRED).y) == (RIGHT, TOP)


def test_a_line_bends_from_point_to_point():
    assert bent([(0, 0), (1, 50), (2, 100)], 2, HUNDRED) == "M6 268L240 148L474 28"


def test_stairs_hold_a_value_until_it_changes():
    assert stairs([0, 0, 50, 50], 4, HUNDRED) == "M6 268H240V148H474"
    assert stairs([50], 4, HUNDRED) == "M6 148H474"


@pytest.mark.parametrize(("highest", "lines"), [(1, 6), (18, 4), (36, 4), (100, 6), (999, 5)])
def test_a_grid_has_a_few_round_lines_and_room_above(highest: int, lines: int):
    top, ticks = grid(Decimal(highest))
    assert len(ticks) == lines
    assert top > highest
    assert [tick.at for tick in ticks] == sorted((tick.at for tick in ticks), reverse=True)
