"""Calculators as question makers: from a seed, a case; from the calculator's own function, its key.

A maker is one module here with a pure `make(frames, limits or prices, seed)`, its sentences in
`quizzes/frames/NAME.yaml`, and its entry in `quizzes/making.py`. The usual mistakes are slips of a
numeric question: each is what a known misunderstanding comes to, so that it can be named.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, TypeVar

from pydantic import Field

from quizzes.core.questions import ChoiceQuestion, NumericQuestion
from quizzes.core.questions.choice import Choice
from quizzes.core.questions.numeric import Slip
from quizzes.core.tables import fill
from study.core.facts import write_number
from study.core.language import Strict, Text, Words

T = TypeVar("T")
NUMBER = "000"  # a question made from a seed has no number of its own in a bank


class Framed(Strict):
    """What a maker's questions belong to, and how they begin. `{name}` is a value of the case."""

    lesson: str
    section: str
    facts: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    stem: Text


class Frames(Framed):
    """The sentences of a maker that asks for a number; slips are by their own names."""

    unit: Words
    reason: Text
    slips: dict[str, Text] = {}


class ChoiceFrames(Framed):
    """The sentences of a maker that asks for one of several things.

    `parts` say one thing of the stem each, by its kind, with `between` between two of them;
    `reasons` say why a choice is right or wrong.
    """

    parts: dict[str, Text]
    between: Words
    reasons: dict[str, Text]


def pick(seed: str, what: str, options: Sequence[T]) -> T:
    """One of the options, by chance that the seed and the name of what is picked decide."""
    digest = sha256(f"{seed} {what}".encode()).digest()
    return options[int.from_bytes(digest[:8]) % len(options)]


def single(
    frames: ChoiceFrames, stem: Mapping[str, Text], choices: Sequence[Choice]
) -> ChoiceQuestion:
    """The case as a question with one key."""
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


def _written(value: Decimal | int | str) -> Text:
    return same(value if isinstance(value, str) else write_number(Decimal(value)))
