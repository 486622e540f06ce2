"""Several piles as one: each gives in proportion to its weight for as long as it lasts."""

from collections.abc import Mapping, Sequence


def mixed(piles: Mapping[str, Sequence[str]], weights: Mapping[str, int]) -> list[str]:
    """All items of the piles, each pile in its own order, a heavier one sooner and oftener."""
    taken = dict.fromkeys(piles, 0)
    order: list[str] = []
    while left := [name for name in piles if taken[name] < len(piles[name])]:
        name = min(left, key=lambda name: ((taken[name] + 1) / weights[name], -weights[name]))
        order.append(piles[name][taken[name]])
        taken[name] += 1
    return order
