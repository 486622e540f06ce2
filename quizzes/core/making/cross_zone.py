"""What share of the traffic does one target get while cross-zone is off?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case, n, step
from study.core.balancing.zones import share

# Targets in A and B that give shares with few digits.
ZONES = ((2, 8), (2, 6), (4, 16), (4, 6), (5, 15), (5, 20), (1, 4), (1, 9))


def case(seed: str) -> Case:
    """Two zones; the key is the share of a target in the smaller one."""
    a, b = pick(seed, "zones", ZONES)
    first, second = share((a, b)).zones
    half = _percent(first.enters.as_integer_ratio())
    key = _percent(first.without.as_integer_ratio())
    return Case(
        values={"a": a, "b": b, "all": a + b},
        answer=key,
        slips={
            "cross_zone_on": _percent(first.with_cross.as_integer_ratio()),
            "other_zone": _percent(second.without.as_integer_ratio()),
            "by_size": _percent((a, a + b)),
            "one_node": _percent((1, a)),
        },
        inputs={"show": "cross-zone", "targets": f"{a},{b}"},
        steps=(
            step("node", f"100% ÷ {len((a, b))}", half, "percent"),
            step("target", f"{n(half)}% ÷ {a}", key, "percent"),
        ),
        tolerance=Decimal("0.01"),
    )


def _percent(share_: tuple[int, int]) -> Decimal:
    part, whole = share_
    return round(Decimal(part * 100) / whole, 4)
