"""Lambda beside Fargate and EC2, as JSON. Money and rates are decimal strings, in USD."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.labs import refuse
from study.api.sentences import number
from study.calculators.serverless.form import ServerlessForm
from study.calculators.serverless.limits import region
from study.calculators.serverless.report import broken_rules, cheapest
from study.calculators.serverless.sentences import PHRASES, RULES
from study.core.pricing.amounts import to_cents
from study.core.serverless.costing import Option
from study.core.serverless.retrying import End, Outcome

router = Router()


class ServerlessIn(Schema):
    """The same names as in the address of the page; what is left out begins as it does there.

    `duration` is milliseconds, `memory` MB, `peak` requests a second, `trouble` and `age` seconds.
    Prices of one's own go before those that were looked up.
    """

    requests: str = ""
    duration: str = ""
    memory: str = ""
    peak: str = ""
    arch: str = ""
    trigger: str = ""
    free: str = ""
    account: str = ""
    reserved: str = ""
    failure: str = ""
    trouble: str = ""
    retries: str = ""
    age: str = ""
    catcher: str = ""
    task_vcpu: str = ""
    task_memory: str = ""
    task_at_once: str = ""
    instance_type: str = ""
    instance_at_once: str = ""
    tasks: str = ""
    request_price: str = ""
    duration_price: str = ""
    vcpu_price: str = ""
    gb_price: str = ""
    instance_price: str = ""


class RuleOut(Schema):
    rule: str
    fact: str
    message: dict[str, str]


class ConcurrencyOut(Schema):
    """Of the busiest second. `throttled` is the rate that finds no room."""

    rate: str
    concurrency: str
    environments: int
    cap: int
    throttled: str
    ramp_seconds: int


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


class ServerlessOut(Schema):
    currency: str = "USD"
    region: str
    cheapest: Option
    monthly: dict[str, str]
    lambda_bill: LambdaOut
    concurrency: ConcurrencyOut
    crossings: list[CrossingOut]
    timeline: TimelineOut
    rules: list[RuleOut]


@router.get(
    "/lambda",
    response=ServerlessOut,
    summary="What a function costs beside Fargate and EC2, how many run, what a failure does",
    url_name="lambda",
)
def serverless(request: HttpRequest, asked: Query[ServerlessIn]) -> ServerlessOut:
    form = ServerlessForm(asked.dict())
    refuse(form)
    busiest, bill = form.running, form.bill
    return ServerlessOut(
        region=region(),
        cheapest=cheapest(form),
        monthly={option: str(to_cents(cost)) for option, cost in form.costs.items()},
        lambda_bill=LambdaOut(
            gb_seconds=number(bill.gb_seconds),
            free_requests=number(bill.free_requests),
            free_gb_seconds=number(bill.free_gb_seconds),
            for_requests=str(to_cents(bill.for_requests)),
            for_duration=str(to_cents(bill.for_duration)),
        ),
        concurrency=ConcurrencyOut(
            rate=number(busiest.rate),
            concurrency=number(busiest.concurrency),
            environments=busiest.environments,
            cap=busiest.cap,
            throttled=number(busiest.throttled),
            ramp_seconds=busiest.ramp,
        ),
        crossings=[
            CrossingOut(
                a=each.a,
                b=each.b,
                requests=None if each.at is None else number(each.at),
                fewer=each.fewer,
                more=each.more,
            )
            for each in form.crossings
        ],
        timeline=TimelineOut(
            attempts=[
                AttemptOut(
                    number=each.number,
                    start=number(each.start),
                    end=number(each.end),
                    outcome=each.outcome,
                )
                for each in form.timeline.attempts
            ],
            end=form.timeline.end,
            at=number(form.timeline.at),
        ),
        rules=[
            RuleOut(rule=each.code, fact=RULES[each.code][1], message=PHRASES.in_both(RULES, each))
            for each in broken_rules(form)
        ],
    )
