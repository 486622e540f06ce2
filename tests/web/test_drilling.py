"""The drill: every letter is an item, and a name answers for each of its letters."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from learners.models import Learner
from quizzes import services
from quizzes.core.questions import BuildQuestion, DecodeQuestion
from quizzes.items import SOURCES, find_item
from quizzes.letter_items import letters_in, names_by_letter
from quizzes.models import Card, Review
from study.core.language import LANGUAGES
from study.core.types.naming import OPTIONS
from tests.web.quizzing import form_of

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def decode(key: str, seed: str) -> DecodeQuestion:
    item = find_item(key, seed)
    assert item is not None and isinstance(item.question, DecodeQuestion)
    return item.question


def test_every_letter_of_the_catalogue_is_an_item():
    letters = set(names_by_letter())
    assert {f"option-{letter}" for letter in "adgeinbqz"} <= letters
    assert {"series-c", "series-u", "series-mac", "series-hpc"} <= letters
    assert {"special-metal", "special-flex", "special-memory", "special-chip"} <= letters
    assert all(each[-1] in OPTIONS for each in letters if each.startswith("option-"))


@pytest.mark.parametrize("key", list(SOURCES["letter"].keys()))
def test_a_letter_s_question_asks_it_and_gives_nothing_away(key: str):
    for seed in "abc":
        item = find_item(key, seed)
        assert item is not None and key in item.exercises.values()
        question = decode(key, seed)
        for language in LANGUAGES:
            rights = [part.text.in_(language) for part in question.parts]
            assert len(set(rights)) == len(rights)
            series = question.pairs[0]
            assert not series.right.in_(language).casefold().startswith(f"series {series.left.en}")


@pytest.mark.parametrize("key", list(SOURCES["build"].keys()))
def test_a_name_to_be_built_is_graded_part_by_part(key: str):
    item = find_item(key, "a")
    assert item is not None and isinstance(item.question, BuildQuestion)
    question = item.question
    assert question.grade(question.read({"value": [question.name.upper()]})).correct
    family = question.name.partition(".")[0]
    other = f"{family}.{'nano' if not question.name.endswith('.nano') else 'micro'}"
    verdict = question.grade(question.read({"value": [other]}))
    assert verdict.parts == {"series": True, "generation": True, "options": True, "size": False}


def test_an_answer_counts_for_every_letter_by_its_part(gao: Learner):
    seed = uuid.uuid4()
    item = find_item("letter:option-n", str(seed))
    assert item is not None
    wrong_part = next(part for part, key in item.exercises.items() if key != item.key)
    right = {pair.id: pair.id for pair in item.question.pairs}
    spare = item.question.spares[0].id
    sent = {f"match-{part}": [right[part] if part != wrong_part else spare] for part in right}
    services.record_review(
        learner=gao,
        review_id=seed,
        item=item,
        response=item.question.read(sent),
        confidence="unsure",
        mode="practice",
        language="en",
        at=timezone.now(),
    )
    cards = {card.item: card for card in Card.objects.of(gao)}
    assert set(cards) == set(item.exercises.values())
    ratings = dict(Review.objects.of(gao).values_list("item", "rating"))
    assert ratings.pop(item.exercises[wrong_part]) == 1
    assert set(ratings.values()) == {3}

    services.undo(learner=gao, review_id=seed, at=timezone.now())
    assert not Card.objects.of(gao).exists()


def test_the_drill_shows_every_letter_and_leads_into_both_ways(
    client: Client, url: Url, language: str
):
    html = client.get(url("quizzes:drill")).content.decode()
    assert f"{url('quizzes:run')}?drill=letter" in html
    assert f"{url('quizzes:run')}?drill=build" in html
    assert html.count("<dt>") == len(names_by_letter())


@pytest.mark.parametrize("way", ["letter", "build"])
def test_a_drill_asks_and_answers_in_the_browser_s_way(
    client: Client, url: Url, language: str, way: str
):
    address = client.get(url("quizzes:run"), {"drill": way, "names": "c7gn.xlarge"})["Location"]
    html = client.get(address).content.decode()
    fields = form_of(html)
    key = html.split('name="item" value="')[1].split('"')[0]
    item = find_item(key, fields["review"])
    assert item is not None and key.startswith(f"{way}:")
    answer = (
        {"value": item.question.name}
        if way == "build"
        else {f"match-{pair.id}": pair.id for pair in item.question.pairs}
    )
    sent = client.post(
        url("quizzes:answer", key), {**fields, **answer, "confidence": "sure", "next": address}
    )
    assert 'class="verdict verdict--right"' in client.get(sent["Location"]).content.decode()


@pytest.mark.parametrize(("value", "status"), [("nonsense", 422), ("", 422), ("x" * 9999, 422)])
def test_what_is_no_name_is_asked_again(
    client: Client, url: Url, language: str, value: str, status: int
):
    key = next(SOURCES["build"].keys())
    fields = {"review": str(uuid.uuid4()), "mode": "practice", "confidence": "sure"}
    response = client.post(url("quizzes:answer", key), {**fields, "value": value})
    assert response.status_code == status
    assert not Review.objects.exists()


def test_a_pasted_fleet_offers_a_drill_on_its_letters(client: Client, url: Url, language: str):
    html = client.post(url("study:fleet"), {"text": "m5.large and c7gn.xlarge"}).content.decode()
    assert f"{url('quizzes:run')}?drill=letter&amp;names=" in html
    assert letters_in(["m5.large", "c7gn.xlarge", "nonsense"]) == [
        "series-m",
        "series-c",
        "option-g",
        "option-n",
    ]


def test_a_name_to_build_that_will_not_stick_is_listed_like_any_other(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    """Its stem has a list, which a line in a list of links has no place for."""
    at = timezone.now()
    Card.objects.create(
        learner=olga,
        item="build:series-c",
        state="relearning",
        stability=1,
        difficulty=9,
        due=at,
        last_review=at,
        first_review=at,
        reps=9,
        lapses=4,
    )
    page = client_of(olga).get(url("quizzes:memory"))
    assert page.status_code == 200
    assert url("quizzes:question", "build:series-c") in page.content.decode()
