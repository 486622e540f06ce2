"""The order in which a table's items are asked: those that give each other away far apart.

An item touches lines of its table: a cell its row and its column, a question on a whole row or
column that line alone. Two items of one line give each other away.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

# Longer ago than any table has items: a line not touched at all.
NEVER = -(10**6)


@dataclass(frozen=True, slots=True)
class Touching:
    """An item's kind, and the lines of the table that it touches: one at least."""

    kind: str
    lines: frozenset[str]


def scattered(items: Mapping[str, Touching], seed: str) -> list[str]:
    """The items in the order to be asked: the kinds mixed in proportion, and of each kind the item
    whose lines were touched longest ago. Where that leaves a choice, the seed decides."""
    chance = {item: sha256(f"{seed} {item}".encode()).digest() for item in items}
    whole = Counter(each.kind for each in items.values())
    to_touch = Counter(line for each in items.values() for line in each.lines)
    # Further apart than this the items of the fullest line cannot all stand.
    apart = len(items) // max(to_touch.values(), default=1)
    asked: Counter[str] = Counter()
    last: dict[str, int] = {}
    left = dict(items)
    order: list[str] = []
    for place in range(len(items)):
        wishes = {
            item: (
                sorted(place - last.get(line, NEVER) for line in each.lines),
                # A line with much still to come is begun early, or its items crowd at the end.
                sum(to_touch[line] for line in each.lines),
                chance[item],
            )
            for item, each in left.items()
        }
        best: dict[str, str] = {}
        for item in sorted(left, key=lambda item: wishes[item]):
            best[left[item].kind] = item
        in_turn = sorted(
            best, key=lambda kind: ((asked[kind] + 0.5) / whole[kind], -whole[kind], kind)
        )
        # The kind whose turn it is, unless another one keeps its lines further apart.
        far = min(apart, max(wishes[item][0][0] for item in best.values()))
        kind = next(kind for kind in in_turn if wishes[best[kind]][0][0] >= far)
        order.append(best[kind])
        asked[kind] += 1
        for line in left.pop(best[kind]).lines:
            last[line] = place
            to_touch[line] -= 1
    return order
