"""What fits into a placement group, as JSON."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.asking import Asking, within
from study.api.errors import ErrorOut, Problem
from study.api.sentences import RemedyOut, SaidOut, StepOut, ViolationOut
from study.calculators.placement.asking import ALIASES, group_of, read_counts, read_types
from study.calculators.placement.form import PlacementForm
from study.calculators.placement.limits import limits
from study.calculators.placement.sentences import MOVES, REMEDIES, RULES, STEPS, WARNINGS
from study.calculators.placement.words import in_both, say_fault
from study.calculators.sentences import Said
from study.core.placement.failing import Damage, fail
from study.core.placement.group import (
    INTERRUPTIONS,
    LEAST,
    MOST,
    STRATEGIES,
    InvalidGroup,
    Tenancy,
)
from study.core.placement.moving import move_in
from study.core.placement.placing import Answer, place
from study.core.placement.rules import Violation
from study.core.placement.shares import Arrangement, Kind
from study.core.remarks import Remark

router = Router()


class UnitOut(Schema):
    id: str
    kind: Kind
    instances: int


class ZoneOut(Schema):
    id: str
    instances: int
    existing: int
    refused: int
    free: int | None
    units: list[UnitOut]


class ArrangementOut(Schema):
    zones: list[ZoneOut]
    placed: int
    unplaced: int


class DamageOut(Schema):
    """Survivors and lost together are all that ran."""

    down: list[str]
    survivors: int
    lost: int


class PlacementOut(Schema):
    """`capacity` and `room` are null where only the quotas of the account bound them."""

    feasible: bool
    capacity: int | None
    room: int | None
    arrangement: ArrangementOut
    violations: list[ViolationOut]
    warnings: list[SaidOut]
    steps: list[StepOut]
    move_in: list[SaidOut]
    damage: DamageOut


def _count(name: str, default: int | None = None) -> Any:
    least = LEAST.get(name, 1)
    return Field(default=default, json_schema_extra=within(least, MOST[name]))


class PlacementIn(Asking):
    """The same names as in the address of the page, and parts of the arrangement to break."""

    form = PlacementForm

    strategy: Literal["spread", *STRATEGIES]  # type: ignore[valid-type]
    azs: int = _count("azs", 1)
    instances: int | None = Field(
        default=None,
        description="Instances to launch. Left out, `per_zone` says them.",
        json_schema_extra=within(1, MOST["instances"]),
    )
    per_zone: str = ""
    existing: str = ""
    partitions: int | None = _count("partitions")
    racks: int | None = _count("racks")
    hosts: int | None = _count("hosts")
    instance_type: list[str] = Field(
        default=[],
        max_length=MOST["instance_type"],
        description="Instance types such as c5n.xlarge, repeated or with commas between. Left out, "
        "types are not checked.",
    )
    tenancy: Tenancy = "default"
    spot_interruption: Literal["", *INTERRUPTIONS] = ""  # type: ignore[valid-type]
    groups: int = _count("groups", 0)
    fail: list[str] = Field(
        default=[], description="Parts of the arrangement to break, such as az1-r3 or az2."
    )


@router.get(
    "/placement",
    response={200: PlacementOut, 422: ErrorOut},
    summary="What fits into a placement group, and who survives a failure",
    url_name="placement",
)
def placement(request: HttpRequest, asked: Query[PlacementIn]) -> PlacementOut:
    """How many fit and where, every broken rule with what would mend it, and who survives."""
    try:
        group = group_of(_read(asked))
        answer = place(group, limits())
        damage = fail(answer.arrangement, asked.fail)
    except InvalidGroup as fault:
        raise Problem(
            status=422,
            code=fault.code,
            message=say_fault(fault, "en"),
            field=fault.field,
            position=fault.position,
            more={"suggestions": meant} if (meant := fault.values.get("meant")) else None,
        ) from fault
    return _out(answer, move_in(group, answer), damage)


def _read(asked: PlacementIn) -> dict[str, Any]:
    """The parameters with their texts read; raises InvalidGroup."""
    return {
        **asked.dict(),
        "strategy": ALIASES.get(asked.strategy, asked.strategy),
        "per_zone": read_counts(asked.per_zone, "per_zone"),
        "existing": read_counts(asked.existing, "existing"),
        "instance_type": read_types(asked.instance_type),
    }


def _out(answer: Answer, moves: tuple[Remark, ...], damage: Damage) -> PlacementOut:
    return PlacementOut(
        feasible=answer.feasible,
        capacity=answer.capacity,
        room=answer.room,
        arrangement=_arrangement(answer.arrangement),
        violations=[_violation(each) for each in answer.violations],
        warnings=[_said(WARNINGS, each) for each in answer.warnings],
        steps=[StepOut(**dict(_said(STEPS, each))) for each in answer.steps],
        move_in=[_said(MOVES, each) for each in moves],
        damage=DamageOut(down=sorted(damage.down), survivors=damage.survivors, lost=damage.lost),
    )


def _arrangement(arrangement: Arrangement) -> ArrangementOut:
    zones = [
        ZoneOut(
            id=zone.id,
            instances=zone.instances,
            existing=zone.existing,
            refused=zone.refused,
            free=zone.free,
            units=[
                UnitOut(id=unit.id, kind=unit.kind, instances=unit.instances) for unit in zone.units
            ],
        )
        for zone in arrangement.zones
    ]
    return ArrangementOut(zones=zones, placed=arrangement.placed, unplaced=arrangement.unplaced)


def _said(table: dict[str, Said], remark: Remark) -> SaidOut:
    words, fact = table[remark.code]
    return SaidOut(code=remark.code, fact=fact or None, message=in_both(words, remark.values))


def _violation(violation: Violation) -> ViolationOut:
    said = _said(RULES, Remark(violation.rule, violation.values))
    return ViolationOut(
        rule=said.code,
        fact=said.fact or "",
        message=said.message,
        remedies=[
            RemedyOut(code=each.code, message=in_both(REMEDIES[each.code], each.values))
            for each in violation.remedies
        ],
    )
