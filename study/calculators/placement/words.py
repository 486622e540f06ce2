"""Codes of the placement calculator as sentences, in either language.

Counts come with their units from the facts' own units, so that one instance is never "1 instances".
"""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import override

from study.calculators.placement.sentences import (
    COMMANDS,
    FAULTS,
    MISNAMED,
    MISNAMED_MEANT,
    MOVES,
    REMEDIES,
    RULES,
    SHORT_STRATEGIES,
)
from study.calculators.sentences import Said, Sentence
from study.content import ledger
from study.core.language import LANGUAGES, Language
from study.core.placement.group import InvalidGroup
from study.core.placement.rules import Violation
from study.core.remarks import Remark, Value
from study.decoder.words import FAULTS as NAME_FAULTS

_INSTANCES = ("instances", "capacity", "excess", "room", "limit", "existing", "total", "given")
_UNITS = {
    **dict.fromkeys(_INSTANCES, "instance"),
    **dict.fromkeys(("zones", "most_zones"), "zone"),
    **dict.fromkeys(("partitions", "most_partitions", "each_partitions"), "partition"),
    **dict.fromkeys(("groups", "most_groups"), "group"),
    "racks": "rack",
    "hosts": "host",
}


def say(said: Mapping[str, Said], remark: Remark, language: Language) -> Sentence:
    """The remark as a sentence out of the table."""
    words, fact = said[remark.code]
    text = _fill(words, remark.values, language)
    command = COMMANDS.get(remark.code, "") if said is MOVES else ""
    return Sentence(remark.code, text, fact, command)


def say_rule(violation: Violation, language: Language) -> Sentence:
    return say(RULES, Remark(violation.rule, violation.values), language)


def say_remedies(violation: Violation, language: Language) -> list[str]:
    """What would mend it, each a sentence."""
    return [_fill(REMEDIES[each.code], each.values, language) for each in violation.remedies]


def say_fault(fault: InvalidGroup, language: Language) -> str:
    """What is wrong with a field. A type name has faults of its own, known from the decoder."""
    if "name" in fault.values:
        with override(language):
            values = {**fault.values, "why": str(NAME_FAULTS[fault.code])}
        return _fill(MISNAMED_MEANT if values["meant"] else MISNAMED, values, language)
    return _fill(FAULTS[fault.code], fault.values, language)


def in_both(words: Promise, values: Mapping[str, Value]) -> dict[str, str]:
    """A sentence in every language, by its code."""
    return {language: _fill(words, values, language) for language in LANGUAGES}


def amount(count: int, unit: str, language: Language) -> str:
    """A count with its unit: `7 instances`, `7 台实例`."""
    return ledger().units[unit].write(Decimal(count), language)


def _fill(words: Promise, values: Mapping[str, Value], language: Language) -> str:
    with override(language):
        return str(words) % {
            name: _written(name, value, language) for name, value in values.items()
        }


def _written(name: str, value: Value, language: Language) -> str:
    if isinstance(value, int):
        unit = _UNITS.get(name)
        return amount(value, unit, language) if unit else f"{value:,}"
    if isinstance(value, str):
        return value
    if name == "strategies":
        value = tuple(str(SHORT_STRATEGIES[str(each)]) for each in value)
    joint = " + " if name == "shares" else "、" if language == "zh-hans" else ", "
    return joint.join(f"{each:,}" if isinstance(each, int) else each for each in value)
