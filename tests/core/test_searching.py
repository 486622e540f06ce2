"""Queries taken apart, and matches shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.searching import grams, mark, pieces, snippet


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("快照", [("快照",)]),
        ("竞价型", [("竞价", "价型")]),
        ("盘", [("盘",)]),
        ("Spread 分布", [("spread",), ("分布",)]),
        ("c5n.xlarge!", [("c5n.xlarge",)]),
        ("  …—— ", []),
    ],
)
def test_a_query_is_words_and_pairs_of_characters(query, texts):
    assert [piece.tokens for piece in pieces(query)] == texts


def test_chinese_is_indexed_by_character_and_pair():
    assert grams("EBS 快照") == "ebs 快 照 快照"


def test_the_match_is_marked_and_everything_else_escaped():
    assert mark("a <b> Snap snapshot", frozenset({"snap"})) == (
        "a &lt;b&gt; <mark>Snap</mark> <mark>snap</mark>shot"
    )


def test_a_snippet_shows_the_place_of_the_match():
    shown = snippet("前言" * 100 + "快照是增量的" + "后记" * 100, frozenset({"快照"}))
    assert "<mark>快照</mark>" in shown and shown.startswith("…") and shown.endswith("…")


@given(st.text(max_size=300), st.text(max_size=50))
def test_marking_never_changes_what_the_text_says(text, query):
    words = frozenset(piece.text for piece in pieces(query))
    shown = re.sub(r"</?mark>", "", mark(text, words))
    assert shown == mark(text, frozenset())
