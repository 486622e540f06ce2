"""The two languages of Cirrus, and text that exists in both."""

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

# A space or line break with Chinese on both sides.
_HAN = r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]"
HAN_SPACE = re.compile(rf"(?<={_HAN})[ \n](?={_HAN})")

Language = Literal["en", "zh-hans"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def close_up(text: str) -> str:
    """Without the spaces between Chinese and Chinese, which it does not write."""
    return HAN_SPACE.sub("", text)


class Strict(BaseModel):
    """Content: frozen once read, and a field that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class Text(Strict):
    """The same thing said in both languages. Neither may be missing or empty."""

    en: str = Field(min_length=1)
    zh_hans: str = Field(min_length=1, alias="zh-hans")

    @field_validator("zh_hans")
    @classmethod
    def _no_space_in_chinese(cls, text: str) -> str:
        """A folded line of YAML becomes a space, which Chinese does not write."""
        return close_up(text)

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.zh_hans


def _twice(value: Any) -> Any:
    """A plain string is the same in both languages: a number, a name, a type."""
    return {"en": value, "zh-hans": value} if isinstance(value, str) else value


Words = Annotated[Text, BeforeValidator(_twice)]
