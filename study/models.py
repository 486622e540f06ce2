"""What a learner has read."""

from django.db import models

from learners.models import Learner


class ReadingQuerySet(models.QuerySet["Reading"]):
    def of(self, learner: Learner | None) -> "ReadingQuerySet":
        """The sections this learner has read; none for somebody who has not begun."""
        return self.filter(learner=learner) if learner else self.none()


class Reading(models.Model):
    """A section that a learner has marked as read."""

    pk = models.CompositePrimaryKey("learner_id", "lesson", "section")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="readings")
    lesson = models.CharField(max_length=64)
    section = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = ReadingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.lesson}#{self.section}"
