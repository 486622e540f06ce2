"""Who predicts a learner's memory best, as a table: the better the higher."""

from dataclasses import dataclass

from quizzes.models import Fit
from quizzes.words import CONTENDERS


@dataclass(frozen=True, slots=True)
class Row:
    """A contender, its two figures (lower is better), and whether it is the one in use now."""

    words: str
    log_loss: float
    rmse_bins: float
    is_used: bool


def scoreboard(fit: Fit | None) -> list[Row]:
    """The contenders of the last fit, the best first; none where nothing could be measured."""
    if fit is None or not fit.scores:
        return []
    rows = [
        Row(str(CONTENDERS[name]), log_loss, rmse_bins, name == fit.used)
        for name, (log_loss, rmse_bins) in fit.scores.items()
    ]
    return sorted(rows, key=lambda row: (row.log_loss, row.rmse_bins))
