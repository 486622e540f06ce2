"""The order in which choices are shown: by chance for the reader, fixed for the answer's id.

The page, the verdict after it and the page after a reload agree, and nothing needs to be stored.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def shuffled(items: Iterable[tuple[str, T]], seed: str) -> list[T]:
    """The things in an order that the seed alone decides; each comes with its own stable id."""
    keyed = [(sha256(f"{seed} {item_id}".encode()).digest(), thing) for item_id, thing in items]
    return [thing for _digest, thing in sorted(keyed, key=lambda pair: pair[0])]
