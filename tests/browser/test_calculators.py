"""What all calculators have in common in a browser: whole numbers, whole edges, kept focus."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}
LARGE = "requests=1000000000000&duration=900000&memory=10240"
SHOWN = [
    ("study:pricing", "?instance_type=p5.48xlarge&count=900"),
    ("study:credits", "?instance_type=t3.large&load=2h@100,3h@5"),
    ("study:ebs", "?type=gp2&size=100"),
    ("study:efs", ""),
    ("study:lambda", f"?{LARGE}"),
    ("study:load-balancing", "?show=cross-zone&targets=1,9,100"),
    ("study:load-balancing", "?show=lcu"),
    ("study:load-balancing", "?show=health"),
    ("study:scaling", ""),
    ("study:hibernation", "?instance_type=t3.medium&root_size=30&encrypted=yes"),
]
# Numbers, with their units, whose letters stand in more than one line.
BROKEN = r"""() => {
  const broken = [];
  for (const held of document.querySelectorAll("main .quantity")) {
    const lines = new Set([...held.getClientRects()].map((box) => Math.round(box.top)));
    if (lines.size > 1) broken.push(held.textContent);
  }
  return broken;
}"""
# Shapes whose edge reaches out of a drawing that cuts them off, by more than a third of a pixel.
CUT = """() => {
  const cut = [];
  for (const shape of document.querySelectorAll("main svg :is(rect, circle)")) {
    const drawing = shape.ownerSVGElement, style = getComputedStyle(shape);
    if (style.stroke === "none" || getComputedStyle(drawing).overflow === "visible") continue;
    const scale = style.vectorEffect === "non-scaling-stroke" ? 1 : shape.getScreenCTM().a;
    const half = parseFloat(style.strokeWidth) / 2 * scale - 0.35;
    const box = shape.getBoundingClientRect(), frame = drawing.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const stands = shape.matches(".curve__fill");  // on the rule below the drawing
    if (box.left - half < frame.left || box.right + half > frame.right || box.top - half < frame.top
        || (!stands && box.bottom + half > frame.bottom)) cut.push(shape.getAttribute("class"));
  }
  return cut;
}"""


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport=PHONE)


@pytest.mark.parametrize(("name", "query"), SHOWN)
def test_on_a_phone_no_number_breaks_and_no_edge_is_cut(
    phone: Page, url: Callable[..., str], name: str, query: str
):
    phone.goto(url(name) + query)
    phone.evaluate("document.querySelectorAll('main details').forEach((each) => each.open = true)")
    assert phone.locator("main .quantity").count() > 3
    assert phone.evaluate(BROKEN) == []
    assert phone.evaluate(CUT) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_wide_table_is_torn_where_there_is_more(phone: Page, url: Callable[..., str]):
    phone.goto(url("study:pricing") + "?instance_type=m5.large")
    table = phone.locator(".table-scroll").first
    expect(table).to_have_class("table-scroll table-scroll--after")
    table.focus()
    phone.keyboard.press("ArrowRight")
    expect(table).to_have_class("table-scroll table-scroll--after table-scroll--before")
    table.evaluate("(region) => { region.scrollLeft = region.scrollWidth }")
    expect(table).to_have_class("table-scroll table-scroll--before")


def test_the_keyboard_keeps_its_place_when_a_press_takes_itself_away(
    page: Page, url: Callable[..., str]
):
    page.goto(url("study:lifecycle") + "?did=launch,run")
    page.locator("#step-1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#step-2")).to_have_count(0)
    expect(page.locator("#step-1")).to_be_focused()
    page.locator("#back").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#back")).to_have_count(0)
    expect(page.locator("#machine")).to_be_focused()
