"""The one door to the Markdown library: prose to HTML, with references and without raw HTML."""

import re
from xml.etree import ElementTree as ET

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from study.core.facts import UnknownFact
from study.core.inline import UnknownReference, Writer
from study.core.language import HAN_SPACE
from study.core.markup import REFERENCE, Reference


class MarkupError(ValueError):
    """Content whose markup cannot be set; the message says what would be right."""


class _References(InlineProcessor):
    """`[[kind:target|words]]` inside a line, before Markdown reads brackets as links."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(REFERENCE.pattern)
        # The pattern names its groups, which the library's own wrapping would renumber.
        self.compiled_re = re.compile(REFERENCE.pattern)
        self.writer = writer

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        element = self.writer.element(Reference(m["kind"], m["target"] or "", m["words"]))
        return element, m.start(0), m.end(0)


class _Cirrus(Extension):
    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self.writer = writer

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        # Content is words; what looks like HTML is shown as it is written.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_References(self.writer), "cirrus-reference", 185)


# Text in which Markdown has nothing to find: most cells, choices and labels.
_PLAIN = re.compile(
    r"(?![-+]|\d+[.)])[^\s\\`*_\[\]<>&!#](?:[^\n\t\\`*_\[\]<>&!#]*[^\s\\`*_\[\]<>&!#])?"
)


def _convert(text: str, writer: Writer) -> str:
    if writer.language == "zh-hans":
        text = HAN_SPACE.sub("", text)
    if writer.renderer is None:  # made once, since making it takes longer than a line's rendering
        writer.renderer = markdown.Markdown(extensions=[_Cirrus(writer)])
    try:
        html: str = writer.renderer.reset().convert(text)
    except UnknownFact as error:
        raise MarkupError(f"no fact `{error.args[0]}`") from error
    except UnknownReference as error:
        raise MarkupError(str(error)) from error
    if left := REFERENCE.search(html):
        raise MarkupError(f"{left[0]} stands in backticks, where it is shown as it is written")
    return html


def render_prose(text: str, writer: Writer) -> str:
    """Paragraphs, lists and emphasis as HTML; raises MarkupError."""
    return _convert(text, writer)


def render_inline(text: str, writer: Writer) -> str:
    """One line as HTML without a paragraph around it; raises MarkupError."""
    if _PLAIN.fullmatch(text):
        return text
    html = _convert(text, writer)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    raise MarkupError("this must be one line of text: no list, no heading, no second paragraph")
