"""Instance types among what the site's search finds."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from study.search import TYPES, search

Url = Callable[..., str]


def kinds(query: str) -> list[str]:
    return [hit.kind for hit in search().find(query, "en")]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("c5n.xlarge", "c5n.xlarge"),
        ("C5N.XLARGE", "c5n.xlarge"),
        ("c5n.xl", "c5n.xlarge"),
        ("c5n.xlage", "c5n.xlarge"),
        ("t3.mirco", "t3.micro"),
        ("u-6tb1.112xlarge", "u-6tb1.112xlarge"),
        ("m7i-flex", "m7i-flex.large"),
    ],
)
def test_a_type_is_found_by_its_name_a_beginning_or_a_slip(
    client: Client, url: Url, query: str, first: str
):
    html = client.get(url("study:search"), {"q": query}).content.decode()
    address = unescape(html.split('class="hit__title"><a href="')[1].split('"')[0])
    assert address == f"{url('study:decoder')}?name={first}"
    assert client.get(address).context["decoded"].name.name == first


def test_types_do_not_bury_the_rest():
    for query in ("m5", "memory", "内存"):
        found = kinds(query)
        assert found.count("type") <= TYPES
        assert set(found) - {"type"}
    assert "type" in kinds("m5")
