"""Writes of who studies."""

import uuid
from collections.abc import Callable
from decimal import Decimal

from django.db import IntegrityError, transaction

from learners.models import Learner, User

# A first guess at the learner's day, until the settings page says better.
ZONE_OF_LANGUAGE = {"zh-hans": "Asia/Shanghai"}

# What else must happen when a learner aims for another retention: cards are folded with it.
# An app that keeps such things adds itself here, since this one does not know it.
AFTER_RETENTION: list[Callable[[Learner], object]] = []


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
def save_settings(
    *, learner: Learner, time_zone: str, new_per_day: int, desired_retention: Decimal
) -> Learner:
    aims_elsewhere = learner.desired_retention != desired_retention
    learner.time_zone = time_zone
    learner.new_per_day = new_per_day
    learner.desired_retention = desired_retention
    learner.full_clean(exclude=["user"])
    learner.save(update_fields=["time_zone", "new_per_day", "desired_retention"])
    if aims_elsewhere:
        for follow in AFTER_RETENTION:
            follow(learner)
    return learner
