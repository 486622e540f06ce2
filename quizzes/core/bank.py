"""Banks: the questions of a lesson, as their authors wrote them."""

from typing import Annotated

from pydantic import Field, model_validator

from quizzes.core.questions import AnyQuestion
from study.core.language import Strict


class Bank(Strict):
    """All questions of the lesson with this slug."""

    lesson: str
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _ids_are_the_lessons_own(self) -> "Bank":
        seen: set[str] = set()
        for question in self.questions:
            if question.id in seen:
                raise ValueError(f"question id {question.id} is used twice")
            if not question.id.startswith(f"{self.lesson}-"):
                raise ValueError(f"question id {question.id} must begin with {self.lesson}-")
            if not question.facts:
                raise ValueError(f"question {question.id} rests on no fact: name one in `facts`")
            seen.add(question.id)
        return self
