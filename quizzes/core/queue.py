"""What to ask next: steps that have come, then reviews that are due, then something new."""

from collections.abc import Iterable, Sequence
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
class Queue:
    """A learner's day at one moment. `steps` includes those that come in later today."""

    next_item: str | None
    next_is_new: bool
    steps: int
    reviews: int
    new: int
    # When the next step falls due, if that is all there is left to wait for.
    wait_until: datetime | None

    @property
    def total(self) -> int:
        return self.steps + self.reviews + self.new


def queue(waiting: Iterable[Waiting], new: Sequence[str], room: int, at: datetime) -> Queue:
    """The queue at this moment; `new` in the order to be asked, `room` how many more today."""
    steps = sorted((each for each in waiting if each.in_steps), key=_by_due)
    reviews = sorted((each for each in waiting if not each.in_steps), key=_by_due)
    offered = new[: max(0, room)]
    come = [each for each in steps if each.due <= at]
    ahead = [each for each in steps if at < each.due <= at + LEARN_AHEAD]
    ready = [each.item for each in (*come, *reviews)]
    order = [*ready, *offered, *(each.item for each in ahead)]
    next_item = order[0] if order else None
    return Queue(
        next_item=next_item,
        next_is_new=not ready and bool(offered),
        steps=len(steps),
        reviews=len(reviews),
        new=len(offered),
        wait_until=steps[0].due if steps and not order else None,
    )


def _by_due(waiting: Waiting) -> tuple[datetime, str]:
    return waiting.due, waiting.item
