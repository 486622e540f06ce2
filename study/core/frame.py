"""What part of a scale a drawing frames: what happens, with round ticks, and a ceiling if near."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from study.core.line_chart import round_step
from study.core.pricing.amounts import as_decimal

_STEPS = 4
# A ceiling is framed once what happens comes half as far. Framed before, it would flatten it.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """From `low` to `high`, with round ticks. `ceilings` are those that lie within, if any."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    ceilings: tuple[Decimal, ...]


def frame(values: Sequence[Decimal | Fraction], ceiling: Decimal) -> Frame:
    """Frame nothing and all the values; and the ceiling, above nothing or below, that they near.

    Where nothing happens, the frame reaches from nothing to the ceiling.
    """
    exact, most = [Fraction(0), *(Fraction(each) for each in values)], Fraction(ceiling)
    lowest, highest = min(exact), max(exact)
    if lowest == highest:
        highest = most
    ceilings = [
        sign * most for sign, reach in ((1, highest), (-1, -lowest)) if reach * _NEAR >= most
    ]
    lowest, highest = min([lowest, *ceilings]), max([highest, *ceilings])
    step = Fraction(round_step(as_decimal((highest - lowest) / _STEPS)))
    # A ceiling that is the furthest of all is the edge; else a round number is.
    low = lowest if lowest in ceilings else step * floor(lowest / step)
    high = highest if highest in ceilings else step * ceil(highest / step)
    rounds = (step * place for place in range(ceil(low / step), floor(high / step) + 1))
    # A number beside that of a ceiling would run into it.
    ticks = [each for each in rounds if all(abs(each - top) > step / 2 for top in ceilings)]
    return Frame(
        as_decimal(low),
        as_decimal(high),
        tuple(as_decimal(each) for each in ticks),
        tuple(as_decimal(each) for each in ceilings),
    )
