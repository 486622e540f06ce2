"""What share of the traffic does one target get while cross-zone is off?"""

from decimal import Decimal

from quizzes.core.making import Frames, numeric, pick
from quizzes.core.questions import NumericQuestion
from study.core.balancing.zones import share

# Targets in A and B that give shares with few digits.
ZONES = ((2, 8), (2, 6), (4, 16), (4, 6), (5, 15), (5, 20), (1, 4), (1, 9))


def make(frames: Frames, seed: str) -> NumericQuestion:
    """Two zones; the key is the share of a target in the smaller one."""
    a, b = pick(seed, "zones", ZONES)
    first, second = share((a, b)).zones
    return numeric(
        frames,
        {"a": a, "b": b, "all": a + b},
        _percent(first.without.as_integer_ratio()),
        {
            "cross_zone_on": _percent(first.with_cross.as_integer_ratio()),
            "other_zone": _percent(second.without.as_integer_ratio()),
            "by_size": _percent((a, a + b)),
        },
        tolerance=Decimal("0.01"),
    )


def _percent(share_: tuple[int, int]) -> Decimal:
    part, whole = share_
    return round(Decimal(part * 100) / whole, 4)
