"""The answer of the hibernation check in the words of the page."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from study.calculators.hibernation.form import HibernationForm
from study.calculators.hibernation.sentences import POINTS, WARNINGS
from study.calculators.hibernation.words import (
    gib,
    say_check,
    say_remedy,
    say_steps,
    warnings,
)
from study.calculators.sentences import facts_of, say
from study.core.hibernation.checking import Answer
from study.core.hibernation.sleeper import Sleeper
from study.language import page_language

WIDTH = 440  # of the drawing, in its own units


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the root volume, or of what does not fit into it, as a stretch of a bar."""

    kind: str  # memory, used or free
    x: float
    width: float
    amount: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What must go onto the root volume, and where it ends."""

    stretches: tuple[Stretch, ...]
    end: float
    size: str
    needed: str
    lacking: str


def answered(sleeper: Sleeper, answer: Answer, query: QueryDict) -> dict[str, Any]:
    """What the page says of the answer."""
    language = page_language()
    obstacle = answer.obstacle
    checks = [
        {
            "point": POINTS[each.point],
            "outcome": each.outcome,
            "said": say_check(each, language),
            "first": each is obstacle,
        }
        for each in answer.checks
    ]
    warned = [say(WARNINGS, code, language, values) for code, values in warnings(sleeper)]
    steps = say_steps(sleeper, language) if answer.possible else []
    remedy = say_remedy(obstacle, language) if obstacle else None
    said = [*(each["said"] for each in checks), *steps, *warned, *([remedy] if remedy else [])]
    return {
        "answer": answer,
        "obstacle": say_check(obstacle, language) if obstacle else None,
        "remedy": remedy,
        "checks": checks,
        "steps": steps,
        "warnings": warned if answer.possible else [],
        "bar": bar(sleeper),
        "facts": facts_of(said),
        "here": _address(query),
    }


def bar(sleeper: Sleeper) -> Bar | None:
    """The root volume as a bar; None where its size or the memory is not known."""
    memory, size, needed = sleeper.gib, sleeper.root_size, sleeper.needed
    if memory is None or size is None or needed is None or sleeper.root == "store":
        return None
    language, longest = page_language(), max(size, needed)

    def along(value: Decimal) -> float:
        return round(float(value / longest * WIDTH), 1)

    parts = [("used", sleeper.used), ("memory", memory), ("free", max(size - needed, Decimal(0)))]
    stretches, start = [], Decimal(0)
    for kind, amount in parts:
        if amount:
            stretches.append(Stretch(kind, along(start), along(amount), gib(amount, language)))
        start += amount
    lacking = gib(needed - size, language) if size < needed else ""
    return Bar(tuple(stretches), along(size), gib(size, language), gib(needed, language), lacking)


def _address(query: QueryDict) -> str:
    """The query of this page without empty fields."""
    address = query.copy()
    for key in list(address):
        if key not in HibernationForm.base_fields or not any(address.getlist(key)):
            del address[key]
    return address.urlencode()
