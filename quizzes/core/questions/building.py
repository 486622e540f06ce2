"""A type name to be built from a need, graded part by part."""

from typing import Literal, get_args

from pydantic import model_validator

from quizzes.core.questions.base import (
    InvalidResponse,
    Question,
    Response,
    Sent,
    Verdict,
    share,
    typed,
)
from study.core.language import Strict, Text
from study.core.types.naming import InvalidName, Name, parse

NamePart = Literal["series", "generation", "options", "size"]
PARTS: tuple[NamePart, ...] = get_args(NamePart)


class Said(Strict):
    """What a part of the name says: the reason it belongs there."""

    part: NamePart
    code: str
    reason: Text


class BuildQuestion(Question):
    kind: Literal["build"]
    name: str
    said: tuple[Said, ...]

    @model_validator(mode="after")
    def _the_name_is_one(self) -> "BuildQuestion":
        try:
            parse(self.name)
        except InvalidName as fault:
            raise ValueError(f"{self.name} is no type name: {fault}") from fault
        return self

    @property
    def template(self) -> str:
        return "build"

    @property
    def texts(self) -> tuple[Text, ...]:
        return (*super().texts, *(each.reason for each in self.said))

    def read(self, sent: Sent) -> Response:
        text = typed(sent, "value")
        try:
            return (parse(text).name,)
        except InvalidName as fault:
            raise InvalidResponse("not_a_name") from fault

    def grade(self, response: Response) -> Verdict:
        """Each part earns its share; the order of option letters does not matter."""
        given, wanted = _parts(parse(response[0])), _parts(parse(self.name))
        return share({part: given[part] == wanted[part] for part in PARTS})

    def given(self, response: Response) -> dict[str, str]:
        return {"value": response[0]}


def _parts(name: Name) -> dict[str, object]:
    return {
        "series": name.series,
        "generation": name.generation,
        "options": frozenset((*name.options, *name.suffixes)),
        "size": name.size.code,
    }
