"""A card is a fold over its reviews. Undo, late arrivals and repairs are all: fold again.

The log is only ever added to. An entry that voids another takes it out of the fold; one that voids
a void puts the first back in. An entry always voids an older one, so no chain bites its own tail.
What a learner does to a card besides answering is an entry too: it is folded with the rest.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from quizzes.core.days import day_of, day_start
from quizzes.core.rating import Rating
from quizzes.core.scheduling import Memory, Settings, put_off, review
from quizzes.core.spreading import Calendar, Load, nothing_due, seed_of, spread

# An answer; the memory forgotten, so that the item is new again; a day chosen for it by the
# learner; a day that it waits for since a fit made it overdue (see `catching_up`).
Event = Literal["answer", "reset", "due", "wait"]

# An item that was known and lost so often is not a matter of repetition: it needs another way in.
LEECH_LAPSES = 4


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry of the log.

    An answer has a rating, unless it was not to touch the schedule. `voids` names the entry that
    this one takes out: alone it is an undo; with a rating it stands in the other's place. `due` is
    the moment that a learner or a fit chose, where that is the event. `day` is the day on which an
    answer put the item, by what else was due when it was given (see `spreading`).
    """

    id: UUID
    at: datetime
    rating: Rating | None
    voids: UUID | None = None
    event: Event = "answer"
    due: datetime | None = None
    day: date | None = None

    @property
    def acts(self) -> bool:
        """Whether it does anything to the card, if it stands."""
        return self.rating is not None or self.event != "answer"


@dataclass(frozen=True, slots=True)
class Folded:
    """What the reviews of one item come to. A lapse is a wrong answer to an item in review."""

    memory: Memory
    first_review: datetime
    reps: int
    lapses: int


def standing(log: Iterable[Logged]) -> list[Logged]:
    """What acts on the card and is voided by nothing that stands, by time, then id: the same from
    any order."""
    entries = {entry.id: entry for entry in log}
    voided_by: dict[UUID, list[UUID]] = {}
    for entry in entries.values():
        if entry.voids is not None:
            voided_by.setdefault(entry.voids, []).append(entry.id)

    def stands(entry_id: UUID) -> bool:
        return not any(stands(voider) for voider in voided_by.get(entry_id, ()))

    acting = (entry for entry in entries.values() if entry.acts)
    return sorted(
        (entry for entry in acting if stands(entry.id)), key=lambda entry: (entry.at, entry.id)
    )


def fold(log: Iterable[Logged], settings: Settings, item: str = "") -> Folded | None:
    """The card that the log of one item makes; None where nothing stands, or nothing since a
    reset. With the item's key its days are spread; without, they are those of FSRS."""
    folded: Folded | None = None
    for entry in standing(log):
        folded = _after(folded, entry, settings, item)
    return folded


def chosen_day(
    log: Iterable[Logged], entry: Logged, settings: Settings, item: str, load: Load
) -> date | None:
    """The day on which an answer that joins the log of the item puts it, for the answer's entry;
    None where it puts it on none: it is not rated, leaves the item on its steps, or is not the
    latest."""
    before = standing(log)
    if entry.rating is None or any((each.at, each.id) > (entry.at, entry.id) for each in before):
        return None
    memory = _add(fold(before, settings, item), entry, entry.rating, settings, item, load).memory
    return day_of(memory.due, settings.calendar.zone) if memory.state == "review" else None


def _after(before: Folded | None, entry: Logged, settings: Settings, item: str) -> Folded | None:
    if entry.event == "reset":
        return None
    if entry.event != "answer":
        return _moved(before, entry, settings.calendar, item)
    return before if entry.rating is None else _add(before, entry, entry.rating, settings, item)


def _moved(before: Folded | None, entry: Logged, calendar: Calendar, item: str) -> Folded | None:
    """With another day: the one a learner chose, or the one it waits for, if that is later."""
    if before is None or entry.due is None:
        return before
    due = entry.due
    if entry.event == "wait":
        # Days off that were taken since move it on.
        day = spread(day_of(due, calendar.zone), 1, seed_of(item, before.reps), calendar)
        due = day_start(day, calendar.zone)
        if before.memory.state != "review" or before.memory.due >= due:
            return before
    return replace(before, memory=put_off(before.memory, due))


def _add(
    before: Folded | None,
    entry: Logged,
    rating: Rating,
    settings: Settings,
    item: str,
    load: Load = nothing_due,
) -> Folded:
    reps = before.reps + 1 if before else 1
    seed = seed_of(item, reps) if item else ""
    known = before.memory if before else None
    memory = review(known, rating, entry.at, settings, seed, load=load, kept=entry.day)
    if before is None:
        return Folded(memory, entry.at, reps, lapses=0)
    lapsed = before.memory.state == "review" and rating is Rating.AGAIN
    return Folded(memory, before.first_review, reps, before.lapses + lapsed)
