"""What the cores of calculators say, as sentences in either language.

A value comes with its unit from the facts' own units, so that one hour is never "1 hours".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from study.calculators.pricing.words import money
from study.content import ledger
from study.core.language import LANGUAGES, Language
from study.core.loads import InvalidLoad
from study.core.pricing.amounts import plain, to_places
from study.core.remarks import Amount, Remark, Step, Value, Violation

Said = tuple[Promise, str]  # the sentence, and the id of its fact; empty for plain arithmetic

LOAD_FAULTS: dict[str, Promise] = {
    "not_a_phase": _("“%(word)s” is no phase. Write such as 2h@100 or 30m@50: a time, @, a level."),
    "no_time": _("“%(word)s” lasts no time at all."),
    "too_high": _("“%(word)s” is above %(most)s, the most there is."),
    "too_much_time": _("That is more than a month. Show a shorter time."),
    "too_many_phases": _("That is more than 24 phases. Put like ones together."),
    "too_long_a_text": _("This is too long. A few phases are enough."),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something said in one language, and the id of the fact it rests on, if any."""

    code: str
    text: str
    fact: str = ""


def amount(value: Decimal, unit: str, language: Language) -> str:
    """A number to two places with its unit: `7.5 hours`, `7.5 小时`. Money has its currency."""
    if unit == "usd":
        with override(language):
            return money(value, "USD")
    return ledger().units[unit].write(to_places(value, 2), language)


def say(
    table: Mapping[str, Said], code: str, values: Mapping[str, Value], language: Language
) -> Sentence:
    words, fact = table[code]
    return Sentence(code, filled(words, values, language), fact)


def say_all(
    table: Mapping[str, Said], remarks: Iterable[Remark], language: Language
) -> list[Sentence]:
    return [say(table, each.code, each.values, language) for each in remarks]


def say_rules(
    rules: Mapping[str, Said],
    remedies: Mapping[str, Promise],
    broken: Iterable[Violation],
    language: Language,
) -> list[dict[str, Any]]:
    """Each broken rule with what would mend it."""
    return [
        {
            "said": say(rules, each.rule, each.values, language),
            "remedies": [
                filled(remedies[remedy.code], remedy.values, language) for remedy in each.remedies
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
            "name": filled(table[step.code][0], {}, language),
            "fact": table[step.code][1],
            "formula": step.formula,
            "result": amount(step.result.value, step.result.unit, language),
        }
        for step in steps
    ]


def filled(words: Promise, values: Mapping[str, Value], language: Language) -> str:
    with override(language):
        return str(words) % {
            name: amount(value.value, value.unit, language) if isinstance(value, Amount) else value
            for name, value in values.items()
        }


def in_both(words: Promise, values: Mapping[str, Value]) -> dict[str, str]:
    """A sentence in every language, by its code."""
    return {language: filled(words, values, language) for language in LANGUAGES}


def load_fault(fault: InvalidLoad) -> str:
    most = "" if fault.most is None else plain(fault.most)
    return str(LOAD_FAULTS[fault.code]) % {"word": fault.word[:40], "most": most}
