"""Codes of the cores as sentences, in either language: the one way in which calculators speak.

A table gives each code its words and the fact they rest on. Values are written into the words:
numbers to two places, with their units from the facts' own, so that one hour is never "1 hours";
lists with the language's comma.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from study.calculators.pricing.words import money
from study.content import ledger
from study.core.facts import write_number
from study.core.language import LANGUAGES, Language
from study.core.pricing.amounts import as_decimal, to_places
from study.core.remarks import Amount, CannotAsk, Remark, Step, Violation
from study.language import page_language

Said = tuple[Promise, str]  # the sentence, and the id of its fact; empty for plain reasoning
Number = int | Decimal | Fraction
Values = Mapping[str, Any]
Units = Mapping[str, str]  # the unit in which a value is counted, by the value's name

# What any lab may find wrong.
FAULTS: dict[str, Said] = {
    "too_small": (_("Give %(least)s or more."), ""),
    "too_large": (_("Give %(most)s or less."), ""),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something said in one language, and the id of the fact it rests on, if any."""

    code: str
    text: str
    fact: str = ""
    command: str = ""


class Phrases:
    """Says the remarks of one lab, whose `units` hold in all its tables."""

    def __init__(self, units: Units) -> None:
        self.units = units

    def say(
        self, table: Mapping[str, Said], remark: Remark, language: Language | None = None
    ) -> Sentence:
        return say(table, remark.code, language or page_language(), remark.values, self.units)

    def fault(
        self, table: Mapping[str, Said], fault: CannotAsk, language: Language | None = None
    ) -> Sentence:
        """What cannot be asked, with the fact that forbids it in brackets."""
        said = self.say({**FAULTS, **table}, Remark(fault.code, fault.values), language)
        text = f"{said.text} [{said.fact}]" if said.fact else said.text
        return Sentence(said.code, text, said.fact)

    def in_both(self, table: Mapping[str, Said], remark: Remark) -> dict[str, str]:
        return in_both(table[remark.code][0], remark.values, self.units)


def say(
    table: Mapping[str, Said],
    code: str,
    language: Language,
    values: Values | None = None,
    units: Units | None = None,
) -> Sentence:
    """The code as a sentence out of the table."""
    words, fact = table[code]
    return Sentence(code, fill(words, language, values, units), fact)


def say_all(
    table: Mapping[str, Said], remarks: Iterable[Remark], language: Language
) -> list[Sentence]:
    return [say(table, each.code, language, each.values) for each in remarks]


def say_rules(
    rules: Mapping[str, Said],
    remedies: Mapping[str, Promise],
    broken: Iterable[Violation],
    language: Language,
) -> list[dict[str, Any]]:
    """Each broken rule with what would mend it."""
    return [
        {
            "said": say(rules, each.rule, language, each.values),
            "remedies": [
                fill(remedies[remedy.code], language, remedy.values) for remedy in each.remedies
            ],
        }
        for each in broken
    ]


def say_steps(
    table: Mapping[str, Said], steps: Iterable[Step], language: Language
) -> list[dict[str, str]]:
    return [
        {
            "code": step.code,
            "name": fill(table[step.code][0], language, step.values),
            "fact": table[step.code][1],
            "formula": step.formula,
            "result": written(step.result, language),
        }
        for step in steps
    ]


def fill(
    words: Promise | str,
    language: Language,
    values: Values | None = None,
    units: Units | None = None,
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
    words: Promise | str, values: Values | None = None, units: Units | None = None
) -> dict[str, str]:
    """A sentence in every language, by its code."""
    return {language: fill(words, language, values, units) for language in LANGUAGES}


def written(value: Any, language: Language, unit: str | None = None) -> str:
    """A value as words of the language."""
    if isinstance(value, Amount):
        return amount(value.value, value.unit, language)
    if isinstance(value, int | Decimal | Fraction):
        return amount(value, unit, language) if unit else number(value)
    if isinstance(value, tuple):
        return listed((written(each, language) for each in value), language)
    return str(value)


def amount(value: Number, unit: str, language: Language | None = None) -> str:
    """A number with its unit: `7.5 hours`, `7.5 小时`. Money has its currency."""
    language = language or page_language()
    if unit == "usd":
        with override(language):
            return money(_exact(value), "USD")
    return ledger().units[unit].write(to_places(_exact(value), 2), language)


def number(value: Number, places: int = 2) -> str:
    """Grouped by three, at most so many places, no trailing zeros."""
    return write_number(to_places(_exact(value), places))


def percent(share: Fraction | Decimal, places: int = 1) -> str:
    """A share of one as percent."""
    return f"{number(share * 100, places)}%"


def listed(words: Iterable[str], language: Language) -> str:
    """Words one after another with the language's comma."""
    return ("、" if language == "zh-hans" else ", ").join(words)


def facts_of(sentences: Iterable[Sentence]) -> list[str]:
    """The facts that the sentences rest on, each once, in their order."""
    return list(dict.fromkeys(each.fact for each in sentences if each.fact))


def _exact(value: Number) -> Decimal:
    return as_decimal(value) if isinstance(value, Fraction) else Decimal(value)
