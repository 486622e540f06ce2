"""Matching, and decoding a name: each thing on the left has its partner on the right."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from quizzes.core.questions.base import (
    InvalidResponse,
    Part,
    PartId,
    Question,
    Response,
    Sent,
    Verdict,
    share,
    unique_ids,
)
from study.core.language import Strict, Text, Words
from study.core.types.naming import InvalidName, parse


class Pair(Strict):
    """Two things that belong together, with the reason."""

    id: PartId
    left: Words
    right: Words
    reason: Text


class Spare(Strict):
    """A thing on the right that belongs to nothing on the left, with the reason."""

    id: PartId
    right: Words
    reason: Text


class PairingQuestion(Question):
    """What matching and decoding share."""

    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=8, strict=False)]
    spares: Annotated[tuple[Spare, ...], Field(max_length=6, strict=False)] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "PairingQuestion":
        unique_ids([part.id for part in self.parts], "pairs or spares")
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(f"match-{pair.id}" for pair in self.pairs)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The right side; the left keeps the order of the bank."""
        spares = (Part(spare.id, spare.right, spare.reason) for spare in self.spares)
        return (*(Part(pair.id, pair.right, pair.reason) for pair in self.pairs), *spares)

    @property
    def texts(self) -> tuple[Text, ...]:
        pairs = (text for each in self.pairs for text in (each.left, each.right, each.reason))
        spares = (text for each in self.spares for text in (each.right, each.reason))
        return (*super().texts, *pairs, *spares)

    def read(self, sent: Sent) -> Response:
        """Field `match-ID` names the right side chosen for the left of that pair."""
        known = {part.id for part in self.parts}
        chosen = []
        for pair in self.pairs:
            taken = next(iter(sent.get(f"match-{pair.id}", ())), "")
            if not taken:
                raise InvalidResponse("nothing_chosen", len(self.pairs))
            if taken not in known:
                raise InvalidResponse("unknown_part", len(self.pairs))
            chosen.append(f"{pair.id}={taken}")
        return tuple(chosen)

    def grade(self, response: Response) -> Verdict:
        taken = self.given(response)
        return share({pair.id: taken.get(pair.id) == pair.id for pair in self.pairs})

    def given(self, response: Response) -> dict[str, str]:
        return dict(each.split("=", 1) for each in response)


class MatchingQuestion(PairingQuestion):
    kind: Literal["matching"]

    @property
    def template(self) -> str:
        return "matching"


class DecodeQuestion(PairingQuestion):
    """An instance type name; the left sides are its segments, in order, without separators."""

    kind: Literal["decode"]
    name: str

    @model_validator(mode="after")
    def _pairs_tile_the_name(self) -> "DecodeQuestion":
        try:
            segments = [each.text for each in parse(self.name).segments if each.role != "separator"]
        except InvalidName as fault:
            raise ValueError(f"{self.name} is no type name: {fault}") from fault
        if [pair.left.en for pair in self.pairs] != segments:
            raise ValueError(f"the left sides are the parts of the name: {', '.join(segments)}")
        return self

    @property
    def template(self) -> str:
        return "decode"
