"""Drawings: only shapes and words, every label with words, read out by title and description."""

import pytest

from study.core.figures import BadDrawing, Captions, Figure

CAPTIONS = Captions.model_validate(
    {
        "title": {"en": "Racks", "zh-hans": "机架"},
        "description": {"en": "Two racks.", "zh-hans": "两个机架。"},
        "labels": {"rack": {"en": "Rack", "zh-hans": "机架"}},
    }
)
GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 200">'
    '<text class="f-text">{rack}</text>%s</svg>'
)


def test_a_drawing_is_set_in_either_language_and_says_what_it_shows():
    svg = Figure("racks", GOOD % "", CAPTIONS).svg("zh-hans", {"rack": "机架 & 电源"}, "两个机架。")
    assert "机架 &amp; 电源" in svg
    assert 'aria-labelledby="racks-title racks-description"' in svg
    assert '<desc id="racks-description">两个机架。</desc>' in svg


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("<script/>", "<script> is not allowed"),
        ("<style/>", "<style> is not allowed"),
        ("<foreignObject/>", "is not allowed"),
        ('<path style="fill:red"/>', "style is not allowed"),
        ('<path onclick="x()"/>', "onclick is not allowed"),
        ('<path id="other"/>', "must begin with racks"),
        ('<use href="https://example.com/#x"/>', "points outside"),
        ("<text>{unknown}</text>", r"labels without words: \['unknown'\]"),
        ("<path", "not XML"),
    ],
)
def test_a_drawing_that_could_do_harm_or_lacks_words_is_refused(extra, words):
    with pytest.raises(BadDrawing, match=words):
        Figure("racks", GOOD % extra, CAPTIONS)


def test_words_without_a_label_are_refused():
    with pytest.raises(BadDrawing, match="words without a label"):
        Figure("racks", (GOOD % "").replace("{rack}", ""), CAPTIONS)
