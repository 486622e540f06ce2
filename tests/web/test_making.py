"""Calculators ask: a maker's key is its calculator's answer, its slips are real mistakes."""

from decimal import Decimal

import pytest

from quizzes.core.questions import NumericQuestion
from quizzes.items import find_item
from quizzes.making import MAKERS, problems_of
from study.core.language import LANGUAGES

SEEDS = [str(seed) for seed in range(300)]


def made(name: str, seed: str) -> NumericQuestion:
    item = find_item(f"made:{name}", seed)
    assert item is not None and isinstance(item.question, NumericQuestion)
    return item.question


@pytest.mark.parametrize("name", MAKERS)
def test_a_maker_is_sound_and_the_seed_decides(name: str):
    assert list(problems_of(name)) == []
    assert made(name, "7") == made(name, "7")
    assert len({made(name, seed).stem.en for seed in SEEDS}) > 5


@pytest.mark.parametrize("name", MAKERS)
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
        ("burst-bucket", "a tenth of the burst", "of 100 GiB", "33.3"),
        ("burst-bucket", "half of the burst", "of 500 GiB", "60"),
        ("credits", "a full large", "with a balance of 864 credits", "617"),
        ("credits", "a full 2xlarge", "with a balance of 4,608 credits", "960"),
    ],
)
def test_a_case_worked_by_hand(name: str, seed: str, words: str, answer: str):
    question = next(
        question for question in (made(name, each) for each in SEEDS) if words in question.stem.en
    )
    assert question.answer == Decimal(answer), seed
