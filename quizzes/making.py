"""Calculators as a source of items: `made:NAME`, another case at every answer."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from config.settings import BASE_DIR
from quizzes.core.making import Head
from quizzes.core.making.numbers import VERSION
from quizzes.items import Item, Place
from quizzes.makers import MAKERS
from quizzes.workings import Line, Page, named
from study.content import course, ledger
from study.core.facts import UnknownFact
from study.language import page_language
from study.sources import Problem, read_yaml, shown

SOURCE = "made"
FRAMES = BASE_DIR / "quizzes" / "frames"


@cache
def frames_of(name: str) -> Head:
    """The sentences of a maker; raises ContentError."""
    return read_yaml(FRAMES / f"{name}.yaml").build(MAKERS[name].form)


def problems_of(name: str) -> Iterator[Problem]:
    """What is wrong with a maker's sentences: an unknown section, fact or value."""
    frames, path = frames_of(name), shown(FRAMES / f"{name}.yaml")
    lesson = course().lessons.get(frames.lesson)
    if lesson is None or frames.section not in lesson.section_ids:
        yield Problem(path, 1, f"no section {frames.lesson}#{frames.section}", name)
    for fact in frames.facts:
        try:
            ledger().of(fact)
        except UnknownFact:
            yield Problem(path, 1, f"no fact `{fact}`", name)
    try:
        MAKERS[name].make(frames, "", VERSION)
    except KeyError as error:
        yield Problem(path, 1, f"no words for {error}", name)


class MadeSource:
    """Cases drawn by calculators."""

    def keys(self) -> Iterator[str]:
        return (f"{SOURCE}:{name}" for name in MAKERS)

    def item(self, name: str, seed: str, version: int | None = None) -> Item | None:
        if name not in MAKERS:
            return None
        frames = frames_of(name)
        made = MAKERS[name].make(frames, seed, version or VERSION)
        return Item(f"{SOURCE}:{name}", made.question, frames.lesson, frames.section, made=made)

    def place_of(self, name: str) -> Place | None:
        if name not in MAKERS:
            return None
        return Place(frames_of(name).lesson, frames_of(name).section)


def working_of(item: Item) -> list[Line]:
    """How a case comes to its key, in the page's language; nothing of what no calculator made."""
    if item.made is None:
        return []
    language = page_language()
    own = [named(name.in_(language), step) for name, step in item.made.steps]
    try:
        return [*_page(item).working(item.made.inputs), *own]
    except (ValueError, LookupError):
        return own  # the page's data changed since, and it refuses a case of before


def calculator_of(item: Item) -> str:
    """The address at which the calculator shows the case; empty for what no calculator made."""
    if item.made is None:
        return ""
    return f"{reverse(_page(item).url)}?{urlencode(item.made.inputs, safe=',/')}"


def _page(item: Item) -> Page:
    return MAKERS[item.key.removeprefix(f"{SOURCE}:")].page
