"""The life of an instance as JSON: press, and see what is left and what costs."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.asking import Asking
from study.api.errors import ErrorOut, Problem
from study.api.sentences import SaidOut, said_out
from study.calculators.lifecycle.form import EXAMPLE, LONGEST, LifecycleForm
from study.calculators.lifecycle.sentences import BILLS, CONDITIONS, FAULTS, REFUSALS
from study.calculators.lifecycle.words import effect, host, say_fault
from study.core.lifecycle.instance import (
    Address,
    AtEnd,
    Bill,
    Instance,
    Protection,
    Root,
    Setup,
    Shutdown,
    State,
    Switch,
    Thing,
    unborn,
)
from study.core.lifecycle.predicting import Claim, NothingPredicted, judge
from study.core.lifecycle.pressing import ACTIONS, Action, InvalidSequence, live, read, refusal

router = Router()


class LifecycleIn(Asking):
    """The same names as in the address of the page, and what was predicted of the last press."""

    form = LifecycleForm

    did: str = Field(
        default=EXAMPLE,
        max_length=LONGEST,
        description=f"The actions in their order, with commas between: {', '.join(ACTIONS)}. The "
        "passages run, rest and end (from pending, stopping, shutting-down) may be left out.",
    )
    root: Root = "ebs"
    hibernation: Switch = "on"
    protection: Protection = "none"
    shutdown: Shutdown = "stop"
    root_end: AtEnd = "delete"
    data_end: AtEnd = "keep"
    address: Address = "auto"
    guess: bool = Field(
        default=False, description="Judge a prediction, even one that `said` leaves empty."
    )
    said: list[Claim] = Field(
        default=[],
        description="What was predicted of the last press: things that are there as they were, "
        "and way and rest for usage that is billed on the way and once at rest.",
    )


class ThingOut(Schema):
    thing: Thing
    kind: str
    number: int
    effect: str | None
    message: SaidOut


class PressOut(Schema):
    action: Action
    state: State
    billed: bool


class RefusedOut(Schema):
    action: Action
    why: SaidOut


class JudgedOut(Schema):
    claim: Claim
    said: bool
    came: bool
    held: bool


class LifecycleOut(Schema):
    """`effect` says what the last step did to a thing: same, lost, new, saved, back or kept."""

    state: State
    hibernating: bool
    billed: bool
    billing_periods: int
    bills: list[SaidOut]
    things: list[ThingOut]
    allowed: list[Action]
    refused: list[RefusedOut]
    log: list[PressOut]
    prediction: list[JudgedOut] | None


@router.get(
    "/lifecycle",
    response={200: LifecycleOut, 422: ErrorOut},
    summary="What is left of an instance, and what costs, after a list of actions",
    url_name="lifecycle",
)
def lifecycle(request: HttpRequest, asked: Query[LifecycleIn]) -> LifecycleOut:
    """What is there after the last action, what is billed, and what may be pressed next."""
    setup = Setup(**{name: getattr(asked, name) for name in Setup.__slots__})
    actions: tuple[Action, ...] = ()
    try:
        actions = read(asked.did)
        steps = live(setup, actions)
        judged = judge(steps, asked.said) if asked.guess or asked.said else None
    except InvalidSequence as fault:
        raise Problem(
            status=422,
            code=fault.code,
            message=say_fault(fault, setup, actions, "en"),
            field="did",
            position=fault.position,
        ) from fault
    except NothingPredicted as fault:
        message = str(FAULTS["nothing_predicted"])
        raise Problem(
            status=422, code="nothing_predicted", message=message, field="said"
        ) from fault
    now = steps[-1].after if steps else unborn(setup)
    before = steps[-2].after if len(steps) > 1 else None
    why = {action: refusal(now, action) for action in ACTIONS}
    return LifecycleOut(
        state=now.state,
        hibernating=now.hibernating,
        billed=now.billed,
        billing_periods=now.periods,
        bills=[_bill(bill) for bill in now.bills],
        things=[_thing(before, now, thing) for thing in now.things],
        allowed=[action for action in ACTIONS if why[action] is None],
        refused=[
            RefusedOut(action=action, why=said_out(REFUSALS, code))  # type: ignore[arg-type]
            for action, code in why.items()
            if code and code != "not_now"
        ],
        log=[
            PressOut(action=step.action, state=step.after.state, billed=step.after.billed)
            for step in steps
        ],
        prediction=judged and [_judged(each) for each in judged],
    )


def _bill(bill: Bill) -> SaidOut:
    return said_out(BILLS, bill)  # type: ignore[arg-type]


def _thing(before: Instance | None, now: Instance, thing: Thing) -> ThingOut:
    here = now.things[thing]
    values = {"number": here.number, "host": host(here.number)}
    return ThingOut(
        thing=thing,
        kind=here.kind,
        number=here.number,
        effect=effect(before, now, thing) or None,
        message=said_out(CONDITIONS, f"{thing}_{here.kind}", values),
    )


def _judged(each: Any) -> JudgedOut:
    return JudgedOut(claim=each.claim, said=each.said, came=each.came, held=each.held)
