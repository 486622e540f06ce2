"""Single and multiple response: choices, of which the key is taken."""

from decimal import Decimal
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
    optional,
    unique_ids,
    verdict,
)
from study.core.language import Text


class Choice(Explained):
    """One answer on offer, with the reason it is right or wrong."""

    correct: bool = False
    right_if: Text | None = None
    keep_last: bool = False

    @model_validator(mode="after")
    def _only_a_distractor_could_have_been_right(self) -> "Choice":
        if self.correct and self.right_if:
            raise ValueError("right_if is for choices that are wrong here")
        return self


class ChoiceQuestion(Question):
    """`single` has one key, `multiple` says how many to choose."""

    kind: Literal["single", "multiple"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=9, strict=False)]

    @model_validator(mode="after")
    def _keys_fit_the_kind(self) -> "ChoiceQuestion":
        unique_ids([choice.id for choice in self.choices], "choices")
        keys = len(self.key)
        if self.kind == "multiple" and not 2 <= keys < len(self.choices):
            raise ValueError(
                f"a multiple-response question has 2 or more keys and a distractor, not {keys}"
            )
        if self.kind == "single" and keys != 1:
            raise ValueError(f"a {self.kind} question has one correct choice, not {keys}")
        return self

    @property
    def key(self) -> frozenset[str]:
        """The ids of the correct choices."""
        return frozenset(choice.id for choice in self.choices if choice.correct)

    @property
    def template(self) -> str:
        return "choice"

    @property
    def fields(self) -> tuple[str, ...]:
        return ("choice",)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(
                each.id,
                each.text,
                each.reason,
                each.correct,
                each.right_if,
                keep_last=each.keep_last,
            )
            for each in self.choices
        )

    @property
    def texts(self) -> tuple[Text, ...]:
        own = (text for each in self.choices for text in (*each.texts, *optional(each.right_if)))
        return (*super().texts, *own)

    def read(self, sent: Sent) -> Response:
        chosen = set(sent.get("choice", ()))
        if not chosen:
            raise InvalidResponse("nothing_chosen", len(self.key))
        if not chosen <= {choice.id for choice in self.choices}:
            raise InvalidResponse("unknown_part", len(self.key))
        if len(chosen) != len(self.key):
            raise InvalidResponse("wrong_count", len(self.key))
        return tuple(sorted(chosen))

    def grade(self, response: Response) -> Verdict:
        """Each right choice earns its part and each wrong one costs as much, so that choosing at
        random earns nothing."""
        chosen = set(response)
        right, wrong = len(chosen & self.key), len(chosen - self.key)
        parts = {each.id: (each.id in chosen) == each.correct for each in self.choices}
        return verdict(Decimal(right - wrong) / len(self.key), parts)

    def given(self, response: Response) -> dict[str, str]:
        return dict.fromkeys(response, "taken")
