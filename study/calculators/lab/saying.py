"""Codes of the core as sentences, in the language of the page or another.

Counts come with their units from the facts' own units, so that one instance is never "1 instances".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from study.content import ledger
from study.core.facts import write_number
from study.core.language import LANGUAGES, Language
from study.core.remarks import CannotAsk, Remark
from study.language import page_language

Said = tuple[Promise, str]  # the sentence, and the id of its fact; empty for plain arithmetic

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


class Phrases:
    """Says remarks out of tables. `units` names the unit in which a value is counted."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self.units = units

    def say(
        self, table: Mapping[str, Said], remark: Remark, language: Language | None = None
    ) -> Sentence:
        language = language or page_language()
        words, fact = table[remark.code]
        with override(language):
            values = {name: self._write(name, each) for name, each in remark.values.items()}
            return Sentence(remark.code, str(words) % values, fact)

    def fault(
        self, table: Mapping[str, Said], fault: CannotAsk, language: Language | None = None
    ) -> Sentence:
        """What cannot be asked, with the fact that forbids it in brackets."""
        said = self.say({**FAULTS, **table}, Remark(fault.code, fault.values), language)
        text = f"{said.text} [{said.fact}]" if said.fact else said.text
        return Sentence(said.code, text, said.fact)

    def in_both(self, table: Mapping[str, Said], remark: Remark) -> dict[str, str]:
        return {language: self.say(table, remark, language).text for language in LANGUAGES}

    def _write(self, name: str, value: Any) -> str:
        if isinstance(value, tuple):
            joint = "、" if page_language() == "zh-hans" else ", "
            return joint.join(str(each) for each in value)
        if isinstance(value, str):
            return value
        unit = self.units.get(name)
        return amount(value, unit) if unit else number(value)


def amount(count: int | Decimal | Fraction, unit: str) -> str:
    """A count with its unit in the language of the page: `7 instances`, `7 台实例`."""
    return ledger().units[unit].write(_decimal(count, 2), page_language())


def number(value: int | Decimal | Fraction, places: int = 2) -> str:
    """Grouped by three, at most so many places, no trailing zeros."""
    return write_number(_decimal(value, places))


def percent(share: Fraction | Decimal, places: int = 1) -> str:
    """A share of one as percent."""
    return f"{number(share * 100, places)}%"


def _decimal(value: int | Decimal | Fraction, places: int) -> Decimal:
    """A number to be shown; only here, and only for the eye, is it rounded."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return round(Decimal(value), places)
