"""Mock exams: a paper, frozen when it starts, and what stands on it at any moment."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import models
from django.db.models import F, Q

from learners.models import Learner
from quizzes.core.blueprint import LENGTHS


class PaperQuerySet(models.QuerySet["Paper"]):
    def of(self, learner: Learner | None) -> "PaperQuerySet":
        return self.filter(learner=learner) if learner else self.none()

    def open(self) -> "PaperQuerySet":
        """Under way, or run out of time without anybody having looked since."""
        return self.filter(closed_at=None)

    def closed(self) -> "PaperQuerySet":
        return self.exclude(closed_at=None)

    def measuring(self) -> "PaperQuerySet":
        """Drawn by weight; a retake of what was wrong measures nothing."""
        return self.filter(retakes=None)


class Paper(models.Model):
    """A started exam. Its items and their order never change; it closes once."""

    class Ended(models.TextChoices):
        SUBMITTED = "submitted"
        TIME = "time"

    RETAKE = "retake"

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="papers")
    # Made before the exam is started: pressed twice, it starts once.
    id = models.UUIDField(editable=False)
    exam = models.CharField(max_length=16)
    length = models.CharField(max_length=8, choices=[(each, each) for each in (*LENGTHS, RETAKE)])
    # With the minutes for those who sit in a foreign language.
    extra = models.BooleanField(default=False)
    # The paper whose wrong answers these items are.
    retakes = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    deadline = models.DateTimeField()
    # Until when the time of the items has been counted, so that no moment counts twice.
    watched_until = models.DateTimeField()
    # By domain, how many questions the bank did not have.
    shortfall = models.JSONField(default=dict, blank=True)
    closed_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=12, choices=Ended, blank=True)
    # Of the items that count, kept for the history.
    right = models.PositiveSmallIntegerField(null=True)
    counted = models.PositiveSmallIntegerField(null=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["learner", "started_at"], name="quizzes_paper_history"),
        ]
        constraints = [
            # One sitting at a time: whoever starts in two tabs sits one paper in both.
            models.UniqueConstraint(
                fields=["learner"], condition=Q(closed_at=None), name="quizzes_paper_one_open"
            ),
            models.CheckConstraint(
                name="quizzes_paper_deadline_after_start", condition=Q(deadline__gt=F("started_at"))
            ),
            models.CheckConstraint(
                name="quizzes_paper_closed_whole",
                condition=Q(closed_at=None, ended="", right=None, counted=None)
                | Q(closed_at__isnull=False, right__lte=F("counted")) & ~Q(ended=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exam} {self.length}, {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_retake(self) -> bool:
        return self.retakes is not None

    def is_due(self, at: datetime) -> bool:
        """Whether its time has run out."""
        return at >= self.deadline

    def left(self, at: datetime) -> timedelta:
        return max(timedelta(0), self.deadline - at)

    @property
    def minutes(self) -> int:
        """How long it was given."""
        return round((self.deadline - self.started_at) / timedelta(minutes=1))


class PaperAnswerQuerySet(models.QuerySet["PaperAnswer"]):
    def of(self, paper: Paper) -> "PaperAnswerQuerySet":
        return self.filter(learner=paper.learner_id, paper=paper.id).order_by("number")


class PaperAnswer(models.Model):
    """One item of a paper and what stands on it. A press writes it over; closing grades it."""

    pk = models.CompositePrimaryKey("learner_id", "paper", "number")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="paper_answers")
    paper = models.UUIDField(editable=False)
    number = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=160)
    # The version of the question that was drawn. One that is mended meanwhile does not count.
    version = models.PositiveIntegerField()
    domain = models.CharField(max_length=64)
    scored = models.BooleanField()
    # What the form holds, whole or not, and what it held when the learner first went on from it,
    # if that was changed on a later visit.
    given = models.JSONField(default=dict, blank=True)
    first_given = models.JSONField(default=dict, blank=True)
    confidence = models.CharField(max_length=8, blank=True)
    language = models.CharField(max_length=16, blank=True)
    # The moments of the presses that stand: the same press sent again is not a new one, and one
    # that was held up on the way does not undo a later one.
    pressed_at = models.DateTimeField(null=True)
    sure_pressed_at = models.DateTimeField(null=True)
    flag_pressed_at = models.DateTimeField(null=True)
    flagged = models.BooleanField(default=False)
    # When it was flagged for the first time.
    flagged_at = models.DateTimeField(null=True)
    milliseconds = models.PositiveIntegerField(default=0)
    # Set when the paper closes; empty where the question is not what it was.
    correct = models.BooleanField(null=True)
    first_correct = models.BooleanField(null=True)

    objects = PaperAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "paper", "item"], name="quizzes_paperanswer_never_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.item}"

    @property
    def review_id(self) -> UUID:
        """The id of the answer in the log, which also decides the order of the choices."""
        return uuid5(self.paper, self.item)
