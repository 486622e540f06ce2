"""The calculator of Lambda by its address: the page in both languages, and the API."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from study.calculators.serverless.form import ServerlessForm
from study.calculators.serverless.limits import (
    SOURCES,
    TIERS,
    WAITS,
    limits,
    task_sizes,
)
from study.calculators.serverless.sentences import ENDS, NOTES, RULES, STEPS, WRONG
from study.content import ledger
from tests.web.reading import as_read

Url = Callable[..., str]
API = "/api/v1/calculators/lambda"
FIELDS = list(ServerlessForm.base_fields)
HTMX = {"hx-request": "true"}


def words(response) -> str:
    """The page as words with one space between them."""
    html = re.sub(r"<[^>]+>", " ", as_read(response))
    return re.sub(r"\s+", " ", unescape(html))


def test_every_limit_and_price_is_a_fact():
    for name, (reference, times) in SOURCES.items():
        assert getattr(limits(), name) == ledger().number(reference) * times
    assert limits().waits == tuple(ledger().number(fact) * 60 for fact in WAITS)
    assert limits("arm").first_tier == ledger().number(TIERS["arm"])


def test_task_sizes_are_those_of_the_fact():
    sizes = task_sizes()
    assert [float(each) for each in sizes["0.25"]] == [0.5, 1, 2]
    assert sizes["8"] == tuple(range(16, 61, 4))
    assert sizes["32"] == (60, 120, 244)
    least, most = (ledger().number(f"ecs-launch-fargate.{end}-vcpu") for end in ("min", "max"))
    assert (float(next(iter(sizes))), float([*sizes][-1])) == (least, most)


def test_every_sentence_rests_on_a_fact_that_exists():
    for table in (WRONG, RULES, STEPS, NOTES, ENDS):
        for _words, fact in table.values():
            assert not fact or ledger()[fact].sources
    assert all(fact for _words, fact in RULES.values())


def test_before_anything_is_asked_an_example_stands_there(client: Client, url: Url, language: str):
    response = client.get(url("study:lambda"))
    said = words(response)
    assert response.status_code == 200
    for text in ("5.13", "36.04", "30.37", "35,755,590", "3.01"):
        assert text in said
    assert ("花费最少" in said) == (language == "zh-hans")


CASES = [
    ("memory=64", "lambda-memory"),
    ("duration=1200000&requests=1000&peak=0.5", "lambda-timeout"),
    ("duration=30000&trigger=api&requests=1000", "lambda-api-timeout"),
    ("requests=300000000&duration=800&peak=2000", "lambda-concurrency"),
    ("reserved=0", "lambda-reserved-provisioned"),
    ("reserved=950", "lambda-reserved-provisioned"),
    ("retries=3", "lambda-dlq-retries"),
    ("age=30000", "lambda-dlq-retries"),
]


@pytest.mark.parametrize(("query", "fact"), CASES)
def test_a_broken_rule_is_said_with_its_fact(
    client: Client, url: Url, language: str, query: str, fact: str
):
    response = client.get(f"{url('study:lambda')}?{query}")
    html = as_read(response)
    assert response.status_code == 200
    assert fact in html.split('<ul class="lab__rules">')[1].split("</ul>")[0]
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html
    assert "%(" not in html
    (rule,) = client.get(f"{API}?{query}").json()["rules"]
    assert (rule["fact"], set(rule["message"])) == (fact, {"en", "zh-hans"})
    assert rule["message"][language] in words(response)


# What breaks a hard rule: the field, the rule, and words that say what to change.
HARD = [
    (
        "requests=1000&duration=1800000&memory=128",
        "timeout",
        "Use Fargate or Batch",
        "改用 Fargate",
    ),
    ("memory=20000", "memory", "Set it within these", "请设在这个范围内"),
    ("memory=64", "memory", "Set it within these", "请设在这个范围内"),
    ("reserved=950", "reserve", "Reserve no more than that", "请减少预留"),
    ("reserved=0", "stopped", "Reserve at least 1", "请至少预留 1"),
    ("duration=900001&failure=throttle&requests=5", "timeout", "900.001", "900.001"),
]


@pytest.mark.parametrize(("query", "rule", "en", "zh"), HARD)
def test_lambda_is_out_of_the_comparison_where_it_cannot_run_the_work(
    client: Client, url: Url, language: str, query: str, rule: str, en: str, zh: str
):
    response = client.get(f"{url('study:lambda')}?{query}")
    html, said = unescape(response.content.decode()), words(response)
    verdict = re.sub(r"\s+", " ", html.split('id="verdict"')[1].split("</h2>")[0])
    assert "lab__verdict--wrong" in verdict and "EC2" in verdict
    assert ("Lambda 跑不了" if language == "zh-hans" else "Lambda cannot run this") in verdict
    why = html.split(f'<li id="rule-{rule}">')[1].split("</li>")[0]
    assert (zh if language == "zh-hans" else en) in why
    # Neither drawn nor crossed nor priced, and what would follow from it is not told.
    result = html.split('id="lab-result"')[1]
    assert "cost__line--lambda" not in result and "cost__mark--lambda" not in result
    assert "cost__line--ec2" in result
    assert 'id="failure"' not in result and 'id="sheet-attempts"' not in result
    for gone in ("Last attempt ends", "Lambda costs less", "costs less than Lambda", "May use"):
        assert gone not in said
    table = html.split('id="sheet-costs"')[1].split("</table>")[0]
    assert "Lambda" not in table and "Fargate" in table
    markdown = client.get(f"{url('study:lambda')}?{query}&format=md").content.decode()
    assert "| Lambda |" not in markdown and "| EC2 |" in markdown


@pytest.mark.parametrize(("query", "rule", "_en", "_zh"), HARD)
def test_the_api_shows_nothing_that_follows_from_what_cannot_be(
    client: Client, query: str, rule: str, _en: str, _zh: str
):
    said = client.get(f"{API}?{query}").json()
    assert said["cheapest"] == "ec2"
    assert said["left_out"] == [{"option": "lambda", "rules": [rule]}]
    assert said["monthly"]["lambda"] is None and float(said["monthly"]["ec2"])
    assert said["lambda_bill"] is None and said["timeline"] is None
    assert said["concurrency"]["cap"] is None and said["concurrency"]["environments"] is None
    assert {(each["a"], each["b"]) for each in said["crossings"]} == {("fargate", "ec2")}
    codes = {each["code"] for each in said["steps"]}
    assert {"fargate", "ec2"} <= codes
    assert codes.isdisjoint({"lambda", "gb_seconds", "environments", "throttled"})


def test_where_not_every_request_gets_through_the_verdict_says_so(client: Client):
    verdict = "But not every request gets through"
    assert verdict in words(client.get("/en/calculators/lambda/?reserved=2"))
    assert verdict in words(
        client.get("/en/calculators/lambda/?trigger=api&duration=29001&requests=1000")
    )
    assert verdict not in words(client.get("/en/calculators/lambda/?retries=3"))


# A message must not contradict itself: its numbers differ where the rule says that they do.
EDGES = [
    ("duration=900001&requests=1000", "900 seconds", "900.001 seconds"),
    ("duration=29001&trigger=api&requests=1000", "29 seconds", "29.001 seconds"),
    ("requests=1000000000&duration=90000&peak=3800000", "342,000,000", "99.9997% of its"),
]


@pytest.mark.parametrize(("query", "one", "other"), EDGES)
def test_what_a_rule_says_agrees_with_its_numbers(client: Client, query: str, one: str, other: str):
    said = words(client.get(f"/en/calculators/lambda/?{query}"))
    assert one in said and other in said
    assert "100% of its" not in said and "takes 900 seconds" not in said


@pytest.mark.parametrize(
    ("query", "en", "zh"),
    [
        ("", "After 3 attempts no retry is left", "共 3 次尝试"),
        ("catcher=none", "it is lost", "就此丢失"),
        ("trouble=30", "It succeeds with attempt 2", "第 2 次尝试成功"),
        ("failure=throttle", "The event grows too old: 6 hours", "6 小时"),
        ("age=60", "The event grows too old: 60 seconds", "60 秒"),
    ],
)
def test_the_end_of_an_event_is_said(
    client: Client, url: Url, language: str, query: str, en: str, zh: str
):
    said = words(client.get(f"{url('study:lambda')}?{query}"))
    assert (zh if language == "zh-hans" else en) in said


def test_prices_of_one_s_own_go_before_those_looked_up(client: Client, url: Url):
    query = {
        "request_price": "1",
        "duration_price": "0.0001",
        "instance_price": "1",
        "instance_type": "m9z.large",
        "vcpu_price": "0.1",
        "gb_price": "0.01",
    }
    said = client.get(API, {**query, "instance_type": "m7g.large"}).json()
    # 9 million requests; 200,000 GB-seconds; 2 × 730 hours.
    assert said["monthly"] == {"lambda": "29.00", "fargate": "87.60", "ec2": "1460.00"}
    assert client.get(url("study:lambda"), query).status_code in {200, 422}


def test_arm_costs_less_than_x86(client: Client):
    x86, arm = (client.get(API, {"arch": arch}).json()["monthly"] for arch in ("x86", "arm"))
    assert float(arm["lambda"]) < float(x86["lambda"])
    assert float(arm["fargate"]) < float(x86["fargate"])
    assert arm["ec2"] == x86["ec2"]


def test_the_form_keeps_what_was_typed(client: Client, url: Url):
    query = {"requests": "123456", "reserved": "77", "task_vcpu": "2", "task_memory": "4"}
    html = client.get(url("study:lambda"), query).content.decode()
    for shown in ('value="123456"', 'value="77"', '<option value="2" selected>'):
        assert shown in html
    assert '<details class="lab__more" open>' in html


def test_htmx_receives_the_answer_and_the_errors_only(client: Client, url: Url):
    html = client.get(url("study:lambda"), headers=HTMX).content.decode()
    assert "<html" not in html and 'id="lab-result"' in html
    assert html.count('hx-swap-oob="true"') == len(FIELDS)


BAD = [
    ({"requests": "-1"}, "requests", ""),
    ({"requests": "many"}, "requests", ""),
    ({"requests": "1" * 30}, "requests", ""),
    ({"duration": "0"}, "duration", ""),
    ({"memory": "1.5"}, "memory", ""),
    ({"peak": "0.5"}, "peak", "3.8"),
    ({"peak": "NaN"}, "peak", ""),
    ({"arch": "mips"}, "arch", ""),
    ({"trigger": "magic"}, "trigger", ""),
    ({"task_vcpu": "3"}, "task_vcpu", ""),
    ({"task_memory": "5"}, "task_memory", "fargate-task-sizes"),
    ({"instance_type": "t3.smal"}, "instance_type", "t3.small"),
    ({"instance_type": "💥"}, "instance_type", ""),
    ({"instance_type": "nothing", "instance_price": "1"}, "instance_type", ""),
    ({"instance_price": "-1"}, "instance_price", ""),
    ({"request_price": "1e9"}, "request_price", ""),
    ({"tasks": "0"}, "tasks", ""),
]


@pytest.mark.parametrize(("query", "field", "hint"), BAD)
def test_bad_input_is_answered_beside_its_field(
    client: Client, url: Url, query: dict[str, str], field: str, hint: str
):
    answer = client.get(url("study:lambda"), query)
    html = as_read(answer)
    slot = html.split(f'<div id="id_{field}_error" role="alert">')[1].split("</div>")[0]
    assert answer.status_code == 422
    assert "field__error" in slot and hint in slot
    error = client.get(API, query)
    assert (error.status_code, error.json()["error"]["field"]) == (422, field)


@pytest.mark.parametrize("field", [*FIELDS, "format", "unknown"])
@pytest.mark.parametrize(
    "text", ["", " ", "9" * 10_000, "ü,\x00<b>'\"", "1e9", "7.5", "-" * 10_000, "1e999999"]
)
def test_no_text_in_any_field_breaks_the_page_or_the_api(client: Client, field: str, text: str):
    assert client.get("/en/calculators/lambda/", {field: text}).status_code in {200, 422}
    answer = client.get(API, {field: text})
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        error = answer.json()["error"]
        assert (error["field"], bool(error["message"])) == (field, True)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_ever_read(client: Client, url: Url, method: str):
    assert getattr(client, method)(url("study:lambda")).status_code == 405
    assert getattr(client, method)(API).status_code == 405


def test_the_answer_is_taken_away_as_markdown(client: Client, url: Url, language: str):
    query = {"format": "md", "requests": "300000000", "duration": "800", "peak": "2000"}
    answer = client.get(url("study:lambda"), query)
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert "- ✕ " in text and "[lambda-concurrency]: https://docs.aws.amazon.com/" in text
    assert ("限流" in text) == (language == "zh-hans")
    assert "peak=2000" in text and "\n\n\n" not in text


def test_the_page_links_to_the_same_question_as_json(client: Client, url: Url):
    html = as_read(client.get(url("study:lambda"), {"memory": "1024"}))
    address = html.split(f'href="{API}')[1].split('"')[0]
    assert json.loads(client.get(API + address).content)["monthly"]["lambda"] == "15.13"


def test_the_api_answers_with_decimal_strings(client: Client):
    said = client.get(API).json()
    assert (said["currency"], said["region"], said["cheapest"]) == ("USD", "us-east-1", "lambda")
    assert said["concurrency"]["environments"] == 5
    assert said["crossings"][0]["requests"] == "35755590.407349"
    assert [each["start"] for each in said["timeline"]["attempts"]] == ["0", "60.12", "180.24"]


def test_the_working_is_shown_and_given_to_programs(client: Client, url: Url, language: str):
    html = unescape(client.get(url("study:lambda")).content.decode())
    working = html.split('<dl class="working">')[1].split("</dl>")[0]
    steps = client.get(API).json()["steps"]
    assert [each["code"] for each in steps] == [
        *("average", "busiest", "concurrency", "environments", "gb_seconds"),
        *("lambda_requests", "lambda_duration", "lambda", "task_hour"),
        *("fargate_units", "fargate", "ec2_units", "ec2"),
    ]
    for step in steps:
        assert step["name"][language] in working and step["formula"] in working
        assert set(step["name"]) == {"en", "zh-hans"} and step["name"]["en"]
    paid = next(each for each in steps if each["code"] == "lambda")
    assert (paid["result"], paid["unit"]) == ("5.13334", "usd")
    assert "0.024685" in working  # the price of an hour in full


def test_the_api_dates_its_prices(client: Client):
    said = client.get(API).json()
    fact = ledger()["lambda-prices"]
    assert (said["price_date"], said["price_source"]) == (fact.checked, fact.sources[0].url)
    assert [each["fact"] for each in said["prices"]] == ["lambda-prices", "fargate-prices", None]
    own = {"request_price": "1", "duration_price": "1", "vcpu_price": "1", "gb_price": "1"}
    ec2 = client.get(API, own).json()
    assert ec2["price_date"] == ec2["prices"][0]["price_date"] == "2026-01-19"
    none = client.get(API, {**own, "instance_price": "1"}).json()
    assert (none["price_date"], none["price_source"], none["prices"]) == (None, None, [])


def test_the_highest_numbers_have_an_answer(client: Client, url: Url):
    query = {
        **{"requests": 10**12, "peak": 10**9, "duration": 86_400_000, "memory": 10**6},
        **{"vcpu_price": 100_000, "gb_price": 100_000, "instance_price": 100_000},
        **{"task_vcpu": 32, "task_memory": 244, "task_at_once": 1, "instance_at_once": 1},
    }
    assert client.get(API, query).status_code == 200
    assert client.get(url("study:lambda"), query).status_code == 200


def test_every_question_of_the_index_has_an_answer(client: Client, url: Url):
    html = client.get(url("study:calculators")).content.decode()
    questions = re.findall(r'href="([^"]+/lambda/\?[^"]+)"', html)
    assert len(questions) == 3
    assert all(client.get(unescape(each)).status_code == 200 for each in questions)


def test_it_is_documented(client: Client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    found = {each["name"]: each for each in paths[API]["get"]["parameters"]}
    assert set(found) == set(FIELDS)
    assert all(each["description"] and not each["required"] for each in found.values())
    schemas = {name: each["schema"] for name, each in found.items()}
    for name, begin in ServerlessForm.BEGIN.items():
        assert str(schemas[name]["default"]) == begin
    whole = schemas["duration"]
    assert (whole["type"], whole["minimum"], whole["maximum"]) == ("integer", 1, 86_400_000)
    assert schemas["arch"]["enum"] == ["x86", "arm"]
    assert schemas["task_vcpu"]["enum"] == list(task_sizes())
    assert schemas["reserved"]["anyOf"] == [
        {"minimum": 0, "maximum": 10**7, "type": "integer"},
        {"type": "null"},
    ]


REFUSED = [
    ({"duration": "0"}, "greater_than_equal", "1"),
    ({"memory": "1.5"}, "int_parsing", "integer"),
    ({"arch": "mips"}, "literal_error", "'x86' or 'arm'"),
    ({"peak": "NaN"}, "finite_number", "finite"),
    ({"peak": "0.5"}, "below_average", "3.8"),
    ({"task_vcpu": "3"}, "invalid_choice", "list"),
]


@pytest.mark.parametrize(("query", "code", "words_"), REFUSED)
def test_the_api_says_what_would_be_right(
    client: Client, query: dict[str, str], code: str, words_: str
):
    error = client.get(API, query).json()["error"]
    assert (error["code"], error["field"]) == (code, next(iter(query)))
    assert words_ in error["message"]


def test_an_empty_parameter_is_one_that_is_left_out(client: Client):
    empty = client.get(API, dict.fromkeys(FIELDS, "")).json()
    assert empty == client.get(API).json()
