"""How well memory is predicted for a learner, each time it was measured."""

from django.db import models

from learners.models import Learner


class FitQuerySet(models.QuerySet["Fit"]):
    def of(self, learner: Learner | None) -> "FitQuerySet":
        return self.filter(learner=learner) if learner else self.none()

    def latest_first(self) -> "FitQuerySet":
        return self.order_by("-at")


class Fit(models.Model):
    """One fit of FSRS's parameters to a learner's log, with what it was compared with."""

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
    # Who has been used since: fitted, current (what was in use stayed) or default.
    used = models.CharField(max_length=8)

    objects = FitQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.reviews} reviews, {self.used} is used"
