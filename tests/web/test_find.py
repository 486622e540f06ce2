"""From a need to names: filters, order, columns, pages, and tables to take away."""

import csv
import io
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from study.core.types.comparing import FIGURES
from study.decoder.catalogue_file import catalogue
from study.decoder.spec_words import LABELS

Url = Callable[..., str]
LIVE = {"HX-Request": "true"}


def names_of(response) -> list[str]:
    return [name for name, _cells in response.context["lines"]]


def test_without_a_need_every_type_is_found_page_by_page(client: Client, url: Url, language: str):
    first = client.get(url("study:find"))
    assert {"en": "1,437 types", "zh-hans": "共 1,437 种"}[language] in first.content.decode()
    assert len(names_of(first)) == 50
    last = client.get(url("study:find"), {"page": 29})
    assert names_of(last)[-1] == list(catalogue().types)[-1]
    for wild in ("0", "999", "x", "", "-1", "9" * 50):
        assert client.get(url("study:find"), {"page": wild}).status_code == 200


NEEDS = [
    ({"need": "arm 8vcpu >=32gb nvme"}, "m6gd.2xlarge", "m6g.2xlarge"),
    ({"architecture": "arm64", "vcpus_least": 8, "vcpus_most": 8}, "c6g.2xlarge", "c6g.xlarge"),
    ({"maker": "amd", "memory_least": 64, "memory_most": 64}, "r5a.2xlarge", "r5.2xlarge"),
    ({"ratio_least": 30}, "x2iedn.xlarge", "r5.large"),
    ({"network_least": 100, "local_disk": "no"}, "c6gn.16xlarge", "c5n.xlarge"),
    ({"gpu": "yes", "vcpus_most": 4}, "g5.xlarge", "g5.2xlarge"),
    ({"burstable": "yes"}, "t3.micro", "m5.large"),
    ({"bare_metal": "yes", "strategy": "cluster"}, "c5n.metal", "c5n.xlarge"),
    ({"current": "no"}, "m4.large", "m7g.large"),
    ({"need": "arm 4vcpu", "vcpus_least": 8, "vcpus_most": 8}, "c6g.2xlarge", "c6g.xlarge"),
]


@pytest.mark.parametrize(("asked", "wanted", "unwanted"), NEEDS)
def test_a_need_finds_what_has_it_and_nothing_else(
    client: Client, url: Url, asked: dict[str, object], wanted: str, unwanted: str
):
    table = client.get(url("study:find"), {**asked, "format": "csv"}).content.decode("utf-8-sig")
    found = {row[0] for row in csv.reader(io.StringIO(table))}
    assert wanted in found
    assert unwanted not in found


def test_the_order_is_asked_for(client: Client, url: Url):
    asked = {"sort": "memory", "order": "down"}
    assert names_of(client.get(url("study:find"), asked))[0] == "u7in-32tb.224xlarge"


def test_columns_are_chosen_and_stay_chosen(client: Client, url: Url, language: str):
    response = client.get(url("study:find"), {"columns": ["enis", "free_tier"], "need": ""})
    html = response.content.decode()
    heads = html.split("<thead>")[1].split("</thead>")[0]
    assert heads.count("<th ") == 3
    assert {"en": "Free tier", "zh-hans": "免费套餐"}[language] in heads
    assert 'value="enis" checked' in html and 'value="vcpus" checked' not in html
    assert "columns=enis&amp;columns=free_tier&amp;page=2" in html


def test_every_figure_can_be_a_column(client: Client, url: Url):
    response = client.get(url("study:find"), {"columns": list(FIGURES), "need": "gpu"})
    assert response.status_code == 200
    assert set(FIGURES) == set(LABELS)


def test_the_address_keeps_what_was_asked_and_no_more(client: Client, url: Url):
    asked = {"need": "arm", "vcpus_least": "", "sort": "vcpus", "order": "", "page": "2"}
    response = client.get(url("study:find"), asked, headers=LIVE)
    kept = urlsplit(response["HX-Replace-Url"])
    assert kept.path == url("study:find")
    assert parse_qs(kept.query) == {"need": ["arm"], "sort": ["vcpus"]}
    assert names_of(client.get(response["HX-Replace-Url"])) != names_of(response)  # page 2
    assert client.get(url("study:find"))["HX-Replace-Url"] == url("study:find")


def test_while_filling_in_only_the_types_are_sent(client: Client, url: Url):
    html = client.get(url("study:find"), {"need": "gpu"}, headers=LIVE).content.decode()
    assert "<html" not in html and "<form" not in html
    assert '<p id="said" hx-swap-oob="innerHTML">' in html


def test_csv_holds_numbers_for_a_spreadsheet(client: Client, url: Url, language: str):
    columns = ["memory_gib", "ebs_maximum_mbps", "disks", "burstable"]
    response = client.get(
        url("study:find"), {"need": "arm 8vcpu nvme", "columns": columns, "format": "csv"}
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "instance-types.csv" in response["Content-Disposition"]
    head, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert head[1].endswith(" (GiB)") and head[2].endswith(" (Mbps)")
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["m6gd.2xlarge"][:3] == ["32", "4750", "1 × 474 GB NVMe SSD"]
    assert by_name["m6gd.2xlarge"][3] == {"en": "no", "zh-hans": "否"}[language]


def test_csv_of_everything_says_nothing_of_types_without_figures(client: Client, url: Url):
    text = client.get(url("study:find"), {"format": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1438
    assert ["p6e-gb200.36xlarge", *[""] * 6] in rows


def test_markdown_is_a_table(client: Client, url: Url):
    response = client.get(url("study:find"), {"need": "gpu 4vcpu", "format": "md"})
    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert set(lines[1]) == set("| -:")
    assert {line.count("|") for line in lines} == {8}


def test_an_unknown_format_is_the_page(client: Client, url: Url):
    response = client.get(url("study:find"), {"format": "exe"})
    assert "text/html" in response["Content-Type"]


def test_nothing_found_says_how_to_go_on(client: Client, url: Url, language: str):
    html = client.get(url("study:find"), {"need": "arm >=9000gbps"}).content
    words = {"en": "Loosen one bound", "zh-hans": "放宽"}[language]
    assert words in html.decode()


WRONG = [
    ({"need": "arm fast"}, "need", "fast"),
    ({"need": "8apples"}, "need", "8apples"),
    ({"need": "arm x86"}, "need", "x86"),
    ({"need": "x" * 10_000}, "need", ""),
    ({"need": "\x00"}, "need", ""),
    ({"need": "<script>alert(1)</script>"}, "need", "&lt;script&gt;"),
    ({"vcpus_least": "many"}, "vcpus_least", ""),
    ({"vcpus_least": "-1"}, "vcpus_least", ""),
    ({"memory_least": "nan"}, "memory_least", ""),
    ({"memory_least": "1e999"}, "memory_least", ""),
    ({"vcpus_least": 8, "vcpus_most": 4}, "vcpus_most", ""),
    ({"architecture": "sparc"}, "architecture", "sparc"),
    ({"columns": "price"}, "columns", "price"),
    ({"sort": "x" * 10_000}, "sort", ""),
]


@pytest.mark.parametrize(("asked", "field", "said"), WRONG)
@pytest.mark.parametrize("headers", [{}, LIVE])
def test_what_cannot_be_asked_is_said_beside_its_field(
    client: Client, url: Url, asked: dict[str, str], field: str, said: str, headers: dict[str, str]
):
    response = client.get(url("study:find"), asked, headers=headers)
    html = response.content.decode()
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert said in html
    assert "<script>alert" not in html
    if not headers and field != "columns":
        assert f'id="id_{field}_error"' in html


def test_a_file_of_what_cannot_be_asked_is_refused_too(client: Client, url: Url):
    assert client.get(url("study:find"), {"need": "fast", "format": "csv"}).status_code == 422
