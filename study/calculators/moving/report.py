"""A plan of a move in the words of the page."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise

from study.calculators.moving.form import MoveForm
from study.calculators.moving.sentences import OBSTACLES, STOPS, WARNINGS
from study.calculators.moving.words import say_step
from study.calculators.sentences import Sentence, facts_of, fill, say
from study.core.moving.move import Move
from study.core.moving.planning import Plan, Stop
from study.language import page_language


@dataclass(frozen=True, slots=True)
class Station:
    """A thing on the way, as it is drawn."""

    name: Promise
    place: str
    new: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A Region of an account: a boundary around what lies in it."""

    region: str
    there: bool
    stations: tuple[Station, ...]


def planned(move: Move, plan: Plan, query: QueryDict) -> dict[str, Any]:
    """What the page says of the plan."""
    language = page_language()
    steps = [{"said": say_step(step, move, language), "there": step.there} for step in plan.steps]
    warnings = [say(WARNINGS, code, language) for code in plan.warnings]
    obstacle = remedy = None
    if plan.obstacle:
        what, fact, helps = OBSTACLES[plan.obstacle]
        obstacle = Sentence(plan.obstacle, fill(what, language), fact)
        remedy = fill(helps, language)
    said = [*(each["said"] for each in steps), *warnings, *([obstacle] if obstacle else [])]
    return {
        "move": move,
        "plan": plan,
        "obstacle": obstacle,
        "remedy": remedy,
        "steps": steps,
        "warnings": warnings,
        "areas": areas(plan.route),
        "facts": facts_of(said),
        "here": _address(query),
    }


def areas(route: tuple[Stop, ...]) -> tuple[Area, ...]:
    """The stations of the way, those of one account and Region together."""
    grouped = groupby(route, key=lambda stop: (stop.region, stop.there))
    return tuple(
        Area(
            region,
            there,
            tuple(Station(STOPS[stop.kind], stop.place, stop.new) for stop in stops),
        )
        for (region, there), stops in grouped
    )


def _address(query: QueryDict) -> str:
    """The query of this page without empty fields."""
    address = query.copy()
    for key in list(address):
        if key not in MoveForm.base_fields or not any(address.getlist(key)):
            del address[key]
    return address.urlencode()
