"""A card is a fold over its reviews. Undo, late arrivals and repairs are all: fold again.

The log is only ever added to. An entry that voids another takes it out of the fold; one that voids
a void puts the first back in. An entry always voids an older one, so no chain bites its own tail.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from quizzes.core.rating import Rating
from quizzes.core.scheduling import Memory, Settings, review


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry of the log.

    An answer has a rating, unless it was not to touch the schedule. `voids` names the entry that
    this one takes out: alone it is an undo; with a rating it stands in the other's place.
    """

    id: UUID
    at: datetime
    rating: Rating | None
    voids: UUID | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """What the reviews of one item come to. A lapse is a wrong answer to an item in review."""

    memory: Memory
    first_review: datetime
    reps: int
    lapses: int


def standing(log: Iterable[Logged]) -> list[Logged]:
    """The rated answers that no standing entry voids, by time, then id: the same from any order."""
    entries = {entry.id: entry for entry in log}
    voided_by: dict[UUID, list[UUID]] = {}
    for entry in entries.values():
        if entry.voids is not None:
            voided_by.setdefault(entry.voids, []).append(entry.id)

    def stands(entry_id: UUID) -> bool:
        return not any(stands(voider) for voider in voided_by.get(entry_id, ()))

    rated = (entry for entry in entries.values() if entry.rating is not None)
    return sorted(
        (entry for entry in rated if stands(entry.id)), key=lambda entry: (entry.at, entry.id)
    )


def fold(log: Iterable[Logged], settings: Settings) -> Folded | None:
    """The card that the log of one item makes; None where nothing stands."""
    folded: Folded | None = None
    for entry in standing(log):
        if entry.rating is not None:
            folded = _add(folded, entry.rating, entry.at, settings)
    return folded


def _add(before: Folded | None, rating: Rating, at: datetime, settings: Settings) -> Folded:
    if before is None:
        return Folded(review(None, rating, at, settings), at, reps=1, lapses=0)
    lapsed = before.memory.state == "review" and rating is Rating.AGAIN
    return Folded(
        review(before.memory, rating, at, settings),
        before.first_review,
        before.reps + 1,
        before.lapses + lapsed,
    )
