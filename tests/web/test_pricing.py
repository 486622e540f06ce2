"""The calculators' index, the pricing page in both languages, and its API."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.http import QueryDict

from study.calculators.pricing.form import PricingForm
from study.core.pricing.pricing import OPTIONS
from tests.web.reading import as_read

API = "/api/v1/calculators/pricing"
HTMX = {"HX-Request": "true"}
FIELDS = list(PricingForm(QueryDict("")).fields)


def words(response) -> str:
    """The page as words with one space between them."""
    html = re.sub(r"<[^>]+>", " ", as_read(response))
    return re.sub(r"\s+", " ", unescape(html))


def test_the_index_leads_to_every_calculator(client, url, language):
    response = client.get(url("study:calculators"))
    html = response.content.decode()
    assert response.status_code == 200
    assert f'href="{url("study:pricing")}"' in html
    for name in ("placement", "ebs", "credits"):
        assert f'href="{url(f"study:{name}")}"' in html
    assert ("价格" in html) == (language == "zh-hans")


def test_every_question_of_the_index_has_an_answer(client, url):
    html = client.get(url("study:calculators")).content.decode()
    questions = re.findall(r'href="([^"]+/calculators/[a-z]+/\?[^"]+)"', html)
    assert len(questions) >= 8
    for question in questions:
        assert client.get(unescape(question)).status_code == 200


def test_without_a_question_an_example_is_answered(client, url, language):
    response = client.get(url("study:pricing"))
    said = words(response)
    assert response.status_code == 200
    assert "70.08" in said  # 0.096 × 730
    assert "45.55" in said  # 0.096 × 0.65 × 730
    assert "474.5" in said
    assert "2026-01-19" in said
    assert ("盈亏平衡" in said) == (language == "zh-hans")


def test_a_question_in_the_address_is_answered(client, url):
    asked = {
        "instance_type": "c5.xlarge",
        "region": "cn-north-1",
        "count": "3",
        "hours": "200",
        "compute_sp_1y": "30",
        "plan": "compute-sp-1y",
        "storage_gb": "100",
        "storage_price": "0.5",
    }
    said = words(client.get(url("study:pricing"), asked))
    assert "937.40" in said  # 1.479 × 200 × 3 + 50
    assert "2,317.31" in said  # 1.479 × 0.7 × 730 × 3 + 50, rounded once
    assert "511" in said  # 70 % of 730
    assert "2024-11-06" in said


def test_the_lesson_is_said_where_hours_go_by_unused(client, url, language):
    said = words(client.get(url("study:pricing"), {"hours": "146"}))
    assert "36.44" in said
    lesson = "每月白付" if language == "zh-hans" else "go by unused"
    assert lesson in said
    assert lesson not in words(client.get(url("study:pricing"), {"hours": "730"}))


def test_office_hours_are_forty_a_week(client, url):
    assert "173.81" in words(client.get(url("study:pricing"), {"use": "office"}))


def test_hours_of_one_s_own_go_before_the_preset(client, url):
    said = words(client.get(url("study:pricing"), {"use": "office", "hours": "100"}))
    assert "173.81" not in said
    assert "9.60" in said


def test_the_form_keeps_what_was_typed(client, url):
    asked = {"instance_type": "r5.large", "instance_sp_1y": "33.3", "fleet": "2x10"}
    html = client.get(url("study:pricing"), asked).content.decode()
    for value in asked.values():
        assert f'value="{value}"' in html
    assert html.count('<details class="pricing__fold" open>') == 2


def test_a_licence_is_in_the_price_and_no_discount_lowers_it(client, url, language):
    said = words(client.get(url("study:pricing"), {"system": "windows"}))
    assert "137.24" in said  # 0.188 × 730
    assert "112.71" in said  # (0.092 + 0.096 × 0.65) × 730
    assert "0.092 + (0.188 − 0.092) × (1 − 0.35)" in said
    lesson = "是系统许可费，不打折" if language == "zh-hans" else "which no discount lowers"
    assert lesson in said
    assert lesson not in words(client.get(url("study:pricing")))


def test_a_share_of_the_time_is_as_good_as_hours(client, url):
    half = words(client.get(url("study:pricing"), {"share": "50"}))
    assert "35.04" in half  # 0.096 × 365
    assert "9.60" in words(client.get(url("study:pricing"), {"share": "50", "hours": "100"}))
    said = client.get(API, {"instance_type": "m5.large", "share": "12.5"}).json()
    assert said["hours"] == "91.25"


def test_an_old_price_says_that_it_is(client, url, language):
    said = "已过一年" if language == "zh-hans" else "over a year old"
    assert said in words(client.get(url("study:pricing"), {"region": "cn-north-1"}))
    assert said not in words(client.get(url("study:pricing"), {"price": "1"}))


def test_spot_that_runs_longer_than_a_month_says_so(client, url, language):
    asked = {"spot_saving": "90", "spot_interruptions": "10", "spot_hours_lost": "5"}
    said = words(client.get(url("study:pricing"), asked))
    assert "783.68" in said  # 730 ÷ (1 − 50 ÷ 730)
    assert ("比一个月还长" if language == "zh-hans" else "more than a month has") in said


def test_the_answer_can_be_had_as_json(client, url):
    for asked in ({}, {"region": "eu-west-1", "system": "windows", "use": "office", "price": ""}):
        html = client.get(url("study:pricing"), asked).content.decode()
        link = unescape(re.search(r'href="([^"]*/api/v1/calculators/pricing\?[^"]*)"', html)[1])
        said = client.get(link)
        assert said.status_code == 200
        assert said.json()["system"] == asked.get("system", "linux")


def test_hosts_are_paid_for_whole(client, url):
    asked = {"instance_type": "m5.large", "count": "49", "host_price": "5", "host_instances": "48"}
    said = words(client.get(url("study:pricing"), asked))
    assert "⌈49 ÷ 48⌉ = 2" in said
    assert "7,300.00" in said  # 5 × 730 × 2
    assert "47" in said  # room left on the second


def test_a_host_is_not_said_to_be_the_cheapest_where_it_comes_without_the_licence(client, url):
    asked = {"count": "48", "host_price": "0.01", "host_instances": "48"}
    rows = [
        client.get(url("study:pricing"), {**asked, "system": system}).context["quote"]
        for system in ("linux", "windows")
    ]
    assert [row.cheapest.option for row in rows] == ["dedicated-host", "spot"]


def test_a_mixed_fleet_finds_its_optimum(client, url):
    said = words(client.get(url("study:pricing"), {"fleet": "10x730 10x300"}))
    assert "743.52" in said


def test_a_price_of_one_s_own_needs_no_row(client, url):
    asked = {"instance_type": "c7gn.large", "region": "eu-west-1", "price": "0.1"}
    response = client.get(url("study:pricing"), asked)
    assert response.status_code == 200
    assert "73.00" in words(response)


def test_a_discount_beyond_the_ceiling_is_marked(client, url, language):
    said = words(client.get(url("study:pricing"), {"instance_sp_3y": "80"}))
    assert ("超过 AWS" if language == "zh-hans" else "above what AWS gives") in said


def test_the_drawing_has_words_and_a_table_and_no_style(client, url):
    html = client.get(url("study:pricing"), {"spot_saving": "20"}).content.decode()
    drawing = html.split('<svg class="lines__drawing"')[1].split("</svg>")[0]
    assert 'role="img"' in drawing
    assert "474.5" in drawing.split("<desc")[1].split("</desc>")[0]
    assert drawing.count('class="lines__point"') == 2
    assert "style" not in html.split("<main")[1]


def test_htmx_gets_the_answer_alone(client, url):
    html = client.get(url("study:pricing"), headers=HTMX).content.decode()
    assert html.lstrip().startswith('<div id="priced-result"')
    assert "<form" not in html


def test_markdown_can_be_taken_away(client, url, language):
    asked = {"format": "md", "fleet": "10x730 10x300", "hours": "146"}
    response = client.get(url("study:pricing"), asked)
    said = response.content.decode()
    assert response["Content-Type"].startswith("text/markdown")
    rows = [line for line in said.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 11 + 2 + 9 + 2 + 3
    assert all(row.endswith("|") for row in rows)
    assert "743.52 ←" in said
    assert ("（示例）" in said) == (language == "zh-hans")


WRONG = [
    ({"instance_type": "m5.larg"}, "m5.large"),
    ({"instance_type": "c7gn.large", "region": "eu-west-1"}, "us-east-1"),
    ({"instance_type": "💥"}, ""),
    ({"region": "mars"}, ""),
    ({"instance_type": "m7g.large", "region": "eu-west-1", "system": "windows"}, "RHEL, SUSE"),
    ({"system": "beos"}, ""),
    ({"licence": "0.096"}, "0.096"),
    ({"instance_type": "c7gn.large", "host_price": "5"}, ""),
    ({"host_instances": "0"}, ""),
    ({"count": "0"}, ""),
    ({"count": "1.5"}, ""),
    ({"hours": "731"}, "730"),
    ({"hours": "-1"}, ""),
    ({"hours": "NaN"}, ""),
    ({"hours": "1e999999"}, ""),
    ({"upfront": "some"}, ""),
    ({"plan": "gold"}, ""),
    ({"use": "never"}, ""),
    ({"price": "0"}, ""),
    ({"price": "0.0000000001"}, ""),
    ({"price": "1", "instance_type": "no type"}, ""),
    ({"instance_sp_1y": "100"}, ""),
    ({"spot_saving": "-5"}, ""),
    ({"spot_interruptions": "100", "spot_hours_lost": "8"}, ""),
    ({"storage_gb": "ten"}, ""),
    ({"storage_gb": "1", "storage_price": "5000"}, ""),
    ({"fleet": "many"}, "many"),
    ({"fleet": "1x900"}, "1x900"),
]


@pytest.mark.parametrize(("asked", "hint"), WRONG)
def test_what_cannot_be_answered_is_refused_beside_its_field(client, url, asked, hint):
    response = client.get(url("study:pricing"), asked)
    html = response.content.decode()
    assert response.status_code == 422
    assert 'aria-invalid="true"' in html
    assert 'role="alert"' in html
    assert hint in unescape(html)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize("name", [*FIELDS, "format", "unknown"])
def test_ten_thousand_characters_break_nothing(client, url, name, headers):
    for letter in ("9", "x", "\x00"):
        response = client.get(url("study:pricing"), {name: letter * 10_000}, headers=headers)
        assert response.status_code in (200, 422), name


def test_empty_fields_are_as_good_as_none(client, url):
    asked = dict.fromkeys(FIELDS, "")
    assert client.get(url("study:pricing"), asked).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("name", ["study:pricing", "study:calculators"])
def test_only_reading_is_allowed(client, url, name, method):
    assert getattr(client, method)(url(name)).status_code == 405


# The API


def test_the_api_answers_with_decimal_strings(client):
    asked = {"instance_type": "m5.large", "region": "us-east-1", "hours": 730, "count": 1}
    said = client.get(API, asked).json()
    assert (said["currency"], said["price_date"]) == ("USD", "2026-01-19")
    options = {option["id"]: option for option in said["options"]}
    assert tuple(options) == OPTIONS
    assert (said["system"], said["licence_per_hour"]) == ("linux", "0")
    assert said["dedicated_host"]["hosts"] == 1
    assert said["dedicated_host"]["price_source"].startswith("https://")
    on_demand, plan = options["on-demand"], options["instance-sp-1y"]
    assert {name: on_demand[name] for name in ("hourly", "monthly", "one_year", "three_years")} == {
        "hourly": "0.096",
        "monthly": "70.08",
        "one_year": "840.96",
        "three_years": "2522.88",
    }
    assert (plan["discount"], plan["discount_is_example"]) == ("35", True)
    assert (plan["monthly"], plan["saving"], plan["owed"]) == ("45.55", "24.53", "546.62")
    for option in said["options"]:
        if option["id"] == "dedicated-host":
            assert (option["discount"], option["owed"]) == (None, "0.00")
        together = Decimal(option["monthly"]) + Decimal(option["saving"])
        assert abs(together - Decimal("70.08")) <= Decimal("0.01")
    assert said["break_even"][2] == {
        "a": "on-demand",
        "b": "instance-sp-1y",
        "hours_per_month": "474.5",
        "share_of_use": "0.65",
        "cheaper": None,
    }
    assert said["steps"][0] == {
        "code": "monthly_used",
        "option": "on-demand",
        "formula": "0.096 × 730 × 1",
        "result": "70.08",
    }


def test_the_api_takes_the_names_of_the_page(client):
    asked = {
        "instance_type": "t3.micro",
        "region": "eu-west-1",
        "use": "office",
        "compute_sp_1y": "27.5",
        "spot_interruptions": "10",
        "spot_hours_lost": "7.3",
        "fleet": "10x730 10x300",
        "plan": "compute-sp-1y",
    }
    said = client.get(API, asked).json()
    options = {option["id"]: option for option in said["options"]}
    assert said["hours"] == "173.81"
    assert options["compute-sp-1y"]["discount"] == "27.5"
    assert options["compute-sp-1y"]["discount_is_example"] is False
    assert any(step["code"] == "lost" and step["result"] == "0.1" for step in said["steps"])
    assert [mix["planned"] for mix in said["mixes"] if mix["best"]] == [10]


REFUSED = [
    ({"instance_type": "m5.larg"}, "unknown_type", "instance_type"),
    ({"instance_type": "m5.large", "region": "mars"}, "unknown_region", "region"),
    ({"instance_type": "c7gn.large", "region": "eu-west-1"}, "not_in_region", "instance_type"),
    ({"instance_type": "m7g.large", "system": "windows"}, "not_for_system", "system"),
    ({"instance_type": "m5.large", "system": "beos"}, "literal_error", "system"),
    ({"instance_type": "m5.large", "licence": 1}, "too_large", "licence"),
    ({"instance_type": "c7gn.large", "host_price": 5}, "half_a_host", "host_instances"),
    ({"instance_type": "m5.large", "host_instances": 0}, "greater_than_equal", "host_instances"),
    ({"instance_type": "m5.large", "hours": 731}, "too_large", "hours"),
    ({"instance_type": "m5.large", "hours": "1e999999"}, "too_large", "hours"),
    ({"instance_type": "m5.large", "hours": "NaN"}, "finite_number", "hours"),
    ({"instance_type": "m5.large", "count": 0}, "too_small", "count"),
    ({"instance_type": "m5.large", "count": 10**20}, "too_large", "count"),
    ({"instance_type": "m5.large", "price": "1e-30"}, "too_precise", "price"),
    ({"instance_type": "m5.large", "spot_saving": 100}, "less_than", "spot_saving"),
    ({"instance_type": "m5.large", "fleet": "1x1 x"}, "not_a_group", "fleet"),
    (
        {"instance_type": "m5.large", "spot_interruptions": 100, "spot_hours_lost": 8},
        "never_done",
        "spot_hours_lost",
    ),
    ({}, "missing", "instance_type"),
    ({"instance_type": "x" * 10_000}, "string_too_long", "instance_type"),
    ({"instance_type": "m5.large", "plan": "gold"}, "literal_error", "plan"),
]


@pytest.mark.parametrize(("asked", "code", "field"), REFUSED)
def test_the_api_refuses_in_the_form_of_the_house(client, asked, code, field):
    response = client.get(API, asked)
    error = response.json()["error"]
    assert response.status_code == 422
    assert (error["code"], error["field"]) == (code, field)
    assert error["message"]


def test_the_api_says_which_regions_and_types_there_are(client):
    said = client.get(API, {"instance_type": "m5.larg"}).json()
    assert said["suggestions"][0] == "m5.large"
    assert "cn-north-1" in said["regions"]
    said = client.get(API, {"instance_type": "c7gn.large", "region": "eu-west-1"}).json()
    assert said["regions"] == ["us-east-1"]
