"""The one door to `fsrs`: a memory and a rating in, the next memory out.

FSRS-6, with its published parameters or the learner's own, two learning steps and one relearning
step. A memory is never changed: each review makes a new one, so that a card can be folded from its
reviews again.

Days between reviews are the learner's days, as in Anki: an answer after midnight belongs to the
evening, and one on the next morning is a day later, however few hours passed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal, cast

import fsrs

from quizzes.core.days import day_of
from quizzes.core.rating import CONFIDENCES, Confidence, Rating, rate
from quizzes.core.spreading import Calendar, Load, nothing_due, placed

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
    calendar: Calendar = field(default_factory=Calendar)


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


def within_bounds(parameters: Iterable[float]) -> tuple[float, ...]:
    """The parameters as fsrs accepts them: a fit in 32 bits may end a hair beyond its bounds."""
    bounds = zip(
        parameters,
        fsrs.scheduler.LOWER_BOUNDS_PARAMETERS,
        fsrs.scheduler.UPPER_BOUNDS_PARAMETERS,
        strict=True,
    )
    return tuple(min(most, max(least, parameter)) for parameter, least, most in bounds)


@lru_cache(maxsize=512)
def _scheduler(retention: float, parameters: tuple[float, ...]) -> fsrs.Scheduler:
    # Without fsrs's own fuzz, which is drawn anew each time: the day is chosen in spreading.py, so
    # that the time shown on a button is the time that pressing it gives.
    return fsrs.Scheduler(
        parameters=parameters,
        desired_retention=retention,
        learning_steps=LEARNING_STEPS,
        relearning_steps=RELEARNING_STEPS,
        enable_fuzzing=False,
    )


def _card(memory: Memory, at: datetime, calendar: Calendar) -> fsrs.Card:
    """The memory as fsrs wants it at this moment, which counts time by whole days of 24 hours."""
    elapsed = calendar.days_between(memory.last_review, at)
    return fsrs.Card(
        card_id=0,  # fsrs would otherwise read the clock, and sleep
        state=_STATES[memory.state],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=at - timedelta(days=elapsed),
    )


def review(
    memory: Memory | None,
    rating: Rating,
    at: datetime,
    settings: Settings,
    seed: str = "",
    *,
    load: Load = nothing_due,
    kept: date | None = None,
) -> Memory:
    """The memory after an answer at this time; `memory` is None at the first answer.

    `at` must know its time zone. An answer dated before the last one counts as given with it.
    `seed` (see `spreading`) finds the day for an item that is to come back in days; without one it
    is the very day that FSRS names. `load` is what is due on each day besides it, `kept` the day
    that was found when the answer was given.
    """
    at = at.astimezone(UTC)
    if memory is None:
        card = fsrs.Card(card_id=0, due=at)
    else:
        at = max(at, memory.last_review)
        card = _card(memory, at, settings.calendar)
    scheduler = _scheduler(settings.retention, settings.parameters)
    after, _log = scheduler.review_card(card, fsrs.Rating(int(rating)), at)
    due = after.due
    if seed and after.state is fsrs.State.Review:

        def worse() -> date | None:
            """The day to which the next worse rating would lead."""
            if rating <= Rating.HARD:
                return None
            other = review(memory, Rating(rating - 1), at, settings, seed, load=load)
            in_days = other.state == "review"
            return day_of(other.due, settings.calendar.zone) if in_days else None

        due = placed(at, (after.due - at).days, seed, settings.calendar, load, kept, worse)
    return Memory(
        state=_NAMES[after.state],
        step=after.step,
        stability=cast(float, after.stability),  # set by every review
        difficulty=cast(float, after.difficulty),
        due=due,
        last_review=at,
    )


def put_off(memory: Memory, due: datetime) -> Memory:
    """The same memory, to be asked at a moment of the learner's choosing: its steps are over."""
    return replace(memory, state="review", step=None, due=due.astimezone(UTC))


def recall(memory: Memory, at: datetime, settings: Settings) -> float:
    """The chance, from 0 to 1, that the item is remembered on this day."""
    at = max(at.astimezone(UTC), memory.last_review)
    scheduler = _scheduler(settings.retention, settings.parameters)
    return scheduler.get_card_retrievability(_card(memory, at, settings.calendar), at)


def preview(
    memory: Memory | None,
    at: datetime,
    settings: Settings,
    seed: str = "",
    *,
    load: Load = nothing_due,
    hinted: bool = False,
) -> dict[Confidence, timedelta]:
    """How long until the item comes back if the answer is right, for each way to be sure."""
    ratings = {each: rate(correct=True, confidence=each, hinted=hinted) for each in CONFIDENCES}
    return {
        confidence: review(memory, rating, at, settings, seed, load=load).due - at
        for confidence, rating in ratings.items()
    }


def wait_if_wrong(memory: Memory | None, at: datetime, settings: Settings) -> timedelta:
    """How long until the item comes back if the answer is wrong: a step, whatever the load."""
    return review(memory, Rating.AGAIN, at, settings).due - at
