"""Progress: what the numbers count, for nobody, for a beginner, and for a learner of months."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from learners.models import Learner, User
from quizzes.content import banks
from quizzes.demo import EMAIL, make_demo
from quizzes.models import Card, Review
from quizzes.progress import (
    Tally,
    day_so_far,
    lesson_rows,
    minutes_for,
    states,
    tallies_by_confidence,
)
from quizzes.services import undo
from study.models import Reading
from tests.web.quizzing import asked, record

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("name", ["quizzes:progress", "quizzes:practice", "quizzes:review"])
def test_a_visitor_sees_what_will_be_here(client: Client, url: Url, language: str, name: str):
    response = client.get(url(name))
    assert response.status_code == 200
    assert not Learner.objects.exists()


def test_it_counts_what_was_answered(gao: Learner):
    first, second, third = asked()[:3]
    at = timezone.now()
    record(gao, first, at=at)
    record(gao, second, right=False, confidence="unsure", at=at)
    record(gao, third, confidence="guess", at=at - timedelta(days=30))
    taken_back = record(gao, third, right=False, confidence="sure", at=at)
    undo(learner=gao, review_id=taken_back.id, at=at)

    row = lesson_rows(gao, "en", at)[0]
    assert (row.answered, row.tally) == (3, Tally(3, 2))
    assert row.tally.percent == 66
    assert day_so_far(gao, at) == Tally(2, 1)
    assert tallies_by_confidence(gao) == {
        "guess": Tally(1, 1),
        "unsure": Tally(1, 0),
        "sure": Tally(1, 1),
    }
    counted = states(gao)
    assert counted["new"] == len(banks().asked) - 3
    assert sum(counted.values()) == len(banks().asked)
    assert (counted["review"], counted["learning"]) == (1, 2)


def test_what_was_forgotten_is_not_counted_as_remembered(gao: Learner):
    at = timezone.now()
    record(gao, asked()[0], at=at - timedelta(days=3000))
    assert lesson_rows(gao, "en", at - timedelta(days=3000))[0].remembered == 1
    assert lesson_rows(gao, "en", at + timedelta(days=20_000))[0].remembered == 0


def test_the_time_a_learner_takes_is_the_learner_s_own(gao: Learner):
    assert minutes_for(None, 3) == 2
    record(gao, asked()[0])
    Review.objects.update(milliseconds=120_000)
    assert minutes_for(gao, 3) == 6


def test_the_demo_is_the_same_every_time():
    def made() -> list[tuple[object, ...]]:
        learner = make_demo(today=TODAY)
        return [
            *Review.objects.of(learner).order_by("at", "id").values_list("id", "item", "correct"),
            *Card.objects.of(learner).order_by("item").values_list("item", "due", "stability"),
            *Reading.objects.of(learner).order_by("at", "section").values_list("section", "at"),
        ]

    first = made()
    assert made() == first
    assert User.objects.filter(email=EMAIL).count() == 1


def test_the_demo_has_months_of_history_that_replay_confirms(
    client_of: ClientOf, url: Url, language: str, capsys
):
    call_command("demo")
    learner = Learner.objects.get(user__email=EMAIL)
    span = Review.objects.of(learner).order_by("at").values_list("at", flat=True)
    assert (list(span)[-1] - span[0]).days > 80
    call_command("replay")
    assert ", 0 changed" in capsys.readouterr().out
    for name in ("quizzes:progress", "quizzes:review", "study:course"):
        assert client_of(learner).get(url(name)).status_code == 200
