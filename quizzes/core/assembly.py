"""Drawing a paper: each domain gets its weight, by largest remainder; chance comes from a seed.

Where a domain has too few questions, all of them are taken and the other domains fill the place;
the shortfall is handed back with the paper, so that it can be said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256


class TooFewQuestions(ValueError):
    """There are `held` questions for a paper of `wanted`."""

    def __init__(self, wanted: int, held: int) -> None:
        super().__init__(f"{held} questions for a paper of {wanted}")
        self.wanted = wanted
        self.held = held


@dataclass(frozen=True, slots=True)
class Drawn:
    """One item of a paper. An unscored one looks like any other and does not count."""

    item: str
    domain: str
    scored: bool


@dataclass(frozen=True, slots=True)
class Draw:
    """A paper in its order, and by domain how many questions it should have had beyond those."""

    items: tuple[Drawn, ...]
    shortfall: Mapping[str, int]


def shares(weights: Mapping[str, int], total: int) -> dict[str, int]:
    """`total` by weight in whole numbers, each within one of its exact share (largest remainder;
    of equal remainders the first domain's goes first)."""
    whole = sum(weights.values())
    exact = {domain: Fraction(total * weight, whole) for domain, weight in weights.items()}
    given = {domain: int(share) for domain, share in exact.items()}
    by_remainder = sorted(weights, key=lambda domain: given[domain] - exact[domain])
    for domain in by_remainder[: total - sum(given.values())]:
        given[domain] += 1
    return given


def allot(weights: Mapping[str, int], total: int, supply: Mapping[str, int]) -> dict[str, int]:
    """How many of each domain, none more than there are; raises TooFewQuestions."""
    held = sum(supply[domain] for domain in weights)
    if held < total:
        raise TooFewQuestions(total, held)
    given = dict.fromkeys(weights, 0)
    while left := total - sum(given.values()):
        free = {each: weight for each, weight in weights.items() if given[each] < supply[each]}
        for domain, share in shares(free, left).items():
            given[domain] += min(share, supply[domain] - given[domain])
    return given


def assemble(
    pool: Mapping[str, Sequence[str]],
    weights: Mapping[str, int],
    *,
    scored: int,
    unscored: int,
    seed: str,
    used: Mapping[str, int],
) -> Draw:
    """Draw a paper from the items of each domain; raises TooFewQuestions.

    `used` counts in how many papers an item has been already: those least used come first. The
    same seed, pool and use give the same paper.
    """
    supply = {domain: len(pool.get(domain, ())) for domain in weights}
    if sum(supply.values()) < scored + unscored:
        raise TooFewQuestions(scored + unscored, sum(supply.values()))
    count = allot(weights, scored, supply)
    rest = allot(weights, unscored, {each: supply[each] - count[each] for each in weights})
    drawn: list[Drawn] = []
    for domain in weights:
        wanted = count[domain] + rest[domain]
        by_chance = _shuffled(pool.get(domain, ()), f"{seed} draw")
        fresh = sorted(by_chance, key=lambda item: used.get(item, 0))[:wanted]
        # Which of them count is a chance of its own, or those seen before would never be scored.
        for place, item in enumerate(_shuffled(fresh, f"{seed} scored")):
            drawn.append(Drawn(item, domain, scored=place < count[domain]))
    in_order = {each.item: each for each in drawn}
    return Draw(
        tuple(in_order[item] for item in _shuffled(in_order, f"{seed} order")),
        _shortfall(weights, scored, unscored, supply),
    )


def _shortfall(
    weights: Mapping[str, int], scored: int, unscored: int, supply: Mapping[str, int]
) -> dict[str, int]:
    counting, trial = shares(weights, scored), shares(weights, unscored)
    missing = {each: counting[each] + trial[each] - supply[each] for each in weights}
    return {domain: count for domain, count in missing.items() if count > 0}


def _shuffled(items: Iterable[str], seed: str) -> list[str]:
    """The items in an order that the seed alone decides."""
    return sorted(items, key=lambda item: sha256(f"{seed} {item}".encode()).digest())
