"""Blueprints: the form of an exam, its domains and their weights, and when it is sat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from study.core.language import Strict, Text

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, Field(pattern=r"^[A-Z]{3}-C\d{2}$")]
Source = Annotated[str, Field(pattern=r"^https://\S+$")]
Kind = Literal["single", "multiple", "ordering", "matching"]

Length = Literal["full", "half", "quarter"]
LENGTHS: tuple[Length, ...] = get_args(Length)
SHARES: dict[Length, Fraction] = {
    "full": Fraction(1),
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
}


@dataclass(frozen=True, slots=True)
class Size:
    """How long a paper is. `extra` minutes are for those who sit in a foreign language."""

    questions: int
    unscored: int
    minutes: int
    extra: int

    @property
    def scored(self) -> int:
        return self.questions - self.unscored


class Domain(Strict):
    name: Text
    weight: int = Field(ge=1, le=100)


class Blueprint(Strict):
    """An exam. The weights of its domains are percent and make a hundred.

    `tags` are the exams whose tags count: a successor with the same domains shares its questions
    with the exam that it replaces. A question with tags of both is in the domain of the first.
    """

    name: Text
    tags: Annotated[tuple[Code, ...], Field(min_length=1, strict=False)]
    questions: int = Field(ge=1)
    unscored: int = Field(ge=0)
    minutes: int = Field(ge=1)
    extra_minutes: int = Field(ge=0)
    # Out of 1,000, on a scale that only the vendor can compute.
    pass_mark: int = Field(ge=100, le=1000)
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1, strict=False)]
    languages: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]
    valid_from: date
    # The last day on which it is sat; none while no end is announced.
    valid_until: date | None = None
    source: Source
    checked_on: date
    domains: dict[Slug, Domain]

    @model_validator(mode="after")
    def _numbers_fit(self) -> "Blueprint":
        total = sum(domain.weight for domain in self.domains.values())
        if total != 100:
            raise ValueError(f"the weights of the domains make {total}, not 100")
        if self.unscored >= self.questions:
            raise ValueError(f"{self.unscored} of {self.questions} questions are unscored")
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise ValueError("valid_until lies before valid_from")
        return self

    @property
    def weights(self) -> dict[str, int]:
        return {domain: each.weight for domain, each in self.domains.items()}

    def domain_of(self, tags: Mapping[str, str]) -> str | None:
        """The domain that a question with these tags belongs to; None if it is of other exams."""
        return next((tags[exam] for exam in self.tags if exam in tags), None)

    def size(self, length: Length) -> Size:
        """The paper of this length, in proportion; half a question up, part of a minute up."""
        share = SHARES[length]
        return Size(
            _nearest(self.questions * share),
            _nearest(self.unscored * share),
            ceil(self.minutes * share),
            ceil(self.extra_minutes * share),
        )

    def is_over(self, day: date) -> bool:
        """Whether its last day has passed: then its successor stands in its place."""
        return self.valid_until is not None and day > self.valid_until

    def is_ahead(self, day: date) -> bool:
        """Whether its first day is still to come: one may prepare for it already."""
        return day < self.valid_from


def _nearest(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))
