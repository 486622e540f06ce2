"""The letters of type names as a source of items: `letter:series-c`, and `build:…` the other way.

A decoded name exercises several letters at once: the answer counts for each of them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Literal

from config.settings import BASE_DIR
from quizzes.core.letters import (
    LetterFrames,
    build_question,
    decode_question,
    letter_of,
    letters_of,
)
from quizzes.core.questions import Question
from quizzes.items import Item, Place
from study.core.language import Text
from study.core.types.naming import InvalidName
from study.decoder.catalogue_file import catalogue
from study.sources import read_yaml

FRAMES = BASE_DIR / "quizzes" / "frames" / "letters.yaml"
LESSON = "instance-types"
# Where the lesson teaches each kind of letter.
SECTIONS = {"series": "series", "option": "options", "special": "odd-names"}
# Longer names have more parts than a question may ask.
MOST_PARTS = 8

Way = Literal["letter", "build"]


class LetterSource:
    """Names to be read (`letter`) or to be built (`build`)."""

    def __init__(self, way: Way) -> None:
        self.way = way

    def keys(self) -> Iterator[str]:
        return (f"{self.way}:{letter}" for letter in names_by_letter())

    def item(self, name: str, seed: str, version: int | None = None) -> Item | None:
        names = names_by_letter().get(name)
        if not names:
            return None
        chosen = min(names, key=lambda each: sha256(f"{seed} {each}".encode()).digest())
        decoded = catalogue().decoder.decode(chosen)
        section = SECTIONS[name.partition("-")[0]]
        key = f"{self.way}:{name}"
        if self.way == "build":
            question: Question = build_question(decoded, frames(), section)
            return Item(key, question, LESSON, section)
        question = decode_question(decoded, frames(), senses(), section, seed)
        exercised = {part: f"letter:{letter}" for part, letter in letters_of(decoded).items()}
        return Item(key, question, LESSON, section, exercised)

    def place_of(self, name: str) -> Place | None:
        if name not in names_by_letter():
            return None
        return Place(LESSON, SECTIONS[name.partition("-")[0]])


def letters_in(names: Iterable[str]) -> list[str]:
    """The letters that these names exercise, each once; what is no name is passed over."""
    found: dict[str, None] = {}
    for name in names:
        try:
            decoded = catalogue().decoder.decode(name)
        except InvalidName:
            continue
        found.update(dict.fromkeys(letters_of(decoded).values()))
    return [letter for letter in found if letter in names_by_letter()]


@cache
def frames() -> LetterFrames:
    """The sentences around names; raises ContentError."""
    return read_yaml(FRAMES).build(LetterFrames)


@cache
def names_by_letter() -> dict[str, list[str]]:
    """The known names that exercise each letter; the letters of the vendor's list first."""
    found: dict[str, list[str]] = {}
    for family in catalogue().families():
        for name in catalogue().ladder(family):
            decoded = catalogue().decoder.decode(name)
            if len(decoded.segments) <= MOST_PARTS:
                for letter in letters_of(decoded).values():
                    found.setdefault(letter, []).append(name)
    order = list(SECTIONS)
    return dict(sorted(found.items(), key=lambda pair: order.index(pair[0].partition("-")[0])))


@cache
def senses() -> dict[str, Text]:
    """What each letter means, once: for meanings that lie about."""
    found: dict[str, Text] = {}
    for letter, names in names_by_letter().items():
        decoded = catalogue().decoder.decode(names[0])
        found[letter] = next(each.sense for each in decoded.segments if letter_of(each) == letter)
    return found
