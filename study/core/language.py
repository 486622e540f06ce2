"""The two languages of Cirrus, and text that exists in both."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Language = Literal["en", "zh-hans"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Strict(BaseModel):
    """Content: frozen once read, and a field that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class Text(Strict):
    """The same thing said in both languages. Neither may be missing or empty."""

    en: str = Field(min_length=1)
    zh_hans: str = Field(min_length=1, alias="zh-hans")

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.zh_hans


def _twice(value: Any) -> Any:
    """A plain string is the same in both languages: a number, a name, a type."""
    return {"en": value, "zh-hans": value} if isinstance(value, str) else value


Words = Annotated[Text, BeforeValidator(_twice)]
