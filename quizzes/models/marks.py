"""What learners say of items: flags to find them again, and reports for the author."""

from django.db import models

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


class Report(models.Model):
    """What a learner finds wrong with an item, with the version that was seen. It is read by the
    author, who decides; it never changes a grade by itself."""

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reports")
    id = models.UUIDField(editable=False)
    item = models.CharField(max_length=160)
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=16)
    text = models.TextField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["learner", "at"], name="quizzes_report_latest")]

    def __str__(self) -> str:
        return f"{self.item} v{self.version}: {self.text[:60]}"
