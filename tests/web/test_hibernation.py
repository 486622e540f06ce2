"""The hibernation check by its address: the page in both languages, and the API."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from study.calculators.hibernation.limits import ROOT_TYPES, SOURCES, limits
from study.calculators.hibernation.sentences import (
    FAILED,
    MET,
    OPEN,
    POINTS,
    REMEDIES,
    REMEDY_FACTS,
    STEPS,
    WARNINGS,
)
from study.calculators.hibernation.words import say_check, say_remedy
from study.content import ledger
from study.core.hibernation.checking import check
from study.core.language import LANGUAGES
from tests.core.test_hibernation import CASES, FINE
from tests.core.test_hibernation import OPEN as LEFT_OPEN
from tests.web.reading import as_read

Url = Callable[..., str]
API = "/api/v1/calculators/hibernation"
ASKED = {"instance_type": "m7g.xlarge", "root_size": "60", "used": "30", "days": "14"}
FIELDS = [
    "instance_type",
    "memory",
    "system",
    "enabled",
    "purchase",
    "root",
    "encrypted",
    "root_size",
    "used",
    "image",
    "managed",
    "secure_boot",
    "enclaves",
    "days",
]


def html_of(client: Client, address: str, query: object = None) -> str:
    return as_read(client.get(address, query))


def test_every_limit_is_a_fact():
    for name, reference in SOURCES.items():
        assert getattr(limits(), name) == ledger().number(reference)
    assert all(root in ledger().write(ROOT_TYPES, "en") for root in limits().root_types)
    assert limits().root_types == ("gp2", "gp3", "io1", "io2")


def test_all_that_the_core_can_say_is_said_in_both_languages_with_a_fact():
    heard: dict[str, set[str]] = {"failed": set(), "met": set(), "open": set()}
    for changed, _code in (*CASES, *LEFT_OPEN):
        for language in LANGUAGES:
            for each in check(replace(FINE, **changed), limits()).checks:
                sentence = say_check(each, language)
                heard[each.outcome].add(sentence.code)
                assert POINTS[each.point] and "%(" not in sentence.text
                assert ledger()[sentence.fact].sources
                if each.outcome == "failed":
                    assert "%(" not in say_remedy(each, language).text
    assert heard == {"failed": set(FAILED), "met": set(MET), "open": set(OPEN)}
    assert set(REMEDIES) == set(FAILED) and set(REMEDY_FACTS) <= set(FAILED)
    for _words, fact in (*STEPS.values(), *WARNINGS.values()):
        assert ledger()[fact].sources


def test_before_anything_is_asked_an_example_stands_there(client: Client, url: Url, language: str):
    html = html_of(client, url("study:hibernation"))
    assert ("能休眠。" if language == "zh-hans" else "Yes, it can hibernate.") in html
    assert "--hibernation-options Configured=true" in html


@pytest.mark.parametrize(
    ("query", "en", "zh"),
    [
        (
            {"root_size": "40"},
            "The root has 40 GiB, but memory and what is on it need 46 GiB.",
            "根卷只有 40 GiB，而内存加已有数据要 46 GiB。",
        ),
        (
            {"instance_type": "m7i.2xlarge", "system": "windows"},
            "32 GiB of memory: on Windows at most 16 GiB are allowed.",
            "内存 32 GiB：Windows 上不能超过 16 GiB。",
        ),
        ({"days": "61"}, "at most 60 days are supported.", "最长支持 60 天。"),
        (
            {"enabled": "later"},
            "an existing instance cannot be given it.",
            "已有的实例不能补开。",
        ),
    ],
)
def test_the_first_obstacle_is_said_with_its_source(
    client: Client, url: Url, language: str, query: dict[str, str], en: str, zh: str
):
    html = html_of(client, url("study:hibernation"), {**ASKED, **query})
    assert (zh if language == "zh-hans" else en) in html.split('class="lab__obstacle"')[1]
    assert html.count("lab__check--first") == 1
    assert "--hibernation-options" not in html
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html


def test_the_root_volume_is_drawn_to_scale(client: Client, url: Url):
    html = html_of(client, url("study:hibernation"), {**ASKED, "root_size": "92"})
    assert 'class="rootbar__memory" x="143.5" y="8" width="76.5"' in html
    assert 'd="M440.0 0' in html
    assert "rootbar" not in html_of(client, url("study:hibernation"), {"instance_type": "t3.nano"})


def test_a_spot_instance_is_launched_as_one(client: Client, url: Url):
    html = html_of(client, url("study:hibernation"), {**ASKED, "purchase": "spot-persistent"})
    assert "SpotInstanceType=persistent" in html


def test_every_input_comes_back_into_its_field(client: Client, url: Url):
    query = {**ASKED, "system": "windows", "managed": "ecs", "memory": "12.5", "encrypted": "no"}
    html = html_of(client, url("study:hibernation"), query)
    for shown in (
        '<option value="windows" selected>',
        '<option value="ecs" selected>',
        '<option value="no" selected>',
        'value="12.5"',
        'value="m7g.xlarge"',
    ):
        assert shown in html


BAD = [
    ({"instance_type": "m7g.xlage"}, "instance_type"),
    ({"memory": "lots"}, "memory"),
    ({"memory": "0"}, "memory"),
    ({"root_size": "1e9"}, "root_size"),
    ({"used": "-3"}, "used"),
    ({"days": "0"}, "days"),
    ({"system": "dos"}, "system"),
    ({"enabled": "x"}, "enabled"),
    ({"purchase": "x"}, "purchase"),
    ({"root": "st1"}, "root"),
    ({"encrypted": "x"}, "encrypted"),
    ({"image": "x"}, "image"),
    ({"managed": "x"}, "managed"),
    ({"secure_boot": "x"}, "secure_boot"),
    ({"enclaves": "x"}, "enclaves"),
]


@pytest.mark.parametrize(("query", "field"), BAD)
def test_bad_input_is_answered_beside_its_field(
    client: Client, url: Url, query: dict[str, str], field: str
):
    answer = client.get(url("study:hibernation"), {**ASKED, **query})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    refused = client.get(API, {**ASKED, **query})
    assert refused.status_code == 422
    assert refused.json()["error"]["field"] == field


def test_a_slip_in_a_type_name_is_met_with_what_was_meant(client: Client, url: Url):
    html = html_of(client, url("study:hibernation"), {"instance_type": "m7g.xlage"})
    assert "m7g.xlarge" in html.split('id="id_instance_type_error"')[1].split("</p>")[0]
    error = client.get(API, {"instance_type": "m7g.xlage"}).json()["error"]
    assert (error["code"], error["position"]) == ("unknown_size", 4)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text", ["", " ", "9" * 10_000, "ü,\x00<b>'\"", "1e9", "NaN", "Infinity", "-" * 10_000]
)
def test_no_text_in_any_field_breaks_the_page_or_the_api(client: Client, field: str, text: str):
    query = {**ASKED, field: text}
    assert client.get("/en/calculators/hibernation/", query).status_code in {200, 422}
    assert client.get(API, query).status_code in {200, 422}


def test_htmx_receives_form_and_answer_only(client: Client, url: Url):
    reply = client.get(url("study:hibernation"), ASKED, headers={"hx-request": "true"})
    assert "<html" not in reply.content.decode()
    assert "HX-Request" in reply["Vary"]


def test_it_is_copied_as_markdown(client: Client, url: Url, language: str):
    answer = client.get(url("study:hibernation"), {**ASKED, "encrypted": "no", "format": "md"})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/markdown")
    assert "- ✕ " in text and "[hibernate-ram-and-root]: https://" in text


def test_the_api_answers_in_both_languages(client: Client):
    said = client.get(API, {**ASKED, "root_size": "40"}).json()
    assert (said["possible"], said["root_needed"]) == (False, "46")
    assert said["obstacle"]["said"]["code"] == "root_small"
    assert set(said["remedy"]) == {"en", "zh-hans"}
    assert (said["steps"], said["warnings"]) == ([], [])
    said = client.get(API, {**ASKED, "instance_type": "m5d.large"}).json()
    assert said["possible"] and len(said["steps"]) == 4
    assert "local_disks" in [each["code"] for each in said["warnings"]]


def test_nothing_but_reading_is_allowed(client: Client, url: Url):
    assert client.post(url("study:hibernation")).status_code == 405
    assert client.post(API).status_code == 405


def test_the_index_leads_to_examples_that_work(client: Client, url: Url):
    html = html_of(client, url("study:calculators"))
    here = url("study:hibernation")
    found = [part.split('"')[0] for part in html.split(f'href="{here}')[1:]]
    assert len(found) == 4
    assert all(client.get(here + query).status_code == 200 for query in found)
