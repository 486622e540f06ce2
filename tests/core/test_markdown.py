"""Prose and inline markup as HTML: references resolve, and nothing an author types is raw HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.glossary import Term
from study.core.inline import Desk, Writer
from study.core.markdown import MarkupError, render_inline, render_prose
from study.core.markup import bare_amounts
from tests.core.test_facts import LEDGER

DESK = Desk(
    ledger=LEDGER,
    terms={
        "spread": Term.model_validate(
            {
                "id": "spread",
                "name": {"en": "spread placement group", "zh-hans": "分布置放群组"},
                "meaning": {"en": "m", "zh-hans": "义"},
            }
        )
    },
    lesson_titles={"ebs": {"en": "EBS", "zh-hans": "块存储"}},
    lesson_url=lambda slug, section, language: (
        f"/{language}/lessons/{slug}/" + (f"#{section}" if section else "")
    ),
    note_url=lambda kind, target, language: f"/{language}/{kind}s/#{target}",
    type_segments=lambda name: [("c", "series"), ("5", "generation"), ("n", "option")],
    type_url=lambda name, language: f"/{language}/decoder/?name={name}",
)


def reading(text, language="en", **options):
    return render_inline(text, Writer(DESK, language, **options))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "[[fact:pg-spread.per-az]]",
            '<a class="fact" data-note="fact-pg-spread" href="/en/facts/#pg-spread">'
            "7 instances</a>",
        ),
        (
            "[[fact:pg-spread|seven]]",
            '<a class="fact" data-note="fact-pg-spread" href="/en/facts/#pg-spread">seven</a>',
        ),
        (
            "[[term:spread|groups]]",
            '<a class="term" data-note="term-spread" href="/en/terms/#spread">groups</a>',
        ),
        ("[[lesson:ebs#gp3]]", '<a href="/en/lessons/ebs/#gp3">EBS</a>'),
        ("**bold** `code`", "<strong>bold</strong> <code>code</code>"),
    ],
)
def test_references_become_elements(text, html):
    assert reading(text) == html


def test_in_asking_nothing_can_be_opened():
    html = reading(
        "[[fact:pg-spread.per-az]] [[term:spread]] [[lesson:ebs]] [[type:c5n]]",
        "zh-hans",
        asking=True,
    )
    assert "<a " not in html
    assert "7 台实例" in html and "分布置放群组" in html


def test_an_expired_fact_is_marked():
    assert 'class="fact fact--expired"' in reading(
        "[[fact:pg-spread.per-az]]", expired=frozenset({"pg-spread"})
    )


def test_the_writer_keeps_note_of_what_was_referred_to():
    writer = Writer(DESK, "en")
    render_prose("[[fact:pg-spread.per-az]]\n\n- [[term:spread]]", writer)
    assert list(writer.notes.facts) == ["pg-spread"]
    assert list(writer.notes.terms) == ["spread"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[fact:nothing.x]]", "no fact `nothing"),
        ("[[fact:pg-spread]]", "needs a value"),
        ("[[term:nothing]]", "no glossary term `nothing`"),
        ("[[lesson:nothing]]", "no lesson `nothing`"),
        ("[[banana:x]]", "not something to refer to"),
        ("`[[fact:pg-spread.per-az]]`", "stands in backticks"),
        ("one\n\ntwo", "one line"),
    ],
)
def test_a_reference_to_nothing_is_an_error_that_names_it(text, words):
    with pytest.raises(MarkupError, match=words):
        reading(text)


@given(st.text(max_size=80))
def test_what_looks_like_html_is_shown_and_never_run(text):
    writer = Writer(DESK, "en")
    try:
        html = render_prose(f"x <script>{text}</script> <img src=x onerror=1>", writer)
    except MarkupError:
        return
    assert "<script" not in html and "<img" not in html


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("at most 7 instances in a zone", ["7 instances"]),
        ("16 TiB, or 16,000 IOPS", ["16 TiB", "16,000 IOPS"]),
        ("最长 15 分钟，最多 7 台", ["15 分钟", "7 台"]),
        ("[[fact:pg-spread.per-az]] and [[example:500 GiB]]", []),
        ("since 2026, 2024 年 6 月, gp3, c5n.xlarge, HTTP 2, version 2", []),
    ],
)
def test_an_amount_written_by_hand_is_found(text, amounts):
    assert bare_amounts(text) == amounts


def test_an_example_is_plain_words():
    assert reading("[[example:500 GiB]]") == "<span>500 GiB</span>"


@pytest.mark.parametrize(
    ("language", "text", "html"),
    [
        ("zh-hans", "分布置放群组\n把实例分开", "<p>分布置放群组把实例分开</p>"),
        ("zh-hans", "分开，\n最多 7 个", "<p>分开，最多 7 个</p>"),
        ("zh-hans", "使用 EFA\n加速", "<p>使用 EFA\n加速</p>"),
        ("en", "one\ntwo", "<p>one\ntwo</p>"),
    ],
)
def test_a_line_break_between_han_characters_is_no_space(language, text, html):
    assert render_prose(text, Writer(DESK, language)) == html


@given(st.text(alphabet="ab 1.)-+>\"'，。7实例:/\t", max_size=30))
def test_plain_text_takes_the_short_way_only_where_the_long_one_says_the_same(text):
    def long_way():
        html = render_prose(text, Writer(DESK, "en"))
        return html.removeprefix("<p>").removesuffix("</p>")

    try:
        short = reading(text)
    except MarkupError:
        return
    assert short == long_way()
