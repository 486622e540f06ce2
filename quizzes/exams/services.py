"""Writes of mock exams. Each takes the moment it happens at, and one learner's lock.

A paper whose time has run out is closed as it stood by whatever touches it next, and closed at its
deadline, not at that moment: a server that slept changes nothing.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db import transaction

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.assembly import Drawn, assemble
from quizzes.core.blueprint import Length
from quizzes.core.drafts import response_of
from quizzes.exams.grading import close, question_of
from quizzes.folding import lock
from quizzes.models import Paper, PaperAnswer


@transaction.atomic
def start(
    *, learner: Learner, paper_id: UUID, exam: str, length: Length, extra: bool, at: datetime
) -> Paper:
    """Draw a paper and start its clock; raises TooFewQuestions.

    Pressed twice it is one paper, and while another is under way it is that one: whoever wants to
    know compares the ids.
    """
    if found := _found(learner, paper_id, at):
        return found
    held, blueprint = banks(), banks().blueprints[exam]
    size = blueprint.size(length)
    pool = held.of_exam(exam)
    draw = assemble(
        {domain: [each.item for each in questions] for domain, questions in pool.items()},
        blueprint.weights,
        scored=size.scored,
        unscored=size.unscored,
        seed=str(paper_id),
        used=_used(learner),
    )
    return _make(
        Paper(
            learner=learner,
            id=paper_id,
            exam=exam,
            length=length,
            extra=extra,
            started_at=at,
            watched_until=at,
            deadline=at + timedelta(minutes=size.minutes + (size.extra if extra else 0)),
            shortfall=dict(draw.shortfall),
        ),
        draw.items,
    )


@transaction.atomic
def retake(*, paper: Paper, paper_id: UUID, at: datetime) -> Paper | None:
    """A paper of what was wrong or left blank, at the pace of the first; None if nothing was."""
    if found := _found(paper.learner, paper_id, at):
        return found
    answers = list(PaperAnswer.objects.of(paper))
    wrong = [
        Drawn(each.item, each.domain, scored=True)
        for each in answers
        if each.correct is False and question_of(each) is not None
    ]
    if not wrong:
        return None
    pace = (paper.deadline - paper.started_at) / len(answers)
    minutes = ceil(pace * len(wrong) / timedelta(minutes=1))
    return _make(
        Paper(
            learner=paper.learner,
            id=paper_id,
            exam=paper.exam,
            length=Paper.RETAKE,
            extra=paper.extra,
            retakes=paper.id,
            started_at=at,
            watched_until=at,
            deadline=at + timedelta(minutes=minutes),
        ),
        wrong,
    )


@transaction.atomic
def save(
    *,
    paper: Paper,
    number: int,
    draft: Mapping[str, list[str]] | None,
    confidence: str | None,
    language: str,
    pressed_at: datetime | None,
    shown_at: datetime | None,
    at: datetime,
    sure_pressed_at: datetime | None = None,
) -> PaperAnswer | None:
    """Keep what the form of an item holds; None if the paper is closed, or its time has run out.

    `draft` and `confidence` are None where the reader has not touched them on the page they were
    sent from: another tab may have. Each has the time of its own press, by the server's clock as
    the page knows it; a press that is not later than the one that stands is that one again, or one
    that was overtaken. `shown_at` is when the page was made: the time from then until the last of
    these presses, or until now if it tells of none, was the item's.
    """
    paper = _locked(paper, at)
    if not paper.is_open:
        return None
    answer = PaperAnswer.objects.of(paper).get(number=number)
    told = [each for each in (pressed_at, sure_pressed_at) if each is not None]
    _watch(paper, answer, shown_at, min(max(told, default=at), at))
    pressed_at, sure_pressed_at = _moment(pressed_at, at), _moment(sure_pressed_at, at)
    if draft is not None and _is_later(pressed_at, answer.pressed_at):
        if draft != answer.given:
            _keep_first(answer, shown_at)
            answer.given = dict(draft)
        answer.pressed_at, answer.language = pressed_at, language
    if confidence is not None and _is_later(sure_pressed_at, answer.sure_pressed_at):
        answer.confidence, answer.sure_pressed_at = confidence, sure_pressed_at
    answer.save()
    return answer


@transaction.atomic
def flag(
    *, paper: Paper, number: int, flagged: bool, at: datetime, pressed_at: datetime | None = None
) -> PaperAnswer | None:
    """Flag an item or take the flag off; None if the paper is closed. Twice is once, and a press
    that was overtaken does nothing."""
    paper = _locked(paper, at)
    if not paper.is_open:
        return None
    answer = PaperAnswer.objects.of(paper).get(number=number)
    pressed_at = _moment(pressed_at, at)
    if _is_later(pressed_at, answer.flag_pressed_at):
        if flagged and answer.flagged_at is None:
            answer.flagged_at = pressed_at
        answer.flagged, answer.flag_pressed_at = flagged, pressed_at
        answer.save(update_fields=["flagged", "flagged_at", "flag_pressed_at"])
    return answer


@transaction.atomic
def submit(*, paper: Paper, at: datetime) -> Paper:
    """Hand the paper in. Twice is once, and after the deadline it is what stood by then."""
    paper = _locked(paper, at)
    if paper.is_open:
        close(paper, at, Paper.Ended.SUBMITTED)
    return paper


@transaction.atomic
def close_expired(*, learner: Learner, at: datetime) -> None:
    """Close this learner's paper if its time has run out."""
    if Paper.objects.of(learner).open().filter(deadline__lte=at).exists():
        lock(learner)
        _expire(learner, at)


def _moment(pressed_at: datetime | None, at: datetime) -> datetime:
    """When a press was made; a clock that runs ahead would keep every later one out."""
    return min(pressed_at or at, at)


def _is_later(pressed_at: datetime, standing: datetime | None) -> bool:
    return standing is None or pressed_at > standing


def _found(learner: Learner, paper_id: UUID, at: datetime) -> Paper | None:
    """The paper of this id, or the one under way."""
    lock(learner)
    _expire(learner, at)
    papers = Paper.objects.of(learner)
    return papers.filter(id=paper_id).first() or papers.open().first()


def _locked(paper: Paper, at: datetime) -> Paper:
    """The paper as it stands now, nobody else writing; closed if its time has run out."""
    lock(paper.learner)
    _expire(paper.learner, at)
    return Paper.objects.select_related("learner").of(paper.learner).get(id=paper.id)


def _expire(learner: Learner, at: datetime) -> None:
    for paper in Paper.objects.select_related("learner").of(learner).open():
        if paper.is_due(at):
            close(paper, paper.deadline, Paper.Ended.TIME)


def _make(paper: Paper, items: tuple[Drawn, ...] | list[Drawn]) -> Paper:
    paper.save(force_insert=True)
    questions = banks().questions
    PaperAnswer.objects.bulk_create(
        PaperAnswer(
            learner=paper.learner,
            paper=paper.id,
            number=number,
            item=drawn.item,
            version=questions[drawn.item.removeprefix("question:")].version,
            domain=drawn.domain,
            scored=drawn.scored,
        )
        for number, drawn in enumerate(items, start=1)
    )
    return paper


def _used(learner: Learner) -> Counter[str]:
    """In how many papers each item has been, so that the next one brings what is new."""
    answers = PaperAnswer.objects.filter(learner=learner)
    return Counter(answers.values_list("item", flat=True))


def _watch(paper: Paper, answer: PaperAnswer, shown_at: datetime | None, until: datetime) -> None:
    """Count the time since the page was made for its item, no moment twice."""
    since = max(shown_at or until, paper.watched_until)
    if since < until:
        answer.milliseconds += round((until - since) / timedelta(milliseconds=1))
        paper.watched_until = until
        paper.save(update_fields=["watched_until"])


def _keep_first(answer: PaperAnswer, shown_at: datetime | None) -> None:
    """Keep what stood when the item was left for the first time: what is now on the page was made
    after it. Presses of one visit are thinking, not changes of mind."""
    came_back = shown_at and answer.pressed_at and shown_at > answer.pressed_at
    question = question_of(answer)
    if came_back and question and not answer.first_given and response_of(question, answer.given):
        answer.first_given = answer.given
