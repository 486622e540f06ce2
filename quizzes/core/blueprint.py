"""Blueprints: the form of an exam, its domains and their weights."""

from typing import Annotated

from pydantic import Field, model_validator

from study.core.language import Strict, Text

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Domain(Strict):
    name: Text
    weight: int = Field(ge=1, le=100)


class Blueprint(Strict):
    """An exam. The weights of its domains are percent and make a hundred."""

    name: Text
    domains: dict[Slug, Domain]

    @model_validator(mode="after")
    def _weights_make_a_hundred(self) -> "Blueprint":
        total = sum(domain.weight for domain in self.domains.values())
        if total != 100:
            raise ValueError(f"the weights of the domains make {total}, not 100")
        return self
