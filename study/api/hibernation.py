"""The hibernation check as JSON."""

from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.asking import Asking, within
from study.api.errors import ErrorOut, Problem
from study.api.sentences import CommandOut, SaidOut, Translated, said_out
from study.calculators.hibernation.form import HibernationForm, sleeper_of
from study.calculators.hibernation.limits import limits
from study.calculators.hibernation.sentences import REMEDIES, WARNINGS
from study.calculators.hibernation.words import (
    TABLES,
    read_type,
    say_fault,
    say_misnamed,
    say_steps,
    units_of,
    warnings,
)
from study.calculators.sentences import in_both
from study.core.hibernation.checking import Check, Outcome, Point, check
from study.core.hibernation.sleeper import (
    BOUNDS,
    Enabled,
    Image,
    InvalidSleeper,
    Managed,
    Purchase,
    Root,
    Switch,
    System,
)
from study.core.types.naming import LONGEST, InvalidName

router = Router()


def _number(name: str) -> Any:
    return Field(default=None, json_schema_extra=within(*BOUNDS[name]))


class HibernationIn(Asking):
    """The same names as in the address of the page. `used` is what is on the root besides
    memory."""

    form = HibernationForm

    instance_type: str = Field(default="", max_length=4 * LONGEST)
    memory: Decimal | None = Field(
        default=None,
        description="Memory, GiB. It goes before that of the type.",
        json_schema_extra=within(*BOUNDS["memory"]),
    )
    system: System = "linux"
    enabled: Enabled = "launch"
    purchase: Purchase = "on-demand"
    root: Root = "gp3"
    encrypted: Literal["yes", "no"] = "yes"
    root_size: Decimal | None = _number("root_size")
    used: Decimal | None = _number("used")
    image: Image = "listed"
    managed: Managed = "self"
    secure_boot: Switch = "off"
    enclaves: Switch = "off"
    days: Decimal | None = _number("days")


class PointOut(Schema):
    point: Point
    outcome: Outcome
    said: SaidOut


class HibernationOut(Schema):
    """`obstacle` is the first check that failed; `steps` and `warnings` are there where none did.
    `root_needed` is the least size of the root volume in GiB, as a decimal string."""

    possible: bool
    obstacle: PointOut | None
    remedy: Translated | None
    root_needed: str | None
    checks: list[PointOut]
    steps: list[CommandOut]
    warnings: list[SaidOut]


@router.get(
    "/hibernation",
    response={200: HibernationOut, 422: ErrorOut},
    summary="Whether an instance can hibernate, or what stands in the way first",
    url_name="hibernation",
)
def hibernation(request: HttpRequest, asked: Query[HibernationIn]) -> HibernationOut:
    """Every check in its order, the first obstacle and its remedy, or the steps to go to sleep."""
    try:
        known = read_type(asked.instance_type)
        sleeper = sleeper_of({**asked.dict(), "instance_type": known})
    except InvalidName as fault:
        raise Problem(
            status=422,
            code=fault.code,
            message=say_misnamed(fault, asked.instance_type, "en"),
            field="instance_type",
            position=fault.position,
        ) from fault
    except InvalidSleeper as fault:
        message = say_fault(fault, "en")
        raise Problem(status=422, code=fault.code, message=message, field=fault.field) from fault
    answer = check(sleeper, limits())
    obstacle, needed = answer.obstacle, sleeper.needed
    steps = zip(say_steps(sleeper, "en"), say_steps(sleeper, "zh-hans"), strict=True)
    return HibernationOut(
        possible=answer.possible,
        obstacle=obstacle and _check(obstacle),
        remedy=obstacle and in_both(REMEDIES[obstacle.code], obstacle.values, units_of(obstacle)),
        root_needed=None if needed is None else f"{needed.normalize():f}",
        checks=[_check(each) for each in answer.checks],
        steps=[
            CommandOut(
                code=en.code,
                fact=en.fact,
                message={"en": en.text, "zh-hans": zh.text},
                command=en.command or None,
            )
            for en, zh in steps
            if answer.possible
        ],
        warnings=[
            said_out(WARNINGS, code, values)
            for code, values in warnings(sleeper)
            if answer.possible
        ],
    )


def _check(each: Check) -> PointOut:
    said = said_out(TABLES[each.outcome], each.code, each.values, units_of(each))
    return PointOut(point=each.point, outcome=each.outcome, said=said)
