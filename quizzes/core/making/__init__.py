"""Calculators as question makers: from a seed, a case; from the calculator's own function, its key.

A maker is one module here with a pure `make`, its sentences in `quizzes/frames/NAME.yaml`, and its
entry in `quizzes/makers.py`. One that asks for a number gives a `numbers.Case`, which is asked in
either form; the others make their questions here. Each says what to ask the calculator's page for,
so that it shows the same case with its working.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, TypeVar

from pydantic import Field

from quizzes.core.questions import Choice, ChoiceQuestion, OrderingQuestion, Question
from quizzes.core.questions.ordering import Step
from quizzes.core.tables import fill
from study.core import remarks
from study.core.language import Strict, Text, Words

T = TypeVar("T")
NUMBER = "000"  # a question made from a seed has no number of its own in a bank


@dataclass(frozen=True, slots=True)
class Made:
    """A question, the inputs with which the calculator's page shows its case, and the steps of the
    working that the page does not have, each with its name: they come last, and end in the key."""

    question: Question
    inputs: Mapping[str, str]
    steps: tuple[tuple[Text, remarks.Step], ...] = ()


class Head(Strict):
    """Where the questions of a maker belong, and what they rest on."""

    lesson: str
    section: str
    facts: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]


class PartFrames(Head):
    """The sentences of a maker of choices or steps, by the calculator's own codes. A stem may
    quote `words`; a part has a text, and its reason may depend on the case."""

    stems: dict[str, Text]
    words: dict[str, Words] = {}
    texts: dict[str, Words]
    reasons: dict[str, Text]


class ChoiceFrames(Head):
    """The sentences of a maker that asks for one of several things that the case itself names.

    `parts` say one thing of the stem each, by its kind, with `between` between two of them;
    `reasons` say why a choice is right or wrong.
    """

    stem: Text
    parts: dict[str, Text]
    between: Words
    reasons: dict[str, Text]


def pick(seed: str, what: str, options: Sequence[T]) -> T:
    """One of the options, by chance that the seed and the name of what is picked decide."""
    digest = sha256(f"{seed} {what}".encode()).digest()
    return options[int.from_bytes(digest[:8]) % len(options)]


def draw(seed: str, what: str, options: Sequence[T], count: int) -> list[T]:
    """So many different ones of the options, by chance that the seed decides."""
    left = list(options)
    drawn = []
    for number in range(min(count, len(left))):
        drawn.append(pick(seed, f"{what} {number}", left))
        left.remove(drawn[-1])
    return drawn


def single(
    frames: PartFrames,
    stem: Text,
    key: str,
    others: Sequence[str],
    reason: Callable[[str], str],
) -> ChoiceQuestion:
    """One choice of several; `reason` names for each the reason that holds in this case."""
    return ChoiceQuestion(
        id=f"{frames.lesson}-{NUMBER}",
        kind="single",
        version=1,
        section=frames.section,
        difficulty=3,
        facts=frames.facts,
        stem=stem,
        choices=tuple(
            Choice(
                id=part.replace("_", "-"),
                text=frames.texts[part],
                reason=frames.reasons[reason(part)],
                correct=part == key,
            )
            for part in (key, *others)
        ),
    )


def one_of(
    frames: ChoiceFrames, stem: Mapping[str, Text], choices: Sequence[Choice]
) -> ChoiceQuestion:
    """The case as a question with one key, its choices made by the maker."""
    return ChoiceQuestion(
        id=f"{frames.lesson}-{NUMBER}",
        kind="single",
        version=1,
        section=frames.section,
        difficulty=3,
        facts=frames.facts,
        stem=fill(frames.stem, stem),
        choices=tuple(choices),
    )


def same(text: str) -> Text:
    """A name or a number: the same in both languages."""
    return Text.model_construct(en=text, zh_hans=text)


def ordering(frames: PartFrames, stem: Text, steps: Sequence[str]) -> OrderingQuestion:
    """Steps to be put into the order in which they are given here."""
    return OrderingQuestion(
        id=f"{frames.lesson}-{NUMBER}",
        kind="ordering",
        version=1,
        section=frames.section,
        difficulty=3,
        facts=frames.facts,
        stem=stem,
        steps=tuple(
            Step(id=step.replace("_", "-"), text=frames.texts[step], reason=frames.reasons[step])
            for step in steps
        ),
    )
