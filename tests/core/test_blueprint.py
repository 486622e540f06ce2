"""An exam's form: sizes in proportion, days on which it is sat, whose questions serve it."""

from datetime import date

import pytest
from pydantic import ValidationError

from quizzes.core.blueprint import Blueprint, Size

TEXT = {"en": "An exam", "zh-hans": "考试"}


def blueprint(**changes) -> Blueprint:
    fields = {
        "name": TEXT,
        "tags": ["DVA-C02", "DVA-C03"],
        "questions": 65,
        "unscored": 15,
        "minutes": 130,
        "extra_minutes": 30,
        "pass_mark": 720,
        "kinds": ["single", "multiple"],
        "languages": ["en"],
        "valid_from": date(2023, 2, 28),
        "valid_until": date(2026, 11, 30),
        "source": "https://example.org/",
        "checked_on": date(2026, 10, 5),
        "domains": {
            "one": {"weight": 60, "name": TEXT},
            "two": {"weight": 40, "name": TEXT},
        },
        **changes,
    }
    return Blueprint.model_validate(fields)


@pytest.mark.parametrize(
    ("minutes", "length", "size"),
    [
        (130, "full", Size(65, 15, 130, 30)),
        (130, "half", Size(33, 8, 65, 15)),
        (130, "quarter", Size(16, 4, 33, 8)),
        (90, "half", Size(33, 8, 45, 15)),
        (90, "quarter", Size(16, 4, 23, 8)),
    ],
)
def test_short_papers_are_in_proportion(minutes, length, size):
    assert blueprint(minutes=minutes).size(length) == size


@pytest.mark.parametrize(
    ("day", "is_ahead", "is_over"),
    [
        (date(2023, 2, 27), True, False),
        (date(2023, 2, 28), False, False),
        (date(2026, 11, 30), False, False),
        (date(2026, 12, 1), False, True),
    ],
)
def test_an_exam_has_a_first_and_a_last_day(day, is_ahead, is_over):
    held = blueprint()
    assert (held.is_ahead(day), held.is_over(day)) == (is_ahead, is_over)
    assert not blueprint(valid_until=None).is_over(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("tags", "domain"),
    [
        ({"DVA-C02": "one"}, "one"),
        ({"DVA-C03": "two"}, "two"),
        ({"DVA-C03": "two", "DVA-C02": "one"}, "one"),
        ({"SAA-C03": "one"}, None),
        ({}, None),
    ],
)
def test_a_successor_s_questions_serve_too(tags, domain):
    assert blueprint().domain_of(tags) == domain


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unscored": 65}, "unscored"),
        ({"valid_until": date(2020, 1, 1)}, "valid_until"),
        ({"domains": {"one": {"weight": 60, "name": TEXT}}}, "60, not 100"),
        ({"source": "somewhere"}, "source"),
        ({"tags": []}, "tags"),
        ({"tags": ["dva"]}, "tags"),
        ({"kinds": ["essay"]}, "kinds"),
        ({"minutes": 0}, "minutes"),
        ({"valid_from": "soon"}, "valid_from"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_blueprint_that_cannot_be_is_refused(changes, words):
    with pytest.raises(ValidationError, match=words):
        blueprint(**changes)
