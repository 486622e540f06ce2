"""Who studies: a learner, with an account (a user) or without one (a guest)."""

import uuid
from decimal import Decimal

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# How likely a card is to be remembered when it falls due. Below 0.70 most answers are
# relearning; above 0.97 the daily load grows without end.
LEAST_RETENTION, MOST_RETENTION = Decimal("0.70"), Decimal("0.97")
MOST_NEW_PER_DAY = 200
MOST_REVIEWS_PER_DAY = 2000
# Breaks kept at a time; each may last a year.
MOST_BREAKS = 30


class Level(models.TextChoices):
    """How much a weekday carries: all, half, nothing."""

    FULL = "full", _("as usual")
    EASY = "easy", _("half")
    OFF = "off", pgettext_lazy("work of a day", "nothing")


class Origin(models.TextChoices):
    """What new items are made of."""

    QUESTIONS = "questions", _("questions")
    TABLES = "tables", _("comparison tables")
    DECODER = "decoder", _("type names")
    CALCULATORS = "calculators", _("calculators")


def all_origins() -> list[str]:
    return list(Origin.values)


def validate_origins(origins: object) -> None:
    """Some of the known origins, one at least, each once and in their order."""
    if not isinstance(origins, list) or origins != [
        each for each in Origin.values if each in origins
    ]:
        raise ValidationError(_("This is not one of the choices. Choose from the list."))
    if not origins:
        raise ValidationError(_("Choose at least one."))


def full_week() -> list[str]:
    """Seven usual days, from Monday."""
    return [Level.FULL] * 7


def validate_week(week: object) -> None:
    """Seven levels, of which one at least leaves something to do."""
    if not isinstance(week, list) or len(week) != 7 or not set(week) <= set(Level.values):
        raise ValidationError(_("A week has seven days."))
    if set(week) == {Level.OFF}:
        raise ValidationError(_("Leave at least one day of the week to study on."))


class UserManager(BaseUserManager["User"]):
    """Users are found and made by e-mail address; its case does not matter."""

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **more: object) -> "User":
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **more: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **more)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: an e-mail address and a password. What is studied hangs on its learner."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            # A@example.org and a@example.org are one person's.
            models.UniqueConstraint(Lower("email"), name="learners_user_email_any_case"),
        ]

    def __str__(self) -> str:
        return self.email


class Learner(models.Model):
    """One person who studies. Without a user it is a guest, known by one browser's session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="learner",
    )
    language = models.CharField(max_length=16, choices=settings.LANGUAGES, default="en")
    # An IANA name: it decides when this learner's day ends.
    time_zone = models.CharField(max_length=64, default="UTC")
    desired_retention = models.DecimalField(
        max_digits=3,
        decimal_places=2,
        default=Decimal("0.90"),
        validators=[MinValueValidator(LEAST_RETENTION), MaxValueValidator(MOST_RETENTION)],
    )
    new_per_day = models.PositiveSmallIntegerField(
        default=20, validators=[MaxValueValidator(MOST_NEW_PER_DAY)]
    )
    reviews_per_day = models.PositiveSmallIntegerField(
        default=200, validators=[MaxValueValidator(MOST_REVIEWS_PER_DAY)]
    )
    # What the daily review may begin.
    new_from = models.JSONField(default=all_origins, validators=[validate_origins])
    # The level of each weekday, from Monday.
    week = models.JSONField(default=full_week, validators=[validate_week])
    # Days off by date: pairs of the first and the last day, as ISO dates, in order.
    breaks = models.JSONField(default=list, blank=True)
    # FSRS's parameters as fitted to this learner; None for the published ones.
    fsrs_parameters = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(desired_retention__range=(LEAST_RETENTION, MOST_RETENTION)),
                name="learners_learner_desired_retention_range",
            ),
            models.CheckConstraint(
                condition=Q(new_per_day__range=(0, MOST_NEW_PER_DAY)),
                name="learners_learner_new_per_day_range",
            ),
            models.CheckConstraint(
                condition=Q(reviews_per_day__range=(0, MOST_REVIEWS_PER_DAY)),
                name="learners_learner_reviews_per_day_range",
            ),
        ]

    def __str__(self) -> str:
        return f"learner {self.pk}"

    @property
    def is_guest(self) -> bool:
        return self.user_id is None
