"""What a learner has set aside: suspended items, and those buried until tomorrow."""

from dataclasses import dataclass
from datetime import datetime

from learners.models import Learner
from quizzes.items import find_item, is_asked
from quizzes.models import Hold
from study.core.language import Text


@dataclass(frozen=True, slots=True)
class Held:
    """An item that is not asked: until a moment, or until it is released."""

    item: str
    name: str
    stem: Text
    until: datetime | None


def held_items(learner: Learner | None, at: datetime) -> list[Held]:
    """What is set aside now, suspended items first."""
    found = []
    for hold in Hold.objects.of(learner).at(at).order_by("item"):
        item = find_item(hold.item) if is_asked(hold.item) else None
        if item is not None:
            name = item.key.removeprefix("question:")
            found.append(Held(hold.item, name, item.question.stem, hold.until))
    return sorted(found, key=lambda held: held.until is not None)
