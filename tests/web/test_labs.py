"""The labs on scaling, termination and load balancing by their address: pages and API."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from study.calculators.balancing import capacity, flow, health, routing, rules, zones
from study.calculators.balancing.parts import PARTS
from study.calculators.lab.forms import LONGEST_TEXT, LabForm
from study.calculators.scaling import limits as scaling_limits
from study.calculators.scaling import sentences as scaling
from study.calculators.scaling.form import ScalingForm
from study.calculators.sentences import Phrases, Said
from study.calculators.termination import sentences as termination
from study.calculators.termination.form import TerminationForm
from study.content import ledger
from study.core.language import LANGUAGES
from study.core.remarks import Remark
from study.views import scaling as scaling_view
from study.views import termination as termination_view
from tests.web.reading import as_read

Url = Callable[..., str]
CALCULATORS = "/api/v1/calculators"
# Each page of a lab: the name of its address, what is always in its query, its form, its API.
LABS: dict[str, tuple[str, dict[str, str], type[LabForm], str]] = {
    "scaling": ("study:scaling", {}, ScalingForm, f"{CALCULATORS}/scaling"),
    "termination": ("study:termination", {}, TerminationForm, f"{CALCULATORS}/termination"),
    **{
        show: (
            "study:load-balancing",
            {"show": show},
            part.form,
            f"{CALCULATORS}/load-balancing/{show}",
        )
        for show, part in PARTS.items()
    },
}
FIELDS = [
    (lab, field) for lab, (_url, _q, form, _api) in LABS.items() for field in form.base_fields
]
# The last is what slow patterns stumble over.
TEXTS = ["x" * 10_000, "9" * 10_000, "\x00", "-1", "½", "NaN", "1e9", "%s", f"1{' ' * 3_990}x"]
# What the page alone knows: how much of the steps is to be seen.
NOT_IN_THE_API = {("termination", "step")}
TABLES: list[tuple[Mapping[str, Said], Phrases]] = [
    (scaling.WRONG, scaling.PHRASES),
    (scaling.EVENTS, scaling.PHRASES),
    (scaling.NOTES, scaling.PHRASES),
    (termination.WRONG, termination.PHRASES),
    (termination.QUESTIONS, termination.PHRASES),
    (termination.NOTES, termination.PHRASES),
    *((part.form.WRONG, part.form.PHRASES) for part in PARTS.values()),
    *((each.NOTES, Phrases({})) for each in (routing, flow, zones, health, capacity)),
]


def examples() -> Iterator[tuple[str, str]]:
    yield from (("study:scaling", query) for _words, query in scaling_view.LAB.examples)
    yield from (("study:termination", query) for _words, query in termination_view.LAB.examples)
    for part in PARTS.values():
        yield from (("study:load-balancing", query) for _words, query in part.examples)


def page(client: Client, url: Url, lab: str, **query: str) -> Any:
    name, fixed, _form, _api = LABS[lab]
    return client.get(url(name), {**fixed, **query})


def html(answer: Any) -> str:
    return as_read(answer)


@pytest.mark.parametrize("lab", LABS)
def test_it_answers_before_anything_is_asked(client: Client, url: Url, language: str, lab: str):
    answer = page(client, url, lab)
    assert answer.status_code == 200
    text = html(answer)
    assert 'id="lab-result"' in text and text.count("<h1") == 1
    assert "%(" not in text
    for opened in text.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in text


@pytest.mark.parametrize(("name", "query"), list(examples()))
def test_every_example_shows_something(client: Client, url: Url, name: str, query: str):
    # One of them is there to show a refusal.
    status = 422 if "sticky=on&listener=tls" in query else 200
    assert client.get(f"{url(name)}?{query}").status_code == status


@pytest.mark.parametrize(
    ("lab", "query", "en", "zh"),
    [
        (
            "scaling",
            {"load": "30,30", "desired": "4"},
            "CPU 75% instead of 50%, so 4 become 6 instances.",
            "CPU 75%，目标 50%，于是 4 台变为 6 台实例。",
        ),
        (
            "scaling",
            {"load": "300,300", "max": "6"},
            "but the maximum is 6 instances.",
            "但最大容量是 6 台实例。",
        ),
        (
            "scaling",
            {"policy": "none", "schedule": "00:30=6//"},
            "By schedule, from 4 to 6 instances.",
            "按计划，从 4 台变为 6 台实例。",
        ),
        ("termination", {"step": "10"}, "i1 leaves as number 1.", "第 1 个走的是 i1。"),
        ("termination", {"instances": "a/v1/5/protected"}, "Nobody leaves.", "谁也不走。"),
        ("rules", {}, "Left to the default rule: 1.", "落到默认规则的：1 个。"),
        (
            "routing",
            {},
            "2 requests at most; in turn one has 5 requests",
            "轮询时有一个堆到 5 个请求",
        ),
        (
            "flow",
            {"sticky": "on"},
            "Each of 3 addresses keeps to one target.",
            "3 个地址各自只连一个目标。",
        ),
        (
            "cross-zone",
            {},
            "On, every target gets 10%. Off, a target in Zone A gets 25%.",
            "打开时每个目标分到 10%；关闭时可用区 A 的一个目标分到 25%。",
        ),
        (
            "health",
            {},
            "A dead target leaves after 30 to 60 seconds.",
            "坏掉的目标 30 到 60 秒后摘除。",
        ),
        (
            "lcu",
            {},
            "3 LCU an hour, because of: Active connections. USD 33.95 a month.",
            "每小时 3 个 LCU，由“活动连接数”决定。每月 33.95 美元。",
        ),
    ],
)
def test_it_says_what_comes_of_it(
    client: Client, url: Url, language: str, lab: str, query: dict[str, str], en: str, zh: str
):
    assert (zh if language == "zh-hans" else en) in html(page(client, url, lab, **query))


BAD = [
    ("scaling", {"load": "20,x"}, "load"),
    ("scaling", {"load": "20"}, "load"),
    ("scaling", {"min": "9"}, "desired"),
    ("scaling", {"target": "0"}, "target"),
    ("scaling", {"target": "half"}, "target"),
    ("scaling", {"policy": "hope"}, "policy"),
    ("scaling", {"policy": "step", "steps": "sixty"}, "steps"),
    ("scaling", {"schedule": "25:00=1//"}, "schedule"),
    ("scaling", {"schedule": "08:00=9//2"}, "schedule"),
    ("scaling", {"schedule": "08:00=//"}, "schedule"),
    ("scaling", {"warmup": "3601"}, "warmup"),
    ("termination", {"instances": "a/v0/1"}, "instances"),
    ("termination", {"instances": "a/v1/60"}, "instances"),
    ("termination", {"round": "99"}, "round"),
    ("termination", {"uses": "magic"}, "uses"),
    ("rules", {"rules": "first -> web"}, "rules"),
    ("rules", {"rules": "10 colour=red -> web"}, "rules"),
    ("rules", {"rules": "10 path=/a -> somewhere else"}, "rules"),
    ("rules", {"rules": "default -> a\ndefault -> b"}, "rules"),
    ("rules", {"requests": "hello"}, "requests"),
    ("rules", {"requests": "GET http://[/"}, "requests"),
    ("rules", {"requests": "GET https://a.example/ from=here"}, "requests"),
    ("routing", {"requests": "1,,x"}, "requests"),
    ("routing", {"seconds": "0"}, "seconds"),
    ("routing", {"targets": "0"}, "targets"),
    ("flow", {"flows": "203.0.113.7"}, "flows"),
    ("flow", {"flows": "203.0.113.7:99999"}, "flows"),
    ("flow", {"sticky": "on", "listener": "tls"}, "sticky"),
    ("cross-zone", {"targets": "0,0"}, "targets"),
    ("health", {"interval": "4"}, "interval"),
    ("health", {"recovers": "10"}, "recovers"),
    ("lcu", {"new": "-1"}, "new"),
    ("lcu", {"unit_price": "free"}, "unit_price"),
]


@pytest.mark.parametrize(("lab", "query", "field"), BAD)
def test_bad_input_is_answered_beside_its_field(
    client: Client, url: Url, language: str, lab: str, query: dict[str, str], field: str
):
    answer = page(client, url, lab, **query)
    slot = html(answer).split(f'<div id="id_{field}_error" role="alert">')[1].split("</div>")[0]
    assert answer.status_code == 422
    assert "field__error" in slot
    _name, _fixed, _form, api = LABS[lab]
    refused = client.get(api, query)
    assert refused.status_code == 422
    error = refused.json()["error"]
    assert (
        error["field"] == field
        and error["code"]
        and not re.search("[\u4e00-\u9fff]", error["message"])
    )


def test_a_refusal_names_the_fact_that_forbids_it(client: Client, url: Url):
    assert "[asg-warmup]" in html(page(client, url, "scaling", warmup="3601"))
    assert "[sticky-nlb-source-ip]" in html(page(client, url, "flow", sticky="on", listener="tls"))
    assert "[alb-rule-priority]" in html(page(client, url, "rules", rules="0 path=/a -> web"))


@pytest.mark.parametrize(("lab", "field"), FIELDS)
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_in_any_field_breaks_the_page_or_the_api(
    client: Client, lab: str, field: str, text: str
):
    name, fixed, _form, api = LABS[lab]
    with override("en"):
        address = reverse(name)
    answer = client.get(address, {**fixed, field: text})
    assert answer.status_code in {200, 422}
    answer = client.get(api, {field: text})
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        error = answer.json()["error"]
        assert error["code"] and error["message"] and error["field"] in LABS[lab][2].base_fields


@pytest.mark.parametrize("lab", LABS)
@pytest.mark.parametrize("seed", range(10))
def test_anything_typed_gives_a_result_or_a_named_error(lab: str, seed: int):
    """Ten thousand inputs of words that are nearly right, in eight forms."""
    chance = random.Random(f"{lab} {seed}")
    form_class = LABS[lab][2]
    words = ["", "0", "1", "2,8", "5", "40", "300", "-3", "x", "on", "off", "tls", "udp", "hangs",
             "60:1,40:-1", "60:5%,30:-10%", "08:00=1/2/9", "00:30=//3",
             "a/v1/50, b/lc2/3/protected",
             "10 path=/* -> a\n5 host=* -> b", "GET http://a.b/c?d=e", "192.0.2.1:80", "step",
             "simple", "none", "target", "nlb_udp", "configuration"]  # fmt: skip
    for _ in range(125):
        typed = {name: chance.choice(words) for name in form_class.base_fields}
        if lab == "scaling":
            typed["load"] = chance.choice(["20,60", "0,0,400", "", "x"])
        form = form_class(typed)
        if not form.is_valid():
            for errors in form.errors.as_data().values():
                assert all(each.code for each in errors)


@pytest.mark.parametrize("lab", LABS)
def test_the_answer_is_taken_away_as_markdown(client: Client, url: Url, language: str, lab: str):
    answer = page(client, url, lab, format="md")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert text.startswith("# ") and "\n| " in text and "\n\n\n" not in text
    assert "%(" not in text
    assert text.rstrip().endswith(">")


@pytest.mark.parametrize("lab", LABS)
def test_htmx_receives_the_answer_and_the_errors_only(client: Client, url: Url, lab: str):
    name, fixed, form, _api = LABS[lab]
    reply = client.get(url(name), fixed, headers={"hx-request": "true"})
    text = reply.content.decode()
    assert "<html" not in text and 'id="lab-result"' in text
    assert text.count('hx-swap-oob="true"') == len(form.base_fields)
    assert "HX-Request" in reply["Vary"]
    headers = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<html" in client.get(url(name), fixed, headers=headers).content.decode()


@pytest.mark.parametrize("lab", LABS)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_ever_read(client: Client, url: Url, lab: str, method: str):
    name, _fixed, _form, api = LABS[lab]
    assert getattr(client, method)(url(name)).status_code == 405
    assert getattr(client, method)(api).status_code == 405


@pytest.mark.parametrize("lab", LABS)
def test_the_page_links_to_the_same_question_as_json(client: Client, url: Url, lab: str):
    _name, _fixed, _form, api = LABS[lab]
    address = html(page(client, url, lab)).split(f'href="{api}')[1].split('"')[0]
    assert client.get(api + address).status_code == 200


def test_it_is_documented(client: Client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for lab, (_name, _fixed, form, api) in LABS.items():
        names = {each["name"] for each in paths[api]["get"]["parameters"]}
        assert {(lab, field) for field in form.base_fields if field not in names} <= NOT_IN_THE_API


def test_an_unknown_part_is_not_found(client: Client, url: Url):
    assert client.get(url("study:load-balancing"), {"show": "magic"}).status_code == 404


def test_every_sentence_rests_on_a_fact_and_is_said_in_both_languages():
    for table, phrases in TABLES:
        for code, (words, fact) in table.items():
            assert not fact or ledger()[fact].sources
            values = dict.fromkeys(re.findall(r"%\((\w+)\)s", str(words)), 3)
            for language in LANGUAGES:
                said = phrases.say(table, Remark(code, values), language)
                assert said.text and "%(" not in said.text


def test_every_limit_is_a_fact():
    for name, fact in scaling_limits.SOURCES.items():
        assert getattr(scaling_limits.limits(), name) == ledger().number(fact)
    for name, fact in rules.SOURCES.items():
        assert getattr(rules.limits(), name) == ledger().number(fact)
    for meter, holds in capacity.HOLDS.items():
        for dimension, fact in holds.items():
            assert capacity.unit_of(meter).holds[dimension] == ledger().number(fact)
    assert health.limits().interval == (5, 300)


def test_each_hour_has_a_link_that_raises_it_and_one_that_lowers_it(client: Client, url: Url):
    text = html(page(client, url, "scaling", load="20,60,90"))
    more = text.split('id="more-1"')[1].split('href="')[1].split('"')[0]
    less = text.split('id="less-0"')[1].split('href="')[1].split('"')[0]
    assert QueryDict(more[1:])["load"] == "20,70,90"
    assert QueryDict(less[1:])["load"] == "10,60,90"
    assert client.get(url("study:scaling") + more).status_code == 200


def test_an_address_holds_only_what_differs_from_the_beginning():
    form = ScalingForm(QueryDict("target=60&min=2&load="))
    assert form.is_valid() and form.address() == "target=60"
    assert form.address(load="1,2") == "load=1,2&target=60"


def test_a_plus_typed_into_an_address_is_a_plus(client: Client):
    said = client.get(f"{CALCULATORS}/scaling?policy=step&steps=60:+3,40:-1&load=40,40").json()
    assert said["events"][0]["after"] == 7


def test_the_termination_api_names_every_instance_once(client: Client):
    said = client.get(f"{CALCULATORS}/termination").json()
    assert sorted(said["order"] + said["stay"]) == [f"i{number}" for number in range(1, 8)]
    assert said["chosen"] == said["order"][0] == "i1"


def test_each_round_goes_on_where_the_last_has_ended(client: Client, url: Url):
    text = html(page(client, url, "termination", round="2", step="10"))
    assert ">i1<" not in text.split('class="zones"')[1].split("</section>")[0]


def test_a_long_text_is_refused_in_words(client: Client, url: Url, language: str):
    answer = page(client, url, "rules", rules="1" * (LONGEST_TEXT + 1))
    assert answer.status_code == 422


@pytest.mark.parametrize("lab", ["cross-zone", "lcu"])
def test_bars_lie_inside_their_drawing_with_their_edges(client, url, lab):
    query = {"targets": "1,9,100"} if lab == "cross-zone" else {}
    drawn = re.findall(
        r'viewBox="([^"]*)"[^>]*><rect class="bars__fill([^"]*)" width="([^"]*)" height="([^"]*)"',
        html(page(client, url, lab, **query)),
    )
    assert len(drawn) >= 4
    for view_box, kind, width, height in drawn:
        x, y, across, down = map(float, view_box.split())
        assert x < 0 <= float(width) < x + across
        assert y < 0 < float(height) < y + down
        assert ("bars__fill--thin" in kind) == (float(width) < 3)


@pytest.mark.parametrize(
    "query", [{}, {"interval": "5", "timeout": "2", "healthy": "2", "fails": "0"}, {"fails": "20"}]
)
def test_every_state_of_a_target_is_named(client, url, query):
    said = html(page(client, url, "health", **query))
    drawing = said.partition("lines__drawing--words")[2].partition("</svg>")[0]
    named = r'<rect class="health__spell [^>]*></rect><text [^>]*>([^<]+)</text>'
    spells = re.findall(named, drawing)
    assert len(spells) == drawing.count('class="health__spell ') >= 2
