"""What to ask next: steps that have come, then reviews that are due, then something new.

Items of one family (the cells of one table, the questions of one case) give each other away. They
are kept apart: each waits behind everything that has no sibling asked today, and where a daily
limit ends the queue before them, until another day.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizzes.core.scheduling import State

# A step that is nearly there is asked now rather than keeping a learner waiting for it.
LEARN_AHEAD = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item with a card that falls due before the learner's day ends."""

    item: str
    state: State
    due: datetime

    @property
    def in_steps(self) -> bool:
        return self.state != "review"


@dataclass(frozen=True, slots=True)
class Room:
    """How many more new items and reviews the learner's day has room for."""

    new: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Queue:
    """A learner's day at one moment. `steps` includes those that come in later today, `over` are
    the reviews that are due but beyond the day's limit."""

    next_item: str | None
    next_is_new: bool
    steps: int
    reviews: int
    new: int
    over: int
    # When the next step falls due, if that is all there is left to wait for.
    wait_until: datetime | None

    @property
    def total(self) -> int:
        return self.steps + self.reviews + self.new


def queue(
    waiting: Iterable[Waiting],
    new: Sequence[str],
    room: Room,
    at: datetime,
    *,
    family_of: Callable[[str], str] = str,
    met: Iterable[str] = (),
) -> Queue:
    """The queue at this moment; `new` in the order to be asked, `met` the items asked today."""
    waiting = list(waiting)
    steps = sorted((each for each in waiting if each.in_steps), key=_by_due)
    due = sorted((each for each in waiting if not each.in_steps), key=_by_due)
    families = Counter(family_of(item) for item in {*met, *(each.item for each in steps)})
    reviews = apart([each.item for each in due], families, family_of)[: max(0, room.reviews)]
    families += Counter(family_of(item) for item in reviews)
    offered = apart(new, families, family_of)[: max(0, room.new)]
    come = [each.item for each in steps if each.due <= at]
    ahead = [each.item for each in steps if at < each.due <= at + LEARN_AHEAD]
    ready = [*come, *reviews]
    order = [*ready, *offered, *ahead]
    return Queue(
        next_item=order[0] if order else None,
        next_is_new=not ready and bool(offered),
        steps=len(steps),
        reviews=len(reviews),
        new=len(offered),
        over=len(due) - len(reviews),
        wait_until=steps[0].due if steps and not order else None,
    )


def apart(
    items: Sequence[str], families: Counter[str], family_of: Callable[[str], str]
) -> list[str]:
    """The items in their order, but each behind all that have fewer siblings before them, where
    `families` counts those that were met already."""
    before = Counter(families)
    rank: dict[str, int] = {}
    for item in items:
        family = family_of(item)
        rank[item] = before[family]
        before[family] += 1
    return sorted(items, key=rank.__getitem__)


def _by_due(waiting: Waiting) -> tuple[datetime, str]:
    return waiting.due, waiting.item
