"""What a search looks for and how its matches are shown. The index itself is `study/search.py`.

A query is words and runs of Han characters. A Han run is looked for by its pairs of neighbours,
since Chinese writes no spaces: 竞价型 is 竞价 and 价型. A single character is looked for as itself.
"""

import re
from dataclasses import dataclass
from html import escape
from itertools import pairwise

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
PIECE = re.compile(rf"[{HAN}]+|[a-z0-9]+(?:[.\-][a-z0-9]+)*", re.IGNORECASE)
HAN_RUN = re.compile(rf"[{HAN}]+")
LONGEST_QUERY = 200
SNIPPET = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a Han run of the query, and the tokens that stand for it in the index."""

    text: str
    is_han: bool

    @property
    def tokens(self) -> tuple[str, ...]:
        return han_tokens(self.text) if self.is_han else (self.text,)


def han_tokens(run: str) -> tuple[str, ...]:
    """Neighbouring pairs, or the one character there is."""
    return tuple(a + b for a, b in pairwise(run)) or (run,)


def pieces(query: str, longest: int | None = LONGEST_QUERY) -> tuple[Piece, ...]:
    """The query taken apart, case and punctuation aside; what is longer is cut."""
    found = PIECE.findall(query[:longest].casefold())
    return tuple(Piece(text, bool(HAN_RUN.fullmatch(text))) for text in found)


def grams(text: str) -> str:
    """Text as the index holds Chinese: each character, each pair, the words of other scripts."""
    tokens: list[str] = []
    for piece in PIECE.findall(text.casefold()):
        if HAN_RUN.fullmatch(piece):
            tokens += [*piece, *han_tokens(piece)]
        else:
            tokens.append(piece)
    return " ".join(tokens)


def mark(text: str, words: frozenset[str]) -> str:
    """The text as HTML, every occurrence of the words (which may begin longer ones) in <mark>."""
    if not words:
        return escape(text)
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(
        re.escape(word) if HAN_RUN.fullmatch(word) else rf"\b{re.escape(word)}"
        for word in longest_first
    )
    parts, end = [], 0
    for match in re.finditer(alternatives, text, re.IGNORECASE):
        parts += [escape(text[end : match.start()]), "<mark>", escape(match[0]), "</mark>"]
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def snippet(text: str, words: frozenset[str]) -> str:
    """A stretch of the text around its first match, marked."""
    places = [place for word in words if (place := text.casefold().find(word)) >= 0]
    start = max(0, min(places, default=0) - SNIPPET // 3)
    if start and (space := text.find(" ", start, start + 12)) > 0:
        start = space + 1
    cut = text[start : start + SNIPPET]
    return ("…" if start else "") + mark(cut, words) + ("…" if start + SNIPPET < len(text) else "")
