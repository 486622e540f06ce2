"""Fit memory to learners now, due or not, and say who predicts best."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from quizzes import fits
from quizzes.management.named import named_learners


class Command(BaseCommand):
    help = "Fit FSRS's parameters to each learner's log and adopt them where they predict better."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--learner", help="only this learner: an id, or an e-mail address")
        parser.add_argument("--due", action="store_true", help="only those whose log has grown")

    def handle(self, *, learner: str | None, due: bool, **options: Any) -> None:
        learners = named_learners(learner)
        total, fitted, adopted = learners.count(), 0, 0
        for number, each in enumerate(learners.iterator(chunk_size=100), start=1):
            fit = fits.fit_if_due if due else fits.fit_now
            found = fit(learner=each, at=timezone.now())
            if found is not None:
                fitted += 1
                adopted += found.used == "fitted"
                scores = ", ".join(f"{k} {v[0]:.4f}/{v[1]:.4f}" for k, v in found.scores.items())
                self.stdout.write(f"{each.pk}: {found.reviews} answers; {scores or 'too few'}")
            self.stdout.write(f"{number} of {total} learners", ending="\r")
        self.stdout.write(f"{total} learners, {fitted} fitted, {adopted} adopted".ljust(60))
