"""Codes of a core as sentences, in either language: what the calculators share.

A table gives each code its words and the fact they rest on. Values are written into the words:
counts with their units from the facts' own, lists with the language's comma.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import override

from study.content import ledger
from study.core.facts import write_number
from study.core.language import LANGUAGES, Language

Said = tuple[Promise, str]  # the sentence, and the id of its fact; empty for plain reasoning


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something said in one language, and the id of the fact it rests on, if any."""

    code: str
    text: str
    fact: str = ""
    command: str = ""


def say(
    table: Mapping[str, Said],
    code: str,
    language: Language,
    values: Mapping[str, Any] | None = None,
    units: Mapping[str, str] | None = None,
) -> Sentence:
    """The code as a sentence out of the table. `units` names the unit of a value."""
    words, fact = table[code]
    return Sentence(code, fill(words, language, values, units), fact)


def fill(
    words: Promise | str,
    language: Language,
    values: Mapping[str, Any] | None = None,
    units: Mapping[str, str] | None = None,
) -> str:
    """The words with the values written in."""
    with override(language):
        if not values:
            return str(words)
        return str(words) % {
            name: written(value, language, (units or {}).get(name))
            for name, value in values.items()
        }


def in_both(
    words: Promise | str,
    values: Mapping[str, Any] | None = None,
    units: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """A sentence in every language, by its code."""
    return {language: fill(words, language, values, units) for language in LANGUAGES}


def written(value: Any, language: Language, unit: str | None = None) -> str:
    """A value as words of the language."""
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        return ledger().units[unit].write(number, language) if unit else write_number(number)
    if isinstance(value, tuple):
        return listed((written(each, language) for each in value), language)
    return str(value)


def listed(words: Iterable[str], language: Language) -> str:
    """Words one after another with the language's comma."""
    return ("、" if language == "zh-hans" else ", ").join(words)


def facts_of(sentences: Iterable[Sentence]) -> list[str]:
    """The facts that the sentences rest on, each once, in their order."""
    return list(dict.fromkeys(each.fact for each in sentences if each.fact))
