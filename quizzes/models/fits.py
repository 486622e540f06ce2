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
    # Rated answers in the log, and later ones that the parameters were measured on.
    reviews = models.PositiveIntegerField()
    held_out = models.PositiveIntegerField()
    # Empty where there was too little to measure.
    parameters = models.JSONField(default=list)
    # By contender (fitted, default, average, current): its log loss and its error in bins.
    scores = models.JSONField(default=dict)
    adopted = models.BooleanField()

    objects = FitQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.reviews} reviews, {'adopted' if self.adopted else 'not adopted'}"
