"""The order in which parts are shown: by chance for the reader, fixed for the answer's id.

The page, the verdict after it and the page after a reload agree, and nothing needs to be stored.
"""

from collections.abc import Iterable
from hashlib import sha256

from quizzes.core.questions.base import Part


def shuffled(parts: Iterable[Part], seed: str) -> list[Part]:
    """The parts in an order that the seed alone decides; each group stays together, and those to
    be kept last stay as they are."""
    given = list(parts)
    keyed = {part.id: sha256(f"{seed} {part.id}".encode()).digest() for part in given}
    found: list[Part] = []
    for group in dict.fromkeys(part.group for part in given):
        own = [part for part in given if part.group == group]
        free = [part for part in own if not part.keep_last]
        found += sorted(free, key=lambda part: keyed[part.id])
        found += (part for part in own if part.keep_last)
    return found
