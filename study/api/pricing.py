"""The pricing calculator as JSON. Money and rates are decimal strings, discounts are percent."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.asking import Asking, within
from study.api.errors import ErrorOut, Problem
from study.api.sentences import StepOut, refusal
from study.calculators.pricing.form import DISCOUNT_FIELDS, PricingForm, extras
from study.calculators.pricing.prices_file import prices
from study.calculators.pricing.quotes import Asked, Quote, hours, quote
from study.calculators.pricing.words import STEP_NAMES
from study.calculators.sentences import in_both
from study.core.pricing.amounts import InvalidScenario, plain, to_cents, to_places
from study.core.pricing.breaking_even import Meeting
from study.core.pricing.mixed_fleet import InvalidFleet
from study.core.pricing.prices import System, UnknownPrice
from study.core.pricing.pricing import Cost, PlanId, Upfront, UsageId, hosts
from study.core.working import Kind

router = Router()

WRONG_PRICE = {
    "unknown_region": "There are no prices for this Region.",
    "unknown_type": "No price of such a type was looked up; give `price` for one of your own.",
    "not_in_region": "No price of this type was looked up in this Region, only in others.",
    "not_for_system": "No price of this type was looked up there for this system.",
}
WRONG_FLEET = {
    "not_a_group": "A group is such as 10x730: ten instances, each used for 730 hours.",
    "too_many_hours": "A group has more hours than a month.",
    "too_many_groups": "A fleet has at most twelve groups.",
    "too_long": "A fleet is written in fewer words.",
}

# Of a step; what is not here is money of the Region's currency.
UNITS: dict[Kind, str | None] = {"hours": "hour", "share": None, "count": "host"}

Amount = Annotated[Decimal | None, Field(default=None, ge=0)]
Percent = Annotated[
    Decimal | None,
    Field(default=None, ge=0, lt=100, description="Percent. Left out, an example holds."),
]


class PricingIn(Asking):
    """The same names as in the address of the page. Discounts are percent; one left out is an
    example, marked so in the answer. `hours` go before `share` (of the time, in percent), and that
    before `use`. `licence` is the part of the price
    that no discount lowers; left out, it is what the system costs more than Linux does. The
    option `dedicated-host` is there where both of its numbers are held or given."""

    form = PricingForm

    instance_type: str = Field(max_length=256, examples=["m5.large"])
    region: str = Field(default="us-east-1", max_length=64)
    system: System = "linux"
    count: int = Field(default=1, json_schema_extra=within(1, 100_000))
    use: Literal["always", "office"] = "always"
    hours: Amount = Field(description="Hours a month of your own; they go before share and use.")
    share: Annotated[
        Decimal | None, Field(default=None, ge=0, le=100, description="A share of the time, %.")
    ]
    upfront: Upfront = "none"
    plan: PlanId = "instance-sp-1y"
    burst: UsageId = "on-demand"
    fleet: str = ""
    price: Amount
    licence: Amount
    host_price: Amount
    host_instances: Annotated[int | None, Field(default=None, ge=1, le=1000)]
    compute_sp_1y: Percent
    compute_sp_3y: Percent
    instance_sp_1y: Percent
    instance_sp_3y: Percent
    convertible_ri_1y: Percent
    convertible_ri_3y: Percent
    standard_ri_1y: Percent
    standard_ri_3y: Percent
    spot_saving: Percent
    spot_interruptions: Decimal = Decimal(0)
    spot_hours_lost: Decimal = Decimal(0)
    storage_gb: Amount
    storage_price: Amount
    transfer_gb: Amount
    transfer_price: Amount

    def asked(self) -> Asked:
        given: dict[str, Any] = dict(self)
        return Asked(
            instance_type=self.instance_type,
            region=self.region,
            system=self.system,
            hours=hours(self.use, self.hours, self.share),
            count=self.count,
            upfront=self.upfront,
            plan=self.plan,
            burst=self.burst,
            fleet=self.fleet,
            own_price=self.price,
            licence=self.licence,
            host_price=self.host_price,
            host_instances=self.host_instances,
            discounts={plan: given[name] for plan, name in DISCOUNT_FIELDS.items()},
            spot_saving=self.spot_saving,
            interruptions=self.spot_interruptions,
            hours_lost=self.spot_hours_lost,
            extras=extras(given),
        )


class OptionOut(Schema):
    """`hourly` is what an hour is charged at, `effective` what an hour of use comes to. `discount`
    is in percent, on what an hour costs without the system's licence."""

    id: str
    discount: str | None
    discount_is_example: bool
    hourly: str
    effective: str | None
    monthly: str
    one_year: str
    three_years: str
    saving: str
    unused: str
    at_start: str
    owed: str


class BreakEvenOut(Schema):
    """`hours_per_month` is null for two that do not cross: then `cheaper` always is."""

    a: str
    b: str
    hours_per_month: str | None
    share_of_use: str | None
    cheaper: str | None


class PricingStepOut(StepOut):
    """`option` is whose step it is; null for one of all options alike."""

    option: str | None


class HostOut(Schema):
    """How many hosts carry the instances. `price_date` and `price_source` are null for a price of
    one's own. Systems run on licences of one's own, which are not in the price."""

    price_per_hour: str
    instances: int
    hosts: int
    price_date: str | None
    price_source: str | None


class MixOut(Schema):
    planned: int
    monthly: str
    best: bool


class PricingOut(Schema):
    instance_type: str
    region: str
    system: str
    count: int
    hours: str
    currency: str
    price_per_hour: str
    price_date: str | None
    price_source: str | None
    licence_per_hour: str
    dedicated_host: HostOut | None
    cheapest: str
    options: list[OptionOut]
    break_even: list[BreakEvenOut]
    mixes: list[MixOut]
    steps: list[PricingStepOut]


@router.get(
    "/pricing",
    response={200: PricingOut, 422: ErrorOut},
    summary="A type under every way of paying",
)
def pricing(request: HttpRequest, asked: Query[PricingIn]) -> PricingOut:
    """Every option by the month, one and three years, and where two of them cost the same."""
    try:
        answer = quote(asked.asked())
    except UnknownPrice as fault:
        raise Problem(
            status=422,
            code=fault.code,
            message=WRONG_PRICE[fault.code],
            field=fault.field,
            more={
                "suggestions": list(fault.suggestions),
                "regions": list(fault.regions or prices().regions),
            },
        ) from fault
    except InvalidScenario as fault:
        raise refusal(fault) from fault
    except InvalidFleet as fault:
        raise Problem(
            status=422,
            code=fault.code,
            message=WRONG_FLEET[fault.code],
            field="fleet",
            position=fault.position,
        ) from fault
    return _out(answer)


def _out(answer: Quote) -> PricingOut:
    found = answer.price
    return PricingOut(
        instance_type=answer.name,
        region=answer.asked.region,
        system=answer.asked.system,
        count=answer.asked.count,
        hours=plain(answer.scenario.hours),
        currency=answer.currency,
        price_per_hour=plain(answer.scenario.per_hour),
        price_date=found.date if found else None,
        price_source=found.source.url if found else None,
        licence_per_hour=plain(answer.scenario.licence),
        dedicated_host=_host(answer),
        cheapest=answer.cheapest.option,
        options=[_option(answer, cost) for cost in answer.costs],
        break_even=[_meeting(met) for met in answer.meetings],
        mixes=[
            MixOut(planned=mix.planned, monthly=_money(mix.monthly), best=mix.best)
            for mix in answer.mixes
        ],
        steps=[
            PricingStepOut(
                code=step.code,
                fact=None,
                message=in_both(STEP_NAMES[step.code]),
                option=step.option,
                formula=step.formula,
                result=_money(step.result) if step.kind == "money" else _rate(step.result),
                unit=UNITS.get(step.kind, answer.currency.lower()),
            )
            for step in answer.working
        ],
    )


def _host(answer: Quote) -> HostOut | None:
    host, found = answer.scenario.host, answer.host
    if host is None:
        return None
    return HostOut(
        price_per_hour=plain(host.per_hour),
        instances=host.instances,
        hosts=hosts(answer.scenario),
        price_date=found.date if found else None,
        price_source=found.source.url if found else None,
    )


def _option(answer: Quote, cost: Cost) -> OptionOut:
    share = answer.scenario.discount(cost.option)
    return OptionOut(
        id=cost.option,
        discount=None if share is None else _rate(share * 100),
        discount_is_example=cost.option in answer.invented,
        hourly=_rate(cost.rate),
        effective=None if cost.effective is None else _rate(cost.effective),
        monthly=_money(cost.monthly),
        one_year=_money(cost.one_year),
        three_years=_money(cost.three_years),
        saving=_money(cost.saving),
        unused=_money(cost.unused),
        at_start=_money(cost.at_start),
        owed=_money(cost.owed),
    )


def _meeting(met: Meeting) -> BreakEvenOut:
    return BreakEvenOut(
        a=met.a,
        b=met.b,
        hours_per_month=None if met.hours is None else _rate(met.hours),
        share_of_use=None if met.share is None else _rate(met.share),
        cheaper=met.fewer if met.hours is None else None,
    )


def _money(value: Decimal) -> str:
    return str(to_cents(value))


def _rate(value: Decimal) -> str:
    return plain(to_places(value, 6))
