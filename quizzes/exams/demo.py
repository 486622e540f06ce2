"""Mock exams for the demo learner: sat by the same rules as real ones, better each time."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.blueprint import Length
from quizzes.core.questions import ChoiceQuestion
from quizzes.core.rating import CONFIDENCES
from quizzes.exams import services
from quizzes.models import Paper, PaperAnswer

EXAM = "SAA-C03"
# Days before the end of the history, how long the paper is, and how much is known by then.
PAPERS: tuple[tuple[int, Length, float], ...] = (
    (56, "quarter", 0.45),
    (35, "half", 0.6),
    (14, "quarter", 0.75),
    (3, "half", 0.85),
)


def make_papers(*, learner: Learner, ends: datetime, chance: Random) -> None:
    """Sit every paper; `ends` is the moment at which the history ends."""
    for days, length, known in PAPERS:
        paper = services.start(
            learner=learner,
            paper_id=UUID(int=chance.getrandbits(128), version=4),
            exam=EXAM,
            length=length,
            extra=False,
            at=ends - timedelta(days=days),
        )
        at = _sit(paper, known, chance)
        services.submit(paper=paper, at=at)


def _sit(paper: Paper, known: float, chance: Random) -> datetime:
    """Answer item by item, flag some, and come back to a few; the moment of the last press."""
    at = paper.started_at
    answers = list(PaperAnswer.objects.of(paper))
    back = [each for each in answers if chance.random() < 0.15]
    for answer in (*answers, *back):
        shown, at = at, at + timedelta(seconds=chance.randint(20, 140))
        if answer in back and answer.flagged_at is None:
            services.flag(paper=paper, number=answer.number, flagged=True, at=at)
        right = chance.random() < known
        confidence = chance.choices(CONFIDENCES, (1, 2, 4) if right else (3, 3, 1))[0]
        services.save(
            paper=paper,
            number=answer.number,
            draft={"choice": _choice(answer, right, chance)},
            confidence=confidence,
            language="zh-hans",
            pressed_at=at,
            shown_at=shown,
            at=at,
        )
    return at


def _choice(answer: PaperAnswer, right: bool, chance: Random) -> list[str]:
    question = banks().questions[answer.item.removeprefix("question:")]
    if not isinstance(question, ChoiceQuestion):
        return []
    wrong = sorted(each.id for each in question.choices if not each.correct)
    kept = sorted(question.key) if right else [*sorted(question.key)[1:], chance.choice(wrong)]
    return sorted(kept)
