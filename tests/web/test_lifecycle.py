"""The machine of an instance's life by its address: the page in both languages, and the API."""

from collections.abc import Callable
from itertools import product

import pytest
from django.test import Client

from study.calculators.lifecycle.sentences import (
    ACTION_FACTS,
    ACTIONS,
    BILLS,
    CLAIMS,
    CONDITIONS,
    DONE,
    EFFECTS,
    REFUSALS,
    STORE_ROOT,
    THINGS,
)
from study.calculators.lifecycle.words import condition, effect
from study.content import ledger
from study.core.language import LANGUAGES
from study.core.lifecycle.instance import THINGS as NAMES
from study.core.lifecycle.instance import Setup
from study.core.lifecycle.pressing import ACTIONS as PRESSED
from study.core.lifecycle.pressing import live, read
from tests.core.test_lifecycle import BILLED, DIFFERENCES
from tests.web.reading import as_read

Url = Callable[..., str]
API = "/api/v1/calculators/lifecycle"
FIELDS = [
    "did",
    "root",
    "hibernation",
    "protection",
    "shutdown",
    "root_end",
    "data_end",
    "address",
    "predict",
    "next",
    "guess",
    "said",
]


def html_of(client: Client, address: str, query: object = None) -> str:
    return as_read(client.get(address, query))


def test_every_sentence_rests_on_a_fact_that_exists():
    for table in (CONDITIONS, STORE_ROOT, BILLS, REFUSALS):
        for _words, fact in table.values():
            assert not fact or ledger()[fact].sources
    assert all(ledger()[fact].sources for fact in ACTION_FACTS.values())
    assert all(fact for code, (_words, fact) in REFUSALS.items() if code != "not_now")


def test_all_that_the_core_can_say_is_said_in_both_languages():
    assert set(ACTIONS) == set(DONE) == set(PRESSED)
    assert set(THINGS) == set(NAMES) <= set(CLAIMS)
    heard, effects = set(), set()
    lives = [did for did, _state, _billed in BILLED] + [
        f"launch,run,{did}" for did, _ in DIFFERENCES
    ]
    setups = [
        Setup(address=address, root_end=root_end, data_end=data_end)
        for address, root_end, data_end in product(
            ("auto", "elastic"), ("keep", "delete"), ("keep", "delete")
        )
    ]
    for did, setup, language in product(lives, setups, LANGUAGES):
        steps = live(setup, read(did))
        for before, step in zip([None, *steps], steps, strict=False):
            for thing in step.after.things:
                heard.add(condition(step.after, thing, language).code)
                effects.add(effect(before and before.after, step.after, thing))
    assert heard == set(CONDITIONS)
    assert effects - {""} == set(EFFECTS)


def test_before_anything_is_pressed_an_instance_runs(client: Client, url: Url, language: str):
    html = html_of(client, url("study:lifecycle"))
    assert ("实例在计费。" if language == "zh-hans" else "Usage is billed.") in html
    for action in ("reboot", "stop", "hibernate", "terminate"):
        assert f'id="way-{action}"' in html and f'id="press-{action}"' in html
    assert 'id="way-start"' not in html


def test_each_press_is_a_link_and_so_is_the_way_back(client: Client, url: Url):
    html = html_of(client, url("study:lifecycle"), {"did": "launch,run,stop", "root_end": "keep"})
    rest = html.split('id="press-rest"')[1].split(">")[0]
    assert 'href="?did=launch,run,stop,rest&root_end=keep"' in rest
    back = html.split('id="back"')[1].split(">")[0]
    assert 'href="?did=launch,run&root_end=keep"' in back
    assert 'href="?did=launch&root_end=keep"' in html  # a step of the log


@pytest.mark.parametrize(
    ("did", "en", "zh"),
    [
        ("launch,run,stop,rest", "given back to the pool", "已还给地址池"),
        ("launch,run,hibernate,rest", "written to the root volume", "已写进根卷"),
        ("launch,run,stop,start,run", "other disks, empty at the start", "换了盘，启动时是空的"),
        ("launch,run,terminate,end", "kept, without an instance", "保留着，没有实例"),
        (
            "launch,run,terminate,end",
            "Nothing: this life is over.",
            "没有了：这台实例的一生已经结束。",
        ),
        ("", "Nothing yet. Launch it.", "还什么都没有，先启动新实例吧。"),
    ],
)
def test_what_is_left_is_said_with_its_source(
    client: Client, url: Url, language: str, did: str, en: str, zh: str
):
    html = html_of(client, url("study:lifecycle"), {"did": did})
    assert (zh if language == "zh-hans" else en) in html
    for opened in html.split('data-note="')[1:]:
        assert f'id="{opened.split(chr(34))[0]}"' in html


def test_a_press_first_asks_and_then_judges(client: Client, url: Url, language: str):
    address = url("study:lifecycle")
    html = html_of(
        client, address, {"did": "launch,run", "next": "hibernate", "address": "elastic"}
    )
    asked = html.split('aria-labelledby="ask"')[1].split("</form>")[0]
    assert '<input type="hidden" name="did" value="launch,run,hibernate,rest">' in asked
    assert '<input type="hidden" name="address" value="elastic">' in asked
    assert 'value="elastic"> ' in asked and 'value="public"' not in asked
    said = {"did": "launch,run,hibernate,rest", "guess": "1", "said": ["memory", "root", "local"]}
    html = html_of(client, address, said)
    judged = html.split('class="life__ask"')[1].split("</section>")[0]
    held = "9 条里猜中了 5 条。" if language == "zh-hans" else "5 of 9 came as you said."
    assert held in judged
    assert judged.count("state--right") == 5 and judged.count("state--wrong") == 4


def test_a_prediction_that_holds_altogether_is_told(client: Client, url: Url, language: str):
    said = {"did": "launch,run,terminate,end", "guess": "1", "said": ["data"]}
    html = html_of(client, url("study:lifecycle"), said)
    assert ("全猜中了。" if language == "zh-hans" else "All as you said.") in html


def test_who_wants_no_question_presses_at_once(client: Client, url: Url):
    html = html_of(client, url("study:lifecycle"), {"did": "launch,run", "predict": "off"})
    stop = html.split('id="press-stop"')[1].split(">")[0]
    assert 'href="?did=launch,run,stop&predict=off"' in stop


def test_a_refusal_names_its_reason(client: Client, url: Url, language: str):
    html = html_of(client, url("study:lifecycle"), {"did": "launch,run", "root": "store"})
    why = "不能停止" if language == "zh-hans" else "cannot be stopped"
    assert why in html.split('class="life__refused"')[1].split("</ul>")[0]
    assert 'id="press-stop"' not in html


BAD = [
    ({"did": "launch,fly"}, "did"),
    ({"did": "stop"}, "did"),
    ({"did": "launch,run,start"}, "did"),
    ({"did": "launch,run,stop", "protection": "stop"}, "did"),
    ({"did": "launch," * 60 + "run"}, "did"),
    ({"root": "paper"}, "root"),
    ({"hibernation": "maybe"}, "hibernation"),
    ({"protection": "all"}, "protection"),
    ({"shutdown": "later"}, "shutdown"),
    ({"root_end": "x"}, "root_end"),
    ({"data_end": "x"}, "data_end"),
    ({"address": "street"}, "address"),
    ({"predict": "x"}, "predict"),
]


@pytest.mark.parametrize(("query", "field"), BAD)
def test_bad_input_is_answered_beside_its_field(
    client: Client, url: Url, query: dict[str, str], field: str
):
    answer = client.get(url("study:lifecycle"), query)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in html
    assert '<details class="life__setup" open>' in html


@pytest.mark.parametrize(
    "query",
    [
        {"next": "start"},
        {"next": "fly"},
        {"did": "", "next": "stop"},
        {"guess": "1"},
        {"did": "launch,run,reboot", "guess": "1", "said": "way"},
    ],
)
def test_a_prediction_that_does_not_fit_is_refused(client: Client, url: Url, query: dict[str, str]):
    answer = client.get(url("study:lifecycle"), query)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_wrong_action_leaves_the_machine_where_it_was_right(client: Client, url: Url):
    html = html_of(client, url("study:lifecycle"), {"did": "launch,run,start"})
    assert 'id="press-stop"' in html


def test_it_is_copied_as_markdown(client: Client, url: Url, language: str):
    answer = client.get(url("study:lifecycle"), {"did": "launch,run,hibernate", "format": "md"})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/markdown")
    assert "`stopping`" in text and "[hibernate-resume]: https://" in text
    assert "&" not in text.split("##")[0]


def test_htmx_receives_the_machine_only(client: Client, url: Url):
    reply = client.get(url("study:lifecycle"), headers={"hx-request": "true"})
    html = reply.content.decode()
    assert "<html" not in html and 'id="lifecycle"' in html
    assert "HX-Request" in reply["Vary"]
    headers = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<html" in client.get(url("study:lifecycle"), headers=headers).content.decode()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", ["", " ", "9" * 10_000, "ü,\x00<b>'\"", ",", "-" * 10_000])
def test_no_text_in_any_field_breaks_the_page_or_the_api(client: Client, field: str, text: str):
    query = {"did": "launch,run,stop,rest", field: text}
    assert client.get("/en/calculators/lifecycle/", query).status_code in {200, 422}
    assert client.get(API, query).status_code in {200, 422}


def test_nothing_but_reading_is_allowed(client: Client, url: Url):
    assert client.post(url("study:lifecycle")).status_code == 405
    assert client.post(API).status_code == 405


@pytest.mark.parametrize(("did", "state", "billed"), BILLED)
def test_the_api_says_state_and_bill(client: Client, did: str, state: str, billed: bool):
    said = client.get(API, {"did": did}).json()
    assert (said["state"], said["billed"]) == (state, billed)
    assert [step["action"] for step in said["log"]] == did.split(",")


def test_the_api_puts_in_the_passages_and_judges(client: Client):
    query = {"did": "launch,run,stop,start,run", "said": ["root", "memory"]}
    said = client.get(API, query).json()
    assert [step["action"] for step in said["log"]][2:4] == ["stop", "rest"]
    held = {each["claim"]: each["held"] for each in said["prediction"]}
    assert held["root"] and not held["memory"] and held["host"] and not held["rest"]
    memory = next(each for each in said["things"] if each["thing"] == "memory")
    assert (memory["kind"], memory["number"], memory["effect"]) == ("in_use", 2, "new")
    assert set(memory["message"]["message"]) == {"en", "zh-hans"}
    assert client.get(f"/api/v1/facts/{memory['message']['fact']}").status_code == 200


@pytest.mark.parametrize(
    ("query", "field", "code", "position"),
    [
        ({"did": "launch,fly"}, "did", "unknown_action", 7),
        ({"did": "launch,run,hibernate", "hibernation": "off"}, "did", "not_enabled", 11),
        ({"guess": "true"}, "said", "nothing_predicted", None),
        ({"root": "paper"}, "root", "literal_error", None),
    ],
)
def test_the_api_refuses_with_field_code_and_place(
    client: Client, query: dict[str, str], field: str, code: str, position: int | None
):
    answer = client.get(API, query)
    error = answer.json()["error"]
    assert answer.status_code == 422
    assert (error["field"], error["code"], error["position"]) == (field, code, position)


def test_the_index_leads_to_examples_that_work(client: Client, url: Url):
    html = html_of(client, url("study:calculators"))
    here = url("study:lifecycle")
    found = [part.split('"')[0] for part in html.split(f'href="{here}')[1:]]
    assert len(found) == 4
    assert all(client.get(here + query).status_code == 200 for query in found)
