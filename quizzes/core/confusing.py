"""What a learner takes for each other, from the wrong choices taken. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

# An item answered right so often since says nothing of a confusion any more.
OVERCOME = 2


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: what was right but not taken, what was taken but not right. `scope` is where the
    ids of parts name one thing: a lesson."""

    item: str
    scope: str
    correct: bool
    slips: Sequence[tuple[str, str]]  # the right part, the one taken for it


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two things taken for each other, how often, and how it went the last time, with what item."""

    scope: str
    times: int
    item: str
    right: str
    taken: str


def confusions(answers: Iterable[Given]) -> list[Confusion]:
    """What is taken for each other, the most frequent first, of those the latest. The answers come
    the latest first; one that was followed by enough right answers to its item does not count."""
    since: dict[str, int] = {}
    times: dict[tuple[str, frozenset[str]], int] = {}
    latest: dict[tuple[str, frozenset[str]], tuple[str, str, str]] = {}
    for answer in answers:
        if answer.correct:
            since[answer.item] = since.get(answer.item, 0) + 1
        elif since.get(answer.item, 0) < OVERCOME:
            for right, taken in answer.slips:
                key = answer.scope, frozenset((right, taken))
                times[key] = times.get(key, 0) + 1
                latest.setdefault(key, (answer.item, right, taken))
    found = sorted(times, key=lambda key: -times[key])
    return [Confusion(key[0], times[key], *latest[key]) for key in found]


def interleaved(piles: Iterable[Sequence[str]]) -> list[str]:
    """One item of each pile in turn; an item that lies in several is taken once."""
    rounds = zip_longest(*piles)
    return list(dict.fromkeys(item for each in rounds for item in each if item is not None))
