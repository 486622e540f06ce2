"""Fitting memory to the learner: when it is due, what it found, and whether it is used.

It runs by itself right after the answer that makes it due: 400 answers, and then each time they
have grown by a third, which a learner meets about a dozen times on the way to 10,000. The fit takes
0.2 seconds for those 10,000 and folding all cards anew about a second: less than a page that would
ask for it. `manage.py fit` does the same for everybody, as after a change of these rules.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from math import ceil

from django.db import transaction
from django.db.models import Sum

from learners import services as learner_services
from learners.models import Learner
from quizzes.core.fitting import Fitted, History, fit, histories
from quizzes.models import Card, Fit, Review
from quizzes.preferences import calendar_of
from quizzes.services import lock

ENOUGH = 400
GROWTH_PARTS = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """Answers that make up the cards, and how many there must be for the next fit."""

    reviews: int
    wanted: int

    @property
    def is_due(self) -> bool:
        return self.reviews >= self.wanted

    @property
    def left(self) -> int:
        return max(0, self.wanted - self.reviews)


def standing_of(learner: Learner | None) -> Standing:
    # Asked after every answer: the cards are the log in brief, a tenth of its rows.
    reviews = Card.objects.of(learner).aggregate(reps=Sum("reps"))["reps"] or 0
    last = Fit.objects.of(learner).latest_first().values_list("reviews", flat=True).first()
    grown = ceil(last * (GROWTH_PARTS + 1) / GROWTH_PARTS) if last else 0
    return Standing(reviews, max(ENOUGH, grown))


def fit_if_due(*, learner: Learner, at: datetime) -> Fit | None:
    if not standing_of(learner).is_due:
        return None
    with transaction.atomic():
        lock(learner)
        # Of two answers at once, one fits.
        return fit_now(learner=learner, at=at) if standing_of(learner).is_due else None


@transaction.atomic
def fit_now(*, learner: Learner, at: datetime) -> Fit:
    """Fit, keep what was found, and fold all cards with whatever predicts best."""
    lock(learner)
    learner.refresh_from_db()
    reviews = standing_of(learner).reviews
    used = learner.fsrs_parameters
    found = fit(_histories(learner), tuple(used) if used else None)
    best = found.best if found else "current" if used else "default"
    if found and best != "current":
        parameters = list(found.parameters) if best == "fitted" else None
        learner_services.adopt_parameters(learner=learner, parameters=parameters)
    kept = Fit(
        learner=learner,
        at=at,
        reviews=reviews,
        held_out=found.held_out if found else 0,
        parameters=list(found.parameters) if found else [],
        scores=_scores(found) if found else {},
        used=best,
    )
    kept.save(force_insert=True)
    return kept


def _histories(learner: Learner) -> list[History]:
    calendar = calendar_of(learner)
    log = Review.objects.of(learner).order_by("item", "at").log()
    return [
        history
        for _item, entries in groupby(log, key=lambda pair: pair[0])
        for history in histories((entry for _item, entry in entries), calendar)
    ]


def _scores(found: Fitted) -> dict[str, list[float]]:
    return {name: [each.log_loss, each.rmse_bins] for name, each in found.scores.items()}
