"""The machine's codes as sentences in either language."""

from collections.abc import Sequence

from study.calculators.lifecycle.sentences import (
    ACTIONS,
    CONDITIONS,
    DONE,
    FAULTS,
    REFUSALS,
    REFUSED,
    STORE_ROOT,
)
from study.calculators.sentences import Sentence, fill, listed, say
from study.core.language import Language
from study.core.lifecycle.instance import Instance, Setup, Thing, unborn
from study.core.lifecycle.pressing import (
    ACTIONS as NAMES,
)
from study.core.lifecycle.pressing import MOST, Action, InvalidSequence, live

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def condition(now: Instance, thing: Thing, language: Language) -> Sentence:
    """What has become of a thing."""
    here = now.things[thing]
    code = f"{thing}_{here.kind}"
    table = CONDITIONS | STORE_ROOT if now.setup.root == "store" else CONDITIONS
    return say(table, code, language, {"number": here.number, "host": host(here.number)})


def host(number: int) -> str:
    """The hosts in the order they come: A, B, … Z, A2, …"""
    round_, place = divmod(number - 1, len(LETTERS))
    return LETTERS[place] + (str(round_ + 1) if round_ else "")


def effect(before: Instance | None, now: Instance, thing: Thing) -> str:
    """What the last step did to a thing, as a code; empty where there was no step before."""
    if before is None or thing not in before.things:
        return ""
    then, here = before.things[thing], now.things[thing]
    if then == here:
        return "same"
    if here.kind == "on_root":
        return "saved"
    if here.kind == "kept":
        return "kept"
    if here.away:
        return "lost"
    return "back" if then.number == here.number and then.kind == "on_root" else "new"


def say_fault(
    fault: InvalidSequence, setup: Setup, actions: Sequence[Action], language: Language
) -> str:
    """What is wrong with the list of actions."""
    if fault.code in FAULTS:
        names = listed(NAMES, language)
        values = {"action": fault.action, "actions": names, "most": MOST}
        return fill(FAULTS[fault.code], language, values)
    steps = live(setup, actions[: fault.done])
    now = steps[-1].after if steps else unborn(setup)
    why = say(REFUSALS, fault.code, language, {"state": now.state}).text  # type: ignore[arg-type]
    values = {"action": fault.action, "place": fault.done + 1, "why": why}
    return fill(REFUSED, language, values)


def name(action: Action, language: Language) -> str:
    return fill(ACTIONS[action][0], language)


def done(action: Action, language: Language) -> str:
    return fill(DONE[action], language)
