"""Fill the database with a learner who has months of history."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from quizzes.demo import EMAIL, PASSWORD, make_demo
from quizzes.models import Card, Review


class Command(BaseCommand):
    help = "Make a demo account with months of reading and answers, the same every time."

    def handle(self, **options: Any) -> None:
        learner = make_demo(today=timezone.localdate())
        reviews, cards = Review.objects.of(learner).count(), Card.objects.of(learner).count()
        self.stdout.write(f"{reviews} answers, {cards} cards. Log in as {EMAIL}, {PASSWORD}")
