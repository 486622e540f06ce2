"""Chinese as it is set: no space between two of its characters, whatever was written in.

After a full stop a run-in head keeps its space.
"""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from quizzes.content import banks
from study.content import course, ledger
from study.core.facts import Fact
from study.core.inline import Writer
from study.core.language import Text
from study.core.markdown import render_prose
from study.core.reading import ready

LESSONS = list(course().lessons)
GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def gaps(html: str) -> list[str]:
    """What stands around each such space."""
    said = re.sub(r"<[^>]*>", "", html)
    return [said[max(0, gap.start() - 9) : gap.end() + 9] for gap in GAP.finditer(said)]


def texts(thing: object) -> Iterator[Text]:
    """Every bilingual text inside a piece of content."""
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, BaseModel):
        for _name, value in thing:
            yield from texts(value)
    elif isinstance(thing, tuple | list):
        for each in thing:
            yield from texts(each)
    elif isinstance(thing, dict):
        yield from texts(list(thing.values()))


def all_gaps(thing: object) -> list[str]:
    writer = Writer(course().desk, "zh-hans", asking=True)
    said = (render_prose(text.in_("zh-hans"), writer) for text in texts(thing))
    return [gap for each in said for gap in gaps(each)]


@pytest.mark.parametrize("fact", ledger().facts.values(), ids=lambda fact: fact.id)
def test_a_fact_has_none_with_its_values_written_in(fact: Fact):
    assert gaps(ledger().state(fact, "zh-hans")) == []


@pytest.mark.parametrize("slug", LESSONS)
def test_a_lesson_its_tables_and_its_questions_have_none(slug: str):
    lesson, writer = course().lessons[slug], Writer(course().desk, "zh-hans")
    found = ready(lesson, course().figures, writer)
    blocks = [block for section in found.sections for block in section.blocks]
    assert [gap for block in blocks for gap in gaps(block.html)] == []
    assert all_gaps(lesson.about) == []
    assert [gap for each in banks().of_lesson(slug) for gap in all_gaps(each)] == []
