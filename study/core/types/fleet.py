"""Instance types in any text: a describe-instances answer, Terraform, a bill, a note.

What counts is a whole word that is a name by the grammar. `db.m5.large` and `ml.m5.large` belong
to other services, `m5.large.example.com` is a host, and V is no series in `e.g. v1.large`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from study.core.types.catalogue import Catalogue
from study.core.types.decoding import Decoded, Decoder
from study.core.types.naming import InvalidName

# Bounded on both sides, so that the time stays proportional to the text whatever it holds. The end
# of a sentence may follow a name; another dotted word may not.
_WORD_RE = re.compile(
    r"(?<![A-Za-z0-9_.\-])[A-Za-z][A-Za-z0-9-]{1,20}\.[A-Za-z0-9][A-Za-z0-9-]{3,15}"
    r"(?![A-Za-z0-9_\-]|\.[A-Za-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Member:
    """A type in the fleet. `position` is where it first stands in the text."""

    decoded: Decoded
    count: int
    position: int
    known: bool
    current: bool | None
    replacement: str | None

    @property
    def name(self) -> str:
        return self.decoded.name.name


def fleet(text: str, catalogue: Catalogue) -> list[Member]:
    """The types in the text, the most frequent first, then in the order of appearance."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Decoded, int]] = {}
    for decoded, count, position in _names(text, catalogue.decoder):
        name = decoded.name.name
        counts[name] += count
        first.setdefault(name, (decoded, position))
    members = [
        Member(
            decoded=decoded,
            count=counts[name],
            position=position,
            known=name in catalogue,
            current=catalogue.is_current(decoded),
            replacement=catalogue.replacement(decoded),
        )
        for name, (decoded, position) in first.items()
    ]
    return sorted(members, key=lambda member: (-member.count, member.position))


def _names(text: str, decoder: Decoder) -> Iterator[tuple[Decoded, int, int]]:
    """Each spelling of each name, how often it stands in the text, and where first."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for match in _WORD_RE.finditer(text):
        counts[match[0]] += 1
        first.setdefault(match[0], match.start())
    for word, count in counts.items():
        with suppress(InvalidName):
            yield decoder.decode(word), count, first[word]
