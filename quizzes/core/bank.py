"""Banks: the questions of a lesson, as their authors wrote them.

Ids are for ever. A question or choice that proves wrong is retired, never renamed, and its id is
never given to another; whoever changes what a question asks raises its version.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from study.core.language import Strict, Text, Words

QuestionId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*-\d{3}$")]
ChoiceId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Choice(Strict):
    """One answer on offer, with the reason it is right or wrong."""

    id: ChoiceId
    correct: bool = False
    text: Words
    reason: Text
    right_if: Text | None = None

    @model_validator(mode="after")
    def _only_a_distractor_could_have_been_right(self) -> "Choice":
        if self.correct and self.right_if:
            raise ValueError("right_if is for choices that are wrong here")
        return self


class Question(Strict):
    """A stem and its choices. `single` has one key, `multiple` says how many to choose."""

    id: QuestionId
    version: int = Field(ge=1)
    kind: Literal["single", "multiple"]
    section: str
    domains: dict[str, str] = {}
    difficulty: int = Field(ge=1, le=5)
    facts: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]
    stem: Text
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=9, strict=False)]
    retired: bool = False

    @model_validator(mode="after")
    def _keys_fit_the_kind(self) -> "Question":
        if len({choice.id for choice in self.choices}) != len(self.choices):
            raise ValueError("two choices have the same id")
        keys = len(self.key)
        if self.kind == "single" and keys != 1:
            raise ValueError(f"a single-response question has one correct choice, not {keys}")
        if self.kind == "multiple" and not 2 <= keys < len(self.choices):
            raise ValueError(
                f"a multiple-response question has 2 or more keys and a distractor, not {keys}"
            )
        return self

    @property
    def key(self) -> frozenset[str]:
        """The ids of the correct choices."""
        return frozenset(choice.id for choice in self.choices if choice.correct)

    @property
    def item(self) -> str:
        """The key under which this question is scheduled."""
        return f"question:{self.id}"


class Bank(Strict):
    """All questions of the lesson with this slug."""

    lesson: str
    questions: Annotated[tuple[Question, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _ids_are_the_lessons_own(self) -> "Bank":
        seen: set[str] = set()
        for question in self.questions:
            if question.id in seen:
                raise ValueError(f"question id {question.id} is used twice")
            if not question.id.startswith(f"{self.lesson}-"):
                raise ValueError(f"question id {question.id} must begin with {self.lesson}-")
            seen.add(question.id)
        return self
