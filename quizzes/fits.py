"""Fitting memory to the learner: when it is due, what it found, and whether it is used.

It runs by itself right after the answer that makes it due: 400 answers, and then each time they
have grown by a third, which a learner meets about a dozen times on the way to 10,000. The fit takes
0.2 seconds for those 10,000 and folding all cards anew about a second: less than a page that would
ask for it. `manage.py fit` does the same for everybody, as after a change of these rules.
"""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from math import ceil

from django.db import transaction
from django.db.models import Sum

from learners import services as learner_services
from learners.models import Learner
from quizzes.core.catching_up import caught_up
from quizzes.core.days import day_of
from quizzes.core.fitting import Fitted, History, fit, histories
from quizzes.core.scheduling import recall
from quizzes.folding import lock, refold
from quizzes.loads import Loads
from quizzes.models import Card, Fit, Review
from quizzes.preferences import calendar_of, settings_of

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
    kept = Fit(
        learner=learner,
        at=at,
        reviews=reviews,
        held_out=found.held_out if found else 0,
        parameters=list(found.parameters) if found else [],
        scores=_scores(found) if found else {},
        used=found.best if found else "current" if used else "default",
        before=used,
    )
    kept.is_adopted = kept.used != "current" and kept.found != used
    kept.save(force_insert=True)
    if kept.is_adopted:
        _adopt(learner, kept)
    return kept


def _adopt(learner: Learner, fit: Fit) -> None:
    """Use what was found, and let what becomes overdue by it wait for days with room, though never
    longer than it would have waited before."""
    today = day_of(fit.at, calendar_of(learner).zone)
    before = _due_days(learner, today)
    learner_services.adopt_parameters(learner=learner, parameters=fit.found)
    overdue = {each for each, day in _due_days(learner, today).items() if day == today}
    settings = settings_of(learner)
    chances = {
        card.item: recall(card.memory, fit.at, settings)
        for card in Card.objects.of(learner).filter(state="review")
        if card.item in overdue and before.get(card.item, today) > today
    }
    days = caught_up(
        sorted(chances, key=lambda item: (chances[item], item)),
        today,
        learner.reviews_per_day,
        settings.calendar,
        Loads(learner).on,
    )
    fit.waits = {item: min(day, before[item]).isoformat() for item, day in days.items()}
    fit.save(update_fields=["waits"])
    refold(learner=learner, keys=days)
    after = _due_days(learner, today)
    fit.sooner = sum(after[each] < before[each] for each in after.keys() & before.keys())
    fit.later = sum(after[each] > before[each] for each in after.keys() & before.keys())
    fit.save(update_fields=["sooner", "later"])


def _due_days(learner: Learner, today: date) -> dict[str, date]:
    """The day on which each item in review is due, today if it is overdue."""
    zone = calendar_of(learner).zone
    cards = Card.objects.of(learner).filter(state="review").values_list("item", "due")
    return {item: max(today, day_of(due, zone)) for item, due in cards}


@transaction.atomic
def give_up(*, learner: Learner, at: datetime) -> Fit | None:
    """Go back to the parameters before those of the last fit that changed them; None where there
    are none to go back from. The fit stays in the log. Twice is once."""
    lock(learner)
    learner.refresh_from_db()
    fit = Fit.objects.of(learner).adopted().first()
    if fit is not None and fit.given_up_at is None:
        fit.given_up_at = fit.seen_at = at
        fit.save(update_fields=["given_up_at", "seen_at"])
        learner_services.adopt_parameters(learner=learner, parameters=fit.before)
    return fit


@transaction.atomic
def take_up(*, learner: Learner) -> Fit | None:
    """Use again what the learner went back from."""
    lock(learner)
    learner.refresh_from_db()
    fit = Fit.objects.of(learner).adopted().first()
    if fit is not None and fit.given_up_at is not None:
        fit.given_up_at = None
        fit.save(update_fields=["given_up_at"])
        learner_services.adopt_parameters(learner=learner, parameters=fit.found)
    return fit


def mark_seen(*, learner: Learner, at: datetime) -> None:
    """The learner has read what the last fit changed."""
    Fit.objects.of(learner).adopted().filter(seen_at=None).update(seen_at=at)


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
