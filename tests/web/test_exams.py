"""Mock exams as pages: chosen, sat with and without JavaScript, and refused where they must be."""

import json
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes.content import banks
from quizzes.exams.offers import exams_of, successor_of
from quizzes.models import Paper, PaperAnswer, Review
from study.templatetags.content import inline
from tests.web.examining import (
    EXAM,
    answers_of,
    begin,
    choice_of,
    fields_of,
    press,
    question_of,
    send,
    sit,
)

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]
LONG_AGO = timedelta(hours=5)


def text_of(response) -> str:
    return response.content.decode()


def start(client: Client, url: Url, **fields: object):
    sent = {"paper": str(uuid.uuid4()), "exam": EXAM, "length": "quarter", **fields}
    return client.post(url("quizzes:exams"), sent)


def test_every_exam_says_what_it_is_and_that_only_compute_is_asked(
    client: Client, url: Url, language: str
):
    for code, blueprint in banks().blueprints.items():
        html = text_of(client.get(url("quizzes:exams"), {"exam": code}))
        if blueprint.is_over(timezone.now().date()):
            continue
        assert blueprint.name.in_(language) in html
        assert str(blueprint.pass_mark) in html and blueprint.source in html
        assert ("计算服务" if language == "zh-hans" else "compute only") in html
        for length in ("full", "half", "quarter"):
            size = blueprint.size(length)
            assert f"{size.questions} " in html and f"{size.minutes} " in html


@pytest.mark.usefixtures("one_bank")
def test_an_exam_with_too_few_questions_says_how_many_there_are(
    client: Client, url: Url, language: str
):
    held = sum(map(len, banks().of_exam(EXAM).values()))
    html = text_of(client.get(url("quizzes:exams")))
    assert re.search(r'value="full" disabled', html)
    assert re.search(rf"\b{held} ", html)
    # Where one domain alone is short, the others fill its place, and the page says so.
    assert not re.search(r'value="quarter" disabled', html)
    assert ("由其他领域补上" if language == "zh-hans" else "fill the place") in html
    refused = start(client, url, length="full")
    assert refused.status_code == 422
    assert 'role="alert"' in text_of(refused)
    assert not Paper.objects.exists()


@pytest.mark.parametrize("exam", ["nonsense", "x" * 10_000, ""])
def test_an_unknown_exam_shows_the_usual_one(client: Client, url: Url, language: str, exam: str):
    html = text_of(client.get(url("quizzes:exams"), {"exam": exam}))
    assert f'name="exam" value="{EXAM}"' in html


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        (datetime(2026, 11, 30, 12, tzinfo=UTC), {"DVA-C02", "DVA-C03"}, set()),
        (datetime(2026, 12, 1, 12, tzinfo=UTC), {"DVA-C03"}, {"DVA-C02"}),
    ],
)
def test_the_successor_takes_over_on_its_date(day: datetime, there: set[str], gone: set[str]):
    exams, _day = exams_of(None, day)
    assert there <= set(exams) and not gone & set(exams)
    assert successor_of("DVA-C02") == "DVA-C03"
    assert banks().of_exam("DVA-C02") == banks().of_exam("DVA-C03")


def test_the_last_day_of_an_exam_is_the_learner_s_own(olga: Learner):
    at = datetime(2026, 11, 30, 20, tzinfo=UTC)
    olga.time_zone = "Asia/Shanghai"  # where December has begun
    assert "DVA-C02" not in exams_of(olga, at)[0]


def test_pressed_twice_a_start_makes_one_guest_and_one_paper(
    client: Client, url: Url, language: str
):
    fields = fields_of(text_of(client.get(url("quizzes:exams"))))
    twin = Client()
    twin.cookies = client.cookies.copy()
    one, two = (start(each, url, **fields) for each in (client, twin))
    assert one["Location"] == two["Location"]
    assert Paper.objects.count() == Learner.objects.count() == 1


def test_a_second_exam_leads_back_to_the_first(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = begin(olga), client_of(olga)
    response = start(browser, url, length="half")
    assert response["Location"] == url("quizzes:paper", paper.id)
    assert Paper.objects.count() == 1
    assert url("quizzes:paper", paper.id) in text_of(browser.get(url("quizzes:exams")))


@pytest.mark.parametrize(
    "fields",
    [
        {"length": "nonsense"},
        {"length": "x" * 10_000},
        {"length": ""},
        {"exam": "nonsense"},
        {"exam": "x" * 10_000},
        {"paper": "nonsense"},
        {"paper": "x" * 10_000},
        {"paper": ""},
    ],
)
def test_a_bad_start_is_refused_with_a_reason(
    client: Client, url: Url, language: str, fields: dict[str, str]
):
    response = start(client, url, **fields)
    assert response.status_code == 422
    assert 'role="alert"' in text_of(response)
    assert not Paper.objects.exists()


def test_a_whole_paper_without_javascript(client: Client, url: Url, language: str):
    page = client.get(start(client, url)["Location"], follow=True)
    paper = Paper.objects.get()
    for answer in answers_of(paper):
        here = url("quizzes:sitting", paper.id, answer.number)
        assert page.request["PATH_INFO"] == here
        fields = {**fields_of(text_of(page)), "go": "next"}
        chosen = choice_of(answer, right=answer.number % 2 == 1)
        page = client.post(here, {**fields, "choice": chosen}, follow=True)
    assert page.request["PATH_INFO"] == url("quizzes:look-over", paper.id)
    ask = text_of(client.get(url("quizzes:submit", paper.id)))
    assert Paper.objects.open().exists() and url("quizzes:submit", paper.id) in ask
    page = client.post(url("quizzes:submit", paper.id), follow=True)
    assert page.request["PATH_INFO"] == url("quizzes:result", paper.id)
    closed = Paper.objects.get()
    assert closed.counted == 12 and 0 < closed.right < 12
    with override(language):
        words = {"en": f"{closed.right} of 12 right", "zh-hans": f"12 题答对 {closed.right} 题"}
    assert words[language] in text_of(page)
    assert Review.objects.filter(mode="exam", language=language).count() == 16


def test_nothing_of_the_verdict_is_told_before_the_end(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = begin(olga), client_of(olga)
    for answer in answers_of(paper)[:4]:
        press(paper, answer.number, timezone.now())
        sent = send(browser, paper, answer.number, language, htmx=True, choice=["nonsense"])
        page = browser.get(url("quizzes:sitting", paper.id, answer.number))
        question = question_of(answer)
        for html in (text_of(page), text_of(sent)):
            with override(language):
                assert not any(inline(choice.reason) in html for choice in question.choices)
            assert "choice--right" not in html and "verdict" not in html
            assert f"/lessons/{banks().lesson_of[question.id]}" not in html
        assert answer.domain not in text_of(page)
    # The practice page of the same question knows nothing of it either.
    found = browser.get(url("quizzes:question", question.id), {"answered": str(answer.review_id)})
    assert found.status_code == 404


def test_a_reload_finds_what_was_pressed(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = begin(olga), client_of(olga)
    answer = answers_of(paper)[0]
    one = choice_of(answer, right=True)[0]
    send(browser, paper, 1, language, choice=[one], confidence="unsure", flagged="1")
    html = text_of(browser.get(url("quizzes:sitting", paper.id, 1)))
    assert f'value="{one}" checked' in html
    assert 'name="confidence" value="unsure" checked' in html
    assert 'name="flagged" value="1" checked' in html
    assert browser.get(url("quizzes:paper", paper.id))["Location"] in {
        url("quizzes:sitting", paper.id, 1),  # where half of two choices is still missing
        url("quizzes:sitting", paper.id, 2),
    }


@pytest.mark.parametrize(
    ("go", "number", "target"),
    [
        ("next", 1, 2),
        ("previous", 3, 2),
        ("previous", 1, 1),
        ("7", 1, 7),
        ("99", 1, None),
        ("next", 16, None),
        ("review", 2, None),
        ("0", 5, 5),
        ("nonsense", 5, 5),
        ("x" * 10_000, 5, 5),
        ("9" * 5_000, 5, 5),
        ("²", 5, 5),
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_every_way_around_a_paper(
    client_of: ClientOf, olga: Learner, url: Url, language: str, go, number, target, htmx
):
    paper, browser = begin(olga), client_of(olga)
    reply = send(browser, paper, number, language, htmx=htmx, go=go)
    to = url("quizzes:sitting", paper.id, target) if target else url("quizzes:look-over", paper.id)
    if not htmx:
        assert reply["Location"] == to
    elif target:
        assert reply["HX-Push-Url"] == to
        assert text_of(reply).strip().startswith('<div class="question sitting" id="sitting"')
    else:
        assert reply["HX-Redirect"] == to


def test_a_press_that_stays_hears_that_it_is_saved(
    client_of: ClientOf, olga: Learner, language: str
):
    paper = begin(olga)
    answer = answers_of(paper)[0]
    chosen = choice_of(answer, right=True)
    html = text_of(send(client_of(olga), paper, 1, language, htmx=True, choice=chosen))
    assert html.strip().startswith('<div class="saved" id="saved">')
    assert "state--right" in html
    assert 'id="cells"' in html and "cell--whole" in html and 'hx-swap-oob="true"' in html
    # The next press of the page is compared with what is saved now.
    assert fields_of(html)["before"] != "{}"


def test_a_tab_where_nothing_was_touched_undoes_nothing(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = begin(olga), client_of(olga)
    stale = fields_of(text_of(browser.get(url("quizzes:sitting", paper.id, 1))))
    chosen = choice_of(answers_of(paper)[0], right=True)
    send(browser, paper, 1, language, choice=chosen, confidence="sure", flagged="1")
    send(browser, paper, 1, language, **stale, go="next")
    answer = answers_of(paper)[0]
    assert (answer.given, answer.confidence, answer.flagged) == ({"choice": chosen}, "sure", True)


def test_the_later_press_of_two_tabs_stands(client_of: ClientOf, olga: Learner, language: str):
    paper, browser = begin(olga), client_of(olga)
    answer = answers_of(paper)[0]
    now = int(timezone.now().timestamp() * 1000)
    right, wrong = choice_of(answer, right=True), choice_of(answer, right=False)
    send(browser, paper, 1, language, choice=wrong, pressed=str(now - 10))
    send(browser, paper, 1, language, choice=right, pressed=str(now - 5))
    send(browser, paper, 1, language, choice=wrong, pressed=str(now - 8))
    assert answers_of(paper)[0].given == {"choice": right}


def test_a_press_that_is_not_known_to_be_saved_counts_even_if_the_page_looks_untouched(
    client_of: ClientOf, olga: Learner, language: str
):
    """The reply was lost: the page still stands as before the press that the server has."""
    paper, browser = begin(olga), client_of(olga)
    answer, now = answers_of(paper)[0], int(timezone.now().timestamp() * 1000)
    right, wrong = choice_of(answer, right=True), choice_of(answer, right=False)
    before = json.dumps({"choice": right})
    send(browser, paper, 1, language, choice=right, pressed=str(now - 50))
    send(browser, paper, 1, language, choice=wrong, pressed=str(now - 30), before=before)
    send(browser, paper, 1, language, choice=right, pressed=str(now - 10), before=before)
    assert answers_of(paper)[0].given == {"choice": right}


@pytest.mark.parametrize(
    "fields",
    [
        {"choice": ["nonsense"]},
        {"choice": ["x" * 10_000]},
        {"choice": [str(number) for number in range(500)]},
        {"confidence": "nonsense"},
        {"confidence": "x" * 10_000},
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_no_page_of_ours_sends_is_refused_and_changes_nothing(
    client_of: ClientOf, olga: Learner, language: str, fields: dict[str, object], htmx: bool
):
    paper = begin(olga)
    press(paper, 1, timezone.now())
    before = answers_of(paper)[0].given
    reply = send(client_of(olga), paper, 1, language, htmx=htmx, **fields)
    assert reply.status_code == 422
    assert 'role="alert"' in text_of(reply)
    assert answers_of(paper)[0].given == before


@pytest.mark.parametrize(
    "name",
    ["pressed", "sure_pressed", "flag_pressed", "shown", "before", "sure_before", "flag_before"],
)
@pytest.mark.parametrize("value", ["", "-5", "nonsense", "9" * 10_000, "９９", "99999999999999"])
def test_hidden_fields_that_say_nonsense_cost_no_answer(
    client_of: ClientOf, olga: Learner, language: str, name: str, value: str
):
    paper = begin(olga)
    chosen = choice_of(answers_of(paper)[0], right=True)
    reply = send(client_of(olga), paper, 1, language, choice=chosen, **{name: value})
    assert reply.status_code == 302
    assert answers_of(paper)[0].given == {"choice": chosen}


def pages_of(url: Url, paper: Paper) -> list[str]:
    names = ("paper", "look-over", "submit", "result")
    return [
        *(url(f"quizzes:{name}", paper.id) for name in names),
        url("quizzes:sitting", paper.id, 1),
    ]


def test_another_learner_s_paper_is_not_found(
    client_of: ClientOf, olga: Learner, stan: Learner, client: Client, url: Url, language: str
):
    open_paper, closed = begin(olga), None
    for stranger in (client_of(stan), client):
        for page in pages_of(url, open_paper):
            assert stranger.get(page).status_code == 404
        assert send(stranger, open_paper, 1, language, choice=["x"]).status_code == 404
        assert stranger.post(url("quizzes:submit", open_paper.id)).status_code == 404
    closed = sit(stan)
    for page in pages_of(url, closed):
        assert client_of(olga).get(page).status_code == 404
    retake = client_of(olga).post(url("quizzes:retake", closed.id), {"paper": str(uuid.uuid4())})
    assert retake.status_code == 404
    assert Paper.objects.open().count() == 1


@pytest.mark.parametrize("number", ["0", "17", "9" * 18, "9" * 5_000, "-1", "x"])
def test_a_question_that_is_not_on_the_paper_is_not_found(
    client_of: ClientOf, olga: Learner, url: Url, language: str, number: str
):
    paper, browser = begin(olga), client_of(olga)
    page = url("quizzes:paper", paper.id) + f"{number}/"
    assert browser.get(page).status_code == 404
    assert browser.post(page, {"choice": "x"}).status_code == 404
    assert browser.get(f"/{language}/exams/nonsense/1/").status_code == 404


def test_after_the_deadline_every_page_leads_to_the_result(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper = begin(olga, at=timezone.now() - LONG_AGO)
    browser, result = client_of(olga), url("quizzes:result", paper.id)
    chosen = choice_of(answers_of(paper)[0], right=True)
    assert send(browser, paper, 1, language, choice=chosen, go="next")["Location"] == result
    assert send(browser, paper, 1, language, htmx=True, choice=chosen)["HX-Redirect"] == result
    assert browser.get(url("quizzes:paper", paper.id))["Location"] == result
    assert browser.get(url("quizzes:look-over", paper.id))["Location"] == result
    assert browser.get(url("quizzes:submit", paper.id))["Location"] == result
    assert browser.post(url("quizzes:submit", paper.id))["Location"] == result
    assert browser.get(result).status_code == 200
    closed = Paper.objects.get()
    assert (closed.ended, closed.closed_at, closed.right) == ("time", paper.deadline, 0)
    assert answers_of(paper)[0].given == {}


def test_a_paper_under_way_has_no_result(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper = begin(olga)
    reply = client_of(olga).get(url("quizzes:result", paper.id))
    assert reply["Location"] == url("quizzes:paper", paper.id)


@pytest.mark.parametrize(
    ("name", "numbered", "methods"),
    [
        ("quizzes:exams", False, ["put", "delete"]),
        ("quizzes:paper", False, ["post", "put"]),
        ("quizzes:sitting", True, ["put", "delete"]),
        ("quizzes:look-over", False, ["post"]),
        ("quizzes:submit", False, ["put"]),
        ("quizzes:result", False, ["post"]),
        ("quizzes:retake", False, ["get", "put"]),
    ],
)
def test_wrong_methods_are_not_allowed(
    client_of: ClientOf, olga: Learner, url: Url, language: str, name, numbered, methods
):
    paper, browser = begin(olga), client_of(olga)
    args = [] if name == "quizzes:exams" else [paper.id, *([1] if numbered else [])]
    for method in methods:
        assert getattr(browser, method)(url(name, *args)).status_code == 405
    assert Paper.objects.open().count() == 1


def test_an_exam_answer_does_not_come_by_the_way_of_practice(
    client: Client, url: Url, language: str
):
    question = banks().asked[0]
    sent = {"review": str(uuid.uuid4()), "mode": "exam", "confidence": "sure", "choice": "x"}
    assert client.post(url("quizzes:answer", question.id), sent).status_code == 422
    html = text_of(client.get(url("quizzes:question", question.id), {"mode": "exam"}))
    assert 'name="mode" value="practice"' in html


def test_a_longer_paper_asks_the_database_no_more_often(
    client_of: ClientOf,
    olga: Learner,
    stan: Learner,
    url: Url,
    language: str,
    django_assert_max_num_queries,
):
    for learner, length in ((olga, "quarter"), (stan, "full")):
        paper, browser = begin(learner, length=length), client_of(learner)
        with django_assert_max_num_queries(8):
            browser.get(url("quizzes:sitting", paper.id, 1))
        with django_assert_max_num_queries(8):
            browser.get(url("quizzes:look-over", paper.id))
        with django_assert_max_num_queries(24):
            chosen = choice_of(answers_of(paper)[0], right=True)
            send(browser, paper, 1, language, htmx=True, choice=chosen)


def test_a_question_taken_away_meanwhile_is_said_not_to_count(
    client_of: ClientOf, olga: Learner, url: Url, language: str
):
    paper, browser = begin(olga), client_of(olga)
    PaperAnswer.objects.of(paper).filter(number=1).update(item="question:gone-001")
    page = browser.get(url("quizzes:sitting", paper.id, 1))
    assert page.status_code == 200
    assert send(browser, paper, 1, language, go="next").status_code == 302
    browser.post(url("quizzes:submit", paper.id))
    assert browser.get(url("quizzes:result", paper.id)).status_code == 200
    html = text_of(browser.get(url("quizzes:sitting", paper.id, 1)))
    assert ("撤下" if language == "zh-hans" else "taken away") in html
