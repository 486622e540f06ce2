"""Codes of the placement calculator as sentences, in either language.

Counts come with their units from the facts' own units, so that one instance is never "1 instances".
"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import override

from study.calculators import sentences
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
from study.calculators.sentences import Said, Sentence, fill, number
from study.core.language import Language
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
    return sentences.in_both(words, _readable(values), _UNITS)


def _fill(words: Promise, values: Mapping[str, Value], language: Language) -> str:
    return fill(words, language, _readable(values), _UNITS)


def _readable(values: Mapping[str, Value]) -> dict[str, Any]:
    """Strategies by their names, and shares as the sum that they are."""
    ready: dict[str, Any] = dict(values)
    if "strategies" in ready:
        ready["strategies"] = tuple(SHORT_STRATEGIES[str(each)] for each in ready["strategies"])
    if "shares" in ready:
        ready["shares"] = " + ".join(number(each) for each in ready["shares"])
    return ready
