"""What load balancers decide, as JSON: six addresses, one for each part of the page.

Parameters are those of the page; what is left out begins as it does there. Amounts are decimal
strings, shares of one are too.
"""

from typing import Any, TypeVar

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.labs import refuse
from study.api.prices import DatedOut, dated, priced
from study.api.sentences import number
from study.calculators.balancing.capacity import PRICES, CapacityForm
from study.calculators.balancing.flow import FlowForm
from study.calculators.balancing.health import HealthForm
from study.calculators.balancing.routing import RoutingForm
from study.calculators.balancing.rules import RulesForm, action, written
from study.calculators.balancing.zones import ZonesForm
from study.calculators.lab.forms import LabForm
from study.core.balancing.health import Span
from study.core.pricing.amounts import plain, to_cents

router = Router()
F = TypeVar("F", bound=LabForm)


class RulesIn(Schema):
    """One rule or request a line: `10 path=/api/* -> api`, `GET https://example.com/api/`."""

    rules: str = ""
    requests: str = ""


class TriedOut(Schema):
    priority: int
    failed: str | None


class RoutedOut(Schema):
    """`priority` is null for the default rule."""

    request: str
    priority: int | None
    action: str
    tried: list[TriedOut]


class RoutingIn(Schema):
    requests: str = ""
    seconds: str = ""
    targets: str = ""


class ServedOut(Schema):
    """`sent` is the target of each request, from 1; the others are by target."""

    algorithm: str
    sent: list[int]
    received: list[int]
    most_outstanding: list[int]


class FlowIn(Schema):
    flows: str = ""
    targets: str = ""
    listener: str = ""
    sticky: str = ""


class LandedOut(Schema):
    source: str
    port: int
    hashed: list[str]
    target: int


class ZonesIn(Schema):
    targets: str = ""
    kind: str = ""


class ZoneOut(Schema):
    """Shares of all traffic for one target."""

    zone: int
    targets: int
    enters: str
    cross_zone_on: str
    cross_zone_off: str


class HealthIn(Schema):
    interval: str = ""
    timeout: str = ""
    healthy: str = ""
    unhealthy: str = ""
    delay: str = ""
    failure: str = ""
    fails: str = ""
    recovers: str = ""


class SpanOut(Schema):
    """Seconds."""

    soonest: int
    latest: int


class CheckOut(Schema):
    at: int
    known: int
    passed: bool
    in_a_row: int
    state: str


class HealthOut(Schema):
    joins: SpanOut
    leaves: SpanOut
    returns: SpanOut
    checks: list[CheckOut]


class CapacityIn(Schema):
    meter: str = ""
    new: str = ""
    active: str = ""
    gigabytes: str = ""
    requests: str = ""
    rules: str = ""
    hour_price: str = ""
    unit_price: str = ""


class UsedOut(Schema):
    dimension: str
    amount: str
    one_unit_holds: str
    units: str


class CapacityOut(DatedOut):
    used: list[UsedOut]
    decides: str
    units: str
    currency: str
    hourly: str
    monthly: str


def _asked(form: type[F], parameters: Schema) -> F:
    """The valid form; raises Problem."""
    asked = form(parameters.dict())
    refuse(asked)
    return asked


def _path(part: str) -> dict[str, Any]:
    return {"path": f"/load-balancing/{part}", "url_name": f"load-balancing-{part}"}


@router.get(**_path("rules"), response=list[RoutedOut], summary="ALB rules against requests")
def rules(request: HttpRequest, asked: Query[RulesIn]) -> list[RoutedOut]:
    form = _asked(RulesForm, asked)
    return [
        RoutedOut(
            request=each.request.text,
            priority=each.rule.priority if each.rule else None,
            action=action(form, each),
            tried=[
                TriedOut(
                    priority=tried.rule.priority,
                    failed=written(tried.failed) if tried.failed else None,
                )
                for tried in each.tried
            ],
        )
        for each in form.routed
    ]


@router.get(**_path("routing"), response=list[ServedOut], summary="In turn or to the least busy")
def routing(request: HttpRequest, asked: Query[RoutingIn]) -> list[ServedOut]:
    form = _asked(RoutingForm, asked)
    targets = range(len(form.traffic.slowness))
    return [
        ServedOut(
            algorithm=served.algorithm,
            sent=[target + 1 for target in served.sent],
            received=[served.received(target) for target in targets],
            most_outstanding=[served.highest_at(target) for target in targets],
        )
        for served in form.served
    ]


@router.get(**_path("flow"), response=list[LandedOut], summary="Where an NLB sends flows")
def flow(request: HttpRequest, asked: Query[FlowIn]) -> list[LandedOut]:
    form = _asked(FlowForm, asked)
    return [
        LandedOut(
            source=each.flow.source,
            port=each.flow.port,
            hashed=list(each.hashed),
            target=each.target,
        )
        for each in form.landed
    ]


@router.get(**_path("cross-zone"), response=list[ZoneOut], summary="Shares with cross-zone on, off")
def cross_zone(request: HttpRequest, asked: Query[ZonesIn]) -> list[ZoneOut]:
    form = _asked(ZonesForm, asked)
    return [
        ZoneOut(
            zone=zone.number,
            targets=zone.targets,
            enters=number(zone.enters),
            cross_zone_on=number(zone.with_cross),
            cross_zone_off=number(zone.without),
        )
        for zone in form.shares.zones
    ]


@router.get(**_path("health"), response=HealthOut, summary="How long health checks take")
def health(request: HttpRequest, asked: Query[HealthIn]) -> HealthOut:
    form = _asked(HealthForm, asked)
    return HealthOut(
        joins=_span(form.timing.joins),
        leaves=_span(form.timing.leaves),
        returns=_span(form.timing.returns),
        checks=[
            CheckOut(
                at=each.at,
                known=each.known,
                passed=each.passed,
                in_a_row=each.row,
                state=each.state,
            )
            for each in form.seen
        ],
    )


@router.get(**_path("lcu"), response=CapacityOut, summary="Capacity units and their bill")
def lcu(request: HttpRequest, asked: Query[CapacityIn]) -> CapacityOut:
    form = _asked(CapacityForm, asked)
    result = form.bill
    own = [form.cleaned_data[name] is not None for name in ("hour_price", "unit_price")]
    return CapacityOut(
        used=[
            UsedOut(
                dimension=used.dimension,
                amount=plain(used.amount),
                one_unit_holds=plain(used.holds),
                units=number(used.units),
            )
            for used in result.used
        ],
        decides=result.decides,
        units=number(result.units),
        currency="USD",
        hourly=number(result.hourly),
        monthly=str(to_cents(result.monthly)),
        **dated([] if all(own) else [priced(PRICES)]),
    )


def _span(span: Span) -> SpanOut:
    return SpanOut(soonest=span.soonest, latest=span.latest)
