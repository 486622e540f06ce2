"""What a learner did: reviews, which are only ever added, and the cards folded from them."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

from learners.models import Learner
from quizzes.core.history import LEECH_LAPSES, Event, Folded, Logged
from quizzes.core.rating import Rating
from quizzes.core.scheduling import Memory, State

if TYPE_CHECKING:
    from collections.abc import Iterator


class ReviewQuerySet(models.QuerySet["Review"]):
    def of(self, learner: Learner | None) -> "ReviewQuerySet":
        """This learner's; none for somebody who has not begun."""
        return self.filter(learner=learner) if learner else self.none()

    def standing(self) -> "ReviewQuerySet":
        """Answers that count."""
        return self._unvoided().filter(correct__isnull=False)

    def undoable(self) -> "ReviewQuerySet":
        """What can be taken back, the latest first: answers, and what else was done to a card."""
        # What an answer says of other items beside its own has no response, and goes with it.
        acting = Q(correct__isnull=False) & ~Q(response=[]) | ~Q(event="answer")
        return self._unvoided().filter(acting).order_by("-at", "-id")

    def _unvoided(self) -> "ReviewQuerySet":
        """What a void of this log takes out is left out, unless that void was itself voided: longer
        chains are never written. To be asked of a whole log, before other filters.

        Each look is at the few voids only. At every entry, it was a loop in a loop in a loop to a
        PostgreSQL that had no statistics yet: minutes, for the history of a few months.
        """
        voids = self.filter(voids__isnull=False)
        put_back = voids.values("learner_id", "voids")
        in_force = voids.exclude(pk__in=put_back)
        return self.exclude(pk__in=in_force.values("learner_id", "voids"))

    def log(self) -> "Iterator[tuple[str, Logged]]":
        """Each entry with its item, as core folds it."""
        fields = ("item", "id", "at", "rating", "voids", "event", "due", "day")
        for item, entry, at, rating, *rest in self.values_list(*fields).iterator():
            yield item, Logged(entry, at, Rating(rating) if rating else None, *rest)


class Review(models.Model):
    """One entry of the log, appended and never edited: an answer, what else a learner did to a
    card, or a void, which takes another entry out of the fold.

    An answer without a rating was not to touch the schedule. One that voids another stands in its
    place, as when a wrong key was mended.
    """

    class Mode(models.TextChoices):
        LESSON = "lesson"
        REVIEW = "review"
        PRACTICE = "practice"
        CRAM = "cram"  # practice that leaves the schedule as it is
        EXAM = "exam"  # from a paper, when it is closed

    EVENTS: list[tuple[Event, str]] = [("answer", "answer"), ("reset", "reset"), ("due", "due")]

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reviews")
    # Made before the answer is sent: the same id twice is the same answer, not two.
    id = models.UUIDField(editable=False)
    item = models.CharField(max_length=160)
    at = models.DateTimeField()
    mode = models.CharField(max_length=16, choices=Mode)
    language = models.CharField(max_length=16)
    # The version of the question that was answered, and the ids of the choices taken.
    version = models.PositiveIntegerField()
    response = models.JSONField(default=list)
    confidence = models.CharField(max_length=8, blank=True)
    correct = models.BooleanField(null=True)
    credit = models.DecimalField(max_digits=4, decimal_places=3, null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    milliseconds = models.PositiveIntegerField(null=True)
    # Help that was taken: the hint, a look at the question in the other language.
    hinted = models.BooleanField(default=False)
    switched = models.BooleanField(default=False)
    voids = models.UUIDField(null=True)
    event = models.CharField(max_length=8, choices=EVENTS, default="answer")
    # The moment the learner chose, where the event is a day chosen for the item.
    due = models.DateTimeField(null=True)
    # The learner's day on which an answer put its item, by what else was due at that moment. Empty
    # where it chose none: on learning steps, or where a later answer was known already.
    day = models.DateField(null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["learner", "item", "at"], name="quizzes_review_history"),
            models.Index(fields=["learner", "at"], name="quizzes_review_latest"),
            models.Index(fields=["learner", "voids"], name="quizzes_review_voids"),
        ]
        constraints = [
            models.CheckConstraint(
                name="quizzes_review_answer_or_void",
                condition=Q(event="answer", due=None)
                & (
                    Q(correct__isnull=False, credit__isnull=False)
                    & (Q(rating=None) | Q(rating__range=(1, 4)))
                    | Q(voids__isnull=False, rating=None, correct=None, credit=None)
                )
                | Q(rating=None, correct=None, credit=None, voids=None)
                & (Q(event="reset", due=None) | Q(event="due", due__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} at {self.at:%Y-%m-%d %H:%M}"

    @property
    def logged(self) -> Logged:
        """The entry as core folds it, for one that is not in the database yet."""
        rating = Rating(self.rating) if self.rating else None
        return Logged(self.id, self.at, rating, self.voids, due=self.due, day=self.day)

    @property
    def is_standing(self) -> bool:
        """Whether it counts: nothing has taken it back. Asks the database."""
        return Review.objects.of(self.learner).standing().filter(id=self.id).exists()


class CardQuerySet(models.QuerySet["Card"]):
    def of(self, learner: Learner | None) -> "CardQuerySet":
        return self.filter(learner=learner) if learner else self.none()

    def in_steps(self) -> "CardQuerySet":
        """Items still on their learning steps, due to the minute."""
        return self.exclude(state="review")

    def leeches(self) -> "CardQuerySet":
        """Items known and lost so often that repeating them is not what helps."""
        return self.filter(lapses__gte=LEECH_LAPSES)

    def due(self, at: datetime, day_ends: datetime) -> "CardQuerySet":
        """What may be asked now: steps that have come, and reviews of any hour of this day."""
        return self.filter(
            Q(state="review", due__lt=day_ends) | (~Q(state="review") & Q(due__lte=at))
        )


class Card(models.Model):
    """What a learner remembers of one item: the fold of its reviews, kept for quick reading."""

    STATES: list[tuple[State, str]] = [
        ("learning", "learning"),
        ("review", "review"),
        ("relearning", "relearning"),
    ]

    pk = models.CompositePrimaryKey("learner_id", "item")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="cards")
    item = models.CharField(max_length=160)
    state = models.CharField(max_length=16, choices=STATES)
    step = models.PositiveSmallIntegerField(null=True)
    stability = models.FloatField()
    difficulty = models.FloatField()
    due = models.DateTimeField()
    last_review = models.DateTimeField()
    first_review = models.DateTimeField()
    reps = models.PositiveIntegerField()
    lapses = models.PositiveIntegerField()

    objects = CardQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["learner", "due"], name="quizzes_card_due"),
            models.Index(fields=["learner", "first_review"], name="quizzes_card_introduced"),
        ]

    def __str__(self) -> str:
        return f"{self.item}, due {self.due:%Y-%m-%d %H:%M}"

    @classmethod
    def of_fold(cls, learner_id: UUID, item: str, folded: Folded) -> "Card":
        memory = folded.memory
        return cls(
            learner_id=learner_id,
            item=item,
            state=memory.state,
            step=memory.step,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due,
            last_review=memory.last_review,
            first_review=folded.first_review,
            reps=folded.reps,
            lapses=folded.lapses,
        )

    @property
    def is_leech(self) -> bool:
        return self.lapses >= LEECH_LAPSES

    @property
    def memory(self) -> Memory:
        return Memory(
            state=self.state,
            step=self.step,
            stability=self.stability,
            difficulty=self.difficulty,
            due=self.due,
            last_review=self.last_review,
        )
