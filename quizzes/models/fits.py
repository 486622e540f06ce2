"""How well memory is predicted for a learner, each time it was measured, and what came of it."""

from datetime import date, tzinfo
from uuid import uuid5

from django.db import models

from learners.models import Learner
from quizzes.core.days import day_start
from quizzes.core.history import Logged


class FitQuerySet(models.QuerySet["Fit"]):
    def of(self, learner: Learner | None) -> "FitQuerySet":
        return self.filter(learner=learner) if learner else self.none()

    def latest_first(self) -> "FitQuerySet":
        return self.order_by("-at")

    def adopted(self) -> "FitQuerySet":
        """Those that changed the parameters in use, the latest first; also if the learner went
        back since."""
        return self.filter(is_adopted=True).latest_first()

    def in_force(self) -> "Fit | None":
        """The one that cards are folded with."""
        return self.adopted().filter(given_up_at=None).first()


class Fit(models.Model):
    """One fit of FSRS's parameters to a learner's log, with what it was compared with.

    What it found never changes. What may change is whether the learner has read of it, and whether
    the learner went back to the parameters before.
    """

    pk = models.CompositePrimaryKey("learner_id", "at")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="fits")
    at = models.DateTimeField()
    # Answers that the cards were made of, and later ones that the parameters were measured on.
    reviews = models.PositiveIntegerField()
    held_out = models.PositiveIntegerField()
    # Empty where there was too little to measure.
    parameters = models.JSONField(default=list)
    # By contender (fitted, default, average, current): its log loss and its error in bins.
    scores = models.JSONField(default=dict)
    # Who was found the best to use: fitted, current (what was in use stayed) or default.
    used = models.CharField(max_length=8)
    # The parameters in use before; None for the published ones.
    before = models.JSONField(null=True)
    # Whether others were put in use because of it; how many items that made due on an earlier or
    # a later day; and for those that it made overdue at once, the day that each waits for.
    is_adopted = models.BooleanField(default=False)
    sooner = models.PositiveIntegerField(default=0)
    later = models.PositiveIntegerField(default=0)
    waits = models.JSONField(default=dict, blank=True)
    seen_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = FitQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.reviews} reviews, {self.used} is used"

    @property
    def found(self) -> list[float] | None:
        """The parameters that it put in use, if it did; None for the published ones."""
        return self.parameters if self.used == "fitted" else None

    @property
    def last_wait(self) -> date | None:
        """The last day that an item waits for."""
        return max(map(date.fromisoformat, self.waits.values()), default=None)

    def wait(self, item: str, zone: tzinfo) -> list[Logged]:
        """What this fit adds to the log of the item: at most one entry."""
        day = self.waits.get(item)
        if day is None:
            return []
        due = day_start(date.fromisoformat(day), zone)
        entry_id = uuid5(self.learner_id, f"{item} waits until {day}")
        return [Logged(entry_id, self.at, None, event="wait", due=due)]
