"""Calculators ask: a maker's key is its calculator's answer, its slips are real mistakes."""

from decimal import Decimal

import pytest

from quizzes.core.questions import (
    ChoiceQuestion,
    NumericQuestion,
    OrderingQuestion,
    Question,
)
from quizzes.items import find_item
from quizzes.making import MAKERS, problems_of
from study.core.language import LANGUAGES

SEEDS = [str(seed) for seed in range(300)]


def made(name: str, seed: str) -> Question:
    item = find_item(f"made:{name}", seed)
    assert item is not None
    return item.question


@pytest.mark.parametrize("name", MAKERS)
def test_a_maker_is_sound_and_the_seed_decides(name: str):
    assert list(problems_of(name)) == []
    assert made(name, "7") == made(name, "7")
    assert len({made(name, seed).texts for seed in SEEDS}) > 5


@pytest.mark.parametrize("name", MAKERS)
def test_every_case_grades_its_own_key_as_right_and_its_mistakes_as_wrong(name: str):
    for seed in SEEDS:
        question = made(name, seed)
        match question:
            case NumericQuestion():
                _grades_a_number(question)
            case ChoiceQuestion():
                _grades_a_choice(question)
            case OrderingQuestion():
                _grades_an_order(question)
        for language in LANGUAGES:
            assert "{" not in "".join(text.in_(language) for text in question.texts)


def _grades_a_number(question: NumericQuestion) -> None:
    assert question.grade(question.read({"value": [str(question.answer)]})).correct
    assert question.slips
    for slip in question.slips:
        verdict = question.grade(question.read({"value": [str(slip.value)]}))
        assert not verdict.correct
        assert verdict.remark.startswith("slip-")


def _grades_a_choice(question: ChoiceQuestion) -> None:
    right = [each.id for each in question.choices if question.grade((each.id,)).correct]
    assert set(right) == question.key
    assert 4 <= len(question.choices) <= 6


def _grades_an_order(question: OrderingQuestion) -> None:
    assert question.grade(question.key).correct
    assert not question.grade(question.key[::-1]).correct


@pytest.mark.parametrize(
    ("name", "seed", "words", "answer"),
    [
        ("spread", "2 zones", "in 2 Availability Zones", "14"),
        ("spread", "3 zones", "in 3 Availability Zones", "21"),
        ("break-even", "a fifth off", "takes 20 % off", "584"),
        ("break-even", "half off", "takes 50 % off", "365"),
        ("burst-bucket", "a tenth of the burst", "of 100 GiB", "33.3"),
        ("burst-bucket", "half of the burst", "of 500 GiB", "60"),
        ("credits", "a full large", "with a balance of 864 credits", "617"),
        ("credits", "a full 2xlarge", "with a balance of 4,608 credits", "960"),
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
    assert isinstance(question, NumericQuestion)
    assert question.answer == Decimal(answer), seed


@pytest.mark.parametrize(
    ("name", "words", "keys"),
    [
        ("lifecycle", "It is rebooted.", {"memory"}),
        ("lifecycle", "automatically. It is stopped", {"memory", "local", "public"}),
        ("lifecycle", "with it. It is stopped", {"memory", "local"}),
        ("lifecycle", "automatically. It is hibernated", {"local", "public"}),
        ("lifecycle", "It is terminated.", {"data"}),
        ("hibernation", "192 GiB of memory", {"memory-linux"}),
        ("hibernation", "a one-time request", {"one-time-request"}),
        ("hibernation", "not encrypted", {"not-encrypted"}),
        ("hibernation", "a persistent request", {"yes"}),
    ],
)
def test_the_keys_of_a_case_are_those_worked_by_hand(name: str, words: str, keys: set[str]):
    asked = [made(name, seed) for seed in SEEDS]
    found = [each for each in asked if words in each.stem.en]
    assert {key for each in found if isinstance(each, ChoiceQuestion) for key in each.key} == keys


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (
            "instance whose volumes are not encrypted is to move to another Region",
            ["create-ami", "copy-ami", "launch", "test", "terminate"],
        ),
        (
            "volume that is not encrypted is to move to another zone",
            ["snapshot", "create-volume", "attach", "test"],
        ),
        (
            "volume that is encrypted with the default key is to move to another account in the",
            [
                "snapshot",
                "rekey-snapshot",
                "share-snapshot",
                "copy-snapshot-there",
                "create-volume",
                "attach",
                "test",
            ],
        ),
    ],
)
def test_an_order_is_the_one_worked_by_hand(words: str, steps: list[str]):
    question = next(
        each for each in (made("move", seed) for seed in SEEDS) if words in each.stem.en
    )
    assert isinstance(question, OrderingQuestion)
    assert list(question.key) == steps
