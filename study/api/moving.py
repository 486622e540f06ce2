"""The move planner as JSON."""

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.asking import Asking, within
from study.api.errors import ErrorOut, Problem
from study.api.sentences import CommandOut, SaidOut, Translated, said_out
from study.calculators.moving.form import MoveForm, move_of
from study.calculators.moving.sentences import OBSTACLES, WARNINGS
from study.calculators.moving.words import say_fault, say_step
from study.calculators.sentences import in_both
from study.core.moving.move import (
    MOST_VOLUMES,
    Address,
    Encryption,
    InvalidMove,
    Move,
    Role,
    Root,
    Switch,
    What,
    Wish,
)
from study.core.moving.places import LONGEST, InvalidPlace, Place, read_place
from study.core.moving.planning import Step, plan

router = Router()


class MoveIn(Asking):
    """The same names as in the address of the page."""

    form = MoveForm

    what: What = "instance"
    source: str = Field(max_length=4 * LONGEST)
    target: str = Field(max_length=4 * LONGEST)
    account: str = Field(default="", max_length=20)
    encryption: Encryption = "none"
    wish: Wish = "same"
    root: Root = "ebs"
    role: Role = "data"
    data: int = Field(default=0, json_schema_extra=within(0, MOST_VOLUMES))
    loose: int = Field(default=0, json_schema_extra=within(0, MOST_VOLUMES))
    local: Switch = "no"
    address: Address = "none"
    same_id: Switch = "no"
    reboot: Switch = "yes"
    hibernation: Switch = "no"


class ObstacleOut(Schema):
    code: str
    fact: str
    message: Translated
    remedy: Translated


class MoveStepOut(CommandOut):
    """`there`: done by the target account."""

    there: bool


class StopOut(Schema):
    kind: str
    place: str
    region: str
    there: bool
    new: bool


class MoveOut(Schema):
    """Either an obstacle or steps, and with them the stations of the way."""

    obstacle: ObstacleOut | None
    steps: list[MoveStepOut]
    route: list[StopOut]
    warnings: list[SaidOut]


@router.get(
    "/move",
    response={200: MoveOut, 422: ErrorOut},
    summary="The steps of a move to another zone, Region or account, or the first obstacle",
    url_name="move",
)
def move(request: HttpRequest, asked: Query[MoveIn]) -> MoveOut:
    """The ordered steps with their commands, or what stands in the way first, and its remedy."""
    try:
        places = {name: _place(getattr(asked, name), name) for name in ("source", "target")}
        wanted = move_of({**asked.dict(), **places})
    except InvalidMove as fault:
        message = say_fault(fault.code, "en")
        raise Problem(status=422, code=fault.code, message=message, field=fault.field) from fault
    found = plan(wanted)
    return MoveOut(
        obstacle=_obstacle(found.obstacle) if found.obstacle else None,
        steps=[_step(step, wanted) for step in found.steps],
        route=[
            StopOut(
                kind=stop.kind,
                place=stop.place,
                region=stop.region,
                there=stop.there,
                new=stop.new,
            )
            for stop in found.route
        ],
        warnings=[said_out(WARNINGS, code) for code in found.warnings],
    )


def _place(text: str, field: str) -> Place:
    try:
        return read_place(text)
    except InvalidPlace as fault:
        raise InvalidMove("not_a_place", field) from fault


def _obstacle(code: str) -> ObstacleOut:
    what, fact, helps = OBSTACLES[code]
    return ObstacleOut(code=code, fact=fact, message=in_both(what), remedy=in_both(helps))


def _step(step: Step, wanted: Move) -> MoveStepOut:
    en, zh = say_step(step, wanted, "en"), say_step(step, wanted, "zh-hans")
    return MoveStepOut(
        code=step.code,
        fact=en.fact or None,
        there=step.there,
        message={"en": en.text, "zh-hans": zh.text},
        command=en.command or None,
    )
