"""The move planner by its address: the page in both languages, and the API."""

from collections.abc import Callable

import pytest
from django.test import Client

from study.calculators.moving.sentences import OBSTACLES, STEPS, WARNINGS
from study.calculators.moving.words import say_step
from study.content import ledger
from study.core.language import LANGUAGES
from study.core.moving.planning import plan
from tests.core.test_moving import CASES, WARNED
from tests.core.test_moving import OBSTACLES as OBSTRUCTED
from tests.web.reading import as_read

Url = Callable[..., str]
API = "/api/v1/calculators/move"
ASKED = {"what": "instance", "source": "us-east-1a", "target": "eu-west-1b", "data": "2"}
FIELDS = [
    "what",
    "source",
    "target",
    "account",
    "encryption",
    "wish",
    "role",
    "root",
    "data",
    "loose",
    "local",
    "address",
    "same_id",
    "reboot",
    "hibernation",
]


def html_of(client: Client, address: str, query: object = None) -> str:
    return as_read(client.get(address, query))


def test_every_sentence_rests_on_a_fact_that_exists():
    for table in (STEPS, WARNINGS):
        for _words, fact in table.values():
            assert not fact or ledger()[fact].sources
    for _what, fact, _helps in OBSTACLES.values():
        assert ledger()[fact].sources


def test_all_that_the_core_can_say_is_said_in_both_languages():
    heard = set()
    for asked, _steps in CASES:
        for language in LANGUAGES:
            for step in plan(asked).steps:
                sentence = say_step(step, asked, language)
                heard.add(sentence.code)
                assert "%(" not in sentence.text + sentence.command
    assert heard == set(STEPS)
    assert {plan(asked).obstacle for asked, _code in OBSTRUCTED} == set(OBSTACLES)
    assert {code for asked, _ in WARNED for code in plan(asked).warnings} == set(WARNINGS)


def test_every_command_says_its_region_and_a_copy_of_what_is_encrypted_its_key():
    for asked, _steps in CASES:
        for step in plan(asked).steps:
            command = say_step(step, asked, "en").command
            for line in command.splitlines():
                assert "--region" in line or line.startswith("aws s3 ")
            if step.code.endswith("_encrypted") and step.code != "launch_encrypted":
                assert "--encrypted --kms-key-id" in command


def test_before_anything_is_asked_an_example_stands_there(client: Client, url: Url, language: str):
    html = html_of(client, url("study:move"))
    assert ("共 11 步。" if language == "zh-hans" else "It takes 11 steps.") in html
    assert "--source-region us-east-1 --region eu-west-1" in html


@pytest.mark.parametrize(
    ("query", "en", "zh"),
    [
        ({"address": "keep"}, "it belongs to its Region.", "它属于所在的区域。"),
        ({"root": "store"}, "snapshots exist for EBS volumes only.", "只有 EBS 卷能做快照。"),
        (
            {"encryption": "customer", "wish": "plain"},
            "Encryption cannot be removed",
            "加密解除不了",
        ),
        ({"same_id": "yes"}, "The ID cannot come along", "ID 带不走"),
    ],
)
def test_the_first_obstacle_is_said_with_its_source(
    client: Client, url: Url, language: str, query: dict[str, str], en: str, zh: str
):
    html = html_of(client, url("study:move"), {**ASKED, **query})
    assert (zh if language == "zh-hans" else en) in html.split('class="lab__obstacle"')[1]
    assert 'class="route"' not in html and "aws ec2" not in html
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html


def test_what_the_other_account_does_is_marked(client: Client, url: Url, language: str):
    query = {**ASKED, "account": "222222222222", "encryption": "default"}
    html = html_of(client, url("study:move"), query)
    assert "UserId=222222222222" in html and "$CUSTOMER_KEY" in html
    assert html.count('class="route__there"') == 4
    assert html.count('class="route__area"') == 2


def test_every_input_comes_back_into_its_field(client: Client, url: Url):
    query = {**ASKED, "what": "volume", "role": "root", "loose": "3", "account": "222222222222"}
    html = html_of(client, url("study:move"), query)
    for shown in (
        '<option value="volume" selected>',
        '<option value="root" selected>',
        'value="3"',
        'value="222222222222"',
        'value="eu-west-1b"',
    ):
        assert shown in html


BAD = [
    ({"source": ""}, "source"),
    ({"source": "Ireland"}, "source"),
    ({"target": "us-eest-1"}, "target"),
    ({"target": "us-east-1"}, "target"),
    ({"target": "us-east-1a"}, "target"),
    ({"account": "12"}, "account"),
    ({"data": "-1"}, "data"),
    ({"data": "x"}, "data"),
    ({"loose": "1e9"}, "loose"),
    ({"loose": "101"}, "loose"),
    *(
        ({field: "x"}, field)
        for field in FIELDS
        if field not in {"source", "target", "account", "data", "loose"}
    ),
]


@pytest.mark.parametrize(("query", "field"), BAD)
def test_bad_input_is_answered_beside_its_field(
    client: Client, url: Url, query: dict[str, str], field: str
):
    answer = client.get(url("study:move"), {**ASKED, **query})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    refused = client.get(API, {**ASKED, **query})
    assert refused.status_code == 422
    assert refused.json()["error"]["field"] == field


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", ["", " ", "9" * 10_000, "ü,\x00<b>'\"", "1e9", "-" * 10_000])
def test_no_text_in_any_field_breaks_the_page_or_the_api(client: Client, field: str, text: str):
    query = {**ASKED, field: text}
    assert client.get("/en/calculators/move/", query).status_code in {200, 422}
    assert client.get(API, query).status_code in {200, 422}


def test_htmx_receives_form_and_plan_only(client: Client, url: Url):
    reply = client.get(url("study:move"), ASKED, headers={"hx-request": "true"})
    assert "<html" not in reply.content.decode()
    assert "HX-Request" in reply["Vary"]


@pytest.mark.parametrize("more", [{}, {"address": "keep"}])
def test_it_is_copied_as_markdown(client: Client, url: Url, language: str, more: dict[str, str]):
    answer = client.get(url("study:move"), {**ASKED, **more, "format": "md"})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/markdown")
    assert "us-east-1a → eu-west-1b" in text and "]: https://" in text


def test_the_api_gives_steps_commands_and_the_way(client: Client):
    said = client.get(API, {**ASKED, "account": "222222222222"}).json()
    assert said["obstacle"] is None
    assert [stop["kind"] for stop in said["route"]] == ["instance", "ami", "ami", "instance"]
    share = next(step for step in said["steps"] if step["code"] == "share_ami")
    assert "Add=[{UserId=222222222222}]" in share["command"]
    assert "222222222222" in share["message"]["zh-hans"]
    assert client.get(f"/api/v1/facts/{share['fact']}").status_code == 200


def test_the_api_names_the_obstacle_and_what_helps(client: Client):
    said = client.get(API, {**ASKED, "address": "keep"}).json()
    assert (said["obstacle"]["code"], said["steps"]) == ("address_stays", [])
    assert set(said["obstacle"]["remedy"]) == {"en", "zh-hans"}


def test_nothing_but_reading_is_allowed(client: Client, url: Url):
    assert client.post(url("study:move")).status_code == 405
    assert client.post(API).status_code == 405


def test_the_index_leads_to_examples_that_work(client: Client, url: Url):
    html = html_of(client, url("study:calculators"))
    here = url("study:move")
    found = [part.split('"')[0] for part in html.split(f'href="{here}')[1:]]
    assert len(found) == 4
    assert all(client.get(here + query).status_code == 200 for query in found)
