"""Calculators as question makers: from a seed, a case; from the calculator's own function, its key.

A maker is one module here with a pure `make(frames, limits or prices, seed)`, its sentences in
`quizzes/frames/NAME.yaml`, and its entry in `quizzes/making.py`. The usual mistakes are slips of a
numeric question: each is what a known misunderstanding comes to, so that it can be named.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, TypeVar

from pydantic import Field

from quizzes.core.questions import Choice, ChoiceQuestion, NumericQuestion, OrderingQuestion
from quizzes.core.questions.numeric import Slip
from quizzes.core.questions.ordering import Step
from quizzes.core.tables import fill
from study.core.facts import write_number
from study.core.language import Strict, Text, Words

T = TypeVar("T")
NUMBER = "000"  # a question made from a seed has no number of its own in a bank


class Head(Strict):
    """Where the questions of a maker belong, and what they rest on."""

    lesson: str
    section: str
    facts: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]


class Frames(Head):
    """The sentences of a maker. `{name}` is a value of the case; slips are by their own names."""

    stem: Text
    unit: Words
    reason: Text
    slips: dict[str, Text] = {}


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


def numeric(
    frames: Frames,
    values: Mapping[str, Decimal | int | str],
    answer: Decimal,
    slips: Mapping[str, Decimal],
    *,
    tolerance: Decimal = Decimal(0),
) -> NumericQuestion:
    """The case as a question. A slip that happens to come to the answer is left out."""
    words = {name: _written(value) for name, value in {**values, "answer": answer}.items()}
    return NumericQuestion(
        id=f"{frames.lesson}-{NUMBER}",
        kind="numeric",
        version=1,
        section=frames.section,
        difficulty=3,
        facts=frames.facts,
        stem=fill(frames.stem, words),
        unit=frames.unit,
        answer=answer,
        tolerance=tolerance,
        reason=fill(frames.reason, words),
        slips=tuple(
            Slip(value=value, reason=fill(frames.slips[name], {**words, "slip": _written(value)}))
            for name, value in slips.items()
            if abs(value - answer) > tolerance
        ),
    )


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


def _written(value: Decimal | int | str) -> Text:
    return same(value if isinstance(value, str) else write_number(Decimal(value)))
