"""The order in which parts are shown: by chance for the reader, fixed for the answer's id.

The page, the verdict after it and the page after a reload agree, and nothing needs to be stored.
"""

from collections.abc import Iterable
from hashlib import sha256

from quizzes.core.questions.base import Part


def shuffled(parts: Iterable[Part], seed: str) -> list[Part]:
    """The parts in an order that the seed alone decides; those to be kept last stay as they are."""
    given = list(parts)
    free = [part for part in given if not part.keep_last]
    keyed = {part.id: sha256(f"{seed} {part.id}".encode()).digest() for part in free}
    return [
        *sorted(free, key=lambda part: keyed[part.id]),
        *(part for part in given if part.keep_last),
    ]
