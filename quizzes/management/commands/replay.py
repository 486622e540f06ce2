"""Fold every card from the log again, and say whether any had gone astray."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from quizzes import folding
from quizzes.management.named import named_learners


class Command(BaseCommand):
    help = "Rebuild all cards from the reviews. On a sound database nothing changes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--learner", help="only this learner: an id, or an e-mail address")

    def handle(self, *, learner: str | None, **options: Any) -> None:
        learners = named_learners(learner)
        total = learners.count()
        cards = changed = 0
        for number, each in enumerate(learners.iterator(chunk_size=100), start=1):
            found = folding.replay(learner=each)
            cards += found.cards
            changed += found.changed
            self.stdout.write(f"{number} of {total} learners, {cards} cards", ending="\r")
        self.stdout.write(f"{total} learners, {cards} cards, {changed} changed".ljust(60))
