"""A file system as JSON. Money, sizes and rates are decimal strings; money is in USD."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.labs import LabIn, bounded, refuse
from study.api.prices import DatedOut, PricedOut, dated, priced
from study.api.sentences import StepOut, number, steps_out
from study.calculators.efs.form import DEAREST, EfsForm
from study.calculators.efs.limits import OTHERS, periods, price_fact, region
from study.calculators.efs.report import broken_rules
from study.calculators.efs.sentences import PHRASES, RULES, steps_of
from study.core.efs.ageing import Class, journey, policy, stored
from study.core.efs.bursting import State
from study.core.efs.costing import Item
from study.core.efs.system import LONGEST, RANGES, Back, Kind, Mode
from study.core.pricing.amounts import to_cents

router = Router()
BEGIN: Any = EfsForm.BEGIN


def _number(name: str, description: str) -> Any:
    return bounded(EfsForm, RANGES, name, description)


def _choice(name: str, description: str) -> Any:
    return Field(BEGIN[name], description=description)


def _period(name: str, description: str) -> Any:
    return Field(int(BEGIN[name]), description=description, json_schema_extra=_periods)


def _periods(schema: dict[str, Any]) -> None:
    schema["enum"] = [0, *periods()]


def _price(description: str) -> Any:
    return Field(None, ge=0, le=DEAREST, description=f"{description}; left out: as looked up")


class EfsIn(LabIn):
    """The same names as in the address of the page; what is left out begins as it does there."""

    files: str = Field(
        BEGIN["files"],
        max_length=LONGEST,
        description="Groups such as `300x45`: 300 GiB, last used 45 days ago; 0 is every day",
    )
    kind: Kind = _choice("kind", "Type of the file system")
    mode: Mode = _choice("mode", "Throughput mode")
    provisioned: Decimal | None = _number(
        "provisioned", "What is provisioned, in MiB/s; that mode needs it"
    )
    reads: Decimal = _number("reads", "Reads of all clients in the busy hours, in MiB/s")
    writes: Decimal = _number("writes", "Writes of all clients in the busy hours, in MiB/s")
    busy: Decimal = _number("busy", "Busy hours a day")
    to_ia: int = _period("to_ia", "Days without use after which files move to IA; 0: never")
    to_archive: int = _period(
        "to_archive", "Days without use after which files move to Archive; 0: never"
    )
    back: Back = _choice("back", "When files come back to Standard")
    read_on: int | None = _number(
        "read_on", "Day from today on which every file is read once; left out: none"
    )
    clients: int = _number("clients", "Clients that share the load")
    file_size: Decimal = _number("file_size", "Average size of a file, in KiB")
    ia_reads: Decimal = _number("ia_reads", "Read in IA in a month, in GiB")
    archive_reads: Decimal = _number("archive_reads", "Read in Archive in a month, in GiB")
    used: int = _number("used", "How full an EBS volume in its place would be, in percent")
    standard_price: Decimal | None = _price("A GB-month in Standard, in USD")
    ia_price: Decimal | None = _price("A GB-month in IA, in USD")
    archive_price: Decimal | None = _price("A GB-month in Archive, in USD")
    reads_price: Decimal | None = _price("A GB read on Elastic, in USD")
    writes_price: Decimal | None = _price("A GB written on Elastic, in USD")
    provisioned_price: Decimal | None = _price("A MiB/s-month provisioned, in USD")
    ebs_price: Decimal | None = _price("A GB-month of gp3, in USD")
    s3_price: Decimal | None = _price("A GB-month of S3 Standard, in USD")


class EfsRuleOut(Schema):
    rule: str
    fact: str
    message: dict[str, str]


class ThroughputOut(Schema):
    """MiB/s. `sustained` is null on Elastic, which has no level of its own."""

    metered: str
    sustained: str | None
    baseline: str
    burst: str
    read_most: str
    write_most: str
    client_most: str


class StayOut(Schema):
    place: Class
    start: int
    end: int


class GroupOut(Schema):
    size: str
    age: int
    stays: list[StayOut]


class CreditsOut(Schema):
    """The balance at the end of a stretch of time, in MiB; wanted and given are MiB/s."""

    hour: str
    state: State
    wanted: str
    given: str
    balance: str


class LineOut(Schema):
    item: Item
    quantity: str
    price: str
    cost: str


class EfsOut(DatedOut):
    currency: Literal["USD"] = "USD"
    region: str
    monthly: str
    ebs: str
    s3: str
    stored: dict[Class, str]
    lines: list[LineOut]
    throughput: ThroughputOut
    groups: list[GroupOut]
    credits: list[CreditsOut]
    rules: list[EfsRuleOut]
    steps: list[StepOut]
    prices: list[PricedOut]


@router.get(
    "/efs",
    response=EfsOut,
    summary="How fast a file system is, where its files lie, what it costs",
    url_name="efs",
)
def efs(request: HttpRequest, asked: Query[EfsIn]) -> EfsOut:
    form = EfsForm(asked.typed())
    refuse(form)
    bill, gives, system = form.bill, form.throughput, form.system
    rules, prices = policy(system), list(_prices(form))
    return EfsOut(
        region=region(),
        monthly=_money(bill.total),
        ebs=_money(bill.ebs),
        s3=_money(bill.s3),
        stored={place: number(size) for place, size in stored(system, form.limits).now.items()},
        lines=[
            LineOut(
                item=each.item,
                quantity=number(each.quantity),
                price=number(each.price),
                cost=_money(each.cost),
            )
            for each in bill.lines
        ],
        throughput=ThroughputOut(
            metered=number(gives.metered),
            sustained=None if gives.sustained is None else number(gives.sustained),
            baseline=number(gives.bucket.base),
            burst=number(gives.bucket.burst),
            read_most=number(gives.span.read_high),
            write_most=number(gives.span.write_high),
            client_most=number(gives.client),
        ),
        groups=[
            GroupOut(
                size=number(group.size),
                age=group.age,
                stays=[
                    StayOut(place=stay.place, start=stay.start, end=stay.end)
                    for stay in journey(group, rules, system.read_on)
                ],
            )
            for group in system.files
        ],
        credits=[
            CreditsOut(
                hour=number(each.after.hour),
                state=each.state,
                wanted=number(each.wanted),
                given=number(each.given),
                balance=number(each.after.balance),
            )
            for each in form.stretches
        ],
        rules=[
            EfsRuleOut(
                rule=each.code, fact=RULES[each.code][1], message=PHRASES.in_both(RULES, each)
            )
            for each in broken_rules(form)
        ],
        steps=steps_out(steps_of(system), form.steps),
        prices=prices,
        **dated(prices),
    )


def _prices(form: EfsForm) -> Iterator[PricedOut]:
    """The facts of the prices that were looked up and are charged, each once."""
    charged = ["standard", *(line.item for line in form.bill.lines), *OTHERS]
    facts = [
        price_fact(name, form.system.kind, form.system.mode)
        for name in charged
        if form.own.get(name) is None
    ]
    yield from (priced(fact) for fact in dict.fromkeys(filter(None, facts)))


def _money(value: Decimal) -> str:
    return str(to_cents(value))
