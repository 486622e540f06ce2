"""Sentences of calculators as JSON: the code for programs, the words in every language."""

from collections.abc import Mapping
from typing import Any

from ninja import Schema

from study.calculators.sentences import Said, in_both

Translated = dict[str, str]


class SaidOut(Schema):
    code: str
    fact: str | None
    message: Translated


def said_out(
    table: Mapping[str, Said],
    code: str,
    values: Mapping[str, Any] | None = None,
    units: Mapping[str, str] | None = None,
) -> SaidOut:
    words, fact = table[code]
    return SaidOut(code=code, fact=fact or None, message=in_both(words, values, units))
