"""The calculator of EFS by its address: the page in both languages, and the API."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from study.calculators.efs.form import EfsForm
from study.calculators.efs.limits import OTHERS, SOURCES, limits, periods, price_facts, prices
from study.calculators.efs.sentences import NOTES, RULES, STEPS, WRONG
from study.content import ledger
from tests.web.reading import as_read

Url = Callable[..., str]
API = "/api/v1/calculators/efs"
FIELDS = list(EfsForm.base_fields)
HTMX = {"hx-request": "true"}


def words(response) -> str:
    """The page as words with one space between them."""
    html = re.sub(r"<[^>]+>", " ", as_read(response))
    return re.sub(r"\s+", " ", unescape(html))


def test_every_limit_is_a_fact():
    for name, (reference, times) in SOURCES.items():
        assert getattr(limits(), name) == ledger().number(reference) * times
    assert len(periods()) == ledger().number("efs-lifecycle.choices")
    assert periods()[0] == ledger().number("efs-lifecycle.shortest")
    assert periods()[-1] == ledger().number("efs-lifecycle.longest")


def test_prices_are_those_of_the_type_and_mode():
    elastic, bursting = prices("regional", "elastic", {}), prices("regional", "bursting", {})
    one_zone = prices("one-zone", "bursting", {})
    assert elastic.classes["ia"] == ledger().number("efs-prices-elastic.ia")
    assert bursting.classes["ia"] == ledger().number("efs-prices-legacy.ia")
    assert one_zone.classes["standard"] == ledger().number("efs-prices-one-zone.standard")
    assert (bursting.reads, elastic.provisioned) == (0, 0)
    assert elastic.ebs == ledger().number(OTHERS["ebs"])
    assert price_facts("one-zone", "elastic") == ("efs-prices-one-zone", "efs-prices-elastic")


def test_every_sentence_rests_on_a_fact_that_exists():
    for table in (WRONG, RULES, STEPS, NOTES):
        for _words, fact in table.values():
            assert not fact or ledger()[fact].sources
    assert all(fact for _words, fact in RULES.values())


def test_before_anything_is_asked_an_example_stands_there(client: Client, url: Url, language: str):
    response = client.get(url("study:efs"))
    said = words(response)
    assert response.status_code == 200
    for text in ("78.10", "133.33", "23.00", "39.60"):
        assert text in said
    assert ("一个月" in said) == (language == "zh-hans")


CASES = [
    ("mode=bursting", "archive_needs", "efs-storage-classes"),
    ("to_ia=90", "archive_later", "efs-lifecycle"),
    ("reads=70000&clients=100", "reads_elastic", "efs-throughput-limits"),
    ("writes=6000&clients=100", "writes_elastic", "efs-throughput-limits"),
    (
        "mode=provisioned&provisioned=9999&to_archive=0&reads=11000&clients=100",
        "reads_provisioned",
        "efs-throughput-limits",
    ),
    (
        "kind=one-zone&to_archive=0&writes=1100&clients=9",
        "writes_one-zone",
        "efs-throughput-limits",
    ),
    ("reads=2000&clients=1", "client", "efs-throughput-limits"),
    (
        "mode=provisioned&provisioned=5&to_archive=0&writes=50",
        "provisioned_short",
        "efs-throughput-modes",
    ),
    (
        "mode=bursting&to_archive=0&files=50x0&writes=80&busy=12",
        "throttled",
        "efs-bursting-numbers",
    ),
    ("mode=bursting&to_archive=0&writes=150", "burst_short", "efs-bursting-numbers"),
]


@pytest.mark.parametrize(("query", "code", "fact"), CASES)
def test_a_broken_rule_is_said_with_its_fact(
    client: Client, url: Url, language: str, query: str, code: str, fact: str
):
    response = client.get(f"{url('study:efs')}?{query}")
    html = as_read(response)
    assert response.status_code == 200
    assert fact in html.split(f'<li id="rule-{code}">')[1].split("</li>")[0]
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html
    assert "%(" not in html
    rules = {each["rule"]: each for each in client.get(f"{API}?{query}").json()["rules"]}
    assert rules[code]["fact"] == fact
    assert rules[code]["message"][language] in words(response)


ADVICE = [
    ("reads=30000&writes=5000&clients=4", "at least 24 clients", "至少分摊到 24 个客户端"),
    ("reads=3100&writes=0&clients=2", "at least 3 clients", "至少分摊到 3 个客户端"),
    ("reads=1500.001&writes=0&clients=1", "wants 1,500.001 MiB/s", "却要 1,500.001 MiB/s"),
]


@pytest.mark.parametrize(("query", "en", "zh"), ADVICE)
def test_the_clients_advised_are_enough(
    client: Client, url: Url, language: str, query: str, en: str, zh: str
):
    said = words(client.get(f"{url('study:efs')}?{query}"))
    assert (zh if language == "zh-hans" else en) in said


def test_the_year_is_drawn_with_words(client: Client, url: Url):
    query = "files=600x200&back=first-access&read_on=50"
    html = client.get(f"{url('study:efs')}?{query}").content.decode()
    drawing = html.split('<svg class="lines__drawing year"')[1].split("</svg>")[0]
    assert drawing.count("<rect") == 4
    assert all(day in drawing.split("<desc")[1].split("</desc>")[0] for day in ("50", "80", "140"))
    assert "style=" not in html.split("<main")[1]


@pytest.mark.parametrize(("mode", "drawn"), [("bursting", 1), ("elastic", 0)])
def test_credits_are_drawn_where_there_are_any(client: Client, url: Url, mode: str, drawn: int):
    html = client.get(url("study:efs"), {"mode": mode}).content.decode()
    assert html.count('id="balance"') == drawn


def test_prices_of_one_s_own_go_before_those_looked_up(client: Client):
    query = {
        "files": "100x0",
        "busy": "0",
        "standard_price": "1",
        "ebs_price": "2",
        "s3_price": "3",
        "used": "50",
    }
    said = client.get(API, query).json()
    assert (said["monthly"], said["ebs"], said["s3"]) == ("100.00", "400.00", "300.00")


def test_the_form_keeps_what_was_typed(client: Client, url: Url):
    query = {"files": "7x9", "to_ia": "14", "file_size": "64", "mode": "bursting"}
    html = client.get(url("study:efs"), query).content.decode()
    for shown in ('value="7x9"', '<option value="14" selected>', 'value="64"'):
        assert shown in html
    assert '<details class="lab__more" open>' in html


def test_htmx_receives_the_answer_and_the_errors_only(client: Client, url: Url):
    html = client.get(url("study:efs"), headers=HTMX).content.decode()
    assert "<html" not in html and 'id="lab-result"' in html
    assert html.count('hx-swap-oob="true"') == len(FIELDS)


BAD = [
    ({"files": "100"}, "files", "100"),
    ({"files": "1x1 " * 9}, "files", "8"),
    ({"files": "x" * 5_000}, "files", ""),
    ({"kind": "global"}, "kind", ""),
    ({"mode": "fast"}, "mode", ""),
    ({"mode": "provisioned"}, "provisioned", "efs-throughput-modes"),
    ({"to_ia": "45"}, "to_ia", "efs-lifecycle"),
    ({"to_archive": "91"}, "to_archive", "efs-lifecycle"),
    ({"to_ia": "soon"}, "to_ia", ""),
    ({"back": "always"}, "back", ""),
    ({"reads": "-1"}, "reads", ""),
    ({"reads": "NaN"}, "reads", ""),
    ({"busy": "25"}, "busy", "24"),
    ({"used": "0"}, "used", "1"),
    ({"clients": "0"}, "clients", "1"),
    ({"read_on": "400"}, "read_on", "365"),
    ({"standard_price": "-2"}, "standard_price", ""),
]


@pytest.mark.parametrize(("query", "field", "hint"), BAD)
def test_bad_input_is_answered_beside_its_field(
    client: Client, url: Url, query: dict[str, str], field: str, hint: str
):
    answer = client.get(url("study:efs"), query)
    html = as_read(answer)
    slot = html.split(f'<div id="id_{field}_error" role="alert">')[1].split("</div>")[0]
    assert answer.status_code == 422
    assert "field__error" in slot and hint in slot
    error = client.get(API, query)
    assert (error.status_code, error.json()["error"]["field"]) == (422, field)


def test_the_api_says_where_a_list_goes_wrong(client: Client):
    error = client.get(API, {"files": "100x0 many"}).json()["error"]
    assert (error["code"], error["field"], error["position"]) == ("not_a_group", "files", 6)


@pytest.mark.parametrize("field", [*FIELDS, "format", "unknown"])
@pytest.mark.parametrize(
    "text", ["", " ", "9" * 10_000, "ü,\x00<b>'\"", "1e9", "7.5", "-" * 10_000, "1e999999"]
)
def test_no_text_in_any_field_breaks_the_page_or_the_api(client: Client, field: str, text: str):
    assert client.get("/en/calculators/efs/", {field: text}).status_code in {200, 422}
    answer = client.get(API, {field: text})
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        error = answer.json()["error"]
        assert (error["field"], bool(error["message"])) == (field, True)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_ever_read(client: Client, url: Url, method: str):
    assert getattr(client, method)(url("study:efs")).status_code == 405
    assert getattr(client, method)(API).status_code == 405


def test_the_answer_is_taken_away_as_markdown(client: Client, url: Url, language: str):
    answer = client.get(url("study:efs"), {"format": "md", "mode": "bursting"})
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert "- ✕ " in text and "[efs-storage-classes]: https://docs.aws.amazon.com/" in text
    assert ("归档" in text or "突增" in text) == (language == "zh-hans")
    assert "mode=bursting" in text and "\n\n\n" not in text


def test_the_page_links_to_the_same_question_as_json(client: Client, url: Url):
    html = as_read(client.get(url("study:efs"), {"files": "100x0", "busy": "0"}))
    address = html.split(f'href="{API}')[1].split('"')[0]
    assert json.loads(client.get(API + address).content)["monthly"] == "30.00"


def test_the_api_answers_with_decimal_strings(client: Client):
    said = client.get(API, {"mode": "bursting", "files": "512x0", "to_archive": "0"}).json()
    assert (said["currency"], said["region"]) == ("USD", "us-east-1")
    assert (said["throughput"]["baseline"], said["throughput"]["burst"]) == ("25", "100")
    assert said["credits"][-1]["hour"] == "72"
    assert said["stored"] == {"standard": "512", "ia": "0", "archive": "0"}


STEPPED = [
    ("", ("in_ia", "reads", "archive", "month"), "efs-prices-elastic"),
    ("mode=bursting&to_archive=0", ("metered", "base", "burst", "lasts"), "efs-prices-legacy"),
    ("kind=one-zone&to_archive=0", ("standard", "ia"), "efs-prices-one-zone"),
    ("reads=3100&writes=0&clients=2", ("each_client", "clients"), "efs-prices-elastic"),
]


@pytest.mark.parametrize(("query", "codes", "price"), STEPPED)
def test_the_working_is_shown_and_given_to_programs(
    client: Client, url: Url, language: str, query: str, codes: tuple[str, ...], price: str
):
    html = unescape(client.get(f"{url('study:efs')}?{query}").content.decode())
    working = html.split('<dl class="working">')[1].split("</dl>")[0]
    said = client.get(f"{API}?{query}").json()
    steps = {each["code"]: each for each in said["steps"]}
    assert set(codes) <= set(steps)
    for step in steps.values():
        assert step["name"][language] in working and step["formula"] in working
    assert steps["standard"]["fact"] == price
    dates = {each["fact"]: each for each in said["prices"]}
    assert set(dates) >= {price, "cmp-price-order"}
    fact = ledger()[price]
    assert (said["price_date"], said["price_source"]) == (fact.checked, fact.sources[0].url)


def test_prices_of_one_s_own_have_no_date(client: Client):
    query = {
        "files": "100x0",
        "busy": "0",
        "standard_price": "1",
        "ebs_price": "2",
        "s3_price": "3",
    }
    said = client.get(API, query).json()
    assert (said["price_date"], said["price_source"], said["prices"]) == (None, None, [])


def test_every_question_of_the_index_has_an_answer(client: Client, url: Url):
    html = client.get(url("study:calculators")).content.decode()
    questions = re.findall(r'href="([^"]+/efs/\?[^"]+)"', html)
    assert len(questions) == 2
    assert all(client.get(unescape(each)).status_code == 200 for each in questions)


def test_it_is_documented(client: Client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    found = {each["name"]: each for each in paths[API]["get"]["parameters"]}
    assert set(found) == set(FIELDS)
    assert all(each["description"] and not each["required"] for each in found.values())
    schemas = {name: each["schema"] for name, each in found.items()}
    for name, begin in EfsForm.BEGIN.items():
        assert str(schemas[name]["default"]) == begin
    assert schemas["mode"]["enum"] == ["elastic", "provisioned", "bursting"]
    assert schemas["to_ia"]["enum"] == [0, *periods()]
    assert (schemas["used"]["minimum"], schemas["used"]["maximum"]) == (1, 100)


def test_an_empty_parameter_is_one_that_is_left_out(client: Client):
    assert client.get(API, dict.fromkeys(FIELDS, "")).json() == client.get(API).json()
