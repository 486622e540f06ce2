"""The placement calculator by its address: the page in both languages, and the API."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from study.calculators.placement.limits import SOURCES, limits
from study.calculators.placement.sentences import MOVES, REMEDIES, RULES, STEPS, WARNINGS
from study.calculators.placement.words import say, say_remedies, say_rule
from study.content import ledger
from study.core.language import LANGUAGES
from study.core.placement.moving import move_in
from study.core.placement.placing import place
from tests.core.test_placement import CASES as WORKED
from tests.core.test_placement import MOVES as MOVED
from tests.core.test_placement import REMEDIES as MENDED
from tests.core.test_placement import STEPS as TOLD
from tests.core.test_placement import WARNINGS as WARNED
from tests.web.reading import as_read

Url = Callable[..., str]
API = "/api/v1/calculators/placement"
FIELDS = [
    "strategy",
    "azs",
    "instances",
    "per_zone",
    "existing",
    "partitions",
    "racks",
    "hosts",
    "instance_type",
    "tenancy",
    "spot_interruption",
    "groups",
    "fail",
]
# No type in the catalogue lacks partition or spread groups; a newer catalogue may.
NOT_IN_A_CASE = {"type_not_supported"}
ASKED = {"strategy": "spread", "azs": "3", "instances": "18"}


def html_of(client: Client, address: str, query: object = None) -> str:
    return as_read(client.get(address, query))


def test_every_limit_is_a_fact():
    for name, reference in SOURCES.items():
        assert getattr(limits(), name) == ledger().number(reference)


def test_every_sentence_rests_on_a_fact_that_exists():
    for table in (RULES, WARNINGS, STEPS, MOVES):
        for _words, fact in table.values():
            assert not fact or ledger()[fact].sources
    assert all(fact for _words, fact in RULES.values())


def test_all_that_the_core_can_say_is_said_in_both_languages():
    asked = [case[0] for case in (*WORKED, *TOLD, *WARNED, *MOVED, *MENDED)]
    heard: set[str] = set()
    for group in asked:
        answer = place(group, limits())
        for language in LANGUAGES:
            for violation in answer.violations:
                heard.add(say_rule(violation, language).code)
                heard |= {each.code for each in violation.remedies}
                assert all(say_remedies(violation, language))
            for table, remarks in (
                (WARNINGS, answer.warnings),
                (STEPS, answer.steps),
                (MOVES, move_in(group, answer)),
            ):
                sentences = [say(table, each, language) for each in remarks]
                heard |= {sentence.code for sentence in sentences}
                assert not any("%(" in sentence.text for sentence in sentences)
    assert {*RULES, *REMEDIES, *WARNINGS, *STEPS, *MOVES} - heard == NOT_IN_A_CASE


def test_before_anything_is_asked_an_example_stands_there(client: Client, url: Url, language: str):
    html = html_of(client, url("study:placement"))
    assert ("放得下。" if language == "zh-hans" else "It fits.") in html
    assert html.count('id="part-az2-r') == 6


@pytest.mark.parametrize(
    ("query", "en", "zh"),
    [
        (
            "strategy=spread&azs=3&instances=22",
            "A spread group runs at most 7 instances in each zone; asked for: 8 + 7 + 7.",
            "分布群组在每个可用区最多运行 7 台实例，而现在各可用区要放的是：8 + 7 + 7。",
        ),
        (
            "strategy=cluster&instances=4&instance_type=t3.micro",
            "A cluster group refuses t3.micro.",
            "集群群组不收 t3.micro。",
        ),
        (
            "strategy=partition&instances=4&partitions=3&tenancy=dedicated",
            "With Dedicated Instances it has at most 2 partitions, not 3 partitions.",
            "使用专用实例时最多 2 个分区，不能有 3 个分区。",
        ),
        (
            "strategy=spread-host&instances=4&hosts=3",
            "Every instance takes a host of its own: 4 instances, but 3 hosts on the Outpost.",
            "每台实例独占一台宿主机：要放 4 台实例，而 Outpost 上只有 3 台宿主机。",
        ),
    ],
)
def test_a_broken_rule_is_said_with_its_source(
    client: Client, url: Url, language: str, query: str, en: str, zh: str
):
    html = html_of(client, f"{url('study:placement')}?{query}")
    assert (zh if language == "zh-hans" else en) in html
    assert ("放不下。" if language == "zh-hans" else "It does not fit.") in html
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html


def test_every_input_comes_back_into_its_field(client: Client, url: Url):
    query = {
        **ASKED,
        "instance_type": ["c5n.xlarge", "c6i.large"],
        "existing": "1,0,2",
        "tenancy": "dedicated",
        "spot_interruption": "terminate",
        "groups": "12",
        "racks": "30",
    }
    html = html_of(client, url("study:placement"), query)
    for shown in (
        '<option value="spread-rack" selected>',
        '<option value="dedicated" selected>',
        '<option value="terminate" selected>',
        'value="c5n.xlarge, c6i.large"',
        'value="1,0,2"',
        'value="12"',
        'value="30"',
    ):
        assert shown in html
    assert "<details" in html and " open>" in html


@pytest.mark.parametrize(
    ("broken", "lost", "survivors"),
    [(["az1-r3"], 1, 17), (["az2"], 6, 12), (["az1-r3", "az2"], 7, 11)],
)
def test_what_breaks_is_lost_and_the_rest_survives(
    client: Client, url: Url, language: str, broken: list[str], lost: int, survivors: int
):
    html = html_of(client, url("study:placement"), {**ASKED, "fail": broken})
    if language == "zh-hans":
        assert f"损失 {lost} 台实例" in html and f"还有 {survivors} 台实例在运行" in html
    else:
        word = "instance" if lost == 1 else "instances"
        assert f"{lost} {word} lost" in html and f"{survivors} instances still running" in html


def test_each_part_is_a_link_that_breaks_it_and_then_mends_it(client: Client, url: Url):
    address = url("study:placement")
    html = html_of(client, address, ASKED)
    assert 'href="?strategy=spread&azs=3&instances=18&fail=az1-r3"' in html
    html = html_of(client, address, {**ASKED, "fail": "az1-r3"})
    part = html.split('id="part-az1-r3"')[1].split(">")[0]
    assert 'href="?strategy=spread&azs=3&instances=18"' in part


def test_htmx_receives_the_answer_and_the_errors_only(client: Client, url: Url):
    reply = client.get(url("study:placement"), ASKED, headers={"hx-request": "true"})
    html = reply.content.decode()
    assert "<html" not in html and 'id="placed"' in html
    assert html.count('hx-swap-oob="true"') == len(FIELDS) - 1
    assert "HX-Request" in reply["Vary"]


def test_going_back_htmx_receives_the_whole_page(client: Client, url: Url):
    headers = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<html" in client.get(url("study:placement"), ASKED, headers=headers).content.decode()


BAD = [
    ({**ASKED, "azs": "0"}, "azs"),
    ({**ASKED, "azs": "three"}, "azs"),
    ({**ASKED, "instances": "-1"}, "instances"),
    ({**ASKED, "instances": ""}, "instances"),
    ({**ASKED, "per_zone": "7,x"}, "per_zone"),
    ({**ASKED, "per_zone": "7,7"}, "per_zone"),
    ({**ASKED, "existing": "9,9,9"}, "existing"),
    ({**ASKED, "strategy": "tower"}, "strategy"),
    ({"instances": "4"}, "strategy"),
    ({**ASKED, "tenancy": "mine"}, "tenancy"),
    ({**ASKED, "spot_interruption": "explode"}, "spot_interruption"),
    ({**ASKED, "instance_type": "c5n.xlage"}, "instance_type"),
]


@pytest.mark.parametrize(("query", "field"), BAD)
def test_bad_input_is_answered_beside_its_field(
    client: Client, url: Url, query: dict[str, str], field: str
):
    answer = client.get(url("study:placement"), query)
    html = answer.content.decode()
    slot = html.split(f'<div id="id_{field}_error" role="alert">')[1].split("</div>")[0]
    assert answer.status_code == 422
    assert "field__error" in slot


def test_a_slip_in_a_type_name_is_met_with_what_was_meant(client: Client, url: Url):
    html = html_of(client, url("study:placement"), {**ASKED, "instance_type": "c5n.xlage"})
    assert "c5n.xlarge" in html.split('id="id_instance_type_error"')[1].split("</div>")[0]


def test_what_is_not_in_the_drawing_cannot_break(client: Client, url: Url):
    answer = client.get(url("study:placement"), {**ASKED, "fail": "az9"})
    assert answer.status_code == 422
    assert "“az9”" in answer.content.decode()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text", ["", " ", "9" * 10_000, "ü,\x00<b>'\"", "1e9", "7.5", "-" * 10_000]
)
def test_no_text_in_any_field_breaks_the_page_or_the_api(client: Client, field: str, text: str):
    query = {**ASKED, field: text}
    assert client.get("/en/calculators/placement/", query).status_code in {200, 422}
    answer = client.get(API, query)
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        error = answer.json()["error"]
        assert set(error) == {"code", "message", "field", "position"}
        assert (error["field"], bool(error["message"])) == (field, True)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_ever_read(client: Client, url: Url, method: str):
    assert getattr(client, method)(url("study:placement")).status_code == 405
    assert getattr(client, method)(API).status_code == 405


def test_the_answer_is_taken_away_as_markdown(client: Client, url: Url, language: str):
    query = {**ASKED, "instances": "22", "format": "md", "fail": "az1"}
    answer = client.get(url("study:placement"), query)
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert text.startswith("# 按机架分布" if language == "zh-hans" else "# Spread by rack")
    assert "<" not in text.replace("<http", "") and "&#" not in text
    assert "[pg-spread-definition]: https://docs.aws.amazon.com/" in text
    assert "fail=az1" in text
    assert "\n\n\n" not in text


def test_the_api_answers_in_both_languages_with_facts(client: Client):
    query = {**ASKED, "instances": "22", "instance_type": "c5n.xlarge", "tenancy": "default"}
    said = client.get(API, query).json()
    assert (said["feasible"], said["capacity"], said["room"]) == (False, 21, 0)
    assert (said["arrangement"]["placed"], said["arrangement"]["unplaced"]) == (21, 1)
    zone = said["arrangement"]["zones"][0]
    assert (zone["id"], zone["instances"], zone["units"][2]["id"]) == ("az1", 7, "az1-r3")
    (violation,) = said["violations"]
    assert (violation["rule"], violation["fact"]) == ("spread_per_zone", "pg-spread-definition")
    assert set(violation["message"]) == {"en", "zh-hans"}
    assert "最多运行 7 台实例" in violation["message"]["zh-hans"]
    assert [step["code"] for step in said["steps"]][-1] == "too_many"
    assert client.get(f"/api/v1/facts/{violation['fact']}").status_code == 200


CASES = [
    ({"strategy": "partition", "azs": 3, "instances": 90}, True, None, []),
    ({"strategy": "partition", "instances": 9, "partitions": 8}, False, 0, ["partitions_per_zone"]),
    ({"strategy": "cluster", "azs": 2, "instances": 9}, False, None, ["cluster_zones"]),
    (
        {"strategy": "cluster", "instances": 9, "instance_type": ["t3.large", "c5n.large"]},
        False,
        0,
        ["cluster_type"],
    ),
    ({"strategy": "spread-rack", "per_zone": "7", "azs": 2}, True, 14, []),
    ({"strategy": "spread-host", "instances": 3, "hosts": 3}, True, 3, []),
    ({"strategy": "precision-time", "azs": 2, "instances": 8}, True, None, []),
    ({**ASKED, "tenancy": "host"}, False, 0, ["dedicated_host"]),
    ({**ASKED, "spot_interruption": "hibernate"}, False, 0, ["spot_interruption"]),
    ({**ASKED, "spot_interruption": "terminate"}, True, 21, []),
]


@pytest.mark.parametrize(("query", "feasible", "capacity", "rules"), CASES)
def test_the_api_says_what_fits(
    client: Client, query: dict[str, object], feasible: bool, capacity: int | None, rules: list[str]
):
    said = client.get(API, query).json()
    assert (said["feasible"], said["capacity"]) == (feasible, capacity)
    assert [violation["rule"] for violation in said["violations"]] == rules


def test_the_api_breaks_what_is_named(client: Client):
    damage = client.get(API, {**ASKED, "fail": ["az1", "az2-r1"]}).json()["damage"]
    assert (damage["survivors"], damage["lost"]) == (11, 7)
    assert {"az1", "az1-r6", "az2-r1"} <= set(damage["down"])


REFUSED = [
    ({**ASKED, "instance_type": "c5n.xlage"}, "instance_type", "unknown_size", 4),
    ({**ASKED, "instance_type": "c5n.xlarge, m5larg"}, "instance_type", "missing_dot", 14),
    ({**ASKED, "per_zone": "7, x, 8"}, "per_zone", "not_counts", 3),
    ({**ASKED, "azs": 0}, "azs", "too_small", None),
    ({**ASKED, "fail": "az7"}, "fail", "unknown_part", None),
    ({"strategy": "spread"}, "instances", "missing", None),
]


@pytest.mark.parametrize(("query", "field", "code", "position"), REFUSED)
def test_the_api_refuses_with_field_code_and_place(
    client: Client, query: dict[str, object], field: str, code: str, position: int | None
):
    answer = client.get(API, query)
    error = answer.json()["error"]
    assert answer.status_code == 422
    assert (error["field"], error["code"], error["position"]) == (field, code, position)


def test_the_page_links_to_the_same_question_as_json(client: Client, url: Url):
    html = html_of(client, url("study:placement"), {**ASKED, "fail": "az1-r3", "groups": ""})
    address = html.split(f'href="{API}')[1].split('"')[0]
    assert address == "?strategy=spread&azs=3&instances=18&fail=az1-r3"
    assert json.loads(client.get(API + address).content)["damage"]["lost"] == 1


def test_it_is_documented(client: Client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    names = {each["name"] for each in paths[API]["get"]["parameters"]}
    assert set(FIELDS) <= names
