"""Where two ways of running the same work cost the same, as requests a month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, islice, pairwise

from study.core.serverless.costing import OPTIONS, Option, Piece, pieces
from study.core.serverless.workload import RANGES, Limits, Prices, Workload

_MOST_PIECES = 4_000
MOST_REQUESTS = Decimal(RANGES["requests"][1])


@dataclass(frozen=True, slots=True)
class Crossing:
    """Up to `at` requests a month `fewer` is the cheaper one, beyond it `more` is.

    That is the first crossing; `again` says whether another follows, as stairs bring them. Where
    `at` is None one of them was the cheaper for all that was looked at, and is both; two that cost
    the same have neither.
    """

    a: Option
    b: Option
    at: Decimal | None
    fewer: Option | None
    more: Option | None
    again: bool = False


def crossings(
    workload: Workload,
    limits: Limits,
    prices: Prices,
    options: Sequence[Option] = OPTIONS,
) -> tuple[Crossing, ...]:
    """Every two of the options, each pair once."""

    def of(option: Option) -> Iterator[Piece]:
        return pieces(option, workload, limits, prices)

    return tuple(crossing(a, b, of(a), of(b)) for a, b in combinations(options, 2))


def crossing(a: Option, b: Option, ours: Iterator[Piece], theirs: Iterator[Piece]) -> Crossing:
    """The first number of requests at which the cheaper one of two changes."""
    cheaper: Option | None = None
    first: Crossing | None = None
    for at, wins in _wins(a, b, ours, theirs):
        if cheaper and wins != cheaper:
            if first:
                return replace(first, again=True)
            first = Crossing(a, b, at, cheaper, wins)
        cheaper = wins
    return first or Crossing(a, b, None, cheaper, cheaper)


def _wins(
    a: Option, b: Option, ours: Iterator[Piece], theirs: Iterator[Piece]
) -> Iterator[tuple[Decimal, Option]]:
    """From where on which of the two costs less; not where they cost the same."""
    for mine, other, start, end in islice(_together(ours, theirs), _MOST_PIECES):
        fixed, slope = mine.fixed - other.fixed, mine.slope - other.slope
        # Within a joint piece the difference is a line: it changes its sign once at the most.
        zero = -fixed / slope if slope else start
        turns = [start, zero, end] if start < zero < end else [start, end]
        for since, until in pairwise(turns):
            difference = fixed + slope * (since + until) / 2
            if difference:
                yield since, a if difference < 0 else b


def _together(
    ours: Iterator[Piece], theirs: Iterator[Piece]
) -> Iterator[tuple[Piece, Piece, Decimal, Decimal]]:
    """Both at once: for each stretch on which neither breaks, the piece of each."""
    mine, other, start = next(ours), next(theirs), Decimal(0)
    while start < MOST_REQUESTS:
        ends = [MOST_REQUESTS if piece.end is None else piece.end for piece in (mine, other)]
        end = min(*ends, MOST_REQUESTS)
        if start < end:
            yield mine, other, start, end
        if end == MOST_REQUESTS:
            return
        mine = next(ours) if ends[0] == end else mine
        other = next(theirs) if ends[1] == end else other
        start = end
