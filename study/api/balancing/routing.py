"""Round robin against least outstanding requests."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.sentences import StepOut, steps_out
from study.calculators.balancing.routing import STEPS, RoutingForm
from study.core.balancing.routing import Algorithm

router = Router()
RoutingIn = asking("RoutingIn", RoutingForm)


class ServedOut(Schema):
    """`sent` is the target of each request, from 1; the others are by target."""

    algorithm: Algorithm
    sent: list[int]
    received: list[int]
    most_outstanding: list[int]


class RoutingOut(Schema):
    """`seconds` is how many requests there are, one a second; `takes` how long each takes."""

    seconds: int
    takes: list[int]
    targets: list[int]
    algorithms: list[ServedOut]
    steps: list[StepOut]


@router.get(
    "/load-balancing/routing",
    response={200: RoutingOut, 422: ErrorOut},
    summary="In turn or to the least busy",
    url_name="load-balancing-routing",
)
def routing(request: HttpRequest, asked: Query[RoutingIn]) -> RoutingOut:
    """The same requests sent to the same targets in both ways."""
    form = answered(RoutingForm, asked)
    targets = range(len(form.traffic.slowness))
    return RoutingOut(
        seconds=len(form.traffic.takes),
        takes=list(form.traffic.takes),
        targets=list(form.traffic.slowness),
        algorithms=[
            ServedOut(
                algorithm=served.algorithm,
                sent=[target + 1 for target in served.sent],
                received=[served.received(target) for target in targets],
                most_outstanding=[served.highest_at(target) for target in targets],
            )
            for served in form.served
        ],
        steps=steps_out(STEPS, form.steps),
    )
