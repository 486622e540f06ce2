"""The inline markup of all content: `[[kind:target]]` or `[[kind:target|words]]`.

    [[fact:pg-spread.per-az]]           the value with its unit, in the page's language
    [[fact:pg-spread|words]]            the author's words, resting on the whole fact
    [[term:placement-group]]            the term's name; [[term:…|groups]] in a sentence
    [[type:c5n.xlarge]]                 an instance type name in the colours of the decoder
    [[lesson:ebs]], [[lesson:ebs#gp3|…]]  another lesson, or a section of it
    [[example:500 GiB]]                 a figure invented for an example, which rests on no fact

This module finds and checks references; `markdown.py` and `inline.py` turn them into elements.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

REFERENCE = re.compile(r"\[\[(?P<kind>[a-z]+)(?::(?P<target>[^\]|]+))?(?:\|(?P<words>[^\]]+))?\]\]")


@dataclass(frozen=True, slots=True)
class Reference:
    kind: str
    target: str
    words: str | None = None


def references(text: str) -> Iterator[Reference]:
    """Every reference in the text, in order, of whatever kind."""
    for match in REFERENCE.finditer(text):
        yield Reference(match["kind"], match["target"] or "", match["words"])


# Units of the cloud and of time. A year with four digits is a date, not an amount.
_UNITS = (
    r"[KMGTP]i?B(?:/s)?|[KMG]bps|IOPS|ms|%|"
    r"(?:vCPU|instance|partition|zone|second|minute|hour|day|week|month|year|request|target|rule|"
    r"volume|snapshot|character|retr(?:y|ie)|attempt|node|pod|task|layer)s?\b|"
    r"个(?:可用区|分区|实例|月|字符|目标|规则|层|任务|节点|快照)|"
    r"台|块盘|个卷|秒|分钟|小时|天|周|毫秒|次|年"
)
_BARE = re.compile(rf"(?<![\w.\-/])(?!(?:19|20)\d\d\b ?年?)\d[\d,.]*(?:\s|&nbsp;)?(?:{_UNITS})")


def bare_amounts(text: str) -> list[str]:
    """Amounts written by hand, where a fact should be quoted: `7 instances`, `16 TiB`, `5 分钟`.

    What stands in a reference rests on a fact, or says that it is an example.
    """
    return _BARE.findall(REFERENCE.sub(" ", text))
