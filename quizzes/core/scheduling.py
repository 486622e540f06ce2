"""The one door to `fsrs`: a memory and a rating in, the next memory out.

FSRS-6 with its published parameters, two learning steps and one relearning step. A memory is
never changed: each review makes a new one, so that a card can be folded from its reviews again.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal, cast

import fsrs

from quizzes.core.rating import CONFIDENCES, RATING_IF_RIGHT, Confidence, Rating

State = Literal["learning", "review", "relearning"]
_STATES: dict[State, fsrs.State] = {
    "learning": fsrs.State.Learning,
    "review": fsrs.State.Review,
    "relearning": fsrs.State.Relearning,
}
_NAMES = {each: name for name, each in _STATES.items()}

LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
DEFAULT_PARAMETERS: tuple[float, ...] = tuple(fsrs.scheduler.DEFAULT_PARAMETERS)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a learner may set about memory. `retention` is the chance of recall to aim for."""

    retention: float = 0.9
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one item. Times are UTC; stability is in days; `step` counts the
    learning steps passed and is None in review."""

    state: State
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last_review: datetime


@lru_cache(maxsize=512)
def _scheduler(settings: Settings) -> fsrs.Scheduler:
    # Without fuzz, the time shown on a button is the time that pressing it gives.
    return fsrs.Scheduler(
        parameters=settings.parameters,
        desired_retention=settings.retention,
        learning_steps=LEARNING_STEPS,
        relearning_steps=RELEARNING_STEPS,
        enable_fuzzing=False,
    )


def _card(memory: Memory) -> fsrs.Card:
    return fsrs.Card(
        card_id=0,  # fsrs would otherwise read the clock, and sleep
        state=_STATES[memory.state],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )


def review(memory: Memory | None, rating: Rating, at: datetime, settings: Settings) -> Memory:
    """The memory after an answer at this time; `memory` is None at the first answer.

    `at` must know its time zone. An answer dated before the last one counts as given with it.
    """
    at = at.astimezone(UTC)
    if memory is None:
        card = fsrs.Card(card_id=0, due=at)
    else:
        card, at = _card(memory), max(at, memory.last_review)
    after, _log = _scheduler(settings).review_card(card, fsrs.Rating(int(rating)), at)
    return Memory(
        state=_NAMES[after.state],
        step=after.step,
        stability=cast(float, after.stability),  # set by every review
        difficulty=cast(float, after.difficulty),
        due=after.due,
        last_review=at,
    )


def recall(memory: Memory, at: datetime, settings: Settings) -> float:
    """The chance, from 0 to 1, that the item is remembered at this time."""
    return _scheduler(settings).get_card_retrievability(_card(memory), at.astimezone(UTC))


def preview(memory: Memory | None, at: datetime, settings: Settings) -> dict[Confidence, timedelta]:
    """How long until the item comes back if the answer is right, for each way to be sure."""
    return {
        confidence: review(memory, RATING_IF_RIGHT[confidence], at, settings).due - at
        for confidence in CONFIDENCES
    }


def wait_if_wrong(memory: Memory | None, at: datetime, settings: Settings) -> timedelta:
    """How long until the item comes back if the answer is wrong."""
    return review(memory, Rating.AGAIN, at, settings).due - at
