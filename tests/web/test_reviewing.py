"""The daily review: what comes next, taking back, the end of the day, and the fold behind it."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from learners import services as learner_services
from learners.models import Learner, all_origins, full_week
from quizzes import folding, services
from quizzes.content import banks
from quizzes.fresh import fresh_items
from quizzes.models import Card, Review
from quizzes.siblings import family_of
from quizzes.table_items import KINDS as TABLE_KINDS
from quizzes.today import today_of, week_of
from study.services import mark_read
from tests.web.quizzing import asked, form_of, record, send, single

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def text_of(response) -> str:
    return response.content.decode()


def cards(learner: Learner) -> list[tuple[object, ...]]:
    return sorted(Card.objects.of(learner).values_list())


def test_a_visitor_is_asked_the_first_question_of_the_course(
    client: Client, url: Url, language: str
):
    html = text_of(client.get(url("quizzes:review")))
    assert url("quizzes:answer", asked()[0].id) in html
    assert form_of(html)["mode"] == "review"
    assert not Learner.objects.exists()


def test_an_answer_leads_to_its_verdict_and_that_to_the_next(
    client: Client, url: Url, language: str
):
    first, second = asked()[:2]
    sent = send(client, first, language, mode="review")
    assert sent["Location"].startswith(f"{url('quizzes:review')}?answered=")
    html = text_of(client.get(sent["Location"]))
    assert 'class="verdict verdict--right"' in html
    html = text_of(client.get(url("quizzes:review")))
    assert url("quizzes:answer", second.id) in html


def test_what_has_been_read_is_asked_first(gao: Learner):
    last = asked()[-1]
    lesson = banks().lesson_of[last.id]
    mark_read(learner=gao, lesson=lesson, section=last.section, at=timezone.now())
    first_of_section = banks().of_section(lesson, last.section)[0]
    assert today_of(gao, timezone.now()).next_item == first_of_section.item


def test_a_wrong_answer_comes_back_and_a_sure_one_does_not(gao: Learner):
    question, at = single(), timezone.now()
    record(gao, question, right=False, at=at)
    assert today_of(gao, at + timedelta(minutes=2)).next_item == question.item
    record(gao, question, right=True, at=at + timedelta(minutes=2))
    assert today_of(gao, at + timedelta(minutes=3)).next_item != question.item


def test_new_questions_end_at_the_daily_limit(gao: Learner):
    gao.new_per_day = 1
    gao.save()
    record(gao, asked()[0])
    queue = today_of(gao, timezone.now())
    assert (queue.new, queue.next_item) == (0, None)
    assert today_of(gao, timezone.now() + timedelta(days=1)).new == 1


def test_the_end_of_the_day_says_what_comes_next(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    gao.new_per_day = 1
    gao.save()
    record(gao, asked()[0], right=True)
    html = text_of(client_of(gao).get(url("quizzes:review")))
    assert ("今天的复习完成了" if language == "zh-hans" else "Done for today") in html
    assert url("study:lesson", "instance-types") in html


def test_the_week_counts_every_card_once(gao: Learner):
    at = timezone.now()
    for question in asked()[:3]:
        record(gao, question, at=at - timedelta(days=30))
    week = week_of(gao, at)
    assert [day.due for day in week] == [3, 0, 0, 0, 0, 0, 0]
    assert (week[1].date - week[0].date).days == 1


@pytest.mark.parametrize("htmx", [True, False])
def test_an_answer_taken_back_is_as_if_never_given(
    client_of: ClientOf, gao: Learner, url: Url, language: str, htmx: bool
):
    question, before = single(), timezone.now() - timedelta(days=40)
    record(gao, question, at=before)
    earlier = cards(gao)
    review = record(gao, question, right=False)
    assert cards(gao) != earlier
    headers = {"HX-Request": "true"} if htmx else {}
    browser = client_of(gao)
    for _press in range(2):  # a doubled press takes back once
        sent = browser.post(url("quizzes:undo"), {"review": str(review.id)}, headers=headers)
        # Asked again as the next of the review; a browser with htmx follows on its own.
        assert sent["Location"] == f"{url('quizzes:review')}?ask={question.id}"
    assert cards(gao) == earlier
    assert Review.objects.of(gao).count() == 3  # nothing is edited, a void is added
    assert Review.objects.of(gao).standing().count() == 1
    html = text_of(browser.get(sent["Location"], headers=headers))
    assert url("quizzes:answer", question.id) in html
    assert form_of(html)["mode"] == "review"
    assert html.lstrip().startswith("<!doctype" if not htmx else "<div")


def test_an_answer_sent_again_after_it_was_taken_back_is_asked_anew(
    client: Client, url: Url, language: str
):
    question, fields = single(), {"review": str(uuid.uuid4())}
    send(client, question, language, **fields)
    client.post(url("quizzes:undo"), fields)
    response = send(client, question, language, **fields)
    assert response.status_code == 422
    assert form_of(text_of(response))["review"] != fields["review"]
    assert not Card.objects.exists()


def test_undo_of_a_first_answer_leaves_no_card(gao: Learner):
    review = record(gao, single())
    services.undo(learner=gao, review_id=review.id, at=timezone.now())
    assert not Card.objects.of(gao).exists()
    assert services.undo(learner=gao, review_id=uuid.uuid4(), at=timezone.now()) is None


def test_answers_that_arrive_late_fold_as_if_they_had_come_in_time(gao: Learner, olga: Learner):
    gao.time_zone = olga.time_zone
    gao.save()
    question, at = single(), timezone.now()
    moments = [at - timedelta(days=days) for days in (30, 20, 10)]
    for moment in moments:
        record(gao, question, at=moment)
    for moment in reversed(moments):
        record(olga, question, at=moment)
    assert [row[2:] for row in cards(gao)] == [row[2:] for row in cards(olga)]


def test_replay_rebuilds_every_card_identically(gao: Learner, olga: Learner):
    at = timezone.now()
    for learner in (gao, olga):
        for days, question in enumerate(asked()[:3]):
            record(learner, question, right=days != 1, at=at - timedelta(days=9 - days))
            record(learner, question, confidence="unsure", at=at - timedelta(days=days))
    before = cards(gao) + cards(olga)
    out = StringIO()
    call_command("replay", stdout=out)
    assert "2 learners, 6 cards, 0 changed" in out.getvalue()
    assert cards(gao) + cards(olga) == before

    Card.objects.of(gao).filter(item=asked()[0].item).update(stability=99)
    Card.objects.of(gao).filter(item=asked()[1].item).delete()
    call_command("replay", learner="olga@example.org", stdout=(out := StringIO()))
    assert "1 learners, 3 cards, 0 changed" in out.getvalue()
    call_command("replay", learner=str(gao.pk), stdout=(out := StringIO()))
    assert "1 learners, 3 cards, 2 changed" in out.getvalue()
    assert cards(gao) + cards(olga) == before


@pytest.mark.parametrize("name", ["nobody@example.org", str(uuid.UUID(int=1)), "x"])
def test_replay_of_nobody_says_so(name: str):
    with pytest.raises(CommandError, match="no learner"):
        call_command("replay", learner=name)


def test_another_retention_moves_what_is_due(gao: Learner):
    record(gao, single())
    due = Card.objects.of(gao).get().due
    learner_services.save_memory(
        learner=gao,
        desired_retention=Decimal("0.97"),
        new_per_day=5,
        new_from=all_origins(),
        reviews_per_day=50,
        week=full_week(),
    )
    assert Card.objects.of(gao).get().due < due
    call_command("replay", stdout=(out := StringIO()))
    assert "0 changed" in out.getvalue()


def test_a_card_of_a_question_that_is_gone_waits_without_being_asked(gao: Learner):
    review = record(gao, single(), at=timezone.now() - timedelta(days=60))
    Review.objects.filter(id=review.id).update(item="question:gone-001")
    Card.objects.update(item="question:gone-001")
    queue = today_of(gao, timezone.now())
    assert queue.reviews == 0
    assert queue.next_item != "question:gone-001"


# What is new


def read_and_begun(learner: Learner, lesson: str, section: str) -> None:
    """A section read, and all its questions answered some days ago."""
    at = timezone.now() - timedelta(days=3)
    mark_read(learner=learner, lesson=lesson, section=section, at=at)
    answered = [
        Review(
            learner=learner,
            id=uuid.uuid4(),
            item=question.item,
            at=at,
            mode=Review.Mode.REVIEW,
            language="en",
            version=1,
            correct=True,
            credit=1,
            rating=4,
        )
        for question in banks().of_section(lesson, section)
    ]
    Review.objects.bulk_create(answered)
    folding.replay(learner=learner)


def test_a_day_begins_tables_names_and_cases_too_and_questions_lead(gao: Learner):
    sections = ("series", "options", "odd-names", "metal")
    for section in sections:
        read_and_begun(gao, "instance-types", section)
    met = set(Card.objects.of(gao).values_list("item", flat=True))
    sources = [item.partition(":")[0] for item in fresh_items(gao, met)[:20]]
    drawn = {source for source in sources if source != "question"}
    assert sources[:3] == ["question"] * 3 and sources.count("question") >= 12
    assert drawn & set(TABLE_KINDS) and "letter" in drawn
    assert today_of(gao, timezone.now()).new == 20


def test_nothing_is_drawn_from_what_is_unread_or_has_questions_to_begin(gao: Learner):
    assert {item.partition(":")[0] for item in fresh_items(gao, set())} == {"question"}
    mark_read(learner=gao, lesson="instance-types", section="series", at=timezone.now())
    assert {item.partition(":")[0] for item in fresh_items(gao, set())} == {"question"}


def test_a_learner_says_what_new_ones_are_made_of(gao: Learner):
    read_and_begun(gao, "instance-types", "series")
    gao.new_from = ["tables"]
    gao.save()
    met = set(Card.objects.of(gao).values_list("item", flat=True))
    fresh = fresh_items(gao, met)
    assert fresh and {item.partition(":")[0] for item in fresh} <= set(TABLE_KINDS)
    assert today_of(gao, timezone.now()).next_item in fresh
    gao.new_from = ["questions"]
    assert {item.partition(":")[0] for item in fresh_items(gao, met)} == {"question"}


def test_cells_of_one_table_do_not_follow_each_other_as_new(gao: Learner):
    for section in ("series", "options"):
        read_and_begun(gao, "instance-types", section)
    gao.new_from = ["tables", "decoder"]
    gao.save()
    fresh = fresh_items(gao, set(Card.objects.of(gao).values_list("item", flat=True)))
    families = [family_of(item) for item in fresh[:12]]
    assert not any(one == other for one, other in pairwise(families))
