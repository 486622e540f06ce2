"""What a learner has never met, in the order in which the daily review begins it."""

from collections.abc import Set

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.mixing import mixed
from quizzes.items import Place
from quizzes.kinds import ORIGINS, drawn_items
from study.models import Reading

# Of ten new items six are questions, as long as there are any, two from tables, one a name and one
# a calculator's case.
WEIGHTS = {"questions": 6, "tables": 2, "decoder": 1, "calculators": 1}


def fresh_items(learner: Learner | None, met: Set[str]) -> list[str]:
    """All that is neither met nor left out by the learner's choice. Questions lead: those of what
    has been read first, then the others. What is drawn comes from what has been read alone, and
    only when that section's own questions have been begun."""
    wanted = (learner or Learner()).new_from
    read = {Place(*row) for row in Reading.objects.of(learner).values_list("lesson", "section")}
    held = banks()
    written = [
        (question.item, Place(held.lesson_of[question.id], question.section))
        for question in held.asked
        if question.item not in met
    ]
    piles: dict[str, list[str]] = {}
    ready = read
    if "questions" in wanted:
        in_order = sorted(written, key=lambda pair: pair[1] not in read)
        piles["questions"] = [item for item, _place in in_order]
        ready = read - {place for _item, place in written}
    origin_of = {source: origin for origin, sources in ORIGINS.items() for source in sources}
    for each in drawn_items():
        origin = origin_of[each.kind]
        if origin in wanted and each.place in ready and each.key not in met:
            piles.setdefault(origin, []).append(each.key)
    return mixed(piles, WEIGHTS)
