"""The seed of a reported question, and the moments of more than one kind of press."""

from typing import Any
from uuid import uuid5

from django.db import migrations, models


def find_seeds(apps: Any, schema_editor: Any) -> None:
    """A report's own id was made of that of its answer: the answer it names is the one it fits."""
    reports, reviews = apps.get_model("quizzes", "Report"), apps.get_model("quizzes", "Review")
    for report in reports.objects.filter(seed="").iterator():
        answers = reviews.objects.filter(learner=report.learner_id, item=report.item)
        for review_id in answers.values_list("id", flat=True):
            if uuid5(review_id, report.text) == report.id:
                found = reports.objects.filter(learner=report.learner_id, id=report.id)
                found.update(seed=str(review_id))


class Migration(migrations.Migration):
    dependencies = [
        ("quizzes", "0003_memory"),
    ]

    operations = [
        migrations.AddField(
            model_name="paperanswer",
            name="sure_pressed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="paperanswer",
            name="flag_pressed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="seed",
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.RunPython(find_seeds, migrations.RunPython.noop),
    ]
