"""The calculator of CPU credits by its address: the page in both languages, and the API."""

import re
from decimal import Decimal

import pytest
from django.http import QueryDict

from study.calculators.credits.form import CreditsForm
from study.calculators.credits.sizes import FAMILIES, sizes
from study.calculators.credits.words import ADVICE, STATES, STEPS
from study.calculators.load_faults import LOAD_FAULTS
from study.content import ledger
from tests.web.reading import as_read

API = "/api/v1/calculators/credits"
HTMX = {"HX-Request": "true"}
FIELDS = list(CreditsForm(QueryDict("")).fields)
GUIDE = {
    "instance_type": "t3.nano",
    "mode": "unlimited",
    "load": "24h@0 12h@2.5 24h@7 12h@2.5 5h@100 13h@5 24h@0",
}
# Earned in an hour, the most that is saved and the vCPUs, as the user guide's table has them.
TABLE = {
    "t2.nano": (3, 72, 1),
    "t2.micro": (6, 144, 1),
    "t2.small": (12, 288, 1),
    "t2.medium": (24, 576, 2),
    "t2.large": (36, 864, 2),
    "t2.xlarge": (54, 1296, 4),
    "t2.2xlarge": ("81.6", "1958.4", 8),
} | {
    f"{family}.{size}": row
    for family in ("t3", "t3a", "t4g")
    for size, row in {
        "nano": (6, 144, 2),
        "micro": (12, 288, 2),
        "small": (24, 576, 2),
        "medium": (24, 576, 2),
        "large": (36, 864, 2),
        "xlarge": (96, 2304, 4),
        "2xlarge": (192, 4608, 8),
    }.items()
}


def html_of(client, address, query=None):
    return as_read(client.get(address, query))


def test_every_burstable_type_is_as_in_the_table_of_the_guide():
    found = {name: (each.per_hour, each.most, each.vcpus) for name, each in sizes().items()}
    assert found == {
        name: (Decimal(hour), Decimal(most), vcpus) for name, (hour, most, vcpus) in TABLE.items()
    }
    assert {name.partition(".")[0] for name in found} == set(FAMILIES)


def test_every_sentence_rests_on_a_fact_that_exists():
    for table in (STATES, STEPS, ADVICE):
        for _words, fact in table.values():
            assert not fact or ledger()[fact].sources
    assert all(fact for _words, fact in (*STATES.values(), *ADVICE.values()))


def test_without_a_question_an_example_is_answered(client, url, language):
    html = html_of(client, url("study:credits"))
    assert "t3.micro" in html
    assert ("预支积分" if language == "zh-hans" else "surplus credits") in html
    assert 'class="lines__drawing"' in html and "style=" not in html.split("<main")[1]


def test_the_example_of_the_user_guide_is_answered(client, url, language):
    html = html_of(client, url("study:credits"), GUIDE)
    expected = {
        "en": "never slow, but 303.6 surplus credits are charged: USD 0.25.",
        "zh-hans": "有 303.6 个预支积分要收费：0.25 美元。",
    }
    assert expected[language] in html
    assert "0 + 684 + 303.6 = 951.6 + 0 + 36" in html


def test_every_fact_that_is_named_has_its_note(client, url):
    html = html_of(client, url("study:credits"), GUIDE)
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html


def test_the_form_keeps_what_was_typed(client, url):
    html = html_of(client, url("study:credits"), {**GUIDE, "start": "20", "price": "0.04"})
    for shown in (
        'value="20"',
        'value="0.04"',
        GUIDE["load"],
        '<option value="unlimited" selected>',
    ):
        assert shown in html
    assert '<details class="pricing__fold" open>' in html


def test_htmx_receives_the_answer_and_the_errors_only(client, url):
    reply = client.get(url("study:credits"), GUIDE, headers=HTMX)
    html = reply.content.decode()
    assert "<html" not in html and 'id="lab-result"' in html
    assert html.count('hx-swap-oob="true"') == len(FIELDS)
    assert "HX-Request" in reply["Vary"]


def test_going_back_htmx_receives_the_whole_page(client, url):
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<html" in client.get(url("study:credits"), GUIDE, headers=headers).content.decode()


BAD = [
    ({"instance_type": "m5.large"}, "instance_type", "m5.large"),
    ({"instance_type": "t3.mirco"}, "instance_type", "t3.micro"),
    ({"instance_type": "💥"}, "instance_type", ""),
    ({"mode": "endless"}, "mode", ""),
    ({"load": "busy"}, "load", "busy"),
    ({"load": "1h@101"}, "load", "100"),
    ({"load": "999h@1"}, "load", ""),
    ({"load": "0h@1"}, "load", ""),
    ({"load": " ".join(["1h@1"] * 25)}, "load", "24"),
    ({"start": "289"}, "start", "288"),
    ({"start": "-1"}, "start", ""),
    ({"start": "many"}, "start", ""),
    ({"price": "NaN"}, "price", ""),
    ({"price": "100000"}, "price", "1000"),
]


@pytest.mark.parametrize(("query", "field", "hint"), BAD)
def test_bad_input_is_answered_beside_its_field(client, url, query, field, hint):
    answer = client.get(url("study:credits"), query)
    html = as_read(answer)
    slot = html.split(f'<div id="id_{field}_error" role="alert">')[1].split("</div>")[0]
    assert answer.status_code == 422
    assert "field__error" in slot and hint in slot


@pytest.mark.parametrize("field", [*FIELDS, "format", "unknown"])
@pytest.mark.parametrize(
    "text", ["", " ", "9" * 10_000, "x" * 10_000, "\x00<b>'\"", "1e9", "1e999999", "-5"]
)
def test_no_text_in_any_field_breaks_the_page_or_the_api(client, field, text):
    query = {**GUIDE, field: text}
    for headers in ({}, HTMX):
        answer = client.get("/en/calculators/credits/", query, headers=headers)
        assert answer.status_code in {200, 422}
    answer = client.get(API, query)
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        error = answer.json()["error"]
        assert (error["field"], bool(error["message"])) == (field, True)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_ever_read(client, url, method):
    assert getattr(client, method)(url("study:credits")).status_code == 405
    assert getattr(client, method)(API).status_code == 405


def test_the_answer_is_taken_away_as_markdown(client, url, language):
    answer = client.get(url("study:credits"), {**GUIDE, "format": "md"})
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert text.startswith("# t3.nano")
    assert ("预支积分" in text) == (language == "zh-hans")
    assert "303.6" in text and "&#" not in text and "<p" not in text
    assert "[cpu-surplus-credits]: https://docs.aws.amazon.com/" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 9 + 2 + 10 and all(row.endswith("|") for row in rows)


def test_the_api_answers_with_both_modes_and_books_that_balance(client):
    said = client.get(API, GUIDE).json()
    assert (said["mode"], said["baseline_percent"], said["limit"]) == ("unlimited", "5", "144")
    unlimited, standard = said["runs"]["unlimited"], said["runs"]["standard"]
    assert (unlimited["charged"], unlimited["cost"]) == ("303.6", "0.25")
    assert (standard["charged"], standard["denied"]) == ("0", "447.6")
    for books in said["runs"].values():
        start, earned, surplus, spent, balance, lost = (
            Decimal(books[name])
            for name in ("start", "earned", "surplus", "spent", "balance", "lost")
        )
        assert start + earned + surplus == spent + balance + lost
    assert [each["state"] for each in unlimited["stretches"]][-1] == "repaying"
    assert all(set(each["message"]) == {"en", "zh-hans"} for each in said["advice"])


DEFAULTS = [
    ("t2.micro", "standard", "30"),
    ("t3.micro", "unlimited", "0"),
    ("t4g.nano", "unlimited", "0"),
]


@pytest.mark.parametrize(("name", "mode", "start"), DEFAULTS)
def test_a_family_launches_in_its_own_mode(client, name, mode, start):
    said = client.get(API, {"instance_type": name, "load": "1h@0"}).json()
    assert said["mode"] == mode
    assert said["runs"]["standard"]["start"] == start
    assert said["price_per_vcpu_hour"] == ("0.04" if name.startswith("t4g") else "0.05")


REFUSED = [
    ({}, "instance_type", "missing", None),
    ({"instance_type": "m5.large"}, "instance_type", "not_burstable", None),
    ({"instance_type": "t3.mirco"}, "instance_type", "unknown_type", None),
    ({**GUIDE, "load": "1h@1 x"}, "load", "not_a_phase", 5),
    ({**GUIDE, "start": 145}, "start", "too_large", None),
    ({**GUIDE, "price": "1e-30"}, "price", "too_precise", None),
]


@pytest.mark.parametrize(("query", "field", "code", "position"), REFUSED)
def test_the_api_refuses_with_field_code_and_place(client, query, field, code, position):
    answer = client.get(API, query)
    error = answer.json()["error"]
    assert answer.status_code == 422
    assert (error["field"], error["code"], error["position"]) == (field, code, position)
    assert code not in LOAD_FAULTS or error["message"]


def test_the_page_links_to_the_same_question_as_json(client, url):
    html = html_of(client, url("study:credits"), {**GUIDE, "start": ""})
    address = html.split(f'href="{API}')[1].split('"')[0]
    assert client.get(API + address).json()["runs"]["unlimited"]["charged"] == "303.6"


@pytest.mark.parametrize(
    ("load", "mode", "labels", "said"),
    [
        ("2h@100,3h@5", "unlimited", {"0", "−50", "−100", "−150", "−200"}, True),
        ("2h@100,3h@5", "standard", {"0", "50", "100"}, True),
        ("48h@100", "unlimited", {"0", "−500", "ceiling −864"}, False),
        ("24h@0", "standard", {"0", "500", "ceiling 864"}, False),
    ],
)
def test_the_drawing_reaches_as_far_as_the_credits_go(client, load, mode, labels, said):
    query = {"instance_type": "t3.large", "load": load, "mode": mode}
    html = html_of(client, "/en/calculators/credits/", query)
    drawing = html.partition('<svg class="lines__drawing"')[2].partition("</svg>")[0]
    ticks = set(re.findall(r'<text class="lines__tick"[^>]*text-anchor="end">([^<]+)<', drawing))
    assert {each for each in ticks if not re.search(r"%| h$", each)} == labels
    assert ("outside the drawing" in html) == said
