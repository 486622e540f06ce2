"""The learners that a command is to work on."""

from uuid import UUID

from django.core.management.base import CommandError
from django.db.models import QuerySet

from learners.models import Learner


def named_learners(name: str | None) -> QuerySet[Learner]:
    """Who has this id or e-mail address, or everybody who has ever answered."""
    if name is None:
        return Learner.objects.filter(reviews__isnull=False).distinct().order_by("pk")
    try:
        found = Learner.objects.filter(pk=UUID(name))
    except ValueError:
        found = Learner.objects.filter(user__email__iexact=name)
    if not found.exists():
        raise CommandError(f"There is no learner {name}; give an id or an e-mail address.")
    return found
