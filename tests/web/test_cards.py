"""What may be done with an item besides answering it: to bury, suspend, reset it, choose a day."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from learners.models import Learner
from quizzes import folding, wishes
from quizzes.core.days import day_of, day_start
from quizzes.core.history import LEECH_LAPSES
from quizzes.items import find_item
from quizzes.leeches import leeches_of, remedy_for
from quizzes.models import Card, Hold, Review
from quizzes.today import today_of, week_of
from tests.web.quizzing import asked, record, send, single

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def text_of(response) -> str:
    return response.content.decode()


def lapse(learner: Learner, question, times: int) -> Review:
    """Known and lost so many times, the last time now."""
    at = timezone.now() - timedelta(days=90 * times)
    for _time in range(times):
        record(learner, question, at=at)
        at += timedelta(days=90)
        last = record(learner, question, right=False, at=at)
        at += timedelta(hours=1)
    return last


def press(client: Client, url: Url, review: Review, what: str, **fields: str):
    data = {"review": str(review.id), "entry": str(uuid.uuid4()), "what": what, **fields}
    return client.post(url("quizzes:card"), data)


def test_the_verdict_says_what_is_remembered_and_offers_what_may_be_done(
    client: Client, url: Url, language: str
):
    sent = send(client, single(), language, mode="review")
    html = text_of(client.get(sent["Location"]))
    for what in ("bury", "suspend", "reset", "due"):
        assert f'name="what" value="{what}"' in html


def test_a_buried_item_is_not_asked_before_tomorrow(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    review = record(gao, single(), right=False)
    at = timezone.now()
    assert today_of(gao, at).steps == 1
    assert press(client_of(gao), url, review, "bury")["Location"] == url("quizzes:review")
    assert today_of(gao, at).steps == 0
    assert today_of(gao, at + timedelta(days=1)).steps == 1
    assert [day.due for day in week_of(gao, at)][:2] == [0, 1]
    html = text_of(client_of(gao).get(url("quizzes:memory")))
    assert f'name="item" value="{single().item}"' in html


def test_a_suspended_item_is_not_asked_until_it_is_released(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    browser, at = client_of(gao), timezone.now()
    review = record(gao, single(), at=at - timedelta(days=90))
    press(browser, url, review, "suspend")
    for when in (at, at + timedelta(days=900)):
        assert today_of(gao, when).reviews == 0
    assert sum(day.due for day in week_of(gao, at)) == 0
    assert Card.objects.of(gao).exists()
    sent = browser.post(url("quizzes:release"), {"item": single().item})
    assert sent["Location"] == f"{url('quizzes:memory')}#held"
    assert today_of(gao, at).reviews == 1


def test_a_new_item_can_be_set_aside_too(gao: Learner):
    first, second = asked()[:2]
    assert today_of(gao, timezone.now()).next_item == first.item
    wishes.suspend(learner=gao, item=first.item)
    assert today_of(gao, timezone.now()).next_item == second.item


def test_a_reset_makes_an_item_new_keeps_the_log_and_can_be_taken_back(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    browser = client_of(gao)
    review = record(gao, single())
    before = list(Card.objects.of(gao).values_list())
    press(browser, url, review, "reset")
    assert not Card.objects.of(gao).exists()
    assert Review.objects.of(gao).count() == 2
    html = text_of(browser.get(url("quizzes:review")))
    entry = Review.objects.of(gao).get(event="reset")
    assert f'name="review" value="{entry.id}"' in html
    sent = browser.post(url("quizzes:undo"), {"review": str(entry.id)})
    assert sent["Location"] == url("quizzes:review")
    assert list(Card.objects.of(gao).values_list()) == before


def test_a_chosen_day_is_the_day_it_is_asked(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    review, zone = record(gao, single()), ZoneInfo(gao.time_zone)
    today = day_of(timezone.now(), zone)
    chosen = today + timedelta(days=3)
    wishes.bury(learner=gao, item=single().item, at=timezone.now())
    press(client_of(gao), url, review, "due", day=chosen.isoformat())
    card = Card.objects.of(gao).get()
    assert card.due == day_start(chosen, zone)
    assert not Hold.objects.of(gao).exists()
    noon = datetime(chosen.year, chosen.month, chosen.day, 12, tzinfo=zone)
    assert today_of(gao, noon).next_item == card.item
    assert folding.replay(learner=gao).changed == 0


def test_a_doubled_press_is_one_entry(client_of: ClientOf, gao: Learner, url: Url):
    review, entry = record(gao, single()), str(uuid.uuid4())
    for _press in range(2):
        press(client_of(gao), url, review, "reset", entry=entry)
    assert Review.objects.of(gao).filter(event="reset").count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        *({"day": day} for day in ("", "x" * 10_000, "nul\0", "2001-01-01", "2999-01-01")),
        {"what": "burn", "day": ""},
        {"what": "x" * 10_000},
        {"entry": "x" * 10_000},
        {"entry": ""},
    ],
)
def test_a_wrong_wish_is_refused_on_a_whole_page(
    client_of: ClientOf, gao: Learner, url: Url, language: str, fields: dict[str, str]
):
    review = record(gao, single())
    due = Card.objects.of(gao).get().due
    response = press(client_of(gao), url, review, fields.pop("what", "due"), **fields)
    assert response.status_code == 422
    html = text_of(response)
    assert 'class="verdict' in html
    assert ('id="card-day-error"' in html) == ("day" in response.context["card_form"].errors)
    assert Card.objects.of(gao).get().due == due


@pytest.mark.parametrize("review_id", ["", "x" * 10_000, str(uuid.UUID(int=1))])
def test_a_wish_about_nobody_s_answer_is_not_found(
    client: Client, client_of: ClientOf, gao: Learner, stan: Learner, url: Url, review_id: str
):
    review = record(gao, single())
    data = {"review": review_id, "entry": str(uuid.uuid4()), "what": "suspend"}
    assert client_of(gao).post(url("quizzes:card"), data).status_code == 404
    assert press(client_of(stan), url, review, "suspend").status_code == 404
    assert press(client, url, review, "suspend").status_code == 404
    assert not Hold.objects.exists()


@pytest.mark.parametrize("item", ["", "x" * 10_000, "question:nothing-001"])
def test_releasing_nothing_breaks_nothing(
    client: Client, client_of: ClientOf, gao: Learner, url: Url, item: str
):
    status = client_of(gao).post(url("quizzes:release"), {"item": item}).status_code
    assert status == (302 if 0 < len(item) < 160 else 404)
    assert client.post(url("quizzes:release"), {"item": item}).status_code == 404


def test_the_database_refuses_an_event_that_is_half_an_answer(gao: Learner):
    review = record(gao, single())
    wrong = [
        {"event": "reset"},
        {"due": timezone.now()},
        {"event": "due", "rating": None, "correct": None, "credit": None},
        {"event": "reset", "rating": None, "correct": None, "credit": None, "voids": review.id},
    ]
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.filter(id=review.id).update(**values)


# Undo, as far back as one likes


def test_one_answer_after_the_other_is_taken_back(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    browser, at = client_of(gao), timezone.now() - timedelta(minutes=30)
    questions = asked()[:3]
    for minutes, question in enumerate(questions):
        record(gao, question, at=at + timedelta(minutes=minutes))
    page = url("quizzes:review")
    for left, question in reversed(list(enumerate(questions))):
        last = browser.get(page).context["last"]
        assert last.item == question.item
        sent = browser.post(url("quizzes:undo"), {"review": str(last.id)})
        assert sent["Location"] == f"{page}?ask={question.id}"
        assert url("quizzes:answer", question.id) in text_of(browser.get(sent["Location"]))
        assert Card.objects.of(gao).count() == left
    assert browser.get(page).context["last"] is None


# Leeches


def test_what_is_lost_again_and_again_meets_a_remedy(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    question = next(each for each in asked() if _remedy(each).table and _remedy(each).variant)
    browser = client_of(gao)
    early = lapse(gao, question, LEECH_LAPSES - 1)
    page = url("quizzes:question", question.id)
    assert 'class="trap remedy"' not in text_of(browser.get(page, {"answered": str(early.id)}))
    assert leeches_of(gao, "en") == []
    Review.objects.of(gao).delete()
    Card.objects.of(gao).delete()

    last = lapse(gao, question, LEECH_LAPSES)
    html = text_of(browser.get(page, {"answered": str(last.id)}))
    assert 'class="trap remedy"' in html
    assert 'id="table-' in html
    (leech,) = leeches_of(gao, language)
    assert url("quizzes:question", leech.remedy.variant) in html
    for name in ("quizzes:memory", "quizzes:progress"):
        assert leech.remedy.variant in text_of(browser.get(url(name)))


def _remedy(question):
    return remedy_for(find_item(question.item), LEECH_LAPSES, "en")


def test_every_item_has_a_way_in_and_never_itself():
    for question in asked():
        item = find_item(question.item)
        variants = {remedy_for(item, lapses, "zh-hans").variant for lapses in range(4, 8)}
        assert item.key not in variants
        assert all(not variant or find_item(variant) for variant in variants)
        assert _remedy(question).section_url
