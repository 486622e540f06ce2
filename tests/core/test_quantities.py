"""Numbers with their units, held together; and what only looks like one."""

import pytest

from study.core.quantities import Quantities, chinese_units

QUANTITIES = Quantities({"美元", "天", "个目标", "个", "小时", "秒"})


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("1,666.67", ["1,666.67"]),
        ("0.00 美元", ["0.00 美元"]),
        ("收费 173,333,346.78 美元。", ["173,333,346.78 美元"]),
        ("至少按 90 天计费", ["90 天"]),
        ("100 个目标和 3 个", ["100 个目标", "3 个"]),
        ("9,000 GB-秒 × 2", ["9,000 GB-秒", "2"]),
        ("USD 34.50, 12 h", ["USD 34.50", "12 h"]),
        ("up to 1,500 MiB/s", ["1,500 MiB/s"]),
        ("有 16 GiB的卷", ["16 GiB"]),
        ("−3.2% of 300 zones", ["−3.2%", "300 zones"]),
        ("It ends with 7.", ["7"]),
        ("USD 34.50 a month", ["USD 34.50"]),
        # Too long for a line of a phone: the number alone.
        ("USD 1,733,333,346.37", ["1,733,333,346.37"]),
        ("9,000,000,000,000 GB-秒", ["9,000,000,000,000"]),
        # Names, dates, elements and characters by their number.
        ("m5.large c7g.2xlarge us-east-1 i3", []),
        ("as of 2026-10 or 2026-01-19.", ["2026-10", "2026-01-19"]),
        ("2026-1-9", []),
        ("192.0.2.0/24", []),
        ("it&#x27;s &#39;5&#39;", ["5"]),
    ],
)
def test_a_quantity_is_held(text: str, held: list[str]):
    expected = text
    for each in held:
        expected = expected.replace(each, f'<span class="quantity">{each}</span>', 1)
    assert QUANTITIES.held(text) == expected


def test_elements_are_left_as_they_are():
    held = QUANTITIES.held('<a href="/7 days"><b>7 days</b></a>')
    assert held == '<a href="/7 days"><b><span class="quantity">7 days</span></b></a>'


def test_the_chinese_units_are_those_of_the_forms():
    assert chinese_units(["{n} 个目标", "{n} GiB", "{n}", "每 GiB {n} IOPS", "{n} 个 vCPU"]) == {
        "个目标",
        "个 vCPU",
    }
