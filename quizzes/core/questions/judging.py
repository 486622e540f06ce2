"""True or false, and why: a statement to be judged, then the reason, of those on offer."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from quizzes.core.questions.base import (
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
from quizzes.core.questions.choice import Choice
from study.core.language import Text


class TrueFalseQuestion(Question):
    """`choices` are `right` and `wrong`. Without `reasons` the judgement alone is asked for."""

    kind: Literal["true-false"]
    choices: Annotated[tuple[Choice, ...], Field(strict=False)]
    reasons: Annotated[tuple[Choice, ...], Field(max_length=4, strict=False)] = ()

    @model_validator(mode="after")
    def _one_of_each_is_right(self) -> "TrueFalseQuestion":
        if [each.id for each in self.choices] != ["right", "wrong"]:
            raise ValueError("a true-false question has the choices `right` and `wrong`, in order")
        if len(self.reasons) == 1:
            raise ValueError("give 2 to 4 reasons to choose from, or none")
        unique_ids([each.id for each in (*self.choices, *self.reasons)], "choices or reasons")
        for what, offered in self._offered.items():
            keys = sum(each.correct for each in offered)
            if keys != 1:
                raise ValueError(f"a true-false question has one correct {what}, not {keys}")
        return self

    @property
    def _offered(self) -> dict[str, tuple[Choice, ...]]:
        """What there is to choose from, by field: one of each."""
        return {"choice": self.choices, **({"because": self.reasons} if self.reasons else {})}

    @property
    def key(self) -> Response:
        """The right judgement and the right reason."""
        return tuple(
            each.id for offered in self._offered.values() for each in offered if each.correct
        )

    @property
    def template(self) -> str:
        return "choice"

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self._offered)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The judgements, which keep their order, then the reasons, shuffled by themselves."""
        judgements = tuple(_part(each, "choice", keep_last=True) for each in self.choices)
        return (*judgements, *(_part(each, "because", each.keep_last) for each in self.reasons))

    @property
    def texts(self) -> tuple[Text, ...]:
        offered = (*self.choices, *self.reasons)
        own = (text for each in offered for text in (*each.texts, *optional(each.right_if)))
        return (*super().texts, *own)

    def read(self, sent: Sent) -> Response:
        """One of each: the judgement and, if there are reasons, one of them."""
        taken = {name: set(sent.get(name, ())) for name in self._offered}
        if not any(taken.values()):
            raise InvalidResponse("nothing_chosen")
        for name, offered in self._offered.items():
            if not taken[name] <= {each.id for each in offered}:
                raise InvalidResponse("unknown_part")
        if any(len(each) != 1 for each in taken.values()):
            raise InvalidResponse("half_chosen" if self.reasons else "wrong_count", 1)
        return tuple(part for each in taken.values() for part in each)

    def grade(self, response: Response) -> Verdict:
        """The judgement earns its half and the reason the other; both make it right."""
        if len(response) != len(self._offered):
            raise InvalidResponse("half_chosen")
        parts = {
            each.id: (each.id in response) == each.correct
            for each in (*self.choices, *self.reasons)
        }
        return verdict(Decimal(len(set(response) & set(self.key))) / len(self.key), parts)

    def given(self, response: Response) -> dict[str, str]:
        return dict.fromkeys(response, "taken")


def _part(choice: Choice, group: str, keep_last: bool) -> Part:
    return Part(
        choice.id,
        choice.text,
        choice.reason,
        choice.correct,
        choice.right_if,
        keep_last=keep_last,
        group=group,
    )
