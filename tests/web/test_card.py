"""The picture of a name for the preview of a shared link."""

import io
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image, ImageColor

from study.decoder.cards import HUES, INK, MARGIN, MUTED, PAPER, RULE
from tests.core.test_naming import VENDOR_NAMES

Url = Callable[..., str]


def picture(client: Client, url: Url, name: str) -> Image.Image:
    response = client.get(url("study:card", name))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert "max-age" in response["Cache-Control"]
    return Image.open(io.BytesIO(response.content)).convert("RGB")


def colours(image: Image.Image) -> set[tuple[int, int, int]]:
    return {colour for _count, colour in image.getcolors(image.width * image.height)}


@pytest.mark.parametrize("name", ["c5n.xlarge", "u7in-32tb.224xlarge", "c10gn.3xlarge"])
def test_a_card_has_the_size_of_previews_and_a_hue_for_each_role(
    client: Client, url: Url, name: str
):
    image = picture(client, url, name)
    assert image.size == (1200, 630)
    for role in ("series", "generation", "option", "size"):
        assert ImageColor.getrgb(HUES[role]) in colours(image), role


@pytest.mark.parametrize(
    "name", [*VENDOR_NAMES[::97], "c99gdbenqzfhsu-flex.metal-480xl", "mac-m4pro.metal"]
)
def test_nothing_is_drawn_into_the_margin(client: Client, url: Url, name: str):
    image = picture(client, url, name)
    edge = MARGIN - 6
    inside = (edge, 40, image.width - edge, image.height - 30)
    paper = Image.new("RGB", (inside[2] - inside[0], inside[3] - inside[1]), PAPER)
    image.paste(paper, inside[:2])
    assert colours(image) == {ImageColor.getrgb(PAPER)}


def test_the_hues_are_those_of_the_page_by_day():
    tokens = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    names = {"paper": PAPER, "ink": INK, "muted": MUTED, "hairline": RULE}
    names |= {role: hue for role, hue in HUES.items() if role != "separator"}
    for name, hue in names.items():
        assert f"--{name}: light-dark({hue}," in tokens


def test_a_careless_spelling_has_the_same_card(client: Client, url: Url):
    assert picture(client, url, "C5N.XLARGE") == picture(client, url, "c5n.xlarge")


@pytest.mark.parametrize("name", ["c5n.xlage", "💥", "x" * 10_000, "c5n", "<b>"])
def test_what_is_no_name_has_no_card(client: Client, url: Url, name: str):
    assert client.get(url("study:card", name)).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_card_is_only_looked_at(client: Client, url: Url, method: str):
    assert getattr(client, method)(url("study:card", "c5n.xlarge")).status_code == 405
