"""The facts that a learner keeps missing: those that the keys of wrong answers rest on."""

from collections import Counter

from learners.models import Learner
from quizzes.items import find_item
from quizzes.models import Review
from study.content import ledger
from study.core.facts import Fact

# What fits on a page.
MOST = 24


def missed_facts(learner: Learner | None) -> list[tuple[Fact, int]]:
    """The most missed first, with how many wrong answers rest on each."""
    missed: Counter[str] = Counter()
    wrong = Review.objects.of(learner).standing().filter(correct=False).order_by("-at")
    for review in wrong:
        item = find_item(review.item, str(review.id), review.version)
        facts = item.question.facts if item else ()
        missed.update({fact.partition(".")[0] for fact in facts})
    held = ledger().facts
    return [(held[fact], count) for fact, count in missed.most_common(MOST) if fact in held]
