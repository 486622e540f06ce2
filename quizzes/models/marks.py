"""What stands beside a learner's items: flags, holds, reports for the author, notes from it."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from learners.models import Learner


class FlagQuerySet(models.QuerySet["Flag"]):
    def of(self, learner: Learner | None) -> "FlagQuerySet":
        return self.filter(learner=learner) if learner else self.none()


class Flag(models.Model):
    """An item that a learner wants to find again."""

    pk = models.CompositePrimaryKey("learner_id", "item")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="flags")
    item = models.CharField(max_length=160)
    at = models.DateTimeField()

    objects = FlagQuerySet.as_manager()

    def __str__(self) -> str:
        return self.item


class HoldQuerySet(models.QuerySet["Hold"]):
    def of(self, learner: Learner | None) -> "HoldQuerySet":
        return self.filter(learner=learner) if learner else self.none()

    def at(self, at: datetime) -> "HoldQuerySet":
        """Those that hold at this moment."""
        return self.filter(Q(until=None) | Q(until__gt=at))


class Hold(models.Model):
    """An item that a learner does not want to be asked: until a moment (buried), or until it is
    released (suspended). What is remembered of it is not touched."""

    pk = models.CompositePrimaryKey("learner_id", "item")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="holds")
    item = models.CharField(max_length=160)
    until = models.DateTimeField(null=True)

    objects = HoldQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.item} until {self.until or 'released'}"


class Report(models.Model):
    """What a learner finds wrong with an item, with the version that was seen and the seed that it
    was drawn and shuffled by: the id of the answer. It is read by the author, who decides; it never
    changes a grade by itself."""

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reports")
    id = models.UUIDField(editable=False)
    item = models.CharField(max_length=160)
    version = models.PositiveIntegerField()
    # Empty where a report from before seeds were kept names no answer.
    seed = models.CharField(max_length=36, blank=True)
    language = models.CharField(max_length=16)
    text = models.TextField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["learner", "at"], name="quizzes_report_latest")]

    def __str__(self) -> str:
        return f"{self.item} v{self.version}: {self.text[:60]}"


class NoteQuerySet(models.QuerySet["Note"]):
    def of(self, learner: Learner | None) -> "NoteQuerySet":
        return self.filter(learner=learner) if learner else self.none()

    def unseen(self) -> "NoteQuerySet":
        return self.filter(seen_at=None).order_by("at")


class Note(models.Model):
    """What a learner is told, once, of answers that count differently since a key was mended."""

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="notes")
    id = models.UUIDField(editable=False)
    item = models.CharField(max_length=160)
    # How many answers are right that were wrong before, how many the other way, how many have
    # another share of the credit.
    now_right = models.PositiveIntegerField()
    now_wrong = models.PositiveIntegerField()
    otherwise = models.PositiveIntegerField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["learner", "seen_at"], name="quizzes_note_unseen")]

    def __str__(self) -> str:
        return f"{self.item}: {self.now_right} right, {self.now_wrong} wrong"
