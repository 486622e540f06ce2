"""A question made ready for the page: its parts in their order, and what each press would lead to.

The same `Asked` is rendered before an answer and after it: what was given and the verdict are read
from the stored review, so that a reply to htmx and the page after a redirect agree.
"""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.questions import InvalidResponse, NumericQuestion, Part, Question, Verdict
from quizzes.core.questions.base import Sent
from quizzes.core.questions.numeric import Slip
from quizzes.core.questions.pairing import Pair, PairingQuestion
from quizzes.core.questions.term import Mistaken
from quizzes.core.rating import CONFIDENCES, Confidence
from quizzes.core.scheduling import preview, wait_if_wrong
from quizzes.core.shuffling import shuffled
from quizzes.core.spreading import seed_of
from quizzes.items import Item, find_item
from quizzes.leeches import Remedy, remedy_for
from quizzes.loads import Loads
from quizzes.making import calculator_of, working_of
from quizzes.models import Card, Flag, Review
from quizzes.preferences import settings_of
from quizzes.resting import facts_around
from quizzes.scoreboard import Refit, untold_refit
from quizzes.words import wait_words
from quizzes.workings import Line
from study.content import course, lesson_url
from study.core.language import Language


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part with its number on the page, what the learner gave for it, whether that was right."""

    part: Part
    number: int
    given: str
    right: bool


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A left side, the id of what was put to it, and that in words."""

    pair: Pair
    given: str
    taken: Part | None
    right: bool


@dataclass(frozen=True, slots=True)
class Button:
    """One way to be sure, and when the item comes back if the answer is right; empty where the
    answer does not touch the schedule."""

    confidence: Confidence
    wait: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a page. `place` ends the ids of its elements: a lesson holds many.

    `shown` are its parts in the order of this answer, `in_order` as the bank has them.
    """

    item: Item
    mode: str
    review_id: UUID
    given: dict[str, str]
    shown: tuple[ShownPart, ...]
    in_order: tuple[ShownPart, ...]
    pairs: tuple[ShownPair, ...]
    section_title: str
    section_url: str
    buttons: tuple[Button, ...] = ()
    wait_if_wrong: str = ""
    fault: str = ""
    review: Review | None = None
    verdict: Verdict | None = None
    wait: str = ""
    following: str = ""
    # Where to go on after the verdict, if the reader came from a set of questions.
    back: str = ""
    # The language the question stands in, if not the page's, and whether both were looked at.
    said: Language | None = None
    switched: bool = False
    hinted: bool = False
    flagged: bool = False
    # After the answer: what is remembered of it, and another way into what will not stick.
    card: Card | None = None
    remedy: Remedy | None = None
    # Before the answer: what was last done in the same sitting, to be taken back.
    last: Review | None = None
    # A fit that moved days and that the learner has not read of.
    refit: Refit | None = None

    @property
    def entry_id(self) -> UUID:
        """The id of what may be done to the card from here, so that a doubled press does it once;
        another one as soon as the card has changed."""
        return uuid5(self.review_id, str(self.card.due if self.card else ""))

    @property
    def question(self) -> Question:
        return self.item.question

    @property
    def name(self) -> str:
        """The item as addresses name it."""
        return self.item.key.removeprefix("question:")

    @property
    def address(self) -> str:
        """Where it stands as a page: the question, or with its answer the verdict on it."""
        fields = {"answered": str(self.review_id)} if self.review else {}
        fields |= {"next": self.back} if self.back else {}
        query = f"?{urlencode(fields)}" if fields else ""
        if self.mode == Review.Mode.LESSON:
            return f"{reverse('study:lesson', args=[self.item.lesson])}{query}#ask-{self.place}"
        if self.mode == Review.Mode.REVIEW and self.review:
            return f"{reverse('quizzes:review')}{query}"
        return f"{reverse('quizzes:question', args=[self.name])}{query}"

    @property
    def place(self) -> str:
        return self.item.section if self.mode == Review.Mode.LESSON else self.mode

    @property
    def kind_template(self) -> str:
        return f"quizzes/kinds/{self.question.template}.html"

    @property
    def slip(self) -> Slip | Mistaken | None:
        """The known misunderstanding that a typed answer comes from, if it is one."""
        code, _dash, place = (self.verdict.remark if self.verdict else "").partition("-")
        known = {
            "slip": getattr(self.question, "slips", ()),
            "mistaken": getattr(self.question, "mistaken", ()),
        }
        return known[code][int(place)] if code in known else None

    @property
    def working(self) -> list[Line]:
        """How a calculator comes to the key; nothing of a question that none made."""
        return working_of(self.item)

    @property
    def calculator(self) -> str:
        """The address at which the calculator shows this case, if one made the question."""
        return calculator_of(self.item)

    @property
    def converted(self) -> Decimal | None:
        """A number that was given in another unit, in the one that was asked for."""
        given = self.given.get("value")
        if given is None or not isinstance(self.question, NumericQuestion):
            return None
        try:
            return self.question.converted((given,))
        except InvalidResponse:
            return None  # read by a form of the question that is no more

    @property
    def facts(self) -> list[str]:
        """The facts that the key rests on, each once."""
        return list(dict.fromkeys(fact.partition(".")[0] for fact in self.question.facts))

    @property
    def around(self) -> list[str]:
        """The facts around it, where the question itself quotes none."""
        return [] if self.question.facts else facts_around(self.item)


def ask(
    key: str,
    *,
    learner: Learner | None,
    card: Card | None,
    mode: str,
    language: Language,
    at: datetime,
    asker: UUID | None = None,
    entries: int | None = None,
    loads: Loads | None = None,
    held: Mapping[str, str] | None = None,
    fault: str = "",
    review_id: UUID | None = None,
    back: str = "",
    said: Language | None = None,
    switched: bool = False,
    hinted: bool = False,
    flagged: bool | None = None,
    last: Review | None = None,
) -> Asked | None:
    """The item as a form, under the id of its answer; None where the key names nothing.

    `card` is the learner's own of it; `entries` in its log, `loads` and `flagged` are looked up if
    they are not given. `asker` is the id that a visitor without a learner will have. After a
    mistake, `held` is what was given, under the id that it was given under if that is still free.
    """
    if review_id is None:
        review_id = _asking_id(key, mode, learner, asker, entries)
    item = find_item(key, str(review_id))
    if item is None:
        return None
    memory = card.memory if card else None
    settings = settings_of(learner)
    waits = preview(
        memory,
        at,
        settings,
        seed_of(key, card.reps + 1 if card else 1),
        load=(loads or Loads(learner)).besides(key),
        hinted=hinted,
    )
    counts = mode != Review.Mode.CRAM
    return Asked(
        item,
        mode,
        review_id,
        *parts_of(item.question, review_id, dict(held or {}), None),
        *section_of(item, language),
        buttons=tuple(
            Button(each, wait_words(waits[each]) if counts else "") for each in CONFIDENCES
        ),
        wait_if_wrong=wait_words(wait_if_wrong(memory, at, settings)) if counts else "",
        fault=fault,
        back=back,
        said=said,
        switched=switched,
        hinted=hinted,
        flagged=is_flagged(learner, key) if flagged is None else flagged,
        last=last,
    )


def _asking_id(
    key: str, mode: str, learner: Learner | None, asker: UUID | None, entries: int | None
) -> UUID:
    """The id of the answer to an asking: the same in every tab in which it stands, so that two
    presses are one answer, and another as soon as anything is added to the log of the item."""
    owner = learner.pk if learner else asker
    if owner is None:
        return uuid4()
    if entries is None:
        entries = Review.objects.of(learner).filter(item=key).count()
    return uuid5(owner, f"{mode} {key} {entries}")


def answered(
    review: Review, item: Item, *, language: Language, at: datetime, back: str = ""
) -> Asked:
    """The item with what was answered and what holds, as it is stored."""
    card = card_of(review.learner, item.key)
    response = tuple(review.response)
    verdict = _verdict(review, item.question)
    return Asked(
        item,
        review.mode,
        review.id,
        *parts_of(item.question, review.id, item.question.given(response), verdict),
        *section_of(item, language),
        review=review,
        verdict=verdict,
        wait=wait_words(card.due - at) if card and card.due > at else "",
        following=_following(review, item),
        back=back,
        flagged=is_flagged(review.learner, item.key),
        card=card,
        remedy=remedy_for(item, card.lapses, language)
        if card and card.is_leech and not review.correct
        else None,
        refit=untold_refit(review.learner),
    )


def _verdict(review: Review, question: Question) -> Verdict:
    """The verdict on a stored answer; as it was judged, if it was given to a form of the question
    that is no more."""
    try:
        return question.grade(tuple(review.response))
    except (InvalidResponse, KeyError, ValueError):
        return Verdict(bool(review.correct), review.credit or Decimal(0))


def held_of(sent: Sent) -> dict[str, str]:
    """What a refused form held, by part, so that nothing needs to be given twice."""
    held = dict.fromkeys([*sent.get("choice", ()), *sent.get("because", ())], "taken")
    for name, values in sent.items():
        kind, _dash, part = name.partition("-")
        if name in {"value", "term"} or kind in {"place", "match"}:
            held[part or name] = next(iter(values), "")
    return held


def is_flagged(learner: Learner | None, key: str) -> bool:
    return Flag.objects.of(learner).filter(item=key).exists()


def card_of(learner: Learner | None, key: str) -> Card | None:
    return Card.objects.of(learner).filter(item=key).first()


def cards_of(learner: Learner | None, lesson: str) -> dict[str, Card]:
    """The learner's cards of a lesson's questions, by item."""
    items = [question.item for question in banks().of_lesson(lesson)]
    return {card.item: card for card in Card.objects.of(learner).filter(item__in=items)}


def entries_of(learner: Learner | None, lesson: str) -> Counter[str]:
    """How many entries the log has for each of a lesson's questions."""
    items = [question.item for question in banks().of_lesson(lesson)]
    rows = Review.objects.of(learner).filter(item__in=items).values_list("item")
    return Counter(dict(rows.annotate(n=Count("pk"))))


def unanswered(known: Container[str], lesson: str, section: str) -> Question | None:
    """The first question of a section that is not among the known items."""
    fresh = (each for each in banks().of_section(lesson, section) if each.item not in known)
    return next(fresh, None)


def _following(review: Review, item: Item) -> str:
    """The name of what comes after it: in a lesson the section's next unanswered question, in
    practice the lesson's next. The daily review asks its queue instead."""
    if review.mode == Review.Mode.LESSON:
        known = cards_of(review.learner, item.lesson)
        following = unanswered(known, item.lesson, item.section)
        return following.id if following else ""
    if review.mode == Review.Mode.PRACTICE:
        after = (each.id for each in banks().of_lesson(item.lesson) if each.id > item.question.id)
        return next(after, "")
    return ""


def parts_of(
    question: Question, review_id: UUID, given: dict[str, str], verdict: Verdict | None
) -> tuple[dict[str, str], tuple[ShownPart, ...], tuple[ShownPart, ...], tuple[ShownPair, ...]]:
    """What was given, the parts in both orders, and the pairs if the question has any."""
    right = verdict.parts if verdict else {}

    def show(parts: list[Part]) -> tuple[ShownPart, ...]:
        return tuple(
            ShownPart(part, number, given.get(part.id, ""), right.get(part.id, False))
            for number, part in enumerate(parts, start=1)
        )

    in_order = list(question.parts)
    by_id = {part.id: part for part in in_order}
    pairs = question.pairs if isinstance(question, PairingQuestion) else ()
    return (
        given,
        show(shuffled(in_order, str(review_id))),
        show(in_order),
        tuple(
            ShownPair(
                pair,
                given.get(pair.id, ""),
                by_id.get(given.get(pair.id, "")),
                right.get(pair.id, False),
            )
            for pair in pairs
        ),
    )


def section_of(item: Item, language: Language) -> tuple[str, str]:
    sections = course().lessons[item.lesson].script(language).sections
    title = next(each.title for each in sections if each.id == item.section)
    return title, lesson_url(item.lesson, item.section, language)
