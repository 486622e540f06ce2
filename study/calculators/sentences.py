"""Codes of the cores as sentences, in either language: the one way in which calculators speak.

A table gives each code its words and the fact they rest on. Values are written into the words:
numbers to two places, with their units from the facts' own, so that one hour is never "1 hours";
lists with the language's comma. Two numbers of a sentence that differ are never written alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from study.calculators.pricing.words import money
from study.content import ledger
from study.core.facts import write_number
from study.core.language import LANGUAGES, Language, close_up
from study.core.pricing.amounts import as_decimal, to_places
from study.core.remarks import Amount, CannotAsk, Remark, Step, Violation
from study.language import page_language

Said = tuple[Promise, str]  # the sentence, and the id of its fact; empty for plain reasoning
Number = int | Decimal | Fraction
Values = Mapping[str, Any]
Units = Mapping[str, str]  # the unit in which a value is counted, by the value's name
PLACES = 2  # of a number in a sentence
FINEST = 8  # where fewer would make two numbers look the same
ALL = Decimal(100)

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
            "name": fill(table[step.code][0], language),
            "fact": table[step.code][1],
            "formula": step.formula,
            "result": written(step.result, language, places=_places(step.result)),
        }
        for step in steps
    ]


def _places(result: Amount) -> int:
    """Prices in full, and at least two digits of what is small: a step never comes to nothing by
    rounding alone. Money itself is in cents."""
    if result.unit.startswith("usd-per-"):
        return FINEST
    small = result.value and abs(result.value) < Decimal("0.01")
    return min(FINEST, 1 - result.value.adjusted()) if small else PLACES


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
        return close_up(str(words) % _apart(values, language, units or {}))


def _apart(values: Values, language: Language, units: Units) -> dict[str, str]:
    """The values in words; those that differ have the digits by which they do: who may have 900
    seconds and takes 900.001 is not told that he takes 900."""
    places = dict.fromkeys(values, PLACES)
    while True:
        texts = {
            name: written(value, language, units.get(name), places[name])
            for name, value in values.items()
        }
        alike = {
            name
            for pair in combinations(values, 2)
            for name in pair
            if texts[pair[0]] == texts[pair[1]] and values[pair[0]] != values[pair[1]]
        }
        coarse = {name for name in alike if places[name] < FINEST}
        if not coarse:
            return texts
        for name in coarse:
            places[name] += 1


def in_both(
    words: Promise | str, values: Values | None = None, units: Units | None = None
) -> dict[str, str]:
    """A sentence in every language, by its code."""
    return {language: fill(words, language, values, units) for language in LANGUAGES}


def written(value: Any, language: Language, unit: str | None = None, places: int = PLACES) -> str:
    """A value as words of the language."""
    if isinstance(value, Amount):
        return amount(value.value, value.unit, language, places)
    if isinstance(value, int | Decimal | Fraction):
        return amount(value, unit, language, places) if unit else number(value, places)
    if isinstance(value, tuple):
        return listed((written(each, language) for each in value), language)
    return str(value)


def amount(value: Number, unit: str, language: Language | None = None, places: int = PLACES) -> str:
    """A number with its unit: `7.5 hours`, `7.5 小时`. Money has its currency."""
    language = language or page_language()
    if unit == "usd":
        with override(language):
            return money(_exact(value), "USD")
    rounded = (
        _share(_exact(value), places) if unit == "percent" else to_places(_exact(value), places)
    )
    return ledger().units[unit].write(rounded, language)


def _share(percent: Decimal, places: int) -> Decimal:
    """Rounded, but never to all where something is left, nor to nothing where there is something:
    with up to two places more, and if they are not enough, as near as those come."""
    for finer in range(places, places + 3):
        rounded = to_places(percent, finer)
        if not 0 < percent < ALL or 0 < rounded < ALL:
            return rounded
    least = Decimal(1).scaleb(-finer)
    return ALL - least if rounded else least


def number(value: Number, places: int = PLACES) -> str:
    """Grouped by three, at most so many places, no trailing zeros."""
    return write_number(to_places(_exact(value), places))


def percent(share: Fraction | Decimal, places: int = 1) -> str:
    """A share of one as percent."""
    return f"{write_number(_share(_exact(share) * 100, places))}%"


def listed(words: Iterable[str], language: Language) -> str:
    """Words one after another with the language's comma."""
    return ("、" if language == "zh-hans" else ", ").join(words)


def facts_of(sentences: Iterable[Sentence]) -> list[str]:
    """The facts that the sentences rest on, each once, in their order."""
    return list(dict.fromkeys(each.fact for each in sentences if each.fact))


def _exact(value: Number) -> Decimal:
    return as_decimal(value) if isinstance(value, Fraction) else Decimal(value)
