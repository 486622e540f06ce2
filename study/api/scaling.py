"""An Auto Scaling group against a load, as JSON. Shares and metrics are decimal strings."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.labs import refuse
from study.api.sentences import number
from study.calculators.scaling.form import ScalingForm
from study.calculators.scaling.report import said_in_both
from study.core.scaling.running import Event, Minute

router = Router()
EVERY = 5  # minutes between two rows of the answer


class ScalingIn(Schema):
    """The same names as in the address of the page; what is left out begins as it does there.

    `load` is requests a second by the hour (`20,60,90`), `steps` by CPU (`60:1,40:-10%`),
    `schedule` actions (`08:00=4/8/20`: minimum, desired, maximum).
    """

    load: str = ""
    policy: str = ""
    target: str = ""
    steps: str = ""
    min: str = ""
    desired: str = ""
    max: str = ""
    schedule: str = ""
    warmup: str = ""
    cooldown: str = ""
    out_after: str = ""
    in_after: str = ""
    boot: str = ""
    busy: str = ""
    each: str = ""


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


class EventOut(Schema):
    minute: int
    code: str
    before: int
    after: int
    wanted: int
    message: dict[str, str]


class ScalingOut(Schema):
    instance_hours: str
    peak: int
    short_minutes: int
    unserved_share: str
    events: list[EventOut]
    minutes: list[MinuteOut]


@router.get(
    "/scaling",
    response=ScalingOut,
    summary="How an Auto Scaling group follows a load",
    url_name="scaling",
)
def scaling(request: HttpRequest, asked: Query[ScalingIn]) -> ScalingOut:
    form = ScalingForm(asked.dict())
    refuse(form)
    run = form.run
    return ScalingOut(
        instance_hours=number(run.instance_hours),
        peak=run.peak,
        short_minutes=run.short_minutes,
        unserved_share=number(run.unserved_share),
        events=[_event(form, each) for each in run.events],
        minutes=[_minute(each) for each in run.minutes[::EVERY]],
    )


def _event(form: ScalingForm, event: Event) -> EventOut:
    return EventOut(
        minute=event.minute,
        code=event.code,
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
