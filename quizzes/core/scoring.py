"""What a closed paper says: raw scores with honest intervals, and how the answers came about.

The vendor's scaled score is not here: it rests on the difficulty of each question and on a standard
that judges set, neither of which is public.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Literal

# The quantile of the normal distribution that leaves a tenth on each side: an interval at 80 %.
Z_80 = 1.2815515594
# A last quarter this much quicker than the paper as a whole was rushed.
RUSHED = 0.6
SLOWEST = 3

Trend = Literal["up", "down", "unclear", "none"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item of a closed paper. A blank is not answered, and wrong.

    `first_correct` is what stood when the learner left the item for the first time, where that was
    changed later; `after_flag` is an answer given to an item that had been flagged.
    """

    number: int
    domain: str
    scored: bool
    answered: bool
    correct: bool
    confidence: str = ""
    milliseconds: int = 0
    first_correct: bool | None = None
    after_flag: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Right answers of all that count. `low` and `high` bound the share, from 0 to 1, that answers
    to many such questions would come to, in four cases of five."""

    right: int
    total: int
    low: float
    high: float

    @property
    def percent(self) -> int:
        """The share, rounded down so that 100 means all."""
        return 100 * self.right // self.total if self.total else 0

    @property
    def low_percent(self) -> int:
        return floor(100 * self.low)

    @property
    def high_percent(self) -> int:
        return ceil(100 * self.high)


@dataclass(frozen=True, slots=True)
class Changes:
    """Items, by number, whose first answer was changed on a later visit."""

    helped: tuple[int, ...]
    hurt: tuple[int, ...]
    neither: tuple[int, ...]

    @property
    def total(self) -> int:
        return len(self.helped) + len(self.hurt) + len(self.neither)


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds: the mean of items that were looked at, of right and of wrong ones (None where
    there are none), and whether the last quarter was hurried; the slowest items by number."""

    mean: float | None
    right: float | None
    wrong: float | None
    slowest: tuple[int, ...]
    rushed: bool


@dataclass(frozen=True, slots=True)
class Forensics:
    """How the answers came about. Errors and guesses are items by number."""

    changes: Changes
    pace: Pace
    confident_errors: tuple[int, ...]
    lucky_guesses: tuple[int, ...]
    after_flag: Score
    blank: tuple[int, ...]


def score(right: int, total: int) -> Score:
    """The score with its Wilson interval at 80 %, which stays within 0 and 1 and is honest about
    small numbers. Nothing asked says nothing: from 0 to 1."""
    if total == 0:
        return Score(0, 0, 0.0, 1.0)
    share, z2 = right / total, Z_80**2
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z_80 / (1 + z2 / total) * sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    return Score(right, total, max(0.0, middle - half), min(1.0, middle + half))


def total_score(outcomes: Iterable[Outcome]) -> Score:
    """The score over the items that count."""
    counted = [each.correct for each in outcomes if each.scored]
    return score(sum(counted), len(counted))


def scores_by_domain(outcomes: Iterable[Outcome]) -> dict[str, Score]:
    """The score of each domain that the paper has, in the order in which they first come."""
    held = list(outcomes)
    domains = dict.fromkeys(each.domain for each in held if each.scored)
    return {
        domain: total_score(each for each in held if each.domain == domain) for domain in domains
    }


def forensics(outcomes: Sequence[Outcome]) -> Forensics:
    """Over all items, the unscored too: they were sat like any other."""
    after_flag = [each.correct for each in outcomes if each.after_flag]
    return Forensics(
        changes=_changes(outcomes),
        pace=_pace(outcomes),
        confident_errors=_numbers(
            each for each in outcomes if each.confidence == "sure" and _is_error(each)
        ),
        lucky_guesses=_numbers(
            each for each in outcomes if each.confidence == "guess" and each.correct
        ),
        after_flag=score(sum(after_flag), len(after_flag)),
        blank=_numbers(each for each in outcomes if not each.answered),
    )


def trend(scores: Sequence[Score]) -> Trend:
    """Whether the later half of the papers, taken together, is better than the earlier: only where
    their intervals do not touch is it more than chance."""
    if len(scores) < 2:
        return "none"
    before, after = _pooled(scores[: len(scores) // 2]), _pooled(scores[len(scores) // 2 :])
    if after.low > before.high:
        return "up"
    return "down" if after.high < before.low else "unclear"


def _pooled(scores: Iterable[Score]) -> Score:
    held = list(scores)
    return score(sum(each.right for each in held), sum(each.total for each in held))


def _is_error(outcome: Outcome) -> bool:
    return outcome.answered and not outcome.correct


def _numbers(outcomes: Iterable[Outcome]) -> tuple[int, ...]:
    return tuple(each.number for each in outcomes)


def _changes(outcomes: Iterable[Outcome]) -> Changes:
    changed = [each for each in outcomes if each.first_correct is not None]
    return Changes(
        _numbers(each for each in changed if each.correct and not each.first_correct),
        _numbers(each for each in changed if each.first_correct and not each.correct),
        _numbers(each for each in changed if each.first_correct == each.correct),
    )


def _pace(outcomes: Sequence[Outcome]) -> Pace:
    seen = [each for each in outcomes if each.milliseconds]
    mean = _mean(seen)
    last = _mean([each for each in outcomes[-(len(outcomes) // 4) :] if each.milliseconds])
    by_time = sorted(seen, key=lambda each: (-each.milliseconds, each.number))
    return Pace(
        mean=mean,
        right=_mean([each for each in seen if each.correct]),
        wrong=_mean([each for each in seen if _is_error(each)]),
        slowest=_numbers(by_time[:SLOWEST]),
        rushed=len(outcomes) >= 8 and bool(mean and last and last < RUSHED * mean),
    )


def _mean(outcomes: Sequence[Outcome]) -> float | None:
    if not outcomes:
        return None
    return sum(each.milliseconds for each in outcomes) / len(outcomes)
