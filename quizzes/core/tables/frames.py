"""The sentences around what a table says."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from study.core.language import Strict, Text


class CellFrames(Strict):
    stem: Text
    right: Text
    wrong: Text


class RowFrames(Strict):
    stem: Text
    value: Text
    between: Text
    right: Text
    wrong: Text


class ColumnFrames(Strict):
    stem: Text
    reason: Text


class OddFrames(Strict):
    """`leave_out` are columns, as LESSON.TABLE.COLUMN, that give no fair odd one out though they
    look like it: their rows are different things, or two of their values say the same."""

    stem: Text
    right: Text
    wrong: Text
    leave_out: Annotated[tuple[str, ...], Field(strict=False)] = ()


class Frames(Strict):
    """The sentences around what a table says."""

    cell: CellFrames
    row: RowFrames
    column: ColumnFrames
    odd: OddFrames


def fill(frame: Text, words: Mapping[str, Text]) -> Text:
    """The sentence with the words put in, in both languages."""
    return Text.model_construct(
        en=frame.en.format_map({name: text.en for name, text in words.items()}),
        zh_hans=frame.zh_hans.format_map({name: text.zh_hans for name, text in words.items()}),
    )


def join(texts: Sequence[Text], between: Text) -> Text:
    return Text.model_construct(
        en=between.en.join(text.en for text in texts),
        zh_hans=between.zh_hans.join(text.zh_hans for text in texts),
    )
