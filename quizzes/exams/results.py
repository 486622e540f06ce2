"""A closed paper for the page: scores, how the answers came about, the strip of times."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.content import banks
from quizzes.core.questions import Question
from quizzes.core.scoring import (
    Forensics,
    Outcome,
    Score,
    forensics,
    scores_by_domain,
    total_score,
)
from quizzes.exams.regrading import regraded
from quizzes.exams.sitting import is_whole
from quizzes.items import find_item
from quizzes.models import Paper, PaperAnswer
from study.core.language import Text

# The strip: how wide a bar and its gap are, how high the tallest, where the marks stand under it.
BAR, STEP, HEIGHT = 8, 14, 72


@dataclass(frozen=True, slots=True)
class DomainScore:
    """A domain of the exam, its score, and how many questions its weight asked for in vain."""

    code: str
    name: Text
    weight: int
    score: Score
    lacking: int


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the table under the strip. Its outcome is None where it is void; `today` is
    whether it is right by a key that was mended since, None where that is as it was graded."""

    answer: PaperAnswer
    question: Question | None
    outcome: Outcome | None
    today: bool | None


@dataclass(frozen=True, slots=True)
class Bar:
    """The time of one item, drawn from the ground up."""

    number: int
    x: int
    y: int
    height: int
    kind: str

    @property
    def middle(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class Strip:
    """Times over the paper. `even` is the height of the time that each item has, on average."""

    width: int
    bars: tuple[Bar, ...]
    even: int


@dataclass(frozen=True, slots=True)
class Result:
    """All that the page of a closed paper says."""

    score: Score
    domains: tuple[DomainScore, ...]
    forensics: Forensics
    rows: tuple[Row, ...]
    strip: Strip
    wrong: int
    even_milliseconds: float

    @property
    def regraded(self) -> int:
        """How many answers a mended key judges otherwise. The score is as it was given."""
        return sum(row.today is not None for row in self.rows)

    @property
    def right_today(self) -> int:
        """How many of those that count are right by the keys of today."""
        return self.score.right + sum(
            1 if row.today else -1
            for row in self.rows
            if row.today is not None and row.answer.scored
        )


def result_of(paper: Paper, answers: Sequence[PaperAnswer]) -> Result:
    today = regraded(paper.learner).get(paper.id, {})
    rows = tuple(_row(answer, today.get(answer.number)) for answer in answers)
    outcomes = [row.outcome for row in rows if row.outcome]
    even = (paper.deadline - paper.started_at).total_seconds() * 1000 / len(answers)
    return Result(
        score=total_score(outcomes),
        domains=_domains(paper, outcomes),
        forensics=forensics(outcomes),
        rows=rows,
        strip=_strip(rows, even),
        wrong=sum(not outcome.correct for outcome in outcomes),
        even_milliseconds=even,
    )


def _row(answer: PaperAnswer, today: bool | None) -> Row:
    item = find_item(answer.item, str(answer.review_id), answer.version)
    return Row(answer, item.question if item else None, _outcome(answer), today)


def _outcome(answer: PaperAnswer) -> Outcome | None:
    if answer.correct is None:
        return None
    answered = is_whole(answer)
    flagged_before = answer.flagged_at and answer.pressed_at
    return Outcome(
        number=answer.number,
        domain=answer.domain,
        scored=answer.scored,
        answered=answered,
        correct=answer.correct,
        confidence=answer.confidence,
        milliseconds=answer.milliseconds,
        first_correct=answer.first_correct,
        after_flag=bool(
            answered and flagged_before and answer.pressed_at > answer.flagged_at  # type: ignore[operator]
        ),
    )


def _domains(paper: Paper, outcomes: Sequence[Outcome]) -> tuple[DomainScore, ...]:
    """In the order of the exam guide."""
    scores = scores_by_domain(outcomes)
    return tuple(
        DomainScore(code, domain.name, domain.weight, scores[code], paper.shortfall.get(code, 0))
        for code, domain in banks().blueprints[paper.exam].domains.items()
        if code in scores
    )


def _strip(rows: Sequence[Row], even: float) -> Strip:
    """Bars grow with the time up to three times the even pace, where they are cut."""
    most = min(max([even, *(row.answer.milliseconds for row in rows)]), 3 * even)
    bars = []
    for place, row in enumerate(rows):
        height = round(min(row.answer.milliseconds, most) / most * HEIGHT)
        kind = _kind(row.outcome)
        bars.append(Bar(row.answer.number, place * STEP, HEIGHT - height, height, kind))
    return Strip(len(rows) * STEP, tuple(bars), HEIGHT - round(even / most * HEIGHT))


def _kind(outcome: Outcome | None) -> str:
    if outcome is None:
        return "void"
    if not outcome.answered:
        return "blank"
    return "right" if outcome.correct else "wrong"
