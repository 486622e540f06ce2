"""Practice: a set of items chosen by lesson, exam domain, kind and what happened with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from learners.models import Learner
from quizzes.confusing import Contrast, contrasts_of
from quizzes.content import banks
from quizzes.core.confusing import interleaved
from quizzes.core.picking import Past, missed, unsure
from quizzes.core.questions import Question
from quizzes.core.scheduling import recall
from quizzes.forms import PracticeForm
from quizzes.kinds import drawn_items
from quizzes.letter_items import letters_in, names_by_letter
from quizzes.models import Card, Flag, Review
from quizzes.preferences import settings_of
from quizzes.table_items import table_items
from quizzes.ten_minutes import ten_minutes


@dataclass(frozen=True, slots=True)
class Chosen:
    """The items of a set in the order to be asked; where they are pairs taken for each other, the
    pairs."""

    keys: list[str]
    contrasts: tuple[Contrast, ...] = ()

    def why(self, key: str) -> Contrast | None:
        """The pair for whose sake an item is asked."""
        return next((each for each in self.contrasts if key in each.items), None)


def chosen_items(
    learner: Learner | None, form: PracticeForm, began: datetime, seconds: Mapping[str, float]
) -> Chosen:
    """The set that a form asks for, which must be valid, as it stood when the run began; `seconds`
    is what an answer takes, by kind."""
    form.full_clean()
    wanted = form.cleaned_data
    if wanted["table"]:
        return Chosen(list(table_items(wanted["table"], str(wanted["since"]))))
    if wanted["drill"]:
        return Chosen(_letters(learner, wanted["drill"], wanted["names"], began))
    pool = _pool(wanted)
    if wanted["only"] == "gain":
        return Chosen(ten_minutes(learner, pool, began, seconds))
    if wanted["only"] == "confused":
        return _confused(learner, pool, wanted["pair"], began)
    return Chosen(ORDERS[wanted["only"]](learner, pool, began))


def _pool(wanted: Mapping[str, str]) -> list[str]:
    """What the set is taken from. Without a kind it is the questions of the banks; where something
    must have happened with an item, all that can be asked."""
    lesson, domain, kind = wanted["lesson"], wanted["domain"], wanted["kind"]
    held = banks()
    questions = [
        question.item
        for question in held.asked
        if (not lesson or held.lesson_of[question.id] == lesson)
        and (not kind or question.kind == kind)
        and (not domain or _in_domain(question, domain))
    ]
    if domain or (not kind and not wanted["only"]):
        return questions  # an exam's domains are written to questions alone
    drawn = [
        each.key
        for each in drawn_items()
        if (not lesson or each.place.lesson == lesson) and (not kind or each.kind == kind)
    ]
    return [*questions, *drawn]


def _letters(learner: Learner | None, way: str, names: str, began: datetime) -> list[str]:
    """The letters of these names, or of all, those least sure to be known first."""
    letters = letters_in(names.split(",")) if names else list(names_by_letter())
    settings = settings_of(learner or Learner())
    cards = {card.item: card for card in Card.objects.of(learner)}
    keys = [f"{way}:{letter}" for letter in letters]
    return sorted(
        keys, key=lambda key: recall(cards[key].memory, began, settings) if key in cards else 0
    )


def left_of(keys: list[str], learner: Learner | None, since: datetime) -> list[str]:
    """Those of the set not answered since then."""
    done = set(
        Review.objects.of(learner).standing().filter(at__gte=since).values_list("item", flat=True)
    )
    return [key for key in keys if key not in done]


def when(seconds: int) -> datetime:
    """The moment that an address gives in seconds; one that no clock knows is long past."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _in_domain(question: Question, wanted: str) -> bool:
    exam, _colon, domain = wanted.partition(":")
    return banks().blueprints[exam].domain_of(question.domains) == domain


def _all(learner: Learner | None, pool: list[str], began: datetime) -> list[str]:
    return pool


def _missed(learner: Learner | None, pool: list[str], began: datetime) -> list[str]:
    return missed(_pasts(learner, pool, began))


def _unsure(learner: Learner | None, pool: list[str], began: datetime) -> list[str]:
    return unsure(_pasts(learner, pool, began))


def _flagged(learner: Learner | None, pool: list[str], began: datetime) -> list[str]:
    within = set(pool)
    flags = Flag.objects.of(learner).order_by("at").values_list("item", flat=True)
    return [key for key in flags if key in within]


def _confused(learner: Learner | None, pool: list[str], pair: str, began: datetime) -> Chosen:
    """The items of each pair in turn, or of one pair alone."""
    within = set(pool)
    contrasts = [each for each in contrasts_of(learner, began) if pair in ("", each.name)]
    piles = [[key for key in each.items if key in within] for each in contrasts]
    return Chosen(interleaved(piles), tuple(contrasts))


def _pasts(learner: Learner | None, pool: list[str], began: datetime) -> list[Past]:
    """The last answer to each of these before the run began, the latest first."""
    within = set(pool)
    pasts: dict[str, Past] = {}
    answers = Review.objects.of(learner).standing().filter(at__lt=began).order_by("-at")
    for item, correct, confidence in answers.values_list("item", "correct", "confidence"):
        if item in within and item not in pasts:
            pasts[item] = Past(item, bool(correct), confidence)
    return list(pasts.values())


ORDERS: dict[str, Callable[[Learner | None, list[str], datetime], list[str]]] = {
    "": _all,
    "missed": _missed,
    "unsure": _unsure,
    "flagged": _flagged,
}
