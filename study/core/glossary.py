"""Terms, in both languages, with what each means."""

from typing import Annotated

from pydantic import Field

from study.core.language import Strict, Text


class Term(Strict):
    """A word of the field. `also` lists other spellings that a reader may look for."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: Text
    meaning: Text
    also: Annotated[tuple[str, ...], Field(strict=False)] = ()
    lesson: str | None = None
