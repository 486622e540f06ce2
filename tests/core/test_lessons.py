"""Lesson files taken apart, with the line of whatever is wrong."""

import pytest

from study.core.lessons import LessonError, parse_sections
from study.core.reading import reading_minutes

BODY = """
## What is kept apart? {#spread}

Prose with [[fact:a.b]] inside.

- a list

[[table:strategies]]
[[figure:spread]]

!!! trap "Seven of what?"
    Instances here,
    partitions there.

    A second paragraph.

After the trap.

[[check]]

## And then? {#then}
[[check]]
"""


def test_a_section_is_its_blocks_in_order():
    spread, then = parse_sections(BODY, first_line=5)
    assert (spread.id, spread.title, spread.line) == ("spread", "What is kept apart?", 6)
    assert [block.kind for block in spread.blocks] == [
        "prose",
        "table",
        "figure",
        "trap",
        "prose",
        "check",
    ]
    trap = spread.blocks[3]
    assert trap.title == "Seven of what?"
    assert trap.text == "Instances here,\npartitions there.\n\nA second paragraph."
    assert then.skeleton == (("check", ""),)


def test_the_skeleton_leaves_out_what_each_language_says_in_its_own_way():
    spread, _ = parse_sections(BODY)
    assert spread.skeleton == (("table", "strategies"), ("figure", "spread"), ("check", ""))


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("Prose first.\n\n## A {#a}", 1, "before the first section"),
        ("## No id here", 1, "## Title {#id}"),
        ("# Title", 1, "belongs in the head"),
        ("## A {#a}\n\n## B {#a}", 3, "used twice"),
        ("## A {#a}\n\n[[check:now]]", 3, "[[check]] alone"),
        ("## A {#a}\n\n[[table]]", 3, "with a name"),
        ('## A {#a}\n\n!!! trap "x"\nnot indented', 3, "indented body"),
    ],
)
def test_a_fault_is_named_with_its_line(body, line, words):
    with pytest.raises(LessonError, match=words.replace("[", r"\[").replace("{", r"\{")) as caught:
        parse_sections(body)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("", "en", 1),
        ("word " * 900, "en", 5),
        ("字" * 3200, "zh-hans", 10),
        ("word " * 900, "zh-hans", 1),
    ],
)
def test_reading_time_counts_words_or_characters(text, language, minutes):
    assert reading_minutes(text, language) == minutes
