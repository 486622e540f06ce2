"""Practice by choice: sets, cramming, help, flags, reports, and items drawn from tables."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import StringIO
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from learners.models import Learner
from quizzes.content import banks
from quizzes.items import SOURCES, find_item
from quizzes.models import Card, Flag, Report, Review
from tests.web.quizzing import asked, form_of, key_fields, record, send, single

ACTION = re.compile(r'action="[^"]*/practice/([^/"]+)/answer/"')
NO_KEYS = [
    "cell:ebs.nothing.x.y",
    "row:ebs",
    "column:x.y.z",
    "cell:",
    "nothing:x",
    ":",
    "cell:a.b.c.d",
]
NO_SETS = [
    "lesson=nothing",
    "kind=x",
    "domain=SAA-C03:x",
    "only=x",
    "since=x",
    "since=-1",
    f"lesson={'x' * 9000}",
]
Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def text_of(response) -> str:
    return response.content.decode()


def items_of(client: Client, address: str) -> list[str]:
    """Go through a run by answering each question in turn; which items it asked."""
    found: list[str] = []
    address = client.get(address)["Location"]
    while match := re.search(
        r'action="[^"]*/practice/([^/"]+)/answer/"', text_of(client.get(address))
    ):
        question = banks().questions[match[1]]
        record(Learner.objects.get(), question)
        found.append(question.id)
    return found


def test_a_run_begins_now_and_its_address_keeps_all(client: Client, url: Url, language: str):
    response = client.get(url("quizzes:run"), {"lesson": "ebs", "kind": "multiple"})
    query = parse_qs(urlsplit(response["Location"]).query)
    assert query["lesson"] == ["ebs"] and query["kind"] == ["multiple"]
    assert abs(int(query["since"][0]) - timezone.now().timestamp()) < 60


def test_a_run_asks_each_question_of_its_set_once(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    expected = [each.id for each in banks().of_lesson("ebs") if each.kind == "multiple"]
    browser = client_of(gao)
    assert items_of(browser, f"{url('quizzes:run')}?lesson=ebs&kind=multiple") == expected
    html = text_of(browser.get(browser.get(url("quizzes:run"), {"lesson": "ebs"})["Location"]))
    assert url("quizzes:answer", banks().of_lesson("ebs")[0].id) in html  # anew


def test_an_answer_in_a_run_leads_on_in_it(client: Client, url: Url, language: str):
    address = client.get(url("quizzes:run"), {"lesson": "ebs"})["Location"]
    page = text_of(client.get(address))
    question = banks().of_lesson("ebs")[0]
    sent = send(client, question, language, **form_of(page), next=address)
    verdict = text_of(client.get(sent["Location"]))
    assert f'href="{address.replace("&", "&amp;")}" data-next' in verdict


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_an_answer_never_leads_off_this_site(
    client: Client, url: Url, language: str, elsewhere: str
):
    sent = send(client, single(), language, next=elsewhere)
    assert "evil" not in sent["Location"] and "javascript" not in sent["Location"]
    page = client.get(url("quizzes:question", single().id), {"next": elsewhere})
    assert elsewhere not in text_of(page)


def test_the_wrong_the_unsure_and_the_flagged_can_be_asked_alone(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    first, second, third, fourth = asked()[:4]
    at = timezone.now() - timedelta(days=2)
    record(gao, first, right=False, at=at)
    record(gao, second, confidence="unsure", at=at)
    record(gao, third, at=at)
    Flag.objects.create(learner=gao, item=fourth.item, at=at)
    browser = client_of(gao)
    for only, expected in [("missed", first), ("unsure", second), ("flagged", fourth)]:
        address = browser.get(url("quizzes:run"), {"only": only})["Location"]
        html = text_of(browser.get(address))
        assert url("quizzes:answer", expected.id) in html
    assert items_of(browser, f"{url('quizzes:run')}?only=missed") == [first.id]


def test_confused_pairs_and_the_most_gained_have_an_order(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    record(gao, asked()[0], right=False, at=timezone.now() - timedelta(days=2))
    browser = client_of(gao)
    for only in ("confused", "gain"):
        address = browser.get(url("quizzes:run"), {"only": only})["Location"]
        assert "/answer/" in text_of(browser.get(address))


def test_cramming_leaves_the_schedule_as_it_is(gao: Learner, client_of: ClientOf, language: str):
    question = single()
    record(gao, question, at=timezone.now() - timedelta(days=3))
    before = list(Card.objects.of(gao).values_list())
    assert send(client_of(gao), question, language, mode="cram").status_code == 302
    assert list(Card.objects.of(gao).values_list()) == before
    review = Review.objects.of(gao).latest("at")
    assert (review.mode, review.rating, review.correct) == ("cram", None, True)


@pytest.mark.parametrize("query", NO_SETS)
def test_a_set_that_does_not_exist_is_refused_beside_its_field(
    client: Client, url: Url, language: str, query: str
):
    for name in ("quizzes:run", "quizzes:practice"):
        response = client.get(f"{url(name)}?{query}")
        assert response.status_code == 422


def test_a_run_since_the_end_of_time_is_a_run_all_the_same(client: Client, url: Url, language: str):
    assert client.get(url("quizzes:run"), {"since": str(2**40)}).status_code == 200


def test_the_question_can_be_read_in_the_other_language_and_that_is_kept(
    client: Client, url: Url, language: str
):
    question, other = single(), "en" if language == "zh-hans" else "zh-hans"
    review = str(uuid.uuid4())
    chosen = sorted(question.key)[0]
    html = text_of(
        client.get(
            url("quizzes:question", question.id),
            {"said": other, "review": review, "choice": chosen},
        )
    )
    part = next(part for part in question.parts if part.id == chosen)
    assert part.text.in_(other)[:8] in html
    assert f'value="{chosen}" checked' in html
    assert form_of(html)["review"] == review
    send(client, question, language, review=review, said=other, switched="1")
    kept = Review.objects.get()
    assert (kept.language, kept.switched) == (other, True)


def test_with_the_hint_an_answer_counts_as_a_guess(
    gao: Learner, client_of: ClientOf, language: str
):
    send(client_of(gao), single(), language, hinted="1", confidence="sure")
    review = Review.objects.get()
    assert (review.hinted, review.rating) == (True, 2)


@pytest.mark.parametrize("htmx", [True, False])
def test_a_flag_goes_up_and_comes_down(client: Client, url: Url, language: str, htmx: bool):
    headers = {"HX-Request": "true"} if htmx else {}
    for flagged in ("1", "1", ""):  # pressed twice, it is up once
        sent = client.post(
            url("quizzes:flag"), {"item": single().item, "flagged": flagged}, headers=headers
        )
        assert sent.status_code == (200 if htmx else 302)
        assert Flag.objects.count() == bool(flagged)


@pytest.mark.parametrize("item", ["", "question:nothing-001", "x:y", "x" * 5000])
def test_what_does_not_exist_cannot_be_flagged(client: Client, url: Url, language: str, item: str):
    assert client.post(url("quizzes:flag"), {"item": item, "flagged": "1"}).status_code == 404
    assert not Flag.objects.exists()


@pytest.mark.parametrize("htmx", [True, False])
def test_a_report_is_kept_with_its_version_and_changes_no_grade(
    client_of: ClientOf, gao: Learner, url: Url, language: str, htmx: bool
):
    review = record(gao, single())
    headers = {"HX-Request": "true"} if htmx else {}
    before = list(Card.objects.of(gao).values_list())
    for _press in range(2):
        sent = client_of(gao).post(
            url("quizzes:report"), {"review": str(review.id), "text": "两个都对"}, headers=headers
        )
        assert sent.status_code == 200
    report = Report.objects.get()
    assert (report.item, report.version) == (review.item, review.version)
    assert list(Card.objects.of(gao).values_list()) == before
    call_command("reports", stdout=(out := StringIO()))
    assert "两个都对" in out.getvalue() and "1 reports" in out.getvalue()
    call_command("reports", settle=review.item, stdout=StringIO())
    call_command("reports", stdout=(out := StringIO()))
    assert out.getvalue().strip() == "0 reports"
    with pytest.raises(CommandError, match="no report"):
        call_command("reports", settle=review.item)


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
def test_a_report_needs_a_few_words(
    client_of: ClientOf, gao: Learner, url: Url, language: str, text: str
):
    review = record(gao, single())
    response = client_of(gao).post(url("quizzes:report"), {"review": str(review.id), "text": text})
    assert response.status_code == 422
    assert "field__error" in text_of(response)
    assert not Report.objects.exists()


def test_nobody_reports_on_another_s_answer(
    client_of: ClientOf, gao: Learner, stan: Learner, url: Url, language: str
):
    review = record(gao, single())
    sent = client_of(stan).post(url("quizzes:report"), {"review": str(review.id), "text": "x"})
    assert sent.status_code == 404


@pytest.mark.parametrize("kind", ["cell", "row", "column"])
def test_every_item_of_a_table_is_a_fair_question_with_a_stable_id(kind: str):
    keys = list(SOURCES[kind].keys())
    assert len(keys) == len(set(keys)) > 50
    for key in keys:
        one, other = find_item(key, "one"), find_item(key, "other")
        assert one is not None and other is not None
        assert len(key) <= 160
        for language in ("en", "zh-hans"):
            shown = [part.text.in_(language) for part in one.question.parts]
            assert len(set(shown)) == len(shown) > 1, key
        assert find_item(key, "one") == one


@pytest.mark.parametrize(
    "key",
    [
        "cell:ebs.nothing.x.y",
        "row:ebs",
        "column:x.y.z",
        "cell:",
        "nothing:x",
        ":",
        "cell:a.b.c.d.e",
    ],
)
def test_an_item_that_does_not_exist_is_not_found(
    client: Client, url: Url, language: str, key: str
):
    assert find_item(key) is None
    assert client.get(url("quizzes:question", key)).status_code == 404


@pytest.mark.parametrize("kind", ["cell", "row", "column"])
def test_an_item_of_a_table_is_asked_graded_and_scheduled(
    client: Client, url: Url, language: str, kind: str
):
    key = next(SOURCES[kind].keys())
    html = text_of(client.get(url("quizzes:question", key)))
    fields = form_of(html)
    item = find_item(key, fields["review"])
    assert item is not None
    answer = (
        {f"match-{pair.id}": pair.id for pair in item.question.pairs}
        if kind == "column"
        else {"choice": sorted(item.question.key)}
    )
    sent = client.post(url("quizzes:answer", key), {**fields, "confidence": "sure", **answer})
    html = text_of(client.get(sent["Location"]))
    assert 'class="verdict verdict--right"' in html
    assert Card.objects.get().item == key


# Taking back


def cards(learner: Learner) -> list[tuple[object, ...]]:
    return sorted(Card.objects.of(learner).values_list())


def take_back(browser: Client, url: Url, html: str, htmx: bool) -> str:
    """Press “Take the answer back” as the page has it, and follow to the page it leads to."""
    form = html.split(f'action="{url("quizzes:undo")}"')[1].split("</form>")[0]
    fields = {
        name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)
    }
    headers = {"HX-Request": "true"} if htmx else {}
    sent = browser.post(url("quizzes:undo"), fields, headers=headers)
    address = sent["HX-Redirect"] if htmx else sent["Location"]
    return text_of(browser.get(address))


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    "query",
    ["lesson=ebs", "lesson=ebs&cram=on", "drill=letter", "drill=build", "only=missed"],
)
def test_a_run_is_taken_back_answer_by_answer_to_its_beginning(
    client_of: ClientOf, gao: Learner, url: Url, language: str, query: str, htmx: bool
):
    for question in asked()[:5]:
        record(gao, question, right=False, at=timezone.now() - timedelta(days=2))
    browser = client_of(gao)
    address = browser.get(f"{url('quizzes:run')}?{query}")["Location"]
    states, names = [cards(gao)], []
    for _question in range(3):
        html = text_of(browser.get(address))
        name = unquote(ACTION.search(html)[1])
        fields = form_of(html)
        item = find_item(name if ":" in name else f"question:{name}", fields["review"])
        sent = browser.post(
            url("quizzes:answer", name),
            {**fields, "confidence": "sure", "next": address, **key_fields(item.question)},
        )
        assert sent.status_code == 302
        names.append(name)
        states.append(cards(gao))
    # The verdict on the last answer is open; then each press takes one more back.
    html = text_of(browser.get(sent["Location"]))
    for name, before in zip(reversed(names), reversed(states[:-1]), strict=True):
        html = take_back(browser, url, html, htmx)
        assert cards(gao) == before
        assert unquote(ACTION.search(html)[1]) == name  # asked again
    assert f'action="{url("quizzes:undo")}"' not in html  # what was before the run stays
    assert html.count('data-key="u"') == 0
    # Answered again it leads on in the run, not round in a circle.
    item = find_item(name if ":" in name else f"question:{name}", form_of(html)["review"])
    back = unescape(re.search(r'name="next" value="([^"]*)"', html)[1])
    assert "ask=" not in back
    browser.post(
        url("quizzes:answer", name),
        {**form_of(html), "confidence": "sure", "next": back, **key_fields(item.question)},
    )
    assert unquote(ACTION.search(text_of(browser.get(back)))[1]) == names[1]


def test_in_a_lesson_answers_are_taken_back_one_after_the_other(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    browser, before = client_of(gao), cards(gao)
    lesson = "ebs"
    section = next(
        each.section for each in asked() if len(banks().of_section(lesson, each.section)) > 2
    )
    questions = banks().of_section(lesson, section)[:2]
    for question in questions:
        fields = {"mode": "lesson", "review": str(uuid.uuid4()), "confidence": "sure"}
        browser.post(url("quizzes:answer", question.id), {**fields, **key_fields(question)})
    page = f"{url('study:lesson', lesson)}"
    for question in reversed(questions):
        html = text_of(browser.get(page)).split(f'id="ask-{section}"')[1].split("</section>")[0]
        form = html.split(f'action="{url("quizzes:undo")}"')[1].split("</form>")[0]
        review = re.search(r'name="review" value="([^"]*)"', form)[1]
        assert Review.objects.of(gao).get(id=review).item == question.item
        assert browser.post(url("quizzes:undo"), {"review": review}).status_code == 302
    assert cards(gao) == before
    html = text_of(browser.get(page))
    assert f'action="{url("quizzes:undo")}"' not in html
