"""Calculators ask: a maker's key is its calculator's answer, its slips are real mistakes."""

import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes import folding, services
from quizzes.core.making import Made, pick
from quizzes.core.making.numbers import FORMS, MOST_PLACES, Case, Frames, ask
from quizzes.core.making.pricing import PLAN
from quizzes.core.questions import (
    ChoiceQuestion,
    NumericQuestion,
    OrderingQuestion,
    Question,
)
from quizzes.exams.sitting import looked_back
from quizzes.items import Item, find_item
from quizzes.makers import MAKERS
from quizzes.making import calculator_of, frames_of, problems_of, working_of
from quizzes.models import PaperAnswer, Review
from study.calculators.balancing.capacity import CapacityForm
from study.calculators.balancing.health import HealthForm
from study.calculators.balancing.zones import ZonesForm
from study.calculators.credits.form import CreditsForm
from study.calculators.ebs.form import EbsForm
from study.calculators.efs.form import EfsForm
from study.calculators.placement.form import PlacementForm
from study.calculators.pricing.form import PricingForm
from study.calculators.pricing.quotes import Quote, quote
from study.calculators.scaling.form import ScalingForm
from study.calculators.serverless.form import ServerlessForm
from study.core.facts import write_number
from study.core.language import LANGUAGES, Language
from study.core.pricing.amounts import as_decimal, to_cents, to_places
from study.core.pricing.pricing import hosts
from tests.web.examining import begin
from tests.web.quizzing import form_of

Url = Callable[..., str]
ClientOf = Callable[..., Client]

SEEDS = [str(seed) for seed in range(500)]
# As they were drawn before choices were offered.
FIRST = 1
NUMBERS = [name for name, maker in MAKERS.items() if maker.form is Frames]


def drawn(name: str, seed: str, version: int | None = None) -> Item:
    item = find_item(f"made:{name}", seed, version)
    assert item is not None
    return item


def made(name: str, seed: str, version: int | None = None) -> Question:
    return drawn(name, seed, version).question


def typed(name: str, seed: str) -> NumericQuestion:
    question = made(name, seed, FIRST)
    assert isinstance(question, NumericQuestion)
    return question


def case_of(name: str, seed: str) -> Made:
    case = drawn(name, seed).made
    assert case is not None
    return case


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
        (
            "plan-month",
            "0.2 × 0.7 × 730 × 3",
            "3 instances cost USD 0.2 an hour each On-Demand, and each runs 300 hours a month. An "
            "EC2 Instance Savings Plan that covers all of them all the time takes 30 %",
            "306.60",
        ),
        (
            "licence",
            "(0.1 + 0.2 × 0.5) × 730",
            "USD 0.3 an hour On-Demand, of which USD 0.1 is the licence of Windows. An EC2 "
            "Instance Savings Plan takes 50 %",
            "146.00",
        ),
        (
            "hosts",
            "two full ones and a third",
            "carries 8 instances of the type c5.2xlarge, if it carries nothing else. 17 ",
            "3",
        ),
        (
            "provisioned",
            "(150 − 25) × 6",
            "keeps 512 GiB in Standard and is in Provisioned mode with 150 MiB/s",
            "750.00",
        ),
        (
            "lambda-cost",
            "0.80 + 4 million × 0.2 × 2 × 0.0000166667",
            "2,048 MB of memory gets 4 million requests a month, and each runs 200 ms",
            "27.47",
        ),
        (
            "fargate-cost",
            "(0.5 × 0.04048 + 0.004445) × 730 × 2",
            "keeps 2 tasks running on Fargate all month, each with 0.5 vCPU and 1 GB",
            "36.04",
        ),
        (
            "capacity-units",
            "4 of rules",
            "200 requests a second, and each is tried against 30 rules",
            "4",
        ),
    ],
)
def test_a_case_worked_by_hand(name: str, seed: str, words: str, answer: str):
    question = next(
        question for question in (typed(name, each) for each in SEEDS) if words in question.stem.en
    )
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


def page(form: type[Any], inputs: Mapping[str, str]) -> Any:
    query = QueryDict(mutable=True)
    query.update(inputs)
    asked = form(query)
    assert asked.is_valid(), (inputs, asked.errors)
    return asked


def quoted(inputs: Mapping[str, str]) -> Quote:
    return quote(page(PricingForm, inputs).asked())


def provisioned_cost(inputs: Mapping[str, str]) -> Decimal:
    lines = page(EfsForm, inputs).bill.lines
    return next(line.cost for line in lines if line.item == "provisioned")


# What the calculator's own page answers to the inputs of a case.
ANSWERS: dict[str, Callable[[Mapping[str, str]], Any]] = {
    "spread": lambda asked: page(PlacementForm, asked).answer.capacity,
    "break-even": lambda asked: quoted(asked).between("on-demand", PLAN).hours,
    "plan-month": lambda asked: to_cents(quoted(asked).cost(PLAN).monthly),
    "licence": lambda asked: to_cents(quoted(asked).cost(PLAN).monthly),
    "hosts": lambda asked: hosts(quoted(asked).scenario),
    "burst-bucket": lambda asked: page(EbsForm, asked).found.given.gift.bucket.seconds / 60,
    "credits": lambda asked: page(CreditsForm, asked).found.run.stretches[0].after.minute,
    "tracking": lambda asked: page(ScalingForm, asked).run.events[0].after,
    "cross-zone": lambda asked: page(ZonesForm, asked).shares.zones[0].without * 100,
    "dead-target": lambda asked: page(HealthForm, asked).timing.leaves.latest,
    "capacity-units": lambda asked: page(CapacityForm, asked).bill.units,
    "concurrency": lambda asked: page(ServerlessForm, asked).running.concurrency,
    "lambda-cost": lambda asked: to_cents(page(ServerlessForm, asked).bill.total),
    "fargate-cost": lambda asked: to_cents(page(ServerlessForm, asked).costs["fargate"]),
    "burst": lambda asked: page(EfsForm, asked).throughput.bucket.hours,
    "provisioned": provisioned_cost,
}


def test_every_number_is_held_against_its_page():
    assert set(ANSWERS) == set(NUMBERS)


@pytest.mark.parametrize("name", NUMBERS)
def test_the_key_is_what_the_calculator_s_page_answers(name: str):
    held: dict[str, Decimal] = {}  # the page is slow to ask, and many seeds draw the same case
    for seed in SEEDS:
        question, inputs = typed(name, seed), case_of(name, seed).inputs
        address = str(inputs)
        if address not in held:
            found = ANSWERS[name](inputs)
            held[address] = found if isinstance(found, int | Decimal) else as_decimal(found)
        # A key may be rounded, but never by more than an answer may be off.
        assert abs(held[address] - question.answer) <= question.tolerance


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_is_asked_for_in_both_forms_and_one_of_before_is_typed(name: str):
    for seed in SEEDS:
        before, now = typed(name, seed), made(name, seed)
        # Every maker names enough mistakes: what is to be offered is never typed for want of them.
        assert isinstance(now, ChoiceQuestion) is (pick(seed, "form", FORMS) == "offered")
        assert (before.version, now.version) == (FIRST, 2)
        assert before.stem == now.stem
        if isinstance(now, NumericQuestion):
            assert (now.answer, now.slips) == (before.answer, before.slips)


def number_in(text: str) -> Decimal:
    """The number of a choice, from its words."""
    digits = next(word for word in text.split() if word[0].isdigit())
    return Decimal(digits.rstrip("%").replace(",", ""))


@pytest.mark.parametrize("name", NUMBERS)
def test_the_distractors_are_named_mistakes_that_can_be_told_apart(name: str):
    for seed in SEEDS:
        question, before = made(name, seed), typed(name, seed)
        if not isinstance(question, ChoiceQuestion):
            continue
        assert len(question.choices) == 4
        mistakes = {slip.reason for slip in before.slips}
        offered = [number_in(each.text.en) for each in question.choices]
        places = {len(each.text.en.partition(".")[2].split(" ")[0]) for each in question.choices}
        assert len(places) == 1  # one form for all of them
        for one, choice in zip(offered, question.choices, strict=True):
            assert before.grade((str(one),)).correct is choice.correct
            assert choice.correct or choice.reason in mistakes
            others = [other for other in offered if other is not one]
            assert all(abs(one - other) > before.tolerance for other in others)


def test_with_too_few_mistakes_a_number_is_typed():
    frames = frames_of("spread")
    assert isinstance(frames, Frames)
    slips = {"per_group": Decimal(21), "per_zone_one": Decimal(3), "unlimited": Decimal(3)}
    case = Case({"azs": 3, "wanted": 24, "limit": 7}, Decimal(21), slips, {})
    for seed in SEEDS[:20]:
        assert isinstance(ask(frames, case, seed).question, NumericQuestion)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NUMBERS)
def test_the_working_ends_in_the_key(name: str, language: Language):
    seen: set[str] = set()
    for seed in SEEDS:
        item, question = drawn(name, seed), typed(name, seed)
        assert item.made is not None
        if str(item.made.inputs) in seen:
            continue
        seen.add(str(item.made.inputs))
        with override(language):
            lines = working_of(item)
        # No page refuses what its maker asks, or lacks a step that is to be shown.
        assert set(MAKERS[name].page.codes) <= {line.code for line in lines}
        said = f"{lines[-1].name} {lines[-1].result}"
        key = write_number(to_places(question.answer, MOST_PLACES))
        assert key in said, said
        assert "%(" not in "".join(f"{line.name}{line.formula}{line.result}" for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in MAKERS if name not in NUMBERS])
def test_a_case_of_parts_is_worked_by_its_page(name: str, language: Language):
    for seed in SEEDS[:100]:
        item = drawn(name, seed)
        assert item.made is not None
        with override(language):
            lines = MAKERS[name].page.working(item.made.inputs)
        assert lines and all(line.name for line in lines)
        # A copy that also encrypts is the same step to the question.
        codes = [line.code.removesuffix("_encrypted").replace("_", "-") for line in lines]
        match item.question:
            case OrderingQuestion():
                assert [code for code in codes if code in item.question.key] == list(
                    item.question.key
                )
            case ChoiceQuestion() if name == "termination":
                assert {lines[-1].result} == item.question.key
            case ChoiceQuestion() if name == "hibernation":
                last = lines[-1].code.replace("_", "-")
                assert item.question.key in ({last}, {"yes"})


@pytest.mark.parametrize("name", MAKERS)
def test_the_calculator_opens_with_the_inputs_of_the_case(
    client: Client, language: Language, name: str
):
    for seed in SEEDS[:3]:
        item = drawn(name, seed)
        with override(language):
            address, lines = calculator_of(item), working_of(item)
        response = client.get(address)
        assert response.status_code == 200
        if name in {"break-even", "burst-bucket", "licence"}:
            assert lines[-1].formula in response.content.decode()


def a_seed(name: str, form: type[Question]) -> str:
    """An id of an answer that draws this form."""
    return next(
        each
        for each in (str(uuid.UUID(int=number, version=4)) for number in range(50))
        if isinstance(made(name, each), form)
    )


TRY = {"en": "Try it in the calculator", "zh-hans": "在计算器里试一试"}
BREAK_EVEN = {"en": "Break-even with On-Demand", "zh-hans": "与按需的盈亏平衡点"}


@pytest.mark.parametrize("form", [NumericQuestion, ChoiceQuestion])
def test_after_the_answer_the_working_and_the_calculator_are_shown(
    client: Client, url: Url, language: Language, form: type[Question]
):
    seed, key = a_seed("break-even", form), "made:break-even"
    address = url("quizzes:question", key)
    html = client.get(address, {"review": seed}).content.decode()
    assert TRY[language] not in html  # not before: it would be the answer
    answer = {"value": "1", "choice": [each.id for each in made("break-even", seed).parts[1:2]]}
    sent = client.post(
        url("quizzes:answer", key), {**form_of(html), **answer, "confidence": "sure"}
    )
    html = client.get(sent["Location"]).content.decode()
    assert 'class="verdict verdict--wrong"' in html
    assert BREAK_EVEN[language] in html
    with override(language):
        assert calculator_of(drawn("break-even", seed)).replace("&", "&amp;") in html
    assert TRY[language] in html


def test_an_answer_typed_before_choices_were_offered_stays_as_it_was(
    client_of: ClientOf, olga: Learner, url: Url, language: Language
):
    seed, key = a_seed("break-even", ChoiceQuestion), "made:break-even"
    before = drawn("break-even", seed, FIRST)
    assert isinstance(before.question, NumericQuestion)
    review = services.record_review(
        learner=olga,
        review_id=uuid.UUID(seed),
        item=before,
        response=(str(before.question.answer),),
        confidence="sure",
        mode=Review.Mode.PRACTICE,
        language="en",
        at=timezone.now(),
    )
    assert (review.version, review.correct) == (FIRST, True)
    page = client_of(olga).get(url("quizzes:question", key), {"answered": seed})
    html = page.content.decode()
    assert 'class="verdict verdict--right"' in html
    assert f'<span class="mono">{write_number(before.question.answer)}</span>' in html
    assert folding.replay(learner=olga).changed == 0


def test_a_case_on_a_closed_paper_is_explained_like_any(
    client_of: ClientOf, olga: Learner, url: Url, language: Language
):
    paper = begin(olga, at=timezone.now() - timedelta(days=3))
    answers = PaperAnswer.objects.of(paper)
    answers.filter(number=1).update(item="made:break-even", version=2)
    browser = client_of(olga)
    browser.get(url("quizzes:result", paper.id))
    assert looked_back(answers.get(number=1), language) is not None
    html = browser.get(url("quizzes:sitting", paper.id, 1)).content.decode()
    assert BREAK_EVEN[language] in html and TRY[language] in html
