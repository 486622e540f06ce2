"""Grade the answers to a question anew, after its key was mended."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from quizzes.items import find_item
from quizzes.rekeying import Rekeyed, rekey


class Command(BaseCommand):
    help = "Regrade every answer to a question by its present key and tell those concerned."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("question", help="the id of a question of a bank, as ebs-001")

    def handle(self, *, question: str, **options: Any) -> None:
        # What is drawn anew for each answer has no key that an author could get wrong.
        item = find_item(f"question:{question.removeprefix('question:')}")
        if item is None:
            raise CommandError(f"There is no question {question} in any bank.")
        total = Rekeyed()
        for found in rekey(item=item, at=timezone.now()):
            total += found
            self.stdout.write(f"{total.learners} learners, {total.reviews} regraded", ending="\r")
        self.stdout.write(
            f"{total.learners} learners, {total.reviews} answers regraded: {total.now_right} now "
            f"right, {total.now_wrong} now wrong, {total.otherwise} with other credit"
        )
