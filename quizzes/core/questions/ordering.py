"""Ordering: steps that stand in the bank as they belong, to be numbered by the learner."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from quizzes.core.questions.base import (
    Explained,
    InvalidResponse,
    Part,
    Question,
    Response,
    Sent,
    Verdict,
    share,
    unique_ids,
)
from study.core.language import Text


class Step(Explained):
    """A step, with the reason it stands where it does."""


class OrderingQuestion(Question):
    kind: Literal["ordering"]
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=8, strict=False)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "OrderingQuestion":
        unique_ids(self.key, "steps")
        return self

    @property
    def key(self) -> Response:
        """The ids in their right order."""
        return tuple(step.id for step in self.steps)

    @property
    def template(self) -> str:
        return "ordering"

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(f"place-{step.id}" for step in self.steps)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(step.id, step.text, step.reason) for step in self.steps)

    @property
    def texts(self) -> tuple[Text, ...]:
        return (*super().texts, *(text for step in self.steps for text in step.texts))

    def read(self, sent: Sent) -> Response:
        """Field `place-ID` holds the number of the step; each number is given once."""
        places: dict[str, str] = {}
        for step in self.steps:
            number = next(iter(sent.get(f"place-{step.id}", ())), "")
            if not number:
                raise InvalidResponse("nothing_chosen", len(self.steps))
            if number in places:
                raise InvalidResponse("repeated_part", len(self.steps))
            places[number] = step.id
        if set(places) != {str(number) for number in range(1, len(self.steps) + 1)}:
            raise InvalidResponse("unknown_part", len(self.steps))
        return tuple(places[number] for number in sorted(places, key=int))

    def grade(self, response: Response) -> Verdict:
        """Each step in its place earns its share."""
        given = self.given(response)
        return share({step: given.get(step) == str(n) for n, step in enumerate(self.key, start=1)})

    def given(self, response: Response) -> dict[str, str]:
        return {step: str(number) for number, step in enumerate(response, start=1)}
