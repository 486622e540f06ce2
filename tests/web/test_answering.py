"""An answer is recorded once, shown from what is stored, and never lost to bad input."""

import re
import threading
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes import services
from quizzes.content import banks
from quizzes.core.questions import Question
from quizzes.items import find_item
from quizzes.models import Card, Review
from study.templatetags.content import inline
from tests.web.quizzing import (
    asked,
    form_of,
    key_fields,
    multiple,
    record,
    send,
    single,
    wrong_choices,
)

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def text_of(response) -> str:
    return response.content.decode()


def test_without_javascript_it_redirects_and_shows_the_verdict(
    client: Client, url: Url, language: str
):
    question = single()
    page = client.get(url("quizzes:question", question.id))
    sent = send(client, question, language, **form_of(text_of(page)))
    review = Review.objects.get()
    assert sent.status_code == 302
    assert sent["Location"] == f"{url('quizzes:question', question.id)}?answered={review.id}"
    html = text_of(client.get(sent["Location"]))
    assert 'class="verdict verdict--right"' in html
    with override(language):
        assert all(inline(choice.reason) in html for choice in question.choices)


def test_htmx_gets_the_same_verdict_that_the_page_shows(client: Client, url: Url, language: str):
    question = single()
    fragment = send(client, question, language, htmx=True)
    review = Review.objects.get()
    page = client.get(url("quizzes:question", question.id), {"answered": str(review.id)})
    # Each reply has a token of its own; all else is the same.
    shown, whole = (TOKEN.sub("", text_of(response)) for response in (fragment, page))
    assert fragment.status_code == 200
    assert shown.strip().startswith("<section")
    assert shown.strip() in whole


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("confidence", ["guess", "unsure", "sure"])
def test_an_answer_is_kept_with_all_that_came_with_it(
    client: Client, language: str, confidence: str, right: bool
):
    question = single()
    chosen = sorted(question.key if right else wrong_choices(question))
    send(client, question, language, confidence=confidence, choice=chosen, milliseconds="8123")
    review = Review.objects.get()
    assert (review.item, review.language) == (question.item, language)
    assert (review.response, review.version) == (chosen, question.version)
    assert (review.correct, review.confidence) == (right, confidence)
    assert review.milliseconds == 8123
    card = Card.objects.get()
    assert (card.item, card.reps, card.last_review) == (question.item, 1, review.at)


def test_the_same_answer_sent_twice_counts_once(client: Client, language: str):
    question, again = single(), {"review": str(uuid.uuid4())}
    first = send(client, question, language, **again)
    second = send(client, question, language, choice=sorted(wrong_choices(question)), **again)
    assert first["Location"] == second["Location"]
    review = Review.objects.get()
    assert review.correct and Card.objects.get().reps == 1


def test_two_learners_may_happen_on_one_id(
    client_of: ClientOf, olga: Learner, stan: Learner, language: str
):
    same = {"review": str(uuid.uuid4())}
    for learner in (olga, stan):
        assert send(client_of(learner), single(), language, **same).status_code == 302
    assert Review.objects.of(olga).count() == Review.objects.of(stan).count() == 1


def test_a_first_answer_sent_twice_makes_one_guest(client: Client, url: Url, language: str):
    question = single()
    fields = form_of(text_of(client.get(url("quizzes:question", question.id))))
    twin = Client()
    twin.cookies = client.cookies.copy()
    send(client, question, language, **fields)
    send(twin, question, language, **fields)
    assert Learner.objects.count() == 1
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "chinese"),
    [
        ({"choice": []}, "请先选一个答案"),
        ({"choice": ["nonsense"]}, "选项里没有这一个"),
        ({"choice": ["x" * 10_000]}, "选项里没有这一个"),
        ({"confidence": ""}, "你有多大把握"),
        ({"confidence": "x" * 10_000}, ""),
        ({"review": "x" * 10_000}, ""),
        ({"review": ""}, ""),
        ({"mode": "nonsense"}, ""),
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_a_bad_answer_is_asked_again_with_the_reason(
    client: Client, language: str, fields: dict[str, object], chinese: str, htmx: bool
):
    response = send(client, single(), language, htmx=htmx, **fields)
    html = text_of(response)
    assert response.status_code == 422
    assert 'role="alert"' in html
    assert language == "en" or chinese in html
    assert not Review.objects.exists()


def test_what_was_chosen_is_still_chosen_after_a_mistake(client: Client, language: str):
    question = multiple()
    one = sorted(question.key)[0]
    html = text_of(send(client, question, language, choice=[one]))
    assert f'value="{one}" checked' in html
    assert str(len(question.key)) in html.split('role="alert">')[1][:60]


@pytest.mark.parametrize("taken", ["", "-5", "nonsense", "9" * 10_000, "NaN", "１２"])
def test_a_clock_that_says_nonsense_costs_no_answer(client: Client, language: str, taken: str):
    assert send(client, single(), language, milliseconds=taken).status_code == 302
    assert Review.objects.get().milliseconds is None


def test_an_answer_in_a_lesson_leads_back_to_its_section(client: Client, url: Url, language: str):
    question = single()
    lesson = banks().lesson_of[question.id]
    sent = send(client, question, language, mode="lesson")
    assert sent["Location"].startswith(f"{url('study:lesson', lesson)}?answered=")
    assert sent["Location"].endswith(f"#ask-{question.section}")
    html = text_of(client.get(sent["Location"]))
    assert 'class="verdict verdict--right"' in html


def test_a_lesson_asks_each_section_s_next_question(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    question = single()
    lesson = banks().lesson_of[question.id]
    html = text_of(client_of(olga).get(url("study:lesson", lesson)))
    assert url("quizzes:answer", question.id) in html
    for each in banks().of_section(lesson, question.section):
        record(olga, each)
    html = text_of(client_of(olga).get(url("study:lesson", lesson)))
    assert url("quizzes:answer", question.id) not in html
    assert f'id="ask-{question.section}"' in html


def test_the_page_of_a_lesson_asks_the_database_as_often_however_many_sections(
    client_of: ClientOf, olga: Learner, url: Url, language: str, django_assert_max_num_queries
):
    browser = client_of(olga)
    for slug in {banks().lesson_of[each.id] for each in asked()}:
        with django_assert_max_num_queries(10):
            browser.get(url("study:lesson", slug))


@pytest.mark.parametrize("name", ["nothing-001", "x" * 300, "nothing"])
def test_a_question_that_does_not_exist_is_not_found(
    client: Client, url: Url, language: str, name: str
):
    assert client.get(url("quizzes:question", name)).status_code == 404
    assert client.post(url("quizzes:answer", name)).status_code == 404


@pytest.mark.parametrize("given", ["nonsense", "x" * 5000, str(uuid.UUID(int=7))])
def test_an_answer_that_does_not_exist_is_not_found(
    client: Client, url: Url, language: str, given: str
):
    question = single()
    for page in (
        url("quizzes:question", question.id),
        url("quizzes:review"),
        url("study:lesson", banks().lesson_of[question.id]),
    ):
        assert client.get(page, {"answered": given}).status_code == 404


def test_another_learner_s_answer_is_not_found(
    client_of: ClientOf, olga: Learner, stan: Learner, url: Url, language: str
):
    review = record(olga, single())
    page = url("quizzes:question", single().id)
    assert client_of(olga).get(page, {"answered": str(review.id)}).status_code == 200
    assert client_of(stan).get(page, {"answered": str(review.id)}).status_code == 404
    undone = client_of(stan).post(url("quizzes:undo"), {"review": str(review.id)})
    assert undone.status_code == 404
    assert Card.objects.of(olga).exists()


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_an_answer_is_only_ever_sent(client: Client, url: Url, language: str, method: str):
    assert getattr(client, method)(url("quizzes:answer", single().id)).status_code == 405
    assert getattr(client, method)(url("quizzes:undo")).status_code == 405


def test_a_stale_form_loses_nothing(client: Client, url: Url, language: str):
    """Its token no longer fits: the page says so, and nothing is half recorded."""
    strict = Client(enforce_csrf_checks=True)
    response = send(strict, single(), language)
    assert response.status_code == 403
    assert not Review.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_answers_at_the_same_moment_all_count(olga: Learner):
    """Eight answers to one question from as many tabs: eight reviews, and a card of them all."""
    question, faults = single(), []

    def answer() -> None:
        try:
            record(olga, question)
        except Exception as error:  # told below, where the test can fail of it
            faults.append(error)
        finally:
            connection.close()

    tabs = [threading.Thread(target=answer) for _ in range(8)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert faults == []
    assert Review.objects.of(olga).count() == 8
    assert Card.objects.of(olga).get().reps == 8


# What the buttons promise


WAIT = re.compile(r'value="(guess|unsure|sure)".*?<small>(.*?)</small>', re.DOTALL)


def promised(html: str, language: str) -> dict[str, str]:
    """The wait on each button, by how sure it is; in a form that leaves the schedule, none."""
    return {
        confidence: re.sub(r"^(答对：|right: back in )|后再来$", "", shown.strip())
        for confidence, shown in WAIT.findall(html)
    }


def learn(learner: Learner, question: Question) -> None:
    """The question and ten others, learnt weeks ago and seen again yesterday."""
    for each in (question, *asked()[:10]):
        for days in (20, 1):
            services.record_review(
                learner=learner,
                review_id=uuid.uuid4(),
                item=find_item(each.item),
                response=each.read(key_fields(each)),
                confidence="unsure" if days == 1 else "sure",
                mode=Review.Mode.REVIEW,
                language="en",
                at=timezone.now() - timedelta(days=days),
            )


@pytest.mark.parametrize("hinted", [False, True])
@pytest.mark.parametrize("confidence", ["guess", "unsure", "sure"])
@pytest.mark.parametrize("is_known", [False, True])
@pytest.mark.parametrize("mode", ["practice", "lesson", "review"])
def test_a_button_says_what_its_press_does(
    client_of: ClientOf,
    gao: Learner,
    url: Url,
    language: str,
    is_known: bool,
    confidence: str,
    hinted: bool,
    mode: str,
):
    question = next(each for each in banks().asked if each.hint)
    if is_known:
        learn(gao, question)
    browser = client_of(gao)
    query = {"mode": mode, **({"hinted": "1"} if hinted else {})}
    html = text_of(browser.get(url("quizzes:question", question.id), query))
    said = promised(html, language)[confidence]
    fields = {**form_of(html), "confidence": confidence, **({"hinted": "1"} if hinted else {})}
    address = url("quizzes:answer", question.id)
    sent = browser.post(address, {**fields, **key_fields(question)}, headers={"HX-Request": "true"})
    verdict = text_of(sent).split('class="verdict__more">')[1].split("</span>")[0]
    assert f"{said}后再来" in verdict if language == "zh-hans" else f"back in {said}" in verdict


def test_a_button_in_a_run_that_leaves_the_schedule_promises_nothing(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    record(gao, single(), at=timezone.now() - timedelta(days=3))
    html = text_of(client_of(gao).get(url("quizzes:question", single().id), {"mode": "cram"}))
    assert promised(html, language) == {}
    assert ("不影响复习安排" if language == "zh-hans" else "Your schedule stays as it is") in html


# One id, one answer


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("name", ["instance-types-029", "build:series-c", "letter:series-c"])
def test_an_id_used_for_another_question_is_refused_and_nothing_is_lost(
    client_of: ClientOf, gao: Learner, url: Url, language: str, name: str, htmx: bool
):
    browser, same = client_of(gao), str(uuid.uuid4())
    first = banks().questions["ebs-006"]
    send(browser, first, language, review=same)
    before = list(Review.objects.of(gao).values_list())
    item = find_item(name if ":" in name else f"question:{name}", same)
    headers = {"HX-Request": "true"} if htmx else {}
    fields = {"review": same, "mode": "practice", "confidence": "sure", **key_fields(item.question)}
    refused = browser.post(url("quizzes:answer", name), fields, headers=headers)
    html = text_of(refused)
    assert refused.status_code == 409
    assert 'role="alert"' in html
    assert ("另一道题" if language == "zh-hans" else "for another question") in html
    assert list(Review.objects.of(gao).values_list()) == before
    # The form is there again under an id of its own, and counts.
    again = form_of(html)
    assert again["review"] != same
    item = find_item(item.key, again["review"])
    fields = {**again, "confidence": "sure", **key_fields(item.question)}
    assert browser.post(url("quizzes:answer", name), fields).status_code == 302
    assert Review.objects.of(gao).filter(item=item.key, id=again["review"]).count() == 1


def test_what_an_answer_said_of_another_letter_is_no_answer_of_its_own(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    browser, review = client_of(gao), uuid.uuid4()
    item = find_item("letter:series-c", str(review))
    fields = {"mode": "practice", "confidence": "sure"}
    sent = {"review": str(review), **fields, **key_fields(item.question)}
    assert browser.post(url("quizzes:answer", item.key), sent).status_code == 302
    beside = next(key for key in item.exercises.values() if key != item.key)
    other = uuid.uuid5(review, beside)
    forged = find_item(beside, str(other))
    sent = {"review": str(other), **fields, **key_fields(forged.question)}
    assert browser.post(url("quizzes:answer", beside), sent).status_code == 409


def test_one_id_of_two_learners_is_two_answers_to_whatever_question(
    client_of: ClientOf, olga: Learner, stan: Learner, language: str
):
    same = {"review": str(uuid.uuid4())}
    for learner, question in ((olga, asked()[0]), (stan, asked()[1])):
        assert send(client_of(learner), question, language, **same).status_code == 302
    assert Review.objects.of(olga).get().item != Review.objects.of(stan).get().item


# Two tabs


@pytest.mark.parametrize("mode", ["review", "practice", "lesson"])
def test_a_question_open_in_two_tabs_counts_once(
    client_of: ClientOf, gao: Learner, url: Url, language: str, mode: str
):
    question = single()
    page = {
        "review": url("quizzes:review"),
        "practice": url("quizzes:question", question.id),
        "lesson": url("study:lesson", banks().lesson_of[question.id]),
    }[mode]
    browser = client_of(gao)
    tabs = [form_of(text_of(browser.get(page))) for _tab in range(2)]
    assert tabs[0] == tabs[1]
    first = send(browser, question, language, **tabs[0])
    wrong = sorted(wrong_choices(question))
    second = send(browser, question, language, choice=wrong, **tabs[1])
    assert first["Location"] == second["Location"]  # the verdict on the answer that counts
    assert Review.objects.of(gao).get().correct
    # Asked again it is another asking, and so it is once the answer was taken back.
    again = form_of(text_of(browser.get(url("quizzes:question", question.id))))
    assert again["review"] != tabs[0]["review"]
    send(browser, question, language, **again)
    assert Review.objects.of(gao).count() == 2
    browser.post(url("quizzes:undo"), {"review": again["review"]})
    anew = form_of(text_of(browser.get(url("quizzes:question", question.id))))
    assert anew["review"] not in {again["review"], tabs[0]["review"]}
    assert send(browser, question, language, **anew).status_code == 302


def test_a_visitor_s_two_tabs_count_once(client: Client, url: Url, language: str):
    question, page = single(), url("quizzes:review")
    tabs = [form_of(text_of(client.get(page))) for _tab in range(2)]
    for tab in tabs:
        send(client, question, language, **tab)
    assert Review.objects.count() == 1
    stranger = Client()
    assert form_of(text_of(stranger.get(page)))["review"] != tabs[0]["review"]
