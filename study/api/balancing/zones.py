"""Shares of the traffic with cross-zone load balancing on and off."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.sentences import StepOut, number, steps_out
from study.calculators.balancing.zones import STEPS, ZonesForm

router = Router()
ZonesIn = asking("ZonesIn", ZonesForm)


class ShareOut(Schema):
    """Shares of all traffic: what enters the zone, and what one of its targets gets."""

    zone: int
    targets: int
    enters: str
    cross_zone_on: str
    cross_zone_off: str


class ZonesOut(Schema):
    """`crossing` is the share of all traffic that leaves its zone while cross-zone is on."""

    kind: str
    crossing: str
    zones: list[ShareOut]
    steps: list[StepOut]


@router.get(
    "/load-balancing/cross-zone",
    response={200: ZonesOut, 422: ErrorOut},
    summary="Shares with cross-zone on, off",
    url_name="load-balancing-cross-zone",
)
def cross_zone(request: HttpRequest, asked: Query[ZonesIn]) -> ZonesOut:
    """The share of every target, with cross-zone load balancing on and off."""
    form = answered(ZonesForm, asked)
    return ZonesOut(
        kind=form.cleaned_data["kind"],
        crossing=number(form.shares.crossing),
        zones=[
            ShareOut(
                zone=zone.number,
                targets=zone.targets,
                enters=number(zone.enters),
                cross_zone_on=number(zone.with_cross),
                cross_zone_off=number(zone.without),
            )
            for zone in form.shares.zones
        ],
        steps=steps_out(STEPS, form.steps),
    )
