"""Calculators ask: a maker's key is its calculator's answer, its slips are real mistakes."""

from decimal import Decimal

import pytest

from quizzes.core.questions import ChoiceQuestion, NumericQuestion, Question
from quizzes.items import find_item
from quizzes.making import MAKERS, problems_of
from study.core.language import LANGUAGES

SEEDS = [str(seed) for seed in range(300)]


CHOICES = ["termination"]
NUMBERS = [name for name in MAKERS if name not in CHOICES]


def question_of(name: str, seed: str) -> Question:
    item = find_item(f"made:{name}", seed)
    assert item is not None
    return item.question


def made(name: str, seed: str) -> NumericQuestion:
    question = question_of(name, seed)
    assert isinstance(question, NumericQuestion)
    return question


@pytest.mark.parametrize("name", MAKERS)
def test_a_maker_is_sound_and_the_seed_decides(name: str):
    assert list(problems_of(name)) == []
    assert question_of(name, "7") == question_of(name, "7")
    assert len({question_of(name, seed).stem.en for seed in SEEDS}) > 5


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_has_one_key_and_a_reason_of_its_own_kind(name: str):
    keys = set()
    for seed in SEEDS:
        question = question_of(name, seed)
        assert isinstance(question, ChoiceQuestion)
        (key,) = question.key
        keys.add(key)
        assert question.grade(question.read({"choice": [key]})).correct
        reasons = {choice.reason.en for choice in question.choices if choice.id != key}
        assert next(c.reason.en for c in question.choices if c.id == key) not in reasons
        for language in LANGUAGES:
            assert "{" not in "".join(text.in_(language) for text in question.texts)
    assert len(keys) > 2


@pytest.mark.parametrize("name", NUMBERS)
def test_every_case_grades_its_own_key_as_right_and_its_slips_as_wrong(name: str):
    for seed in SEEDS:
        question = made(name, seed)
        answer = question.read({"value": [str(question.answer)]})
        assert question.grade(answer).correct
        assert question.slips
        for place, slip in enumerate(question.slips):
            verdict = question.grade(question.read({"value": [str(slip.value)]}))
            assert not verdict.correct
            assert verdict.remark.startswith("slip-"), (seed, place)
        for language in LANGUAGES:
            assert "{" not in "".join(text.in_(language) for text in question.texts)


@pytest.mark.parametrize(
    ("name", "seed", "words", "answer"),
    [
        ("spread", "2 zones", "in 2 Availability Zones", "14"),
        ("spread", "3 zones", "in 3 Availability Zones", "21"),
        ("break-even", "a fifth off", "takes 20 % off", "584"),
        ("break-even", "half off", "takes 50 % off", "365"),
        # the guide's own example of two against eight
        ("cross-zone", "two and eight", "has 2 healthy targets in zone A and 8 in zone B", "25"),
        (
            "dead-target",
            "as by default",
            "every 30 seconds. The healthy threshold is 5, the unhealthy threshold 2",
            "60",
        ),
        (
            "tracking",
            "ten at 67",
            "at 50 %. 10 instances are in service and warm, and their average CPU has been 67 %",
            "14",
        ),
        ("concurrency", "200 × 0.5", "200 requests, and each takes 500 ms", "100"),
        ("concurrency", "40 × 2.5", "40 requests, and each takes 2,500 ms", "100"),
        ("burst", "512 GiB earn 25", "keeps 512 GiB", "8.16"),
        ("burst", "800 GiB earn 39.06", "keeps 800 GiB", "10.04"),
    ],
)
def test_a_case_worked_by_hand(name: str, seed: str, words: str, answer: str):
    question = next(
        question for question in (made(name, each) for each in SEEDS) if words in question.stem.en
    )
    assert question.answer == Decimal(answer), seed
