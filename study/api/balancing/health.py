"""The timing of health checks."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.sentences import StepOut, steps_out
from study.calculators.balancing.health import STEPS, HealthForm
from study.core.balancing.health import Check, Failure, Span, State

router = Router()
HealthIn = asking("HealthIn", HealthForm)


class SpanOut(Schema):
    """Seconds."""

    soonest: int
    latest: int


class SeenOut(Schema):
    """A check: when it began, when its result was known, results alike in a row, the state then."""

    at: int
    known: int
    passed: bool
    in_a_row: int
    state: State


class HealthOut(Schema):
    """`joins` is a new target, `leaves` one that fails, `returns` one that has recovered."""

    interval: int
    timeout: int
    healthy: int
    unhealthy: int
    delay: int
    failure: Failure
    joins: SpanOut
    leaves: SpanOut
    returns: SpanOut
    checks: list[SeenOut]
    steps: list[StepOut]


@router.get(
    "/load-balancing/health",
    response={200: HealthOut, 422: ErrorOut},
    summary="How long health checks take",
    url_name="load-balancing-health",
)
def health(request: HttpRequest, asked: Query[HealthIn]) -> HealthOut:
    """How long until a target gets traffic or none, and what the checks of one see."""
    form = answered(HealthForm, asked)
    data = form.cleaned_data
    return HealthOut(
        interval=data["interval"],
        timeout=data["timeout"],
        healthy=data["healthy"],
        unhealthy=data["unhealthy"],
        delay=data["delay"],
        failure=data["failure"],
        joins=_span(form.timing.joins),
        leaves=_span(form.timing.leaves),
        returns=_span(form.timing.returns),
        checks=[_seen(each) for each in form.seen],
        steps=steps_out(STEPS, form.steps),
    )


def _span(span: Span) -> SpanOut:
    return SpanOut(soonest=span.soonest, latest=span.latest)


def _seen(check: Check) -> SeenOut:
    return SeenOut(
        at=check.at,
        known=check.known,
        passed=check.passed,
        in_a_row=check.row,
        state=check.state,
    )
