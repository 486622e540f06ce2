"""Who predicts a learner's memory best, as a table: the better the higher."""

from dataclasses import dataclass

from learners.models import Learner
from quizzes.core.foretelling import Score
from quizzes.models import Fit
from quizzes.words import CONTENDERS


@dataclass(frozen=True, slots=True)
class Row:
    """A contender, its two figures (lower is better), and whether it is the one in use now."""

    words: str
    log_loss: float
    rmse_bins: float
    is_used: bool


def scoreboard(fit: Fit | None, in_use: list[float] | None) -> list[Row]:
    """The contenders of the last fit, the best first; none where nothing could be measured.
    `in_use` are the learner's parameters now, None for the published ones."""
    if fit is None or not fit.scores:
        return []
    parameters = {"fitted": fit.parameters, "default": None, "current": fit.before}
    rows = [
        Row(
            str(CONTENDERS[name]),
            log_loss,
            rmse_bins,
            name in parameters and parameters[name] == in_use,
        )
        for name, (log_loss, rmse_bins) in fit.scores.items()
    ]
    return sorted(rows, key=lambda row: (row.log_loss, row.rmse_bins))


def is_split(fit: Fit | None) -> bool:
    """Whether what was fitted has the lowest log loss of those that name days, and was left out
    for its error in bins."""
    if fit is None or not fit.scores or fit.used == "fitted":
        return False
    losses = {name: scores[0] for name, scores in fit.scores.items() if name != "average"}
    return losses.pop("fitted") < min(losses.values())


@dataclass(frozen=True, slots=True)
class Refit:
    """A fit that changed the parameters in use, as a learner is told of it."""

    fit: Fit
    # What was measured of those in use since, and of those before.
    now: Score
    then: Score

    @property
    def waits(self) -> int:
        """How many items wait that would have been overdue at once."""
        return len(self.fit.waits)

    @property
    def percent(self) -> float:
        """How much less log loss, in percent of what it was."""
        return 100 * (1 - self.now.log_loss / self.then.log_loss)


def refit_of(learner: Learner | None) -> Refit | None:
    """The last fit that changed the parameters in use."""
    fit = Fit.objects.of(learner).adopted().first()
    if learner is None or fit is None:
        return None
    then = fit.scores["current" if fit.before else "default"]
    return Refit(fit, Score(*fit.scores[fit.used]), Score(*then))


def untold_refit(learner: Learner | None) -> Refit | None:
    """The same, as long as the learner has not read of it."""
    refit = refit_of(learner)
    return refit if refit and refit.fit.seen_at is None else None
