"""An Auto Scaling group against a load, as JSON. Shares and metrics are decimal strings."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.sentences import SaidOut, StepOut, number, step_values
from study.calculators.scaling.form import ScalingForm
from study.calculators.scaling.report import said_in_both
from study.calculators.scaling.sentences import EVENTS, STEPS
from study.core.scaling.group import PolicyKind
from study.core.scaling.running import Event, Minute
from study.core.scaling.working import working

router = Router()
EVERY = 5  # minutes between two rows of the answer
ScalingIn = asking("ScalingIn", ScalingForm)


class MinuteOut(Schema):
    """`cpu` is null while no instance is warm."""

    minute: int
    load: str
    cpu: str | None
    desired: int
    minimum: int
    maximum: int
    in_service: int
    unserved: str


class EventOut(SaidOut):
    """A change of the desired capacity, or what held it back: then `after` is `before`."""

    minute: int
    before: int
    after: int
    wanted: int


class ReckonedOut(StepOut):
    """A step of the reckoning at the event of this minute."""

    minute: int


class ScalingOut(Schema):
    """`steps` tell of every event how it came to the capacity after it. `short_minutes` are those
    in which requests went unserved."""

    policy: PolicyKind
    min: int
    desired: int
    max: int
    load: list[int]
    instance_hours: str
    peak: int
    short_minutes: int
    unserved_share: str
    events: list[EventOut]
    minutes: list[MinuteOut]
    steps: list[ReckonedOut]


@router.get(
    "/scaling",
    response={200: ScalingOut, 422: ErrorOut},
    summary="How an Auto Scaling group follows a load",
    url_name="scaling",
)
def scaling(request: HttpRequest, asked: Query[ScalingIn]) -> ScalingOut:
    """The desired capacity over time: every event, and the state every five minutes."""
    form = answered(ScalingForm, asked)
    run, group = form.run, form.group
    return ScalingOut(
        policy=group.policy,
        min=group.min,
        desired=group.desired,
        max=group.max,
        load=list(group.load),
        instance_hours=number(run.instance_hours),
        peak=run.peak,
        short_minutes=run.short_minutes,
        unserved_share=number(run.unserved_share),
        events=[_event(form, each) for each in run.events],
        minutes=[_minute(each) for each in run.minutes[::EVERY]],
        steps=[
            ReckonedOut(minute=event.minute, **step_values(STEPS, step))
            for event in run.events
            for step in working(group, event)
        ],
    )


def _event(form: ScalingForm, event: Event) -> EventOut:
    return EventOut(
        minute=event.minute,
        code=event.code,
        fact=EVENTS[event.code][1] or None,
        before=event.before,
        after=event.after,
        wanted=event.wanted,
        message=said_in_both(form, event),
    )


def _minute(minute: Minute) -> MinuteOut:
    return MinuteOut(
        minute=minute.minute,
        load=number(minute.load),
        cpu=None if minute.metric is None else number(minute.metric),
        desired=minute.desired,
        minimum=minute.least,
        maximum=minute.most,
        in_service=minute.in_service,
        unserved=number(minute.unserved),
    )
