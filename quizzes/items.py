"""Items: all that can be asked and scheduled, by key. Questions of banks are one source of several.

A key is `source:name`. A source says which names there are, where in the course each belongs, and
makes its question. Those that draw their questions (a table's cell, a letter of a name, a
calculator's case) draw from the id of the answer, in the version that is stored with it, so that
the same answer always meets the same question, and the next one another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from quizzes.content import banks
from quizzes.core.making import Made
from quizzes.core.questions import Question


@dataclass(frozen=True, slots=True)
class Item:
    """A question to be asked under this key, and the lesson and section it belongs to.

    Where the parts of a question exercise items of their own, `exercises` says which by the id of
    the part, this item's own among them: an answer then counts for each by its part. `made` is how
    a calculator came to the question, if one did.
    """

    key: str
    question: Question
    lesson: str
    section: str
    exercises: Mapping[str, str] = field(default_factory=dict)
    made: Made | None = None


class Place(NamedTuple):
    """A section of the course."""

    lesson: str
    section: str


class Source(Protocol):
    """Where items come from."""

    def keys(self) -> Iterator[str]:
        """Every key of this source that may be asked now, in the order of the course."""
        ...

    def item(self, name: str, seed: str, version: int | None = None) -> Item | None:
        """The item of this name; None where there is none. `seed` decides what is drawn, and
        `version` how, where that has changed since; None: as it is drawn now."""
        ...

    def place_of(self, name: str) -> Place | None:
        """Where the item belongs; None where there is no such item, or it may not be asked."""
        ...


class BankSource:
    """The questions that authors wrote: the same whatever the seed."""

    def keys(self) -> Iterator[str]:
        return (question.item for question in banks().asked)

    def item(self, name: str, seed: str, version: int | None = None) -> Item | None:
        question = banks().questions.get(name)
        if question is None:
            return None
        return Item(question.item, question, banks().lesson_of[name], question.section)

    def place_of(self, name: str) -> Place | None:
        question = banks().questions.get(name)
        if question is None or question.retired:
            return None
        return Place(banks().lesson_of[name], question.section)


# Each app room that makes items adds its source here when the apps are ready.
SOURCES: dict[str, Source] = {"question": BankSource()}


def find_item(key: str, seed: str = "", version: int | None = None) -> Item | None:
    """The item of this key, of retired questions too; None where the key names nothing. Whoever
    has an answer to it passes its version, so that it is drawn as it was asked."""
    source, _colon, name = key.partition(":")
    return SOURCES[source].item(name, seed, version) if source in SOURCES else None


def keys_of(source: str) -> Iterator[str]:
    """Every key of a source that may be asked now."""
    return SOURCES[source].keys()


def place_of(key: str) -> Place | None:
    """Where an item that may be asked belongs; None for one that may not, or not any more."""
    source, _colon, name = key.partition(":")
    return SOURCES[source].place_of(name) if source in SOURCES else None


def lesson_of(key: str) -> str | None:
    """The lesson of an item that may be asked; None for one that may not, or not any more."""
    place = place_of(key)
    return place.lesson if place else None


def is_asked(key: str) -> bool:
    """Whether the item may be asked; the card of a retired question waits for ever."""
    return lesson_of(key) is not None
