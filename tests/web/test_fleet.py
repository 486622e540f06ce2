"""A pasted text is read, answered and forgotten."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from study.core.types.naming import OPTIONS
from study.views.fleets import LARGEST, SHOWN

Url = Callable[..., str]

ANSWER = """{"Reservations": [{"Instances": [
  {"InstanceId": "i-0abc", "InstanceType": "m4.xlarge", "PrivateDnsName": "ip-10-0-0-1.local"},
  {"InstanceId": "i-0abd", "InstanceType": "m4.xlarge"}]}]}"""
TERRAFORM = 'resource "aws_instance" "web" {\n  instance_type = "c7gn.xlarge"\n}'
CLOUDFORMATION = "Resources:\n  Web:\n    Properties:\n      InstanceType: t3.micro\n"
BILL = "EUC1-BoxUsage:c5n.xlarge,744,Hrs\nUSE1-SpotUsage:m7i-flex.large,10,Hrs"


def paste(client: Client, url: Url, text: str, status: int = 200):
    response = client.post(url("study:fleet"), {"text": text})
    assert response.status_code == status
    return response


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ANSWER, {"m4.xlarge": 2}),
        (TERRAFORM, {"c7gn.xlarge": 1}),
        (CLOUDFORMATION, {"t3.micro": 1}),
        (BILL, {"c5n.xlarge": 1, "m7i-flex.large": 1}),
        ("我们有两台 m5.large，还有 M5.LARGE。", {"m5.large": 2}),
    ],
)
def test_types_are_found_whatever_is_pasted(
    client: Client, url: Url, text: str, found: dict[str, int]
):
    response = paste(client, url, text)
    assert {each.name: each.count for each in response.context["members"]} == found


def test_a_previous_generation_is_flagged_with_its_successor(
    client: Client, url: Url, language: str
):
    html = paste(client, url, ANSWER).content.decode()
    words = {
        "en": ["2 mentions of 1 types", "1 type is of a previous generation", "previous"],
        "zh-hans": ["共 2 处，1 种类型", "其中 1 种是上一代类型", "上一代"],
    }
    for word in words[language]:
        assert word in html
    assert "?name=m8i.xlarge" in html


def test_the_text_is_kept_nowhere(client: Client, url: Url, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = paste(client, url, ANSWER)
    assert "i-0abc" not in response.content.decode()
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert "no-store" in response["Cache-Control"]


WRONG = [
    ("", "Paste something first", "先粘贴"),
    (" \n ", "Paste something first", "先粘贴"),
    ("nothing of the kind", "No instance type was found", "没有实例类型"),
    ("x" * 10_000, "No instance type was found", "没有实例类型"),
    ("\x00\ufffe💥", "No instance type was found", "没有实例类型"),
    ("</textarea><script>alert(1)</script>", "No instance type was found", "没有实例类型"),
    ("m5.large " * (LARGEST // 9 + 1), "more than 1 MiB", "超过 1 MiB"),
    ("云" * (LARGEST // 3 + 1), "more than 1 MiB", "超过 1 MiB"),
]


@pytest.mark.parametrize(("text", "en", "zh_hans"), WRONG)
def test_what_cannot_be_read_says_why(
    client: Client, url: Url, language: str, text: str, en: str, zh_hans: str
):
    html = paste(client, url, text, 422).content.decode()
    assert (en if language == "en" else zh_hans) in html
    assert 'aria-invalid="true" aria-describedby="text-error"' in html
    assert "<script>alert" not in html
    assert len(html) < 60_000


def test_a_mebibyte_is_read_to_its_end(client: Client, url: Url):
    """Sent as several parts, quotes and Chinese do not grow past what the server takes."""
    text = '"云" ' * (LARGEST // 6 - 2) + "m5.large"
    assert LARGEST - 10 < len(text.encode()) <= LARGEST
    assert paste(client, url, text).context["total"] == 1
    assert 'enctype="multipart/form-data"' in client.get(url("study:fleet")).content.decode()


def test_more_than_the_server_takes_is_refused_with_a_page(client: Client, url: Url):
    text = "m5.large " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 9 + 1)
    response = client.post(url("study:fleet"), {"text": text})
    assert response.status_code == 400
    assert "<h1>" in response.content.decode()


def test_a_list_of_inventions_is_shown_in_part(client: Client, url: Url, language: str):
    letters = set(OPTIONS) - set("agi")
    names = [f"c{n}{letter}.large" for n in range(1, 100) for letter in sorted(letters)]
    html = paste(client, url, " ".join(names)).content.decode()
    more = f"{len(names) - SHOWN:,}"
    assert {"en": f"{more} more types are not shown", "zh-hans": f"还有 {more} 种"}[
        language
    ] in html
    assert html.count("<tr>") == SHOWN + 1


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, url: Url, method: str):
    assert getattr(client, method)(url("study:fleet")).status_code == 405


def test_a_form_from_elsewhere_is_refused(url: Url):
    client = Client(enforce_csrf_checks=True)
    assert client.post(url("study:fleet"), {"text": ANSWER}).status_code == 403
