"""Questions in templates of other apps, which do not know this one."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from learners import access
from learners.models import Learner
from quizzes.asking import answered, ask, cards_of, entries_of, unanswered
from quizzes.content import banks
from quizzes.core.days import day_of
from quizzes.core.questions import Question, Verdict
from quizzes.core.rating import Confidence
from quizzes.exams.words import CELL_STATES, LENGTHS, clock
from quizzes.items import Item
from quizzes.loads import Loads
from quizzes.models import Card, Flag, Review
from quizzes.sittings import done_today
from quizzes.specimens import specimens
from quizzes.table_items import KINDS, table_of
from quizzes.today import zone_of
from quizzes.views.answering import find_review
from quizzes.words import CONFIDENCE_WORDS, STATES, wait_words, wanted_words
from study.language import page_language

register = template.Library()


@register.filter
def sureness(confidence: Confidence) -> str:
    """How sure an answer was; nothing where it does not say."""
    return str(CONFIDENCE_WORDS.get(confidence, ""))


@register.filter
def kind_words(question: Question) -> str:
    """What is wanted, such as “choose 2”."""
    return str(wanted_words(question))


@register.filter
def length_words(length: str) -> str:
    return str(LENGTHS[length])


@register.filter
def cell_words(state: str) -> str:
    return str(CELL_STATES[state])


@register.filter
def span(milliseconds: float) -> str:
    return clock(milliseconds)


@register.simple_tag
def part_right(verdict: Verdict, part: str) -> bool:
    """Whether this part of the answer was right."""
    return verdict.parts.get(part, False)


@register.filter
def days_words(days: float) -> str:
    """A number of days as a wait in words."""
    return wait_words(timedelta(days=days))


@register.filter
def local_date(moment: datetime, learner: Learner) -> str:
    """The learner's day that a moment belongs to."""
    return date_format(day_of(moment, zone_of(learner)))


@dataclass(frozen=True)
class _Page:
    """What all the checks of a lesson's page share, so that it is looked up once."""

    learner: Learner | None
    cards: dict[str, Card]
    table_cards: dict[str, str]
    flags: set[str]
    entries: Counter[str]
    loads: Loads
    done: list[Review]
    asker: UUID | None
    given: tuple[Review, Item] | None
    at: datetime


def _page(request: HttpRequest, lesson: str) -> _Page:
    held: _Page | None = getattr(request, "checks", None)
    if held is None:
        learner, at = access.current(request), timezone.now()
        answered_id = request.GET.get("answered")
        held = _Page(
            learner,
            cards_of(learner, lesson),
            dict(
                Card.objects.of(learner)
                .filter(item__regex=rf"^({'|'.join(KINDS)}):{lesson}\.")
                .values_list("item", "state")
            ),
            set(Flag.objects.of(learner).values_list("item", flat=True)),
            entries_of(learner, lesson),
            Loads(learner),
            list(done_today(learner, Review.Mode.LESSON, at)),
            access.promise(request),
            find_review(learner, answered_id) if answered_id else None,
            at,
        )
        request.checks = held  # type: ignore[attr-defined]
    return held


@register.inclusion_tag("quizzes/_check.html", takes_context=True)
def check_yourself(context: RequestContext, lesson: str, section: str) -> dict[str, Any]:
    """The questions of a section, one at a time: the verdict just given, or the next to answer."""
    held = _page(context["request"], lesson)
    language = page_language()
    questions = banks().of_section(lesson, section)
    asked = None
    if (
        held.given
        and held.given[0].mode == Review.Mode.LESSON
        and held.given[1].question in questions
    ):
        asked = answered(*held.given, language=language, at=held.at)
    elif question := unanswered(held.cards, lesson, section):
        items = {each.item for each in questions}
        asked = ask(
            question.item,
            asker=held.asker,
            entries=held.entries[question.item],
            loads=held.loads,
            last=next((each for each in held.done if each.item in items), None),
            learner=held.learner,
            card=None,
            mode=Review.Mode.LESSON,
            language=language,
            at=held.at,
            flagged=question.item in held.flags,
        )
    return {
        "asked": asked,
        "section": section,
        "questions": questions,
        "done": sum(question.item in held.cards for question in questions),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def table_memory(context: RequestContext, lesson: str, table: str) -> dict[str, str]:
    """What the learner knows of a table: the state of memory by `row.column`; of what asks a whole
    row `row.`, of what asks a column `.column`, where it takes two questions to know it."""
    known: dict[str, str] = {}
    for item, state in _page(context["request"], lesson).table_cards.items():
        kind, _colon, name = item.partition(":")
        if table_of(item) == f"{lesson}.{table}":
            part = name.split(".", 2)[2]
            place = {"cell": part, "row": f"{part}."}.get(kind, f".{part}")
            if known.get(place, "review") == "review":
                known[place] = state
    return known


@register.simple_tag
def memory_sign(known: dict[str, str] | str, row: str, column: str) -> SafeString:
    """A sign for a cell that has been asked, or without a column for a row, without a row for a
    column: held in memory, or still being learnt."""
    state = known.get(f"{row}.{column}") if isinstance(known, dict) else None
    if state is None:
        return mark_safe("")
    sign = "●" if state == "review" else "○"
    return format_html(
        ' <span class="known known--{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">({})</span></span>',
        state,
        STATES[state],
        sign,
        STATES[state],
    )


@register.inclusion_tag("quizzes/_specimens.html", takes_context=True)
def question_specimens(context: RequestContext, pane: str) -> dict[str, Any]:
    """A question before and after its answer, for the page of components."""
    found = specimens(page_language(), pane)
    return {"specimens": found, "csrf_token": context.get("csrf_token")}
