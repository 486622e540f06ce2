"""The inline markup of all content: `[[kind:target]]` or `[[kind:target|words]]`.

    [[fact:pg-spread.per-az]]           the value with its unit, in the page's language
    [[fact:pg-spread|words]]            the author's words, resting on the whole fact
    [[term:placement-group]]            the term's name; [[term:…|groups]] in a sentence
    [[type:c5n.xlarge]]                 an instance type name in the colours of the decoder
    [[lesson:ebs]], [[lesson:ebs#gp3|…]]  another lesson, or a section of it

This module finds and checks references; `markdown.py` and `inline.py` turn them into elements.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

REFERENCE = re.compile(r"\[\[(?P<kind>[a-z]+)(?::(?P<target>[^\]|]+))?(?:\|(?P<words>[^\]]+))?\]\]")
INLINE_KINDS = frozenset({"fact", "term", "type", "lesson"})


@dataclass(frozen=True, slots=True)
class Reference:
    kind: str
    target: str
    words: str | None = None


def references(text: str) -> Iterator[Reference]:
    """Every reference in the text, in order, of whatever kind."""
    for match in REFERENCE.finditer(text):
        yield Reference(match["kind"], match["target"] or "", match["words"])
