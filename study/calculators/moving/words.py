"""The move planner's codes as sentences in either language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from study.calculators.moving.commands import command
from study.calculators.moving.sentences import FAULTS, STEPS, UNITS
from study.calculators.sentences import Sentence, fill, say
from study.content import ledger
from study.core.language import Language
from study.core.moving.move import MOST_VOLUMES, Move
from study.core.moving.planning import Step

SOME_ZONE = _("a zone of %(region)s")


def values(move: Move, language: Language) -> dict[str, Any]:
    """What the sentences of steps may quote."""
    zone = move.target.zone or fill(SOME_ZONE, language, {"region": move.target.region})
    return {
        "to": move.target.region,
        "to_zone": zone,
        "account": move.account,
        "volumes": move.data + 1,
        "loose": move.loose,
        "days": ledger().number("elastic-ip-transfer.days"),
    }


def say_step(step: Step, move: Move, language: Language) -> Sentence:
    said = say(STEPS, step.code, language, values(move, language), UNITS)
    return Sentence(step.code, said.text, said.fact, command(step.code, move))


def say_fault(code: str, language: Language) -> str:
    return fill(FAULTS[code], language, {"most": MOST_VOLUMES})
