"""What the page of mock exams offers: exams of the day, their lengths, a learner's history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.assembly import TooFewQuestions, assemble
from quizzes.core.blueprint import LENGTHS, Blueprint, Length, Size
from quizzes.core.scoring import Score, Trend, score, trend
from quizzes.exams.regrading import regraded
from quizzes.models import Paper
from quizzes.today import zone_of
from study.core.language import Text


@dataclass(frozen=True, slots=True)
class Lacking:
    """A domain for which the bank has fewer questions than its weight asks for."""

    name: Text
    wanted: int
    held: int


@dataclass(frozen=True, slots=True)
class Offer:
    """One length of an exam. Without enough questions in all, it cannot be had."""

    length: Length
    size: Size
    held: int
    lacking: tuple[Lacking, ...]

    @property
    def is_possible(self) -> bool:
        return self.held >= self.size.questions


@dataclass(frozen=True, slots=True)
class Past:
    """A closed paper and its score, and whether a key was mended since that judges otherwise."""

    paper: Paper
    score: Score
    is_regraded: bool


@dataclass(frozen=True, slots=True)
class History:
    """The closed papers of one exam, the latest first, and where they lead."""

    pasts: tuple[Past, ...]
    trend: Trend


def exams_of(learner: Learner | None, at: datetime) -> tuple[dict[str, Blueprint], date]:
    """The exams to prepare for on the learner's own day, and that day."""
    day = at.astimezone(zone_of(learner)).date()
    return banks().exams_on(day), day


def usual_exam(learner: Learner | None, exams: Sequence[str]) -> str:
    """The exam that was sat last, if it is still sat; or else the first."""
    last = Paper.objects.of(learner).order_by("-started_at").values_list("exam", flat=True).first()
    return last if last in exams else exams[0]


def successor_of(exam: str) -> str:
    """The exam that takes this one's place on its date; empty where none is announced."""
    held = banks().blueprints
    later = (
        code
        for code, each in held.items()
        if exam in each.tags and each.valid_from > held[exam].valid_from
    )
    return next(later, "")


def offers_of(exam: str) -> list[Offer]:
    """Every length of an exam with what the bank has for it."""
    return [_offer(exam, length) for length in LENGTHS]


def history_of(learner: Learner | None, exam: str) -> History:
    papers = Paper.objects.of(learner).closed().filter(exam=exam).order_by("-started_at")
    mended = regraded(learner)
    pasts = tuple(
        Past(each, score(each.right or 0, each.counted or 0), each.id in mended) for each in papers
    )
    measuring = [past.score for past in pasts if not past.paper.is_retake and past.score.total]
    return History(pasts, trend(measuring[::-1]))


def _offer(exam: str, length: Length) -> Offer:
    blueprint = banks().blueprints[exam]
    size = blueprint.size(length)
    pool = {
        domain: [each.item for each in questions]
        for domain, questions in banks().of_exam(exam).items()
    }
    held = sum(map(len, pool.values()))
    try:
        draw = assemble(
            pool,
            blueprint.weights,
            scored=size.scored,
            unscored=size.unscored,
            seed=length,
            used={},
        )
    except TooFewQuestions:
        return Offer(length, size, held, ())
    return Offer(
        length,
        size,
        held,
        tuple(
            Lacking(blueprint.domains[domain].name, len(pool[domain]) + missing, len(pool[domain]))
            for domain, missing in draw.shortfall.items()
        ),
    )
