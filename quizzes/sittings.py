"""What was last done in a sitting, to be taken back: press after press, as far as it goes back."""

from collections.abc import Collection
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from django.urls import reverse

from learners.models import Learner
from quizzes.core.days import day_of, day_start
from quizzes.models import Review
from quizzes.models.memory import ReviewQuerySet
from quizzes.practice import when
from quizzes.today import zone_of

# Practice with the schedule and without it go on in one sitting.
TOGETHER = dict.fromkeys(
    (Review.Mode.PRACTICE, Review.Mode.CRAM), (Review.Mode.PRACTICE, Review.Mode.CRAM)
)


def last_done(
    learner: Learner | None,
    mode: str,
    at: datetime,
    *,
    back: str = "",
    items: Collection[str] | None = None,
) -> Review | None:
    """The latest entry of this way of asking: since the practice run began whose address `back`
    is, or else of the learner's day; with `items`, of those alone."""
    found = done_since(learner, mode, run_begun(back) or _day_began(learner, at))
    return (found if items is None else found.filter(item__in=items)).first()


def done_today(learner: Learner | None, mode: str, at: datetime) -> ReviewQuerySet:
    """All that can be taken back of the learner's day, the latest first."""
    return done_since(learner, mode, _day_began(learner, at))


def done_since(learner: Learner | None, mode: str, since: datetime) -> ReviewQuerySet:
    modes = TOGETHER.get(mode, (mode,))
    return Review.objects.of(learner).filter(mode__in=modes, at__gte=since).undoable()


def _day_began(learner: Learner | None, at: datetime) -> datetime:
    zone = zone_of(learner)
    return day_start(day_of(at, zone), zone)


def is_run(address: str) -> bool:
    """Whether the address is that of a practice run."""
    return urlsplit(address).path == reverse("quizzes:run")


def run_begun(address: str) -> datetime | None:
    """When the practice run of this address began; None where it is no run's."""
    since = parse_qs(urlsplit(address).query).get("since", [""])[0]
    return when(int(since)) if is_run(address) and since.isdecimal() else None
