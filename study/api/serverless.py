"""Lambda beside Fargate and EC2, as JSON. Money and rates are decimal strings, in USD."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.labs import LabIn, bounded, refuse
from study.api.prices import DatedOut, PricedOut, dated, priced
from study.api.sentences import StepOut, number, steps_out
from study.calculators.serverless.form import DEAREST, OWN_PRICES, ServerlessForm
from study.calculators.serverless.limits import PRICES, TASKS, Arch, region, task_sizes
from study.calculators.serverless.report import cheapest
from study.calculators.serverless.sentences import PHRASES, RULES, STEPS
from study.core.pricing.amounts import to_cents
from study.core.serverless.costing import OPTIONS, Bill, Option
from study.core.serverless.crossing import Crossing
from study.core.serverless.retrying import End, Outcome, Timeline
from study.core.serverless.rules import HARD
from study.core.serverless.workload import RANGES, Catcher, Failure, Trigger
from study.core.types.naming import LONGEST

router = Router()
BEGIN: Any = ServerlessForm.BEGIN


def _number(name: str, description: str) -> Any:
    return bounded(ServerlessForm, RANGES, name, description)


def _choice(name: str, description: str) -> Any:
    return Field(BEGIN[name], description=description)


def _price(description: str) -> Any:
    return Field(None, ge=0, le=DEAREST, description=f"{description}; left out: as looked up")


def _vcpus(schema: dict[str, Any]) -> None:
    schema["enum"] = list(task_sizes())


class ServerlessIn(LabIn):
    """The same names as in the address of the page; what is left out begins as it does there."""

    requests: int = _number("requests", "Requests a month")
    duration: int = _number("duration", "What is billed of one request, in milliseconds")
    memory: int = _number("memory", "Memory of the function, in MB")
    peak: Decimal | None = _number(
        "peak", "Requests in the busiest second; left out: ten times the average"
    )
    arch: Arch = _choice("arch", "Architecture, of Lambda and of Fargate")
    trigger: Trigger = _choice(
        "trigger", "How it is invoked: asynchronously, or synchronously by API Gateway"
    )
    free: Literal["yes", "no"] = _choice("free", "Whether the free tier of Lambda counts")
    account: int | None = _number(
        "account", "Concurrency of the account in the Region; left out: the default quota"
    )
    reserved: int | None = _number(
        "reserved", "Concurrency reserved for the function; left out: none is"
    )
    failure: Failure = _choice("failure", "When it fails: the code does, or it is throttled")
    trouble: int | None = _number(
        "trouble", "After how many seconds the failure ends; left out: never"
    )
    retries: int | None = _number("retries", "Retries after an error; left out: the most")
    age: int | None = _number("age", "Maximum age of an event in seconds; left out: the most")
    catcher: Catcher = _choice(
        "catcher", "Where an event goes that is given up: a dead-letter queue, a destination, none"
    )
    task_vcpu: str = Field(
        BEGIN["task_vcpu"], description="vCPUs of a Fargate task", json_schema_extra=_vcpus
    )
    task_memory: Decimal = Field(
        Decimal(BEGIN["task_memory"]),
        gt=0,
        description="Memory of a Fargate task in GB, one of those that its vCPUs allow",
    )
    task_at_once: int = _number("task_at_once", "Requests that a task serves at once")
    instance_type: str = Field(
        BEGIN["instance_type"], max_length=LONGEST, description="EC2 instance type"
    )
    instance_at_once: int = _number("instance_at_once", "Requests that an instance serves at once")
    tasks: int = _number("tasks", "Tasks, or instances, that run all month at the least")
    request_price: Decimal | None = _price("A million requests of Lambda, in USD")
    duration_price: Decimal | None = _price("A GB-second of Lambda, in USD")
    vcpu_price: Decimal | None = _price("A vCPU-hour of Fargate, in USD")
    gb_price: Decimal | None = _price("A GB-hour of Fargate, in USD")
    instance_price: Decimal | None = _price("An hour of the instance, in USD")


class RuleOut(Schema):
    rule: str
    fact: str
    message: dict[str, str]


class ConcurrencyOut(Schema):
    """Of the busiest second. `throttled` is the rate that finds no room. What follows for Lambda is
    null where Lambda cannot run the work."""

    rate: str
    concurrency: str
    environments: int | None
    cap: int | None
    throttled: str | None
    ramp_seconds: int | None


class LambdaOut(Schema):
    gb_seconds: str
    free_requests: str
    free_gb_seconds: str
    for_requests: str
    for_duration: str


class CrossingOut(Schema):
    """`requests` is null for two that do not cross: then `fewer` always is the cheaper."""

    a: Option
    b: Option
    requests: str | None
    fewer: Option | None
    more: Option | None


class AttemptOut(Schema):
    number: int
    start: str
    end: str
    outcome: Outcome


class TimelineOut(Schema):
    attempts: list[AttemptOut]
    end: End
    at: str


class LeftOutOut(Schema):
    """An option that cannot run the work as asked, and the rules that forbid it."""

    option: Option
    rules: list[str]


class ServerlessOut(DatedOut):
    """Only options that can run the work are compared: of one that is left out, `monthly` is null,
    and so is all that would follow from it."""

    currency: Literal["USD"] = "USD"
    region: str
    cheapest: Option
    left_out: list[LeftOutOut]
    monthly: dict[Option, str | None]
    lambda_bill: LambdaOut | None
    concurrency: ConcurrencyOut
    crossings: list[CrossingOut]
    timeline: TimelineOut | None
    rules: list[RuleOut]
    steps: list[StepOut]
    prices: list[PricedOut]


@router.get(
    "/lambda",
    response=ServerlessOut,
    summary="What a function costs beside Fargate and EC2, how many run, what a failure does",
    url_name="lambda",
)
def serverless(request: HttpRequest, asked: Query[ServerlessIn]) -> ServerlessOut:
    form = ServerlessForm(asked.typed())
    refuse(form)
    prices = list(_prices(form))
    costs = form.costs
    return ServerlessOut(
        region=region(),
        cheapest=cheapest(form),
        left_out=[
            LeftOutOut(option=option, rules=[each.code for each in form.rules if each.code in HARD])
            for option in OPTIONS
            if option not in form.options
        ],
        monthly={
            option: str(to_cents(costs[option])) if option in costs else None for option in OPTIONS
        },
        lambda_bill=_bill(form.bill) if form.bill else None,
        concurrency=_concurrency(form),
        crossings=[_crossing(each) for each in form.crossings],
        timeline=_timeline(form.timeline) if form.timeline else None,
        rules=[
            RuleOut(rule=each.code, fact=RULES[each.code][1], message=PHRASES.in_both(RULES, each))
            for each in form.rules
        ],
        steps=steps_out(STEPS, form.steps),
        prices=prices,
        **dated(prices),
    )


def _prices(form: ServerlessForm) -> Iterator[PricedOut]:
    """Those that were looked up, for the options that are compared."""
    own = {name for name in OWN_PRICES if form.cleaned_data[name] is not None}
    if "lambda" in form.options and not {"request_price", "duration_price"} <= own:
        yield priced(PRICES)
    if not {"vcpu_price", "gb_price"} <= own:
        yield priced(TASKS)
    if form.price:
        yield PricedOut(fact=None, price_date=form.price.date, price_source=form.price.source.url)


def _bill(bill: Bill) -> LambdaOut:
    return LambdaOut(
        gb_seconds=number(bill.gb_seconds),
        free_requests=number(bill.free_requests),
        free_gb_seconds=number(bill.free_gb_seconds),
        for_requests=str(to_cents(bill.for_requests)),
        for_duration=str(to_cents(bill.for_duration)),
    )


def _concurrency(form: ServerlessForm) -> ConcurrencyOut:
    busiest, on_lambda = form.running, "lambda" in form.options
    return ConcurrencyOut(
        rate=number(busiest.rate),
        concurrency=number(busiest.concurrency),
        environments=busiest.environments if on_lambda else None,
        cap=busiest.cap if on_lambda else None,
        throttled=number(busiest.throttled) if on_lambda else None,
        ramp_seconds=busiest.ramp if on_lambda else None,
    )


def _crossing(crossing: Crossing) -> CrossingOut:
    return CrossingOut(
        a=crossing.a,
        b=crossing.b,
        requests=None if crossing.at is None else number(crossing.at),
        fewer=crossing.fewer,
        more=crossing.more,
    )


def _timeline(timeline: Timeline) -> TimelineOut:
    return TimelineOut(
        attempts=[
            AttemptOut(
                number=each.number,
                start=number(each.start),
                end=number(each.end),
                outcome=each.outcome,
            )
            for each in timeline.attempts
        ],
        end=timeline.end,
        at=number(timeline.at),
    )
