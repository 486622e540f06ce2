"""Every kind of question. `AnyQuestion` is what a bank may hold; `kind` says which it is."""

from typing import Annotated

from pydantic import Field

from quizzes.core.questions.base import InvalidResponse, Part, Question, Response, Verdict
from quizzes.core.questions.building import BuildQuestion
from quizzes.core.questions.choice import Choice, ChoiceQuestion
from quizzes.core.questions.judging import TrueFalseQuestion
from quizzes.core.questions.numeric import NumericQuestion
from quizzes.core.questions.ordering import OrderingQuestion
from quizzes.core.questions.pairing import DecodeQuestion, MatchingQuestion
from quizzes.core.questions.term import TermQuestion

AnyQuestion = Annotated[
    ChoiceQuestion
    | TrueFalseQuestion
    | OrderingQuestion
    | MatchingQuestion
    | NumericQuestion
    | TermQuestion
    | DecodeQuestion
    | BuildQuestion,
    Field(discriminator="kind"),
]

__all__ = [
    "AnyQuestion",
    "BuildQuestion",
    "Choice",
    "ChoiceQuestion",
    "DecodeQuestion",
    "InvalidResponse",
    "MatchingQuestion",
    "NumericQuestion",
    "OrderingQuestion",
    "Part",
    "Question",
    "Response",
    "TermQuestion",
    "TrueFalseQuestion",
    "Verdict",
]
