"""A number that a calculator asks for: typed, or one of four choices with the usual mistakes.

Each usual mistake is what a known misunderstanding comes to, so that it can be named: to whoever
types it, and as the reason of a choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quizzes.core.making import NUMBER, Head, Made, pick, same
from quizzes.core.questions import Choice, ChoiceQuestion, NumericQuestion, Question
from quizzes.core.questions.numeric import Slip
from quizzes.core.tables import fill
from study.core.facts import write_number
from study.core.language import Text, Words
from study.core.pricing.amounts import plain, to_places
from study.core.remarks import Amount, Step

# Since this version a case may come with choices. An answer of before was typed, and stays so.
OFFERS_SINCE = 2
VERSION = 2
FORMS = ("typed", "offered")
DISTRACTORS = 3
MOST_PLACES = 2


class Frames(Head):
    """The sentences of a maker. `{name}` is a value of the case; slips and steps are by their own
    names. `offer` is how a number stands in a choice, with at least so many `places`."""

    stem: Text
    unit: Words
    reason: Text
    slips: dict[str, Text]
    steps: dict[str, Text] = {}
    offer: Words = same("{number} {unit}")
    places: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """What a seed has drawn: `values` of the stem, the key, what the usual mistakes come to (the
    commonest first), what to ask the calculator for, and steps that its page does not have."""

    values: Mapping[str, Decimal | int | str]
    answer: Decimal
    slips: Mapping[str, Decimal]
    inputs: Mapping[str, str]
    steps: tuple[Step, ...] = ()
    tolerance: Decimal = Decimal(0)


def ask(frames: Frames, case: Case, seed: str, version: int = VERSION) -> Made:
    """The case as a question, in the form that the seed decides; typed, where there are too few
    mistakes to choose from."""
    drawn = distractors(case)
    offers = version >= OFFERS_SINCE and pick(seed, "form", FORMS) == "offered"
    if offers and len(drawn) == DISTRACTORS:
        question: Question = _offered(frames, case, drawn, version)
    else:
        question = _typed(frames, case, version)
    steps = tuple((frames.steps[step.code], step) for step in case.steps)
    return Made(question, case.inputs, steps)


def step(code: str, formula: str, value: Decimal | int, unit: str) -> Step:
    return Step(code, formula, Amount(Decimal(value), unit))


def n(value: Decimal | int) -> str:
    """A number within a formula."""
    return plain(to_places(Decimal(value), 6))


def _typed(frames: Frames, case: Case, version: int) -> NumericQuestion:
    words = _words(frames, case)
    return NumericQuestion(
        id=f"{frames.lesson}-{NUMBER}",
        kind="numeric",
        version=version,
        section=frames.section,
        difficulty=3,
        facts=frames.facts,
        stem=fill(frames.stem, words),
        unit=frames.unit,
        answer=case.answer,
        tolerance=case.tolerance,
        reason=fill(frames.reason, words),
        slips=tuple(
            Slip(value=value, reason=_mistake(frames, words, name, value))
            for name, value in case.slips.items()
            if abs(value - case.answer) > case.tolerance
        ),
    )


def _offered(
    frames: Frames, case: Case, drawn: Mapping[str, Decimal], version: int
) -> ChoiceQuestion:
    words = _words(frames, case)
    places = max(frames.places, *map(_places, (case.answer, *drawn.values())))

    def choice(value: Decimal, reason: Text, *, correct: bool = False) -> Choice:
        number = f"{to_places(value, places):,f}"
        return Choice(
            # The number itself: neither it nor its place tells which one is right.
            id=f"n{number}".replace(",", "").replace(".", "-"),
            text=fill(frames.offer, {"number": same(number), "unit": frames.unit}),
            reason=reason,
            correct=correct,
        )

    return ChoiceQuestion(
        id=f"{frames.lesson}-{NUMBER}",
        kind="single",
        version=version,
        section=frames.section,
        difficulty=3,
        facts=frames.facts,
        stem=fill(frames.stem, words),
        choices=(
            choice(case.answer, fill(frames.reason, words), correct=True),
            *(choice(value, _mistake(frames, words, name, value)) for name, value in drawn.items()),
        ),
    )


def distractors(case: Case) -> dict[str, Decimal]:
    """The commonest mistakes that can be told from the key and from each other, as they are shown;
    three of them, if the maker names so many."""
    found: dict[str, Decimal] = {}
    for name, value in case.slips.items():
        shown = to_places(value, MOST_PLACES)
        taken = (case.answer, *found.values())
        if all(abs(shown - other) > case.tolerance for other in taken):
            found[name] = shown
        if len(found) == DISTRACTORS:
            break
    return found


def _mistake(frames: Frames, words: Mapping[str, Text], name: str, value: Decimal) -> Text:
    return fill(frames.slips[name], {**words, "slip": _shown(frames, value)})


def _words(frames: Frames, case: Case) -> dict[str, Text]:
    words = {name: _written(value) for name, value in case.values.items()}
    return {**words, "answer": _shown(frames, case.answer)}


def _shown(frames: Frames, value: Decimal) -> Text:
    """A key or a mistake within a sentence, as a choice would show it."""
    return same(write_number(to_places(value, MOST_PLACES), frames.places))


def _written(value: Decimal | int | str) -> Text:
    return same(value if isinstance(value, str) else write_number(Decimal(value)))


def _places(value: Decimal) -> int:
    return len(plain(to_places(value, MOST_PLACES)).partition(".")[2])
