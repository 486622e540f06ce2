"""Writes of what is read."""

from datetime import datetime

from learners.models import Learner
from study.models import Reading


def mark_read(*, learner: Learner, lesson: str, section: str, at: datetime) -> None:
    """The learner has read the section. Twice is once, and the first time stays."""
    Reading.objects.bulk_create(
        [Reading(learner=learner, lesson=lesson, section=section, at=at)], ignore_conflicts=True
    )


def mark_unread(*, learner: Learner, lesson: str, section: str) -> None:
    Reading.objects.of(learner).filter(lesson=lesson, section=section).delete()
