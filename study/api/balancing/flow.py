"""The flow hash of an NLB and its stickiness."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.sentences import StepOut, steps_out
from study.calculators.balancing.flow import STEPS, FlowForm
from study.core.balancing.flow import Listener, fields_of

router = Router()
FlowIn = asking("FlowIn", FlowForm)


class LandedOut(Schema):
    """A flow and its target, from 1. `sequence` is that of its first TCP segment."""

    source: str
    port: int
    sequence: int
    target: int


class FlowOut(Schema):
    """`hashed` names the fields that decide."""

    listener: Listener
    sticky: bool
    targets: int
    hashed: list[str]
    flows: list[LandedOut]
    steps: list[StepOut]


@router.get(
    "/load-balancing/flow",
    response={200: FlowOut, 422: ErrorOut},
    summary="Where an NLB sends flows",
    url_name="load-balancing-flow",
)
def flow(request: HttpRequest, asked: Query[FlowIn]) -> FlowOut:
    """Which flows share a target. The hash of AWS is not published: another stands for it."""
    form = answered(FlowForm, asked)
    data = form.cleaned_data
    sticky = data["sticky"] == "on"
    return FlowOut(
        listener=data["listener"],
        sticky=sticky,
        targets=data["targets"],
        hashed=list(fields_of(data["listener"], sticky)),
        flows=[
            LandedOut(
                source=each.flow.source,
                port=each.flow.port,
                sequence=each.flow.sequence,
                target=each.target,
            )
            for each in form.landed
        ],
        steps=steps_out(STEPS, form.steps),
    )
