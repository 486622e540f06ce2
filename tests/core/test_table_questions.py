"""Questions drawn from tables: the odd one out, and the order in which a table is asked."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.tables import Frames, PlainTable, odd_question
from quizzes.core.tables.scattering import Touching, scattered
from study.core.language import Text


def text(words: str, zh: str | None = None) -> Text:
    return Text.model_construct(en=words, zh_hans=zh or words)


def frame(words: str) -> dict[str, str]:
    return {"en": words, "zh-hans": words}


def frames(*leave_out: str) -> Frames:
    some = frame("x")
    head = {"stem": some, "right": some, "wrong": some}
    return Frames.model_validate(
        {
            "cell": head,
            "row": {**head, "value": some, "between": some},
            "column": {"stem": some, "reason": some},
            "odd": {
                "stem": frame("{table} {column}"),
                "right": frame("{text} not {others}"),
                "wrong": frame("{text}"),
                "leave_out": leave_out,
            },
        }
    )


def table(*column: str | Text) -> PlainTable:
    """A table of one column; its rows are a, b, c, …"""
    rows = "abcdefghijkl"[: len(column)]
    cells = [text(cell) if isinstance(cell, str) else cell for cell in column]
    return PlainTable(
        id="t",
        lesson="l",
        section="s",
        caption=text("Caption"),
        rows={row: text(row) for row in rows},
        columns={"c": text("Head")},
        cells={row: {"c": cell} for row, cell in zip(rows, cells, strict=True)},
        facts={row: {"c": (f"fact-{row}",)} for row in rows},
    )


def odd(held: PlainTable, seed: str = "", *leave_out: str):
    return odd_question(held, frames(*leave_out).odd, "c", seed)


@pytest.mark.parametrize(
    "column",
    [
        ("yes", "yes", "no"),  # two are no three
        ("yes", "yes", "yes"),
        ("yes", "yes", "no", "no", "–"),
        ("yes", "yes", "yes", "–"),  # a dash says nothing
        ("–", "–", "–", "yes"),
        # Different in one language only: no honest difference.
        (text("yes", "能"), text("yes", "能"), text("yes", "能"), text("allowed", "能")),
    ],
)
def test_where_no_row_is_clearly_odd_nothing_is_asked(column):
    assert odd(table(*column)) is None


def test_three_say_one_thing_and_the_key_another():
    question = odd(table("yes", "no", "yes", "yes", "–"))
    assert question is not None
    assert question.key == {"b"}
    assert {choice.id: choice.reason.en for choice in question.choices} == {
        "b": "no not yes",
        "a": "yes",
        "c": "yes",
        "d": "yes",
    }
    assert question.stem.en == "Caption Head"
    assert set(question.facts) == {"fact-a", "fact-b", "fact-c", "fact-d"}


def test_a_column_that_is_left_out_is_not_asked():
    held = table("yes", "yes", "yes", "no")
    assert odd(held) is not None
    assert odd(held, "", "l.t.c") is None


@given(st.lists(st.sampled_from(["yes", "no", "some", "–"]), max_size=12), st.text(max_size=5))
def test_the_key_is_never_in_doubt(column, seed):
    held = table(*column)
    question = odd(held, seed)
    said = Counter(each for each in column if each != "–")
    is_fair = len(said) > 1 and max(said.values()) >= 3
    assert (question is not None) == is_fair
    if question is not None:
        shown = {choice.id: held.cells[choice.id]["c"].en for choice in question.choices}
        values = Counter(shown.values())
        assert sorted(values.values()) == [1, 3] and "–" not in values
        assert {row for row, value in shown.items() if values[value] == 1} == question.key
        assert odd(held, seed) == question


def grid(rows: int, columns: int) -> dict[str, Touching]:
    """All the items of a table of so many rows and columns."""
    lines = {
        "row": [f"-{row}" for row in range(rows)],
        "column": [f"|{column}" for column in range(columns)],
        "odd": [f"|{column}" for column in range(columns)],
    }
    return {
        f"cell:{row}{column}": Touching("cell", frozenset((row, column)))
        for row in lines["row"]
        for column in lines["column"]
    } | {
        f"{kind}:{line}": Touching(kind, frozenset((line,)))
        for kind, each in lines.items()
        for line in each
    }


def nearest(order: list[str], items: dict[str, Touching]) -> int:
    """How near two items of one line come at the nearest."""
    return min(
        place - max(before)
        for place, item in enumerate(order)
        if (before := [n for n in range(place) if items[order[n]].lines & items[item].lines])
    )


@pytest.mark.parametrize(("rows", "columns"), [(3, 2), (5, 4), (6, 3), (9, 5), (14, 3), (14, 5)])
@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_items_of_one_line_stand_nearly_as_far_apart_as_they_can(rows, columns, seed):
    items = grid(rows, columns)
    fullest = Counter(line for each in items.values() for line in each.lines).most_common(1)[0][1]
    order = scattered(items, seed)
    assert sorted(order) == sorted(items)
    assert nearest(order, items) >= max(2, len(items) // fullest - 1)


def test_the_kinds_are_mixed():
    order = [key.partition(":")[0] for key in scattered(grid(6, 4), "1")]
    assert set(order[:8]) == {"cell", "row", "column", "odd"}
    assert not any(one == other == "row" for one, other in pairwise(order))


def test_another_seed_gives_another_order():
    items = grid(5, 3)
    orders = {tuple(scattered(items, str(seed))) for seed in range(8)}
    assert len(orders) > 4
    assert scattered(items, "1") == scattered(items, "1")
    assert scattered({}, "1") == []


@given(st.integers(1, 7), st.integers(1, 5), st.data())
def test_scattering_loses_nothing(rows, columns, data):
    items = grid(rows, columns)
    some = {key: items[key] for key in data.draw(st.sets(st.sampled_from(sorted(items))))}
    assert sorted(scattered(some, "x")) == sorted(some)
