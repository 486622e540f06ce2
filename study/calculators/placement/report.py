"""An answer of the placement calculator in the words of the page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from study.calculators.placement.drawing import drawing
from study.calculators.placement.form import PlacementForm
from study.calculators.placement.sentences import MOVES, STEPS, STRATEGIES, WARNINGS
from study.calculators.placement.words import say, say_remedies, say_rule
from study.calculators.sentences import Said, Sentence, amount
from study.core.placement.failing import Damage
from study.core.placement.group import Group
from study.core.placement.moving import move_in
from study.core.placement.placing import Answer
from study.core.remarks import Remark
from study.language import page_language


def answered(group: Group, answer: Answer, query: QueryDict) -> dict[str, Any]:
    """What the page says of the answer, and the ids of all facts that it rests on."""
    language = page_language()
    rules = [
        {"said": say_rule(each, language), "remedies": say_remedies(each, language)}
        for each in answer.violations
    ]
    warnings = _said(WARNINGS, answer.warnings)
    steps = _said(STEPS, answer.steps)
    moves = _said(MOVES, move_in(group, answer))
    sentences = [*(rule["said"] for rule in rules), *warnings, *steps, *moves]
    return {
        "group": group,
        "strategy": STRATEGIES[group.strategy],
        "answer": answer,
        "rules": rules,
        "warnings": warnings,
        "steps": steps,
        "moves": moves,
        "facts": list(dict.fromkeys(each.fact for each in sentences if each.fact)),
        "address": _address(query),
        "capacity": _amount(answer.capacity),
        "placed": _amount(answer.arrangement.placed),
        "unplaced": _amount(answer.arrangement.unplaced),
        "room": _amount(answer.room),
    }


def drawn(answer: Answer, damage: Damage, query: QueryDict) -> dict[str, Any]:
    """The drawing with what is broken in it, and who survives."""
    return {
        "drawing": drawing(
            answer.arrangement,
            damage,
            page_language(),
            lambda parts: f"?{_address(query, parts)}",
        ),
        "damage": damage,
        "here": _address(query, damage.broken),
        "survivors": _amount(damage.survivors),
        "lost": _amount(damage.lost),
    }


def _said(table: Mapping[str, Said], remarks: Iterable[Remark]) -> list[Sentence]:
    return [say(table, each, page_language()) for each in remarks]


def _amount(count: int | None) -> str:
    return "" if count is None else amount(count, "instance")


def _address(query: QueryDict, broken: tuple[str, ...] = ()) -> str:
    """The query of this page without empty fields, with these parts broken."""
    address = query.copy()
    for key in list(address):
        if key not in PlacementForm.base_fields or not any(address.getlist(key)):
            del address[key]
    address.setlist("fail", list(broken))
    return address.urlencode()
