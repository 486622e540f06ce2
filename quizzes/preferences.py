"""What a learner has set about memory, as core wants it."""

from datetime import date
from zoneinfo import ZoneInfo

from learners.models import Learner
from quizzes.core.scheduling import DEFAULT_PARAMETERS, Settings
from quizzes.core.spreading import Calendar


def settings_of(learner: Learner | None) -> Settings:
    """For a visitor who has not begun, what everybody begins with."""
    learner = learner or Learner()
    return Settings(
        retention=float(learner.desired_retention),
        parameters=tuple(learner.fsrs_parameters or DEFAULT_PARAMETERS),
        calendar=calendar_of(learner),
    )


def calendar_of(learner: Learner | None) -> Calendar:
    learner = learner or Learner()
    return Calendar(
        zone=ZoneInfo(learner.time_zone),
        week=tuple(learner.week),
        breaks=tuple(
            (date.fromisoformat(first), date.fromisoformat(last)) for first, last in learner.breaks
        ),
    )
