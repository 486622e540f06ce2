"""The EBS calculator by its address: the page in both languages, and the API."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from study.calculators.ebs.form import EbsForm
from study.calculators.ebs.limits import NAMES, fact_of, limits, prices
from study.calculators.ebs.words import ADVICE, CEILINGS, REMEDIES, STEPS, rules
from study.content import ledger
from study.core.ebs.rules import violations
from study.core.ebs.volume import VOLUME_TYPES
from tests.core.test_ebs import BROKEN, LIMITS, PRICES
from tests.web.reading import as_read

API = "/api/v1/calculators/ebs"
HTMX = {"HX-Request": "true"}
FIELDS = list(EbsForm(QueryDict("")).fields)
ASKED = {"type": "gp3", "size": "500", "iops": "16000", "throughput": "1000"}


def html_of(client, address, query=None):
    return as_read(client.get(address, query))


def test_the_limits_and_prices_of_the_facts_are_those_of_the_worked_cases():
    assert limits() == LIMITS
    assert dict(prices()) == PRICES
    for volume_type, names in NAMES.items():
        for value in names.values():
            assert ledger().number(f"{fact_of(volume_type)}.{value}") > 0


def test_every_sentence_rests_on_a_fact_that_exists():
    for table in (CEILINGS, STEPS, ADVICE, *(rules(each) for each in VOLUME_TYPES)):
        for _words, fact in table.values():
            assert not fact or ledger()[fact].sources
    for volume_type in VOLUME_TYPES:
        assert all(fact for _words, fact in rules(volume_type).values())


def test_every_rule_and_remedy_has_its_words():
    broken = [each for case in BROKEN for each in violations(case[0], limits(), case[1])]
    assert {each.rule for each in broken} == set(rules("gp3"))
    assert {mend.code for each in broken for mend in each.remedies} == set(REMEDIES)


def test_without_a_question_an_example_is_answered(client, url, language):
    html = html_of(client, url("study:ebs"))
    assert "3,000" in html and "style=" not in html.split("<main")[1]
    assert ("全天" if language == "zh-hans" else "All day") in html


def test_the_instance_that_caps_is_named(client, url, language):
    html = html_of(client, url("study:ebs"), {**ASKED, "instance_type": "m7i.large"})
    expected = {
        "en": "The volume could do more: m7i.large does not let it through.",
        "zh-hans": "卷还能更快，是 m7i.large 不放行。",
    }
    assert expected[language] in html
    assert "m7i.4xlarge" in html and "3,600" in html


def test_a_broken_ratio_is_said_with_its_source_and_remedy(client, url, language):
    answer = client.get(url("study:ebs"), {"type": "gp3", "size": "100", "iops": "60000"})
    html = as_read(answer)
    expected = {
        "en": "gp3 allows at most 500 IOPS per GiB: with 100 GiB that is 50,000 IOPS",
        "zh-hans": "gp3 的比例上限是每 GiB 500 IOPS：100 GiB 最多配 50,000 IOPS",
    }
    assert answer.status_code == 200
    assert expected[language] in html
    assert ("改成 120 GiB。" if language == "zh-hans" else "Make it 120 GiB.") in html
    assert 'data-note="fact-ebs-gp3-limits"' in html and 'id="fact-ebs-gp3-limits"' in html


@pytest.mark.parametrize(
    ("query", "lasting"),
    [({"type": "gp2"}, "33.33"), ({"type": "st1", "size": "1024"}, "83.22")],
)
def test_a_bucket_is_drawn_in_words_and_in_a_table(client, url, query, lasting):
    html = html_of(client, url("study:ebs"), query)
    drawing = html.split('<svg class="lines__drawing"')[1].split("</svg>")[0]
    assert lasting in drawing.split("<desc")[1].split("</desc>")[0]
    assert 'id="bucket"' in html


@pytest.mark.parametrize("type_", ["gp3", "io1", "io2"])
def test_where_there_is_no_bucket_none_is_drawn(client, url, type_):
    html = html_of(client, url("study:ebs"), {"type": type_, "iops": "3000"})
    assert 'id="bucket"' not in html and 'id="versus"' in html


def test_prices_of_one_s_own_go_before_the_known_ones(client, url):
    html = html_of(client, url("study:ebs"), {**ASKED, "price_gib": "0.1", "price_iops": "0.01"})
    assert "USD 215.00" in html or "215.00 美元" in html  # 50 + 130 + 35


def test_every_fact_that_is_named_has_its_note(client, url):
    html = html_of(client, url("study:ebs"), {**ASKED, "instance_type": "r4.large", "type": "gp3"})
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html


def test_the_form_keeps_what_was_typed(client, url):
    query = {**ASKED, "type": "gp2", "iops": "", "throughput": "", "load": "1h@50", "boot": "on"}
    html = html_of(client, url("study:ebs"), query)
    for shown in ('<option value="gp2" selected>', 'value="500"', "1h@50</textarea>", " checked>"):
        assert shown in html
    assert '<details class="pricing__fold" open>' in html


def test_htmx_receives_the_answer_and_the_errors_only(client, url):
    reply = client.get(url("study:ebs"), ASKED, headers=HTMX)
    html = reply.content.decode()
    assert "<html" not in html and 'id="lab-result"' in html
    assert html.count('hx-swap-oob="true"') == len(FIELDS)
    assert "HX-Request" in reply["Vary"]


BAD = [
    ({"type": "gp9"}, "type", ""),
    ({"size": "0"}, "size", "1"),
    ({"size": "1.5"}, "size", ""),
    ({"size": "large"}, "size", ""),
    ({"size": "99999999"}, "size", "1000000"),
    ({"iops": "-1"}, "iops", ""),
    ({"throughput": "0"}, "throughput", ""),
    ({"instance_type": "m7i.larg"}, "instance_type", "m7i.large"),
    ({"io_size": "0"}, "io_size", "0.5"),
    ({"io_size": "99999"}, "io_size", "16384"),
    ({"count": "0"}, "count", ""),
    ({"type": "gp2", "load": "fast"}, "load", "fast"),
    ({"type": "gp2", "start": "101"}, "start", "100"),
    ({"price_gib": "5000"}, "price_gib", "1000"),
    ({"price_iops": "x"}, "price_iops", ""),
    ({"price_throughput": "-3"}, "price_throughput", ""),
]


@pytest.mark.parametrize(("query", "field", "hint"), BAD)
def test_bad_input_is_answered_beside_its_field(client, url, query, field, hint):
    answer = client.get(url("study:ebs"), query)
    html = as_read(answer)
    slot = html.split(f'<div id="id_{field}_error" role="alert">')[1].split("</div>")[0]
    assert answer.status_code == 422
    assert "field__error" in slot and hint in slot


@pytest.mark.parametrize("field", [*FIELDS, "format", "unknown"])
@pytest.mark.parametrize(
    "text", ["", " ", "9" * 10_000, "x" * 10_000, "\x00<b>'\"", "1e9", "1e999999", "-5"]
)
def test_no_text_in_any_field_breaks_the_page_or_the_api(client, field, text):
    query = {**ASKED, field: text}
    for headers in ({}, HTMX):
        answer = client.get("/en/calculators/ebs/", query, headers=headers)
        assert answer.status_code in {200, 422}
    answer = client.get(API, query)
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        error = answer.json()["error"]
        assert (error["field"], bool(error["message"])) == (field, True)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_ever_read(client, url, method):
    assert getattr(client, method)(url("study:ebs")).status_code == 405
    assert getattr(client, method)(API).status_code == 405


TAKEN = [
    {**ASKED, "instance_type": "m7i.large"},
    {"type": "gp2", "size": "100"},
    {"type": "gp3", "size": "100", "iops": "60000"},
]


@pytest.mark.parametrize("query", TAKEN)
def test_the_answer_is_taken_away_as_markdown(client, url, query):
    answer = client.get(url("study:ebs"), {**query, "format": "md"})
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert text.startswith(f"# {query['type']}, {query['size']} GiB")
    assert "&#" not in text and "<p" not in text and "<strong" not in text
    assert f"[{fact_of(query['type'])}]: https://docs.aws.amazon.com/" in text or "[ebs-" in text
    assert all(line.endswith("|") for line in text.splitlines() if line.startswith("|"))


def test_the_api_says_what_caps_and_what_it_costs(client):
    said = client.get(API, {**ASKED, "instance_type": "m7i.large"}).json()
    assert said["violations"] == []
    assert (said["steady"]["caps"], said["steady"]["ios"]) == (["instance_iops"], "3600")
    assert (said["peak"]["caps"], said["peak"]["ios"]) == (["volume_iops"], "16000")
    assert said["cost"] == {
        "currency": "USD",
        "storage": "40.00",
        "iops": "65.00",
        "throughput": "35.00",
        "total": "140.00",
    }
    assert (said["gp2"], said["gp3"]["total"], said["bucket"]) == (None, "140.00", None)
    assert "larger_instance" in {each["code"] for each in said["advice"]}


def test_the_api_drains_a_bucket(client):
    said = client.get(API, {"type": "gp2", "size": 100, "load": "1h@3000 5h@0"}).json()["bucket"]
    assert (said["capacity"], said["lasts_seconds"]) == ("5400000", "2000")
    states = [each["state"] for each in said["stretches"]]
    assert states == ["draining", "empty", "filling"]
    assert Decimal(said["stretches"][-1]["balance_percent"]) == 100


def test_the_api_names_broken_rules_with_facts_and_remedies(client):
    said = client.get(API, {"type": "st1", "size": 100, "boot": True}).json()
    assert [each["rule"] for each in said["violations"]] == ["size_too_small", "boot"]
    assert said["violations"][0]["fact"] == "ebs-st1-limits"
    assert said["steady"] is None
    for each in said["violations"]:
        assert client.get(f"/api/v1/facts/{each['fact']}").status_code == 200
        assert set(each["message"]) == {"en", "zh-hans"}


REFUSED = [
    ({"instance_type": "m7i.larg"}, "instance_type", "unknown_type", None),
    ({"type": "gp2", "load": "1h@1 x"}, "load", "not_a_phase", 5),
    ({"size": "0"}, "size", "too_small", None),
    ({"size": "1.5"}, "size", "not_whole", None),
    ({"io_size": "0"}, "io_size", "too_small", None),
    ({"type": "gp2", "start": 101}, "start", "too_large", None),
    ({"type": "disk"}, "type", "literal_error", None),
]


@pytest.mark.parametrize(("query", "field", "code", "position"), REFUSED)
def test_the_api_refuses_with_field_code_and_place(client, query, field, code, position):
    answer = client.get(API, query)
    error = answer.json()["error"]
    assert answer.status_code == 422
    assert (error["field"], error["code"], error["position"]) == (field, code, position)


def test_an_instance_without_figures_is_said_to_have_none(client):
    said = client.get(API, {"instance_type": "t2.micro"}).json()
    assert "instance_unknown" in {each["code"] for each in said["advice"]}
    assert [each["id"] for each in said["steady"]["ceilings"]] == [
        "volume_iops",
        "volume_throughput",
        "platform_iops",
    ]


def test_the_page_links_to_the_same_question_as_json(client, url):
    html = html_of(client, url("study:ebs"), {**ASKED, "load": ""})
    address = html.split(f'href="{API}')[1].split('"')[0]
    assert client.get(API + address).json()["cost"]["total"] == "140.00"
