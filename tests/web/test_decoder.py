"""The decoder's page: a name explained, a slip shown, and nothing that can be typed breaks it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from study.core.types.naming import parse
from tests.core.test_naming import VENDOR_NAMES

Url = Callable[..., str]
LIVE = {"HX-Request": "true"}


def page(client: Client, url: Url, name: str, status: int = 200, **headers: str) -> str:
    response = client.get(url("study:decoder"), {"name": name}, headers=headers)
    assert response.status_code == status
    return response.content.decode()


def test_a_name_is_explained_piece_by_piece(client: Client, url: Url, language: str):
    html = page(client, url, "x2iedn.4xlarge")
    words = {
        "en": ["Series X", "Generation 2", "Intel processor", "extra memory", "instance store"],
        "zh-hans": ["X 系列", "第 2 代", "Intel 处理器", "内存加量", "实例存储盘"],
    }
    for word in words[language]:
        assert word in html
    assert html.count('class="specimen__row"') == len(parse("x2iedn.4xlarge").segments)
    assert "instance-type-names.html" in html  # the source
    assert "512 GiB" in html
    assert "2026-11-23" in html  # the catalogue's date


def test_each_piece_has_a_line_from_its_letters(client: Client, url: Url):
    html = page(client, url, "c10gn.3xlarge")
    drawings = re.findall(r'specimen__line segment--(\w+)".+? width="(\d+)\.5ch"', html)
    assert drawings == [
        (each.role, str(each.start + 9)) for each in parse("c10gn.3xlarge").segments
    ]


def test_a_name_too_long_to_draw_is_explained_in_a_list(client: Client, url: Url):
    html = page(client, url, "c99gdbenqzfhsu-flex.metal-480xl")
    assert "specimen--drawn" not in html and "specimen__line" not in html
    assert html.count('class="specimen__row"') == 17


# The name, and a word of each language that the page must hold.
SPECIAL = [
    ("c10gn.3xlarge", "Not in the catalogue", "目录里没有"),
    ("m4.large", "Previous generation", "上一代"),
    ("g6f.large", "silent here", "没有解释它"),
    ("mac1.metal", "Breaks the pattern", "不按常理"),
    ("p6e-gb200.36xlarge", "no figures for it", "没有它的规格"),
    ("c5n.large", "the newest of its line is 8", "最新是第 8 代"),
    ("c8gn.large", "8, the newest of its line", "第 8 代，这一系列里最新"),
    ("p7.48xlarge", "the name does not tell", "名字看不出来"),
]


@pytest.mark.parametrize(("name", "en", "zh_hans"), SPECIAL)
def test_what_is_particular_about_a_name_is_said(
    client: Client, url: Url, language: str, name: str, en: str, zh_hans: str
):
    assert (en if language == "en" else zh_hans) in page(client, url, name)


def test_the_ladder_marks_this_step_even_where_nobody_sells_it(client: Client, url: Url):
    for name, before, after in [
        ("m5.xlarge", "m5.large", "m5.2xlarge"),
        ("m5.3xlarge", "m5.2xlarge", "m5.4xlarge"),
    ]:
        response = client.get(url("study:decoder"), {"name": name})
        steps = [step["name"] for step in response.context["ladder"]]
        here = steps.index(name)
        assert (steps[here - 1], steps[here + 1]) == (before, after)
        html = response.content.decode()
        assert html.count("ladder__here") == html.count('aria-current="true"') == 1


def test_neighbours_lead_to_their_own_page_and_to_a_comparison(client: Client, url: Url):
    html = page(client, url, "m5.large")
    assert f'href="{url("study:decoder")}?name=m6g.large"' in html
    assert f'href="{url("study:compare")}?name=m5.large&amp;name=m6g.large"' in html


SLIPS = [
    ("c5n.xlage", 5, "c5n.xlarge"),
    ("m5larg", 3, "m5.large"),
    ("t3.mirco", 4, "t3.micro"),
    ("c5n xlarge,", 11, "c5n.xlarge"),
]


@pytest.mark.parametrize(("typed", "position", "meant"), SLIPS)
def test_a_slip_is_shown_at_its_place_with_what_was_meant(
    client: Client, url: Url, language: str, typed: str, position: int, meant: str
):
    html = page(client, url, typed, 422)
    where = {"en": f"Position {position}", "zh-hans": f"第 {position} 个字符"}[language]
    assert where in html
    first = html.split('class="decoder__meant"')[1].split("</a>")[0]
    assert f"?name={meant}" in first
    assert 'aria-invalid="true"' in html and f'value="{typed}"' in html


def test_a_family_offers_its_sizes(client: Client, url: Url):
    html = page(client, url, "u7in-32tb")
    assert "?name=u7in-32tb.224xlarge" in html
    assert 'class="specimen' not in html


def test_while_typing_only_what_changes_is_sent(client: Client, url: Url, language: str):
    html = page(client, url, "c5n.xlarge", **LIVE)
    assert "<html" not in html
    title = html.split("<title>")[1].split("</title>")[0].strip()
    assert (
        title
        == {
            "en": "c5n.xlarge · Decoder · Cirrus",
            "zh-hans": "c5n.xlarge · 解码器 · 卷云",
        }[language]
    )
    assert '<p id="said" hx-swap-oob="innerHTML">' in html  # told to a screen reader
    assert "HX-Request" in client.get(url("study:decoder"))["Vary"]


def test_a_link_carries_its_preview(client: Client, url: Url):
    html = page(client, url, "c5n.xlarge")
    card = url("study:card", "c5n.xlarge")
    assert f'<meta property="og:image" content="http://testserver{card}">' in html
    assert '<meta property="og:title" content="c5n.xlarge' in html


def test_nothing_typed_shows_an_example(client: Client, url: Url):
    for typed in ("", "   ", "\u3000"):
        response = client.get(url("study:decoder"), {"name": typed})
        assert response.status_code == 200
        assert response.context["decoded"].name.name == "c7gn.xlarge"


NONSENSE = [
    "x" * 10_000,
    "c5n.xlarge" * 1000,
    "💥",
    "\x00",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "𝒄5𝒏.𝒙large",
    "c5n.xlarge\u202e",
    "%00%ff",
    "' OR 1=1 --",
]


@pytest.mark.parametrize("typed", NONSENSE)
@pytest.mark.parametrize("headers", [{}, LIVE])
def test_nonsense_is_refused_with_a_page(
    client: Client, url: Url, typed: str, headers: dict[str, str]
):
    html = page(client, url, typed, 422, **headers)
    assert 'id="fault"' in html
    assert "<script>alert" not in html
    assert len(html) < 60_000


@pytest.mark.parametrize("name", ["decoder", "find", "compare"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_what_only_shows_answers_only_to_get(client: Client, url: Url, name: str, method: str):
    assert getattr(client, method)(url(f"study:{name}")).status_code == 405


@pytest.mark.parametrize("name", VENDOR_NAMES[::60])
def test_every_kind_of_name_has_a_page(client: Client, url: Url, name: str):
    html = page(client, url, name)
    assert f"<title>{name} · " in html
    assert "{" not in html.split('class="specimen__rows"')[1].split("</ol>")[0]


def test_no_page_of_the_decoder_asks_the_database(
    client: Client, url: Url, django_assert_num_queries
):
    with django_assert_num_queries(0):
        for name in ("decoder", "find", "compare", "fleet"):
            client.get(url(f"study:{name}"))
