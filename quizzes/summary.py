"""How a practice run went: what was answered, in what time, and what to look at again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from learners.models import Learner
from quizzes.asking import section_of
from quizzes.items import find_item
from quizzes.models import Review
from study.core.language import Language, Text


@dataclass(frozen=True, slots=True)
class Missed:
    """An item answered wrong, by the name its address has, and the section that explains it."""

    name: str
    stem: Text
    section_title: str
    section_url: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Answers, right ones among them, whole minutes taken (None where no clock ran), the wrong."""

    answers: int
    right: int
    minutes: int | None
    missed: tuple[Missed, ...]


def summary_of(
    learner: Learner | None, keys: Collection[str], began: datetime, language: Language
) -> Summary:
    """Of the answers to these items since the run began."""
    modes = (Review.Mode.PRACTICE, Review.Mode.CRAM)
    found = Review.objects.of(learner).standing().filter(at__gte=began, mode__in=modes)
    within = set(keys)
    answers = [each for each in found.exclude(response=[]).order_by("at") if each.item in within]
    taken = [each.milliseconds for each in answers if each.milliseconds]
    missed = []
    for review in answers:
        item = None if review.correct else find_item(review.item, str(review.id), review.version)
        if item is not None:
            name = item.key.removeprefix("question:")
            missed.append(Missed(name, item.question.stem, *section_of(item, language)))
    return Summary(
        len(answers),
        sum(bool(each.correct) for each in answers),
        max(1, round(sum(taken) / 60_000)) if taken else None,
        tuple(missed),
    )
