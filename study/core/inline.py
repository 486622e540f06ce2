"""Inline content as HTML: references become elements, everything else is escaped or Markdown.

Two manners. In *reading* a fact and a term are links to where they stand in full, which a script
turns into notes on the spot (a link, not a button, breaks over lines as its text does); in
*asking* they are plain words, so that a question gives nothing away.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from study.core.facts import Ledger
from study.core.glossary import Term
from study.core.language import Language
from study.core.markup import Reference


@dataclass(frozen=True, slots=True)
class Desk:
    """All that references may point at, and how to write an address or a type name."""

    ledger: Ledger
    terms: dict[str, Term]
    lesson_titles: dict[str, dict[Language, str]]
    lesson_url: Callable[[str, str, Language], str]
    # The address of a fact or a term, by kind and id.
    note_url: Callable[[str, str, Language], str]
    type_segments: Callable[[str], list[tuple[str, str]]]
    type_url: Callable[[str, Language], str]


class UnknownReference(ValueError):
    """A reference to nothing; the message says what kind and which."""


@dataclass(slots=True)
class Notes:
    """What a piece of content referred to, in order, for the notes below it."""

    facts: dict[str, None] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)


class Writer:
    """Turns references into elements in one language, and keeps note of them.

    `suffix` ends every id, where the same content stands on a page more than once.
    """

    def __init__(
        self,
        desk: Desk,
        language: Language,
        *,
        asking: bool = False,
        expired: frozenset[str] = frozenset(),
        suffix: str = "",
    ) -> None:
        self.desk = desk
        self.language = language
        self.asking = asking
        self.expired = expired
        self.suffix = suffix
        self.notes = Notes()
        self.renderer: Any = None  # markdown.py keeps its own here

    def element(self, reference: Reference) -> ET.Element:
        """The element that stands for the reference; raises UnknownReference or UnknownFact."""
        match reference.kind:
            case "fact":
                return self._fact(reference)
            case "term":
                return self._term(reference)
            case "type":
                return self._type(reference)
            case "lesson":
                return self._lesson(reference)
            case "example":
                element = ET.Element("span")
                element.text = reference.target
                return element
        raise UnknownReference(f"[[{reference.kind}:…]] is not something to refer to inside a line")

    def _note(self, kind: str, target: str, words: str) -> ET.Element:
        if self.asking:
            element = ET.Element("span", {"class": f"{kind}-word"})
        else:
            element = ET.Element(
                "a",
                {
                    "class": kind,
                    "href": self.desk.note_url(kind, target, self.language),
                    "data-note": f"{kind}-{target}{self.suffix}",
                },
            )
        element.text = words
        return element

    def _fact(self, reference: Reference) -> ET.Element:
        fact = self.desk.ledger.of(reference.target)
        if reference.words is None and "." not in reference.target:
            raise UnknownReference(
                f"[[fact:{reference.target}]] needs a value (.name) or words (|…)"
            )
        words = reference.words or self.desk.ledger.write(reference.target, self.language)
        self.notes.facts[fact.id] = None
        element = self._note("fact", fact.id, words)
        if fact.id in self.expired:
            element.set("class", f"{element.get('class')} fact--expired")
        return element

    def _term(self, reference: Reference) -> ET.Element:
        term = self.desk.terms.get(reference.target)
        if term is None:
            raise UnknownReference(f"no glossary term `{reference.target}`")
        self.notes.terms[term.id] = None
        return self._note("term", term.id, reference.words or term.name.in_(self.language))

    def _type(self, reference: Reference) -> ET.Element:
        tag = "span" if self.asking else "a"
        element = ET.Element(tag, {"class": "type-name", "translate": "no", "lang": "en"})
        if not self.asking:
            element.set("href", self.desk.type_url(reference.target, self.language))
        for text, role in self.desk.type_segments(reference.target):
            segment = ET.SubElement(element, "span", {"class": f"segment segment--{role}"})
            segment.text = text
        return element

    def _lesson(self, reference: Reference) -> ET.Element:
        slug, _, section = reference.target.partition("#")
        titles = self.desk.lesson_titles.get(slug)
        if titles is None:
            raise UnknownReference(f"no lesson `{slug}`")
        words = reference.words or titles[self.language]
        if self.asking:
            element = ET.Element("span")
        else:
            element = ET.Element("a", {"href": self.desk.lesson_url(slug, section, self.language)})
        element.text = words
        return element
