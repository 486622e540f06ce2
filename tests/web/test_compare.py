"""Two to four types side by side, the differences in words."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

Url = Callable[..., str]


def compared(client: Client, url: Url, *names: str, status: int = 200, **more: str):
    response = client.get(url("study:compare"), {"name": names, **more})
    assert response.status_code == status
    return response


def row(html: str, title: str) -> str:
    """The row of a table that begins with the title."""
    return next(each for each in html.split("<tr")[1:] if f'<th scope="row">{title}' in each)


def test_differences_are_marked_in_words(client: Client, url: Url, language: str):
    html = compared(client, url, "c5n.xlarge", "c7gn.xlarge").content.decode()
    words = {
        "en": ("Generation", "Memory", "vCPUs", "differs", "most", "least", "without it"),
        "zh-hans": ("代", "内存", "vCPU", "不同", "最大", "最小", "没有"),
    }[language]
    generation, memory, vcpus, differs, most, least, without = words
    assert differs in row(html, generation)
    assert differs in row(html, memory) and most in row(html, memory) and least in row(html, memory)
    assert differs not in row(html, vcpus)
    option = {"en": "Option", "zh-hans": "选项"}[language]
    graviton = row(html, f'{option} <span class="mono segment--option">g<')
    assert graviton.count(without) == 1  # c5n


def test_what_is_alike_can_be_left_out(client: Client, url: Url):
    whole = compared(client, url, "m5.large", "m5.xlarge")
    only = compared(client, url, "m5.large", "m5.xlarge", only="differences")
    assert 0 < len(only.context["rows"]) < len(whole.context["rows"])
    assert all(not each["same"] for each in only.context["rows"])
    assert [each.part for each in only.context["letters"]] == ["size"]
    back = client.get(url("study:compare") + only.context["other"])
    assert len(back.context["rows"]) == len(whole.context["rows"])


def test_a_type_without_figures_does_not_make_all_figures_differ(
    client: Client, url: Url, language: str
):
    response = compared(client, url, "m5.large", "m5a.large", "p6e-gb200.36xlarge")
    html = response.content.decode()
    assert {"en": "not known", "zh-hans": "不详"}[language] in html
    assert response.context["differing"] < response.context["all"] / 2


def test_alike_types_are_said_to_be_alike(client: Client, url: Url, language: str):
    html = compared(client, url, "m5.large", "M5.LARGE").content.decode()
    assert {"en": "No figure differs.", "zh-hans": "规格完全相同。"}[language] in html


def test_four_are_compared_and_the_letters_a_to_d_are_read(client: Client, url: Url):
    html = compared(client, url, "m5.large", "c5.large", "r5.large", "t3.large").content.decode()
    assert html.count("<thead>") == 2
    asked = {"a": "m5.large", "b": "c5.large"}
    response = client.get(url("study:compare"), asked)
    assert response.context["comparison"].names == ("m5.large", "c5.large")


def test_without_names_an_example_is_shown(client: Client, url: Url):
    assert compared(client, url).context["comparison"] is not None


def test_a_slip_is_mended_by_one_press(client: Client, url: Url):
    response = compared(client, url, "c5n.xlarge", "m5larg", status=422)
    html = response.content.decode()
    assert 'aria-invalid="true" aria-describedby="error-2"' in html
    address = unescape(html.split('class="field__help"')[1].split('href="')[1].split('"')[0])
    mended = client.get(url("study:compare") + address)
    assert mended.context["comparison"].names == ("c5n.xlarge", "m5.large")


WRONG = [
    (("m5.large",), "at least two", "至少"),
    (("m5.large",) * 5, "At most four", "最多"),
    (("💥", "m5.large"), "Mend the marked name", "改好标出的名字"),
    (("x" * 10_000, "m5.large"), "Mend the marked name", "改好标出的名字"),
    (("\x00", "<b>"), "Mend the marked name", "改好标出的名字"),
    (("c5n", "m5.large"), "Mend the marked name", "改好标出的名字"),
]


@pytest.mark.parametrize(("names", "en", "zh_hans"), WRONG)
def test_what_cannot_be_compared_is_said(
    client: Client, url: Url, language: str, names: tuple[str, ...], en: str, zh_hans: str
):
    html = compared(client, url, *names, status=422).content.decode()
    assert (en if language == "en" else zh_hans) in html
    assert "<b>" not in html
