"""The machine at one moment, in the words of the page."""

from typing import Any
from urllib.parse import urlencode

from study.calculators.lifecycle.drawing import arrows, boxes
from study.calculators.lifecycle.form import LifecycleForm
from study.calculators.lifecycle.sentences import (
    ACTION_FACTS,
    ACTIONS,
    ASLEEP,
    BILLS,
    CLAIMS,
    EFFECTS,
    FALLING_ASLEEP,
    REFUSALS,
    STATES,
    THINGS,
)
from study.calculators.lifecycle.words import condition, done, effect
from study.calculators.sentences import facts_of, fill, say
from study.content import ledger
from study.core.lifecycle.instance import Instance, State, unborn
from study.core.lifecycle.predicting import PREDICTED, Judged, claims
from study.core.lifecycle.pressing import ACTIONS as NAMES
from study.core.lifecycle.pressing import Action, Step, press, refusal, settle
from study.language import page_language


def shown(form: LifecycleForm) -> dict[str, Any]:
    """All that the page says of the present moment."""
    steps, language = form.steps, page_language()
    now = steps[-1].after if steps else unborn(form.setup)
    addresses = {action: _press(form, action) for action in NAMES if not refusal(now, action)}
    refused = [
        {"action": ACTIONS[action][0], "why": say(REFUSALS, why, language)}  # type: ignore[arg-type]
        for action in NAMES
        if (why := refusal(now, action)) and why != "not_now"
    ]
    before = steps[-2].after if len(steps) > 1 else None
    bills = [say(BILLS, bill, language) for bill in now.bills]  # type: ignore[arg-type]
    things = [
        {
            "name": THINGS[thing],
            "is": condition(now, thing, language),
            "effect": (code := effect(before, now, thing)),
            "effect_word": EFFECTS.get(code, ""),
        }
        for thing in now.things
    ]
    presses = [
        {
            "action": action,
            "name": ACTIONS[action][0],
            "means": ACTIONS[action][1],
            "fact": ACTION_FACTS.get(action, ""),
            "address": address,
        }
        for action, address in addresses.items()
    ]
    sentences = [*bills, *(thing["is"] for thing in things), *(each["why"] for each in refused)]
    others = ["lifecycle-states-billing", "lifecycle-host-change"]
    others += [each["fact"] for each in presses if each["fact"]]
    return {
        "now": now,
        "state": state_words(now),
        "boxes": boxes(now, been(steps), language),
        "arrows": arrows(now, addresses, language),
        "presses": presses,
        "refused": refused,
        "things": things,
        "bills": bills,
        "log": log(form),
        "back": _address(form, steps[:-1]) if steps else "",
        "anew": _address(form, ()),
        "here": _address(form, steps),
        "minimum": ledger().write("lifecycle-host-change.minimum", language),
        "facts": list(dict.fromkeys([*others, *facts_of(sentences)])),
    }


def been(steps: tuple[Step, ...]) -> set[State]:
    return {step.after.state for step in steps}


def state_words(now: Instance) -> str:
    """The state beside its API name; a sleeper is told from one that is merely switched off."""
    words = STATES[now.state]
    if now.hibernating:
        words = {"stopped": ASLEEP, "stopping": FALLING_ASLEEP}.get(now.state, words)
    return fill(words, page_language())


def log(form: LifecycleForm) -> list[dict[str, Any]]:
    """Every step with its address and what it changed."""
    language = page_language()
    rows, before = [], None
    for place, step in enumerate(form.steps):
        changes = [
            {"name": THINGS[thing], "is": condition(step.after, thing, language), "effect": code}
            for thing in step.after.things
            if (code := effect(before, step.after, thing)) not in {"", "same"}
        ]
        rows.append(
            {
                "action": done(step.action, language),
                "state": step.after.state,
                "billed": step.after.billed,
                "changes": changes,
                "address": _address(form, form.steps[: place + 1]),
            }
        )
        before = step.after
    return rows


def question(form: LifecycleForm, action: Action) -> dict[str, Any]:
    """The prediction asked for before the action is pressed."""
    pressed = (*form.steps, Step(action, press(form.steps[-1].after, action)))
    return {
        "action": ACTIONS[action][0],
        "claims": [(claim, CLAIMS[claim]) for claim in claims(form.steps, action)],
        "hidden": [("did", _did(settle(pressed))), ("guess", "1"), *form.chosen.items()],
        "skip": _address(form, pressed),
        "never_mind": _address(form, form.steps),
    }


def verdict(judged: tuple[Judged, ...]) -> dict[str, Any]:
    """How the prediction fared."""
    return {
        "held": sum(each.held for each in judged),
        "all": len(judged),
        "claims": [
            {"name": CLAIMS[each.claim], "said": each.said, "came": each.came, "held": each.held}
            for each in judged
        ],
    }


def _press(form: LifecycleForm, action: Action) -> str:
    """The address that presses the action, or first asks what it will do."""
    if form.asks_first and action in PREDICTED:
        return f"{_address(form, form.steps)}&next={action}"
    now = form.steps[-1].after if form.steps else unborn(form.setup)
    return _address(form, (*form.steps, Step(action, now)))


def _did(steps: tuple[Step, ...]) -> str:
    return ",".join(step.action for step in steps)


def _address(form: LifecycleForm, steps: tuple[Step, ...]) -> str:
    """The query of the page after these steps, without the settings that are as they come."""
    return urlencode({"did": _did(steps), **form.chosen}, safe=",")
