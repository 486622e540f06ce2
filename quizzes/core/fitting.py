"""The one door to `fsrs_rs_python`: parameters fitted to a learner's own log, and its simulator.

What is fitted is compared with the published parameters and with a moving average, on later
reviews than it was fitted on: what predicts best there is worth using. The reference
implementation's own memory states also stand here, to be compared with ours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import fsrs_rs_python as fsrs_rs

from quizzes.core.foretelling import Case, Score, moving_average, score
from quizzes.core.history import Logged, standing
from quizzes.core.rating import Rating
from quizzes.core.scheduling import DEFAULT_PARAMETERS, RELEARNING_STEPS, within_bounds
from quizzes.core.spreading import Calendar

# The part of the reviews, by time, that the parameters are fitted to; the later rest is held out.
FITTED_PART = 0.8
# Fewer held-out reviews than this say nothing of who predicts better.
FEWEST_HELD_OUT = 40


@dataclass(frozen=True, slots=True)
class Given:
    """One rated answer of a history, and how many of the learner's days after the one before."""

    rating: Rating
    at: datetime
    days: int


History = tuple[Given, ...]
Contender = Literal["fitted", "current", "default", "average"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Parameters, and how they and those they were measured against predicted what was held out.

    `scores` are by contender: fitted, default, average, and current where others are in use.
    """

    parameters: tuple[float, ...]
    scores: dict[Contender, Score]
    held_out: int

    @property
    def best(self) -> Contender:
        """Whose parameters to use from now on; the average names no days and is out of it.

        What is in use stays unless another foretold the held-out answers better: the published
        parameters where they beat it, the fitted ones where they beat both.
        """
        used: Contender = "current" if "current" in self.scores else "default"
        if self._beats("fitted", used) and self._beats("fitted", "default"):
            return "fitted"
        return "default" if self._beats("default", used) else used

    def _beats(self, name: Contender, other: Contender) -> bool:
        """By the likelihood of each answer (log loss), and not at the cost of the error in bins.

        There is no allowance for noise. Both are measured on the same answers, so most of the noise
        is in both and goes out in the difference; and of what is left every error is on the side of
        keeping what is in use, until the log has grown by a third and it is measured again.
        """
        one, two = self.scores[name], self.scores[other]
        return one.log_loss < two.log_loss and one.rmse_bins <= two.rmse_bins


def histories(log: Iterable[Logged], calendar: Calendar) -> list[History]:
    """What the log of one item says about memory: one history, or several if it was reset."""
    found: list[list[Given]] = [[]]
    for entry in standing(log):
        if entry.event == "reset":
            found.append([])
        elif entry.rating is not None:
            before = found[-1]
            days = calendar.days_between(before[-1].at, entry.at) if before else 0
            found[-1].append(Given(entry.rating, entry.at, days))
    return [tuple(history) for history in found if history]


def fit(known: Iterable[History], current: tuple[float, ...] | None = None) -> Fitted | None:
    """Parameters fitted to the earlier reviews and measured on the later ones; None where there is
    too little to measure. `current` are those in use, if they are not the published ones."""
    cases = sorted(
        (
            (history[: place + 1])
            for history in known
            for place, given in enumerate(history)
            if given.days > 0  # within a day there is nothing forgotten to learn from
        ),
        key=lambda reviews: reviews[-1].at,
    )
    cut = int(len(cases) * FITTED_PART)
    held_out = cases[cut:]
    if len(held_out) < FEWEST_HELD_OUT:
        return None
    parameters = within_bounds(
        fsrs_rs.FSRS(list(DEFAULT_PARAMETERS)).compute_parameters(
            [_item(reviews) for reviews in cases[:cut]],
            num_relearning_steps=len(RELEARNING_STEPS),
        )
    )
    contenders: dict[Contender, tuple[float, ...]] = {
        "fitted": parameters,
        "default": DEFAULT_PARAMETERS,
    }
    if current is not None:
        contenders["current"] = current
    described = [_case(reviews) for reviews in cases]
    later = described[cut:]
    scores: dict[Contender, Score] = {
        name: score(later, chances(held_out, contender)) for name, contender in contenders.items()
    }
    # The average has seen the earlier reviews too.
    scores["average"] = score(later, moving_average(described)[cut:])
    return Fitted(parameters, scores, len(held_out))


def chances(known: Sequence[History], parameters: Sequence[float]) -> list[float]:
    """The chance of recall at the last review of each history, which has one before it."""
    states = memory_states([history[:-1] for history in known], parameters)
    decay = -parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    return [
        float((1 + factor * history[-1].days / stability) ** decay)
        for history, (stability, _difficulty) in zip(known, states, strict=True)
    ]


def memory_states(
    known: Sequence[History], parameters: Sequence[float]
) -> list[tuple[float, float]]:
    """Stability in days and difficulty after each history, as Anki's own library has them."""
    scheduler = fsrs_rs.FSRS(list(parameters))
    states = scheduler.memory_state_batch([_item(history) for history in known])
    return [(state.stability, state.difficulty) for state in states]


def _item(history: History) -> fsrs_rs.FSRSItem:
    return fsrs_rs.FSRSItem([fsrs_rs.FSRSReview(int(each.rating), each.days) for each in history])


def _case(history: History) -> Case:
    before, last = history[:-1], history[-1]
    lapses = sum(each.rating is Rating.AGAIN and each.days > 0 for each in before)
    return Case(last.days, len(before), lapses, last.rating is not Rating.AGAIN)


@dataclass(frozen=True, slots=True)
class Pace:
    """What a learner's days look like: what there is to learn, how much of it a day, what an
    answer takes, and how first answers and right ones are rated."""

    items: int
    new_per_day: int
    reviews_per_day: int
    seconds: float
    # Shares of the four ratings at the first answer, and of hard, good and easy when recalled.
    first: tuple[float, float, float, float]
    recalled: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Workload:
    """What aiming for a retention costs, in minutes a day, and what it keeps: items remembered
    on the last day."""

    minutes: float
    remembered: float


def workload(parameters: Sequence[float], retention: float, pace: Pace, days: int) -> Workload:
    """A learner of this pace, simulated from the first day on; always the same."""
    config = fsrs_rs.default_simulator_config()
    config.deck_size = pace.items
    config.learn_span = days
    config.learn_limit = pace.new_per_day
    config.review_limit = pace.reviews_per_day
    config.max_cost_perday = float(24 * 60 * 60)
    config.first_rating_prob = list(pace.first)
    config.review_rating_prob = list(pace.recalled)
    config.state_rating_costs = [[pace.seconds] * 4 for _state in range(3)]
    found = fsrs_rs.simulate(list(parameters), retention, config, seed=1)
    return Workload(sum(found.cost_per_day) / 60 / days, found.memorized_cnt_per_day[-1])
