"""What holds for every calculator: it is listed, leads back, and says in Chinese what it means."""

from collections.abc import Callable

import pytest
from django.test import Client

from study.views.calculators import CALCULATORS

Url = Callable[..., str]


def test_every_calculator_is_listed_and_leads_back(client: Client, url: Url):
    home = url("study:calculators")
    listed = client.get(home).content.decode()
    for each in CALCULATORS:
        page = url(each["url"])
        assert f'href="{page}' in listed
        assert f'<p class="up"><a href="{home}">' in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        # One English word each, whose Chinese elsewhere is another.
        ("hibernation/?encrypted=no", '<span class="lab__no">不能。</span>'),
        ("move/", '<option value="none">不加密</option>'),
        ("load-balancing/?show=health", ">结果</th>"),
        ("scaling/", ">时间</th>"),
        ("efs/", "要花多少钱"),
        ("lambda/", "要花多少钱"),
    ],
)
def test_a_word_has_the_chinese_of_its_place(client: Client, address: str, words: str):
    page = client.get(f"/zh-hans/calculators/{address}").content.decode()
    assert words in page
