"""Writes of who studies."""

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from learners.models import Learner, User

# A first guess at the learner's day, until the settings page says better.
ZONE_OF_LANGUAGE = {"zh-hans": "Asia/Shanghai"}

# What decides how well an item is remembered, and the day on which it is asked.
FOLDED_WITH = {"time_zone", "desired_retention", "week", "breaks", "fsrs_parameters"}
# What else must happen when one of these changes: cards are folded with them. An app that keeps
# such things adds itself here, since this one does not know it.
AFTER_SETTINGS: list[Callable[[Learner], object]] = []


def guest_defaults(*, language: str) -> dict[str, str]:
    """What a learner starts with, before saying anything."""
    return {"language": language, "time_zone": ZONE_OF_LANGUAGE.get(language, "UTC")}


def make_guest(*, language: str, guest_id: uuid.UUID | None = None) -> Learner:
    """A learner without an account. Asked twice for one free id, it is made once.

    An id that by now belongs to an account is never handed out again: the guest gets a new one.
    """
    start = guest_defaults(language=language)
    if guest_id is not None:
        learner, _ = Learner.objects.get_or_create(pk=guest_id, defaults=start)
        if learner.is_guest:
            return learner
    return Learner.objects.create(**start)


def claim(*, user: User, guest: Learner | None, language: str) -> Learner:
    """The learner of an account that has just been made or entered.

    An account without a learner takes over the guest with all its rows. An account that has one
    keeps it, and the guest stays a guest, whole, until the two are merged on request.
    """
    if own := Learner.objects.filter(user=user).first():
        return own
    try:
        with transaction.atomic():
            if guest is not None:
                # Only while it is still free: of two who claim at once, one gets it.
                Learner.objects.filter(pk=guest.pk, user=None).update(user=user)
                if own := Learner.objects.filter(user=user).first():
                    return own
            return Learner.objects.create(user=user, **guest_defaults(language=language))
    except IntegrityError:  # the same person, at the same moment, in another tab
        return Learner.objects.get(user=user)


@transaction.atomic
def save_settings(*, learner: Learner, time_zone: str) -> Learner:
    return _save(learner, time_zone=time_zone)


@transaction.atomic
def save_memory(
    *,
    learner: Learner,
    desired_retention: Decimal,
    new_per_day: int,
    new_from: list[str],
    reviews_per_day: int,
    week: list[str],
) -> Learner:
    return _save(
        learner,
        desired_retention=desired_retention,
        new_per_day=new_per_day,
        new_from=new_from,
        reviews_per_day=reviews_per_day,
        week=week,
    )


@transaction.atomic
def add_break(*, learner: Learner, first: date, last: date, today: date) -> Learner:
    """Take days off, both ends included; what is long over is forgotten. Twice is once."""
    kept = [each for each in learner.breaks if each[1] >= today.isoformat()]
    added = [first.isoformat(), last.isoformat()]
    return _save(learner, breaks=sorted([*(each for each in kept if each != added), added]))


@transaction.atomic
def remove_break(*, learner: Learner, first: date, last: date) -> Learner:
    gone = [first.isoformat(), last.isoformat()]
    return _save(learner, breaks=[each for each in learner.breaks if each != gone])


@transaction.atomic
def adopt_parameters(*, learner: Learner, parameters: list[float] | None) -> Learner:
    """Fold with these parameters from now on; None for the published ones."""
    return _save(learner, fsrs_parameters=parameters)


def _save(learner: Learner, **values: object) -> Learner:
    """Set what has changed; if cards are folded with any of it, fold them again."""
    changed = {name for name, value in values.items() if getattr(learner, name) != value}
    for name in changed:
        setattr(learner, name, values[name])
    learner.full_clean(exclude=["user"])
    learner.save(update_fields=changed)
    if changed & FOLDED_WITH:
        for follow in AFTER_SETTINGS:
            follow(learner)
    return learner
