"""How well a prediction of memory predicts: log loss, error in bins, and the average to be beaten.

Both measures are taken as the FSRS benchmark takes them.
https://github.com/open-spaced-repetition/srs-benchmark
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log, sqrt

# No prediction counts as certain: one that was would be punished without end for one slip.
SUREST = 1e-4
# The moving average begins at the retention that everybody aims for, and each answer moves it by
# this share of the way.
AVERAGE_START, AVERAGE_STEP = 0.9, 0.04
# The bins of the benchmark: they grow by these factors with the days waited, the reviews before,
# and the lapses among them.
DAYS_FACTOR, REVIEWS_FACTOR, LAPSES_FACTOR = 3.62, 1.89, 1.73


@dataclass(frozen=True, slots=True)
class Case:
    """One review to be predicted: what is known before it, and how it went."""

    days: int
    reviews: int
    lapses: int
    recalled: bool

    @property
    def bin(self) -> tuple[int, int, int]:
        """Reviews that are alike: one that a scheduler misjudges, it misjudges all."""
        return (
            _grown(self.days, DAYS_FACTOR),
            _grown(self.reviews, REVIEWS_FACTOR),
            _grown(self.lapses, LAPSES_FACTOR),
        )


@dataclass(frozen=True, slots=True)
class Score:
    """Both are the better the lower. An ideal log loss is not 0: memory is chance."""

    log_loss: float
    rmse_bins: float


def score(cases: Sequence[Case], chances: Sequence[float]) -> Score:
    """How well the predicted chances of recall fit what happened, of one case at least."""
    held = [min(1 - SUREST, max(SUREST, chance)) for chance in chances]
    loss = -sum(
        log(chance if case.recalled else 1 - chance)
        for case, chance in zip(cases, held, strict=True)
    )
    bins: dict[tuple[int, int, int], list[float]] = {}
    for case, chance in zip(cases, held, strict=True):
        bins.setdefault(case.bin, []).append(chance - case.recalled)
    squares = sum(sum(errors) ** 2 / len(errors) for errors in bins.values())
    return Score(loss / len(cases), sqrt(squares / len(cases)))


def moving_average(cases: Sequence[Case]) -> list[float]:
    """The chance that somebody who knows nothing of memory would give each case in turn: how it
    has gone of late."""
    average, chances = AVERAGE_START, []
    for case in cases:
        chances.append(average)
        average += AVERAGE_STEP * (case.recalled - average)
    return chances


def _grown(count: int, factor: float) -> int:
    return floor(log(count) / log(factor)) + 1 if count else 0
