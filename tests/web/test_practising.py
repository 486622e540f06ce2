"""Practice by choice: sets, cramming, help, flags, reports, and items drawn from tables."""

import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from io import StringIO
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from learners.models import Learner
from quizzes import folding, services, wishes
from quizzes import table_items as table_source
from quizzes.confusing import contrasts_of
from quizzes.content import banks
from quizzes.core.questions import ChoiceQuestion, Question
from quizzes.core.questions.pairing import PairingQuestion
from quizzes.items import SOURCES, find_item
from quizzes.kinds import ORIGINS
from quizzes.models import Card, Flag, Report, Review
from quizzes.pace import seconds_by_kind
from quizzes.siblings import family_of
from quizzes.table_items import frames, table_items
from quizzes.ten_minutes import ten_minutes
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
    "odd:ebs",
    "odd:ebs.ssd-types.x",
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
CELL, ODD = "cell:ebs.ssd-types.gp3.choose", "odd:ebs.ssd-types.durability"
Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def text_of(response) -> str:
    return response.content.decode()


def take(
    learner: Learner,
    key: str,
    part: str | tuple[str, ...],
    at: datetime,
    mode: str = "practice",
    milliseconds: int | None = None,
) -> Review:
    """Answer an item by a part, drawn under an id that offers it."""
    response = (part,) if isinstance(part, str) else part
    while True:
        review_id = uuid.uuid4()
        item = find_item(key, str(review_id))
        assert item is not None
        if not isinstance(item.question, ChoiceQuestion) or set(response) <= {
            choice.id for choice in item.question.choices
        }:
            break
    return services.record_review(
        learner=learner,
        review_id=review_id,
        item=item,
        response=response,
        confidence="sure",
        mode=mode,
        language="en",
        at=at,
        milliseconds=milliseconds,
    )


def answer_drawn(
    learner: Learner, key: str, *, right: bool = True, at: datetime | None = None, **rest
) -> Review:
    """Answer an item that may be drawn: any choice or matching question."""
    review_id = uuid.uuid4()
    item = find_item(key, str(review_id))
    assert item is not None
    return services.record_review(
        learner=learner,
        review_id=review_id,
        item=item,
        response=answer_to(item.question, right),
        confidence="sure",
        language="en",
        at=at or timezone.now(),
        **{"mode": "practice", **rest},
    )


def answer_to(question: Question, right: bool) -> tuple[str, ...]:
    if isinstance(question, ChoiceQuestion):
        wrong = [choice.id for choice in question.choices if not choice.correct]
        return tuple(sorted(question.key)) if right else tuple(wrong[: len(question.key)])
    assert isinstance(question, PairingQuestion)
    ids = [pair.id for pair in question.pairs]
    taken = ids if right else [*ids[1:], ids[0]]
    return tuple(f"{pair}={other}" for pair, other in zip(ids, taken, strict=True))


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
    for days in (2, 3):
        record(gao, asked()[0], right=False, at=timezone.now() - timedelta(days=days))
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


@pytest.mark.parametrize(
    ("kind", "least"), [("cell", 500), ("row", 99), ("column", 99), ("odd", 30)]
)
def test_every_item_of_a_table_is_a_fair_question_with_a_stable_id(kind: str, least: int):
    keys = list(SOURCES[kind].keys())
    assert len(keys) == len(set(keys)) > least
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
        "odd:ebs",
        "odd:ebs.ssd-types.nothing",
        "odd:lifecycle.survives.reboot",
    ],
)
def test_an_item_that_does_not_exist_is_not_found(
    client: Client, url: Url, language: str, key: str
):
    assert find_item(key) is None
    assert client.get(url("quizzes:question", key)).status_code == 404


@pytest.mark.parametrize("kind", ["cell", "row", "column", "odd"])
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


# Every kind


def run_of(browser: Client, url: Url, **query: str) -> HttpResponse:
    return browser.get(browser.get(url("quizzes:run"), query)["Location"])


def test_every_kind_can_be_chosen_and_says_how_many_there_are(
    client: Client, url: Url, language: str
):
    html = text_of(client.get(url("quizzes:practice")))
    drawn = [each for sources in list(ORIGINS.values())[1:] for each in sources]
    for kind in (*drawn, *{question.kind for question in banks().asked}):
        number = len(list(SOURCES[kind].keys())) if kind in drawn else None
        option = re.search(rf'<option value="{kind}">[^<]+ \((\d+)\)</option>', html)
        assert option is not None and (number is None or int(option[1]) == number)
        if kind in drawn:
            action = ACTION.search(text_of(run_of(client, url, kind=kind)))
            assert action is not None and action[1].startswith(f"{kind}:")


def test_a_kind_and_a_lesson_narrow_together(client: Client, url: Url, language: str):
    response = client.get(url("quizzes:practice"), {"kind": "cell", "lesson": "ebs"})
    keys = [key for key in SOURCES["cell"].keys() if key.startswith("cell:ebs.")]  # noqa: SIM118
    assert response.context["count"] == len(keys) > 0
    assert response.context["minutes"] > 0
    assert str(len(keys)) in text_of(response)


def test_what_was_missed_of_a_table_comes_with_the_rest(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    answer_drawn(gao, CELL, right=False, at=timezone.now() - timedelta(days=1))
    html = text_of(run_of(client_of(gao), url, only="missed"))
    assert url("quizzes:answer", CELL) in html
    assert "/answer/" not in text_of(run_of(client_of(gao), url, only="missed", lesson="efs"))


# A table


def test_a_table_is_asked_in_an_order_of_the_run_with_all_its_kinds(
    client: Client, url: Url, language: str
):
    place = "purchasing-options.options"
    asked_first = {
        ACTION.search(text_of(client.get(url("quizzes:run"), {"table": place, "since": n})))[1]
        for n in range(1_000_000_000, 1_000_000_012)
    }
    assert len(asked_first) > 3
    keys = table_items(place, "1")
    assert {key.partition(":")[0] for key in keys[:12]} == {"cell", "row", "column", "odd"}
    touched = [set(key.split(".")[2:]) for key in keys]
    assert not any(one & other for one, other in pairwise(touched))


def test_a_table_shows_what_is_known_of_its_rows_and_columns(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    at = timezone.now() - timedelta(days=1)
    for key in (ODD, "row:ebs.ssd-types.gp3", "column:ebs.ssd-types.durability"):
        if find_item(key):
            answer_drawn(gao, key, at=at)
    html = text_of(client_of(gao).get(url("study:lesson", "ebs")))
    column = re.search(r'id="ssd-types-durability"[^>]*>(.*?)</th>', html, re.DOTALL)
    row = re.search(r'id="ssd-types-gp3">\s*<th scope="row">(.*?)</th>', html, re.DOTALL)
    assert 'class="known known--review"' in column[1]
    assert 'class="known known--review"' in row[1]
    answer_drawn(gao, ODD, right=False, at=at + timedelta(hours=1))
    html = text_of(client_of(gao).get(url("study:lesson", "ebs")))
    column = re.search(r'id="ssd-types-durability"[^>]*>(.*?)</th>', html, re.DOTALL)
    assert "known--learning" in column[1] or "known--relearning" in column[1]


def test_the_odd_one_out_waits_for_its_siblings_and_is_replayed(gao: Learner):
    assert family_of(ODD) == family_of(CELL) == "table:ebs.ssd-types"
    answer_drawn(gao, ODD, at=timezone.now() - timedelta(days=1))
    before = list(Card.objects.of(gao).values_list())
    assert folding.replay(learner=gao).changed == 0
    assert list(Card.objects.of(gao).values_list()) == before


def test_a_column_left_out_that_is_in_no_table_is_a_problem(monkeypatch: pytest.MonkeyPatch):
    odd = frames().odd.model_copy(update={"leave_out": ("ebs.ssd-types.durability", "ebs.x.y")})
    monkeypatch.setattr(table_source, "frames", lambda: frames().model_copy(update={"odd": odd}))
    assert ["ebs.x.y" in str(each) for each in table_source.problems()] == [True]


# Ten minutes


def test_ten_minutes_end_and_say_how_they_went(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    at = timezone.now() - timedelta(days=30)
    for question in asked()[:3]:
        record(gao, question, at=at)
    browser = client_of(gao)
    address = browser.get(url("quizzes:run"), {"only": "gain"})["Location"]
    page = browser.get(address)
    total = page.context["total"]
    assert 5 <= total <= 40 and 9 <= page.context["minutes"] <= 11
    said = f"约 {page.context['minutes']} 分钟" if language == "zh-hans" else "minutes"
    assert said in text_of(page)
    met = []
    while match := ACTION.search(text_of(page)):
        assert page.context["total"] == total  # the set stays what it was when it began
        met.append(match[1])
        key = match[1] if ":" in match[1] else f"question:{match[1]}"
        answer_drawn(gao, key, right=len(met) != 2, mode="practice", milliseconds=30_000)
        page = browser.get(address)
    assert len(met) == len(set(met)) == total
    summary = page.context["summary"]
    assert (summary.answers, summary.right) == (total, total - 1)
    assert summary.minutes == max(1, round(total / 2))
    html = text_of(page)
    assert url("quizzes:question", met[1]) in html
    assert f"{url('quizzes:run')}?only=gain" in html


def test_ten_minutes_hold_more_of_what_is_answered_quickly(gao: Learner):
    at = timezone.now()
    pool = [question.item for question in asked()]
    usual = seconds_by_kind(gao, at)
    quick = dict.fromkeys(("single", "multiple", "true-false"), 5.0)
    assert len(ten_minutes(gao, pool, at, quick)) > 2 * len(ten_minutes(gao, pool, at, usual))


def test_what_an_answer_takes_is_the_learner_s_own_median(gao: Learner):
    at = timezone.now()
    singles = [question for question in asked() if question.kind == "single"][:5]
    for n, question in enumerate(singles):
        taken = 3_600_000 if n == 4 else 12_000  # one of them was left lying
        review = record(gao, question, at=at - timedelta(minutes=n + 1))
        Review.objects.filter(learner=gao, id=review.id).update(milliseconds=taken)
        assert seconds_by_kind(gao, at)["single"] == (12.0 if n == 4 else 30.0)
    assert seconds_by_kind(None, at)["cell"] < seconds_by_kind(None, at)["made"]


def test_ten_minutes_leave_out_what_is_set_aside(gao: Learner):
    at = timezone.now()
    pool = [question.item for question in asked()]
    first = ten_minutes(gao, pool, at, seconds_by_kind(gao, at))[0]
    wishes.suspend(learner=gao, item=first)
    assert first not in ten_minutes(gao, pool, at, seconds_by_kind(gao, at))


# What is taken for each other


def test_a_pair_is_said_and_served_in_turn(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    at = timezone.now() - timedelta(days=2)
    for minutes in range(2):
        take(gao, "cell:ebs.ssd-types.gp3.choose", "io2", at + timedelta(minutes=minutes))
    contrast = contrasts_of(gao, timezone.now())[0]
    assert (contrast.name, contrast.times) == ("ebs:gp3:io2", 2)
    assert {"row:ebs.ssd-types.gp3", "row:ebs.ssd-types.io2"} <= set(contrast.items)
    browser = client_of(gao)
    html = text_of(browser.get(url("quizzes:practice")))
    assert "pair=ebs%3Agp3%3Aio2" in html
    page = run_of(browser, url, only="confused", pair=contrast.name)
    assert page.context["why"] == contrast
    assert 'class="run__why"' in text_of(page)
    assert run_of(browser, url, only="confused", pair="ebs:x:y").context["total"] == 0
    for days in (1, 0):
        answer_drawn(gao, contrast.items[0], at=timezone.now() - timedelta(days=days, hours=1))
    assert not contrasts_of(gao, timezone.now())  # overcome


def test_pairs_come_from_the_learner_s_own_answers_alone(gao: Learner, stan: Learner):
    take(stan, "cell:ebs.ssd-types.gp3.choose", "io2", timezone.now() - timedelta(days=1))
    assert contrasts_of(stan, timezone.now())
    assert not contrasts_of(gao, timezone.now())
    assert not contrasts_of(None, timezone.now())
