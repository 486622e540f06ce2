"""The memory page: aims, limits, easy days, breaks, the scoreboard, and what stands aside."""

import re
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from io import StringIO
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from learners import services as learner_services
from learners.models import MOST_BREAKS, Learner, full_week
from quizzes import fits, services, wishes
from quizzes.core.days import day_of
from quizzes.core.fitting import Fitted
from quizzes.core.foretelling import Score
from quizzes.core.scheduling import DEFAULT_PARAMETERS, recall
from quizzes.demo import EMAIL, make_demo
from quizzes.items import is_asked
from quizzes.models import Card, Fit, Review
from quizzes.preferences import settings_of
from quizzes.table_items import plain_tables
from quizzes.today import today_of, week_of
from quizzes.workload import costs
from tests.web.quizzing import asked, record

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]

WEEK = {f"day_{number}": "full" for number in range(7)}
GOOD = {
    "desired_retention": "85",
    "new_per_day": "12",
    "new_from": ["tables", "questions"],
    "reviews_per_day": "90",
    **WEEK,
}
TODAY = date(2026, 11, 20)
WILD = ("", "x" * 10_000, "nul\0", "-1", "9" * 400)


def text_of(response) -> str:
    return response.content.decode()


def off(learner: Learner, first: date, last: date) -> None:
    learner_services.add_break(learner=learner, first=first, last=last, today=first)


# Aims and limits


def test_a_visitor_sees_the_page_and_becomes_no_learner(client: Client, url: Url, language: str):
    response = client.get(url("quizzes:memory"))
    assert response.status_code == 200
    assert not Learner.objects.exists()
    assert ("目标" if language == "zh-hans" else "your aim") in text_of(response)


def test_what_is_set_is_saved_and_shown_again(client_of: ClientOf, gao: Learner, url: Url):
    sent = {**GOOD, "day_5": "easy", "day_6": "off"}
    response = client_of(gao).post(url("quizzes:memory"), sent, follow=True)
    gao.refresh_from_db()
    assert gao.desired_retention == Decimal("0.85")
    assert (gao.new_per_day, gao.reviews_per_day) == (12, 90)
    assert gao.new_from == ["questions", "tables"]
    assert gao.week == ["full"] * 5 + ["easy", "off"]
    html = text_of(response)
    assert 'value="85"' in html and 'value="90"' in html
    assert '<option value="off" selected>' in html
    assert 'class="messages"' in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *((name, value) for name in GOOD for value in WILD),
        ("desired_retention", "69"),
        ("desired_retention", "98"),
        ("desired_retention", "nan"),
        ("new_per_day", "201"),
        ("reviews_per_day", "2001"),
        ("day_0", "holiday"),
    ],
)
def test_a_wrong_setting_is_refused_beside_its_field(
    client_of: ClientOf, gao: Learner, url: Url, field: str, value: str
):
    response = client_of(gao).post(url("quizzes:memory"), {**GOOD, field: value})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert f'id="id_{field}_error"' in text_of(response)
    gao.refresh_from_db()
    assert gao.desired_retention == Decimal("0.90")


def test_a_week_without_a_day_to_study_on_is_refused(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    response = client_of(gao).post(url("quizzes:memory"), {**GOOD, **dict.fromkeys(WEEK, "off")})
    assert response.status_code == 422
    assert ("至少留一天" if language == "zh-hans" else "at least one day") in text_of(response)
    for week in (["off"] * 7, ["full"] * 6, ["full"] * 6 + ["x"], "full", None):
        gao.week = week
        with pytest.raises(ValidationError):
            gao.full_clean(exclude=["user"])


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_the_page_answers_to_get_and_post_only(client: Client, url: Url, method: str):
    assert getattr(client, method)(url("quizzes:memory")).status_code == 405
    for name in ("quizzes:breaks", "quizzes:fit", "quizzes:release", "quizzes:card"):
        assert client.get(url(name)).status_code == 405
        assert getattr(client, method)(url(name)).status_code == 405


def test_a_higher_aim_costs_more_and_the_own_one_is_among_them(gao: Learner):
    found = costs(gao)
    assert [cost.percent for cost in found] == [70, 75, 80, 85, 90, 95, 97]
    assert [cost.percent for cost in found if cost.is_chosen] == [90]
    assert found[0].minutes <= found[-1].minutes
    assert found[0].remembered < found[-1].remembered
    gao.desired_retention, gao.new_per_day = Decimal("0.93"), 0
    assert [cost.percent for cost in costs(gao) if cost.is_chosen] == [93]


def test_the_workload_goes_by_the_time_that_answers_take(gao: Learner):
    before = {cost.percent: cost.minutes for cost in costs(gao)}
    record(gao, asked()[0])
    Review.objects.update(milliseconds=300_000)
    after = {cost.percent: cost.minutes for cost in costs(gao)}
    assert all(after[percent] > 5 * before[percent] for percent in before)


# The day


def test_reviews_end_at_the_daily_limit_and_the_rest_is_said_to_wait(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    at = timezone.now()
    for question in asked()[:4]:
        record(gao, question, at=at - timedelta(days=60))
    gao.reviews_per_day, gao.new_per_day = 3, 0
    gao.save()
    queue = today_of(gao, at)
    assert (queue.reviews, queue.over) == (3, 1)
    first = Card.objects.of(gao).get(item=queue.next_item)
    record(gao, next(each for each in asked() if each.item == first.item), at=at)
    queue = today_of(gao, at)
    assert (queue.reviews, queue.over) == (2, 1)
    gao.reviews_per_day = 1
    gao.save()
    html = text_of(client_of(gao).get(url("quizzes:review")))
    assert ("上限" if language == "zh-hans" else "beyond your limit") in html


def test_an_easy_day_begins_half_as_many_and_a_day_off_none(gao: Learner):
    at = timezone.now()
    today = day_of(at, ZoneInfo(gao.time_zone))
    for level, expected in (("full", 20), ("easy", 10), ("off", 0)):
        gao.week = full_week()
        gao.week[today.weekday()] = level
        assert today_of(gao, at).new == expected
    gao.week = full_week()
    off(gao, today, today)
    assert today_of(gao, at).new == 0
    assert week_of(gao, at)[0].is_off


def test_cells_of_one_table_wait_for_each_other(gao: Learner):
    at = timezone.now()
    record(gao, asked()[0], at=at - timedelta(days=60))
    place, table = next(iter(plain_tables().items()))
    cells = (f"cell:{place}.{row}.{column}" for row in table.rows for column in table.columns)
    keys = list(islice(filter(is_asked, cells), 2))
    first = Card.objects.of(gao).get()
    for days, key in enumerate(keys, start=1):
        first.pk = (gao.pk, key)
        first.learner, first.item = gao, key
        first.due = at - timedelta(days=100 - days)
        first.save(force_insert=True)
    gao.new_per_day, gao.reviews_per_day = 0, 2
    gao.save()
    queue = today_of(gao, at)
    assert (queue.next_item, queue.over) == (keys[0], 1)
    wishes.suspend(learner=gao, item=keys[0])
    assert today_of(gao, at).next_item == keys[1]


# Days off


def test_days_off_are_taken_shown_and_taken_out(
    client_of: ClientOf, gao: Learner, url: Url, language: str
):
    browser, today = client_of(gao), day_of(timezone.now(), ZoneInfo(gao.time_zone))
    days = {
        "first": (today + timedelta(days=5)).isoformat(),
        "last": (today + timedelta(days=9)).isoformat(),
    }
    for _press in range(2):  # twice is once
        sent = browser.post(url("quizzes:breaks"), days)
        assert sent["Location"] == f"{url('quizzes:memory')}#breaks"
    gao.refresh_from_db()
    assert gao.breaks == [list(days.values())]
    html = text_of(browser.get(url("quizzes:memory")))
    assert f'name="first" value="{days["first"]}"' in html
    browser.post(url("quizzes:breaks"), {**days, "remove": "1"})
    gao.refresh_from_db()
    assert gao.breaks == []


def test_a_break_moves_what_is_due_and_its_end_brings_it_back(gao: Learner):
    at = timezone.now()
    for question in asked()[:12]:
        record(gao, question, at=at)
    before = {card.item: card.due for card in Card.objects.of(gao)}
    zone = ZoneInfo(gao.time_zone)
    first = day_of(at, zone) + timedelta(days=1)
    last = first + timedelta(days=20)
    off(gao, first, last)
    days = {day_of(card.due, zone) for card in Card.objects.of(gao)}
    assert min(days) > last
    assert len(days) > 3  # not all on the first day back
    call_command("replay", stdout=(out := StringIO()))
    assert ", 0 changed" in out.getvalue()
    learner_services.remove_break(learner=gao, first=first, last=last)
    assert {card.item: card.due for card in Card.objects.of(gao)} == before


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        *((value, "2030-01-01", "first") for value in WILD),
        *(("2030-01-01", value, "last") for value in WILD),
        ("2030-02-30", "2030-03-01", "first"),
        ("2999-01-01", "2999-01-02", "last"),
        ("2001-01-01", "2001-01-02", "last"),
    ],
)
def test_a_wrong_break_is_refused(
    client_of: ClientOf, gao: Learner, url: Url, first: str, last: str, field: str
):
    response = client_of(gao).post(url("quizzes:breaks"), {"first": first, "last": last})
    assert response.status_code == 422
    assert field in response.context["break_form"].errors
    gao.refresh_from_db()
    assert gao.breaks == []


def test_a_break_ends_after_it_begins_within_a_year_and_there_are_not_too_many(
    client_of: ClientOf, gao: Learner, url: Url
):
    browser, today = client_of(gao), day_of(timezone.now(), ZoneInfo(gao.time_zone))

    def sent(first: int, last: int) -> int:
        days = [(today + timedelta(days=each)).isoformat() for each in (first, last)]
        fields = dict(zip(("first", "last"), days, strict=True))
        return browser.post(url("quizzes:breaks"), fields).status_code

    assert sent(9, 5) == 422
    assert sent(5, 500) == 422
    assert sent(0, 0) == 302
    gao.breaks = [["2030-01-01", "2030-01-02"]] * MOST_BREAKS
    gao.save()
    assert sent(3, 4) == 422


def test_another_clock_is_another_fold(gao: Learner):
    """Two answers a day apart in Shanghai may be of one day in Honolulu."""
    at = timezone.now().replace(hour=19, minute=30)  # half past three in the morning in Shanghai
    record(gao, asked()[0], at=at - timedelta(days=30))
    record(gao, asked()[0], confidence="unsure", at=at - timedelta(days=29, hours=23))
    before = Card.objects.of(gao).get().stability
    learner_services.save_settings(learner=gao, time_zone="Pacific/Honolulu")
    assert Card.objects.of(gao).get().stability != before
    call_command("replay", stdout=(out := StringIO()))
    assert ", 0 changed" in out.getvalue()


# Fitting


def undecided(learner: Learner) -> None:
    """As if nothing had been fitted to the learner yet."""
    Fit.objects.of(learner).delete()
    learner_services.adopt_parameters(learner=learner, parameters=None)


# Somebody who forgets much faster: of what seemed safe for weeks, much should have been asked.
FAST = tuple(value / 5 for value in DEFAULT_PARAMETERS[:4]) + DEFAULT_PARAMETERS[4:]


@pytest.fixture
def found_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is fitted finds the same, and finds it better by a little."""
    scores = {"fitted": Score(0.4, 0.1), "default": Score(0.42, 0.11), "average": Score(0.5, 0.2)}
    monkeypatch.setattr(fits, "fit", lambda known, current: Fitted(FAST, scores, 300))


def due_days(learner: Learner) -> Counter[date]:
    zone = ZoneInfo(learner.time_zone)
    return Counter(day_of(card.due, zone) for card in Card.objects.of(learner))


def cards(learner: Learner) -> list[tuple[object, ...]]:
    return sorted(Card.objects.of(learner).values_list())


def nothing_astray() -> bool:
    call_command("replay", stdout=(out := StringIO()))
    return ", 0 changed" in out.getvalue()


@pytest.fixture
def learnt(gao: Learner) -> Learner:
    """A guest with 60 questions learnt two months ago, that seem safe for longer."""
    at = timezone.now() - timedelta(days=60)
    for number, question in enumerate(asked()[:60]):
        record(gao, question, at=at + timedelta(minutes=number))
        record(gao, question, confidence="unsure", at=at + timedelta(days=20, minutes=number))
    return gao


def answer_that_fits(
    browser: Client, url: Url, monkeypatch: pytest.MonkeyPatch, mode: str, htmx: bool
) -> str:
    """The page that follows the answer which makes a fit due."""
    monkeypatch.setattr(fits, "ENOUGH", 121)
    question = asked()[60]
    fields = {
        "review": str(uuid.uuid4()),
        "mode": mode,
        "confidence": "sure",
        "choice": sorted(question.key),
    }
    headers = {"HX-Request": "true"} if htmx else {}
    sent = browser.post(url("quizzes:answer", question.id), fields, headers=headers)
    return text_of(sent if htmx else browser.get(sent["Location"]))


@pytest.mark.usefixtures("found_fast")
@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("mode", ["review", "practice", "lesson"])
def test_the_page_after_the_answer_that_brought_a_fit_says_what_it_did(
    client_of: ClientOf,
    learnt: Learner,
    url: Url,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    mode: str,
    htmx: bool,
):
    browser = client_of(learnt)
    html = answer_that_fits(browser, url, monkeypatch, mode, htmx)
    fit = Fit.objects.of(learnt).get()
    assert fit.is_adopted and fit.sooner > 40
    title = "记忆参数已重新拟合" if language == "zh-hans" else "Your memory was fitted anew"
    for page in (html, *(text_of(browser.get(url(f"quizzes:{p}"))) for p in ("review", "memory"))):
        assert page.count(title) == 2  # the heading, and the name of its region
        notice = page.split(title)[2].split("</form>")[0]
        assert not re.search(r"[\u3002\u4e00-\u9fff] +[\u4e00-\u9fff]", notice)
        for figure in ("0.4000", "0.4200", str(fit.sooner), "121", "300"):
            assert figure in page
        assert f'action="{url("quizzes:refit")}"' in page
        assert f'href="{url("quizzes:memory")}#scoreboard"' in page
    # Until it was read; then never again.
    back = re.search(r'name="next" value="([^"]*)"', html.rsplit(title)[-1])
    sent = browser.post(url("quizzes:refit"), {"what": "seen", "next": unescape(back[1])})
    assert sent["Location"] == unescape(back[1])
    assert title not in text_of(browser.get(sent["Location"]))
    assert title not in text_of(browser.get(url("quizzes:review")))
    assert title not in text_of(browser.get(url("quizzes:memory")))


@pytest.mark.usefixtures("found_fast")
def test_a_fit_does_not_bury_the_learner(learnt: Learner):
    at = timezone.now()
    learnt.reviews_per_day = 12
    learnt.save()
    today = day_of(at, ZoneInfo(learnt.time_zone))
    before, due_before = today_of(learnt, at).reviews, due_days(learnt)
    fit = fits.fit_now(learner=learnt, at=at)
    assert len(fit.waits) > 30
    assert today_of(learnt, at).reviews <= before
    after = due_days(learnt)
    ahead = [today + timedelta(days=days) for days in range(1, 8)]
    # More than on these days before, within the limit, and on the days after them nothing heaps up.
    assert all(after[day] <= max(12, due_before[day]) for day in after)
    assert sum(after[day] for day in ahead) > sum(due_before[day] for day in ahead)
    # The most forgotten come first: they share one moment here, so those learnt first.
    chances = {
        card.item: recall(card.memory, at, settings_of(learnt))
        for card in Card.objects.of(learnt)
        if card.item in fit.waits
    }
    known = sorted(chances, key=lambda item: (chances[item], item))
    days = [fit.waits[item] for item in known]
    assert days[0] == min(days) and days.index(max(days)) > len(days) // 3
    assert nothing_astray()


@pytest.mark.usefixtures("found_fast")
def test_going_back_from_a_fit_and_using_it_again_is_as_it_was(
    client_of: ClientOf, learnt: Learner, url: Url, language: str
):
    browser, before = client_of(learnt), cards(learnt)
    fits.fit_now(learner=learnt, at=timezone.now())
    fitted = cards(learnt)
    assert fitted != before
    for _press in range(2):  # twice is once
        sent = browser.post(url("quizzes:refit"), {"what": "back"}, follow=True)
        assert sent.redirect_chain[0][0] == f"{url('quizzes:memory')}#scoreboard"
        assert cards(learnt) == before
    learnt.refresh_from_db()
    assert learnt.fsrs_parameters is None
    assert nothing_astray()
    html = text_of(sent)
    assert 'name="what" value="again"' in html and 'name="what" value="back"' not in html
    used = "公开参数" if language == "zh-hans" else "as published"
    row = html.split('<tr class="row--chosen"><th scope="row">')[-1]
    assert row.startswith(used)
    # It stays in the log of fits, and what it found can be used again.
    assert Fit.objects.of(learnt).count() == 1
    html = text_of(browser.post(url("quizzes:refit"), {"what": "again"}, follow=True))
    assert cards(learnt) == fitted
    assert 'name="what" value="back"' in html
    assert nothing_astray()


@pytest.mark.usefixtures("found_fast")
def test_an_answer_ends_the_wait_for_its_item_alone_and_its_undo_brings_it_back(learnt: Learner):
    at = timezone.now()
    fit = fits.fit_now(learner=learnt, at=at)
    question = next(each for each in asked() if each.item in fit.waits)
    before = cards(learnt)
    review = record(learnt, question, at=at + timedelta(minutes=1))
    assert [row for row in cards(learnt) if question.item not in row] == [
        row for row in before if question.item not in row
    ]
    assert nothing_astray()
    services.undo(learner=learnt, review_id=review.id, at=at + timedelta(minutes=2))
    assert cards(learnt) == before
    assert nothing_astray()


@pytest.mark.parametrize("what", ["back", "again", "", "x" * 9000, "nul\0"])
def test_nothing_is_gone_back_from_where_there_was_no_fit(
    client_of: ClientOf, gao: Learner, url: Url, what: str
):
    assert client_of(gao).post(url("quizzes:refit"), {"what": what}).status_code == 404
    assert Client().post(url("quizzes:refit"), {"what": "seen"}).status_code == 404


def test_a_fit_that_changes_nothing_is_not_told_of(
    client_of: ClientOf, learnt: Learner, url: Url, language: str, monkeypatch: pytest.MonkeyPatch
):
    scores = {"fitted": Score(0.4018, 0.1163), "default": Score(0.4226, 0.1161)}
    monkeypatch.setattr(fits, "fit", lambda known, current: Fitted(FAST, scores, 300))
    before = cards(learnt)
    fit = fits.fit_now(learner=learnt, at=timezone.now())
    assert (fit.used, fit.is_adopted) == ("default", False)
    assert cards(learnt) == before
    html = text_of(client_of(learnt).get(url("quizzes:memory")))
    assert url("quizzes:refit") not in html
    # The scoreboard says why the lower log loss did not do.
    assert ("分组误差更高" if language == "zh-hans" else "a higher error in bins") in html
    assert ("不为噪声留余量" if language == "zh-hans" else "Nothing is allowed for noise") in html


def test_a_fit_is_kept_and_shown_and_used_if_it_predicts_best(
    client_of: ClientOf, url: Url, language: str
):
    learner = make_demo(today=TODAY)
    undecided(learner)
    assert fits.standing_of(learner).is_due
    browser = client_of(learner)
    html = text_of(browser.get(url("quizzes:memory")))
    assert f'action="{url("quizzes:fit")}"' in html
    assert ("下次作答后" if language == "zh-hans" else "with your next one") in html
    sent = browser.post(url("quizzes:fit"), follow=True)
    kept = Fit.objects.of(learner).get()
    learner.refresh_from_db()
    assert set(kept.scores) == {"fitted", "default", "average"}
    assert (learner.fsrs_parameters == kept.parameters) == (kept.used == "fitted")
    assert f"{kept.scores['default'][0]:.4f}" in text_of(sent)
    standing = fits.standing_of(learner)
    assert not standing.is_due
    assert standing.wanted == -(-standing.reviews * 4 // 3)
    assert fits.fit_if_due(learner=learner, at=timezone.now()) is None
    assert nothing_astray()


def test_the_demo_comes_with_its_fit_so_that_an_answer_moves_nothing_else():
    learner = make_demo(today=TODAY)
    fit = Fit.objects.of(learner).get()
    assert fit.at == Review.objects.of(learner).latest("at").at  # no day that is still to come
    assert fit.scores and fits.standing_of(learner).left > 0
    assert fit.seen_at is not None or not fit.is_adopted
    before, at = cards(learner), timezone.now()
    item = today_of(learner, at).next_item
    record(learner, next(each for each in asked() if each.item == item), at=at)
    assert fits.fit_if_due(learner=learner, at=at) is None
    assert [row for row in cards(learner) if item not in row] == [
        row for row in before if item not in row
    ]
    assert nothing_astray()


def test_parameters_that_predict_worse_than_those_of_everybody_are_given_up():
    learner = make_demo(today=TODAY)
    learner_services.adopt_parameters(
        learner=learner, parameters=[20.0, 40.0, 60.0, 90.0, *DEFAULT_PARAMETERS[4:]]
    )
    assert Card.objects.of(learner).filter(stability__gt=60).exists()
    Fit.objects.of(learner).delete()
    learner.refresh_from_db()
    kept = fits.fit_now(learner=learner, at=timezone.now())
    assert kept.scores["current"][0] > kept.scores["default"][0]
    learner.refresh_from_db()
    assert kept.used in {"fitted", "default"}
    assert learner.fsrs_parameters == (kept.parameters if kept.used == "fitted" else None)


def test_the_answer_that_makes_it_due_brings_the_fit(
    client: Client, client_of: ClientOf, gao: Learner, url: Url, language: str, monkeypatch
):
    monkeypatch.setattr(fits, "ENOUGH", 2)
    record(gao, asked()[0])
    fields = {
        "review": "6f9619ff-8b86-4011-b42d-00c04fc964ff",
        "mode": "practice",
        "confidence": "sure",
        "choice": sorted(asked()[1].key),
    }
    sent = client_of(gao).post(url("quizzes:answer", asked()[1].id), fields)
    assert sent.status_code == 302
    kept = Fit.objects.of(gao).get()  # of two answers nothing can be measured, and it says so
    assert (kept.reviews, kept.scores, kept.used) == (2, {}, "default")
    html = text_of(client_of(gao).get(url("quizzes:memory")))
    assert ("次数还太少" if language == "zh-hans" else "nothing to measure yet") in html


def test_with_few_answers_there_is_nothing_to_fit(client_of: ClientOf, gao: Learner, url: Url):
    assert client_of(gao).post(url("quizzes:fit")).status_code == 404
    assert Client().post(url("quizzes:fit")).status_code == 404
    assert not Fit.objects.exists()


def test_the_command_fits_all_or_one_or_those_that_are_due(gao: Learner):
    undecided(make_demo(today=TODAY))
    record(gao, asked()[0])
    call_command("fit", due=True, stdout=(out := StringIO()))
    assert "2 learners, 1 fitted" in out.getvalue()
    call_command("fit", learner=EMAIL, stdout=(out := StringIO()))
    assert "1 learners, 1 fitted" in out.getvalue()
    call_command("fit", learner=str(gao.pk), stdout=(out := StringIO()))
    assert "too few" in out.getvalue()
    with pytest.raises(CommandError, match="no learner"):
        call_command("fit", learner="nobody@example.org")
