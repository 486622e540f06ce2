"""The hibernation check's codes as sentences in either language."""

from decimal import Decimal
from typing import Any

from study.calculators.hibernation.limits import limits
from study.calculators.hibernation.sentences import (
    COMMANDS,
    FAILED,
    FAULTS,
    LIMIT_UNITS,
    MET,
    OPEN,
    REMEDIES,
    REMEDY_FACTS,
    SPOT,
    STEPS,
    UNITS,
    WARNINGS,
)
from study.calculators.sentences import Said, Sentence, fill, say
from study.core.hibernation.checking import Check
from study.core.hibernation.sleeper import InvalidSleeper, Sleeper
from study.core.language import Language
from study.core.types.catalogue import Known
from study.core.types.naming import LONGEST, InvalidName
from study.decoder.catalogue_file import catalogue
from study.decoder.words import FAULTS as NAME_FAULTS

TABLES: dict[str, dict[str, Said]] = {"failed": FAILED, "met": MET, "open": OPEN}


def units_of(check: Check) -> dict[str, str]:
    return {**UNITS, "limit": LIMIT_UNITS.get(check.point, "")}


def say_check(check: Check, language: Language) -> Sentence:
    return say(TABLES[check.outcome], check.code, language, check.values, units_of(check))


def say_remedy(check: Check, language: Language) -> Sentence:
    """What would mend a check that failed."""
    text = fill(REMEDIES[check.code], language, check.values, units_of(check))
    return Sentence(check.code, text, REMEDY_FACTS.get(check.code, ""))


def say_steps(sleeper: Sleeper, language: Language) -> list[Sentence]:
    """How it is done, in order, with the commands."""
    size = sleeper.root_size if sleeper.root_size is not None else sleeper.needed
    values = {
        "type": sleeper.type.name if sleeper.type else "$TYPE",
        "spot": SPOT if sleeper.purchase == "spot-persistent" else "",
        "root": sleeper.root,
        "size": "$SIZE" if size is None else str(size.to_integral_value(rounding="ROUND_CEILING")),
    }
    said = []
    for code in STEPS:
        sentence = say(STEPS, code, language, {"limit": limits().days}, {"limit": "day"})
        command = COMMANDS.get(code, "")
        said.append(
            Sentence(code, sentence.text, sentence.fact, command % values if command else "")
        )
    return said


def warnings(sleeper: Sleeper) -> list[tuple[str, dict[str, Any]]]:
    """What to mind although it can hibernate: codes and the values of their sentences."""
    known = sleeper.type
    disks = known is not None and known.specs is not None and known.specs.disks is not None
    name = {"type": known.name} if known else {}
    return [(code, name) for code in WARNINGS if disks or code != "local_disks"]


def say_fault(fault: InvalidSleeper, language: Language) -> str:
    return fill(FAULTS[fault.code], language, {"bound": fault.bound})


def read_type(text: str) -> Known | None:
    """The type that is named, known or not; None for an empty text. Raises InvalidName."""
    if not text.strip():
        return None
    name = catalogue().decoder.decode(text).name.name
    return catalogue().types.get(name) or Known(name, None)


def say_misnamed(fault: InvalidName, text: str, language: Language) -> str:
    meant = tuple(catalogue().nearest(text, 3))
    values = {"name": text[:LONGEST], "why": NAME_FAULTS[fault.code], "meant": meant}
    return fill(FAULTS["misnamed_meant" if meant else "misnamed"], language, values)


def gib(value: Decimal, language: Language) -> str:
    return fill("%(gib)s", language, {"gib": value}, UNITS)
