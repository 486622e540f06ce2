"""What a fit costs the learner whose answer makes it due: a year's log, read, fitted, folded."""

from time import perf_counter

import pytest
from django.utils import timezone

from learners.models import Learner
from quizzes import fits, folding
from quizzes.models import Card, Fit, Review
from tests.bench.year import CALENDAR, Year, live

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
LONGEST = 8.0


def store(learner: Learner, year: Year) -> None:
    """The log of a simulated year as this learner's own."""
    learner.time_zone, learner.week = "Asia/Shanghai", list(CALENDAR.week)
    learner.breaks = [[day.isoformat() for day in pair] for pair in CALENDAR.breaks]
    learner.save()
    Review.objects.bulk_create(
        (
            Review(
                learner=learner,
                id=entry.id,
                item=item,
                at=entry.at,
                mode=Review.Mode.REVIEW,
                language="en",
                version=1,
                confidence="sure",
                correct=entry.rating > 1,
                credit=int(entry.rating > 1),
                rating=entry.rating,
                milliseconds=20_000,
            )
            for item, log in year.logs.items()
            for entry in log
        ),
        batch_size=1000,
    )


def test_a_year_is_fitted_and_folded_within_seconds(gao: Learner, capsys) -> None:
    year = live(10_000)
    store(gao, year)
    folding.replay(learner=gao)
    begun = perf_counter()
    due = fits.standing_of(gao).is_due
    asked = perf_counter()
    found = fits.fit_if_due(learner=gao, at=timezone.now())
    done = perf_counter()
    with capsys.disabled():
        print(f"\nasking {1000 * (asked - begun):.1f} ms, fit and replay {done - asked:.2f} s")
    assert due and found is not None and found.used == "fitted"
    assert Fit.objects.of(gao).count() == 1
    assert Card.objects.of(gao).count() == len(year.logs)
    assert done - asked < LONGEST
    gao.refresh_from_db()
    assert gao.fsrs_parameters == found.parameters
    assert folding.replay(learner=gao).changed == 0
    assert fits.fit_if_due(learner=gao, at=timezone.now()) is None
