"""Capacity units and their bill."""

from typing import Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.prices import DatedOut, dated, priced
from study.api.sentences import StepOut, number, steps_out
from study.calculators.balancing.capacity import PRICES, CapacityForm, steps_of
from study.core.balancing.capacity import Dimension, Meter
from study.core.pricing.amounts import plain, to_cents

router = Router()
CapacityIn = asking("CapacityIn", CapacityForm)


class UsedOut(Schema):
    dimension: Dimension
    amount: str
    one_unit_holds: str
    units: str


class CapacityOut(DatedOut):
    """`decides` is the dimension that takes most units; only that one is charged."""

    meter: Meter
    hour_price: str
    unit_price: str
    used: list[UsedOut]
    decides: Dimension
    units: str
    currency: Literal["USD"]
    hourly: str
    monthly: str
    steps: list[StepOut]


@router.get(
    "/load-balancing/lcu",
    response={200: CapacityOut, 422: ErrorOut},
    summary="Capacity units and their bill",
    url_name="load-balancing-lcu",
)
def lcu(request: HttpRequest, asked: Query[CapacityIn]) -> CapacityOut:
    """Which dimension decides, and what an hour and a month of such traffic cost."""
    form = answered(CapacityForm, asked)
    result = form.bill
    own = [form.cleaned_data[name] is not None for name in ("hour_price", "unit_price")]
    return CapacityOut(
        meter=form.cleaned_data["meter"],
        hour_price=plain(form.usage.hour_price),
        unit_price=plain(form.usage.unit_price),
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
        steps=steps_out(steps_of(form.family), form.steps),
        **dated([] if all(own) else [priced(PRICES)]),
    )
