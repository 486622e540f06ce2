"""A file system as JSON. Money, sizes and rates are decimal strings; money is in USD."""

from decimal import Decimal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.labs import refuse
from study.api.sentences import number
from study.calculators.efs.form import EfsForm
from study.calculators.efs.limits import region
from study.calculators.efs.report import broken_rules
from study.calculators.efs.sentences import PHRASES, RULES
from study.core.efs.ageing import Class, journey, policy, stored
from study.core.efs.bursting import State
from study.core.efs.costing import Item
from study.core.pricing.amounts import to_cents

router = Router()


class EfsIn(Schema):
    """The same names as in the address of the page; what is left out begins as it does there.

    `files` is groups such as `300x45`: 300 GiB, last used 45 days ago. `reads` and `writes` are
    MiB/s in the busy hours, `file_size` KiB, `to_ia` and `to_archive` days with 0 for never.
    """

    files: str = ""
    kind: str = ""
    mode: str = ""
    provisioned: str = ""
    reads: str = ""
    writes: str = ""
    busy: str = ""
    to_ia: str = ""
    to_archive: str = ""
    back: str = ""
    read_on: str = ""
    clients: str = ""
    file_size: str = ""
    ia_reads: str = ""
    archive_reads: str = ""
    used: str = ""
    standard_price: str = ""
    ia_price: str = ""
    archive_price: str = ""
    reads_price: str = ""
    writes_price: str = ""
    provisioned_price: str = ""
    ebs_price: str = ""
    s3_price: str = ""


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


class EfsOut(Schema):
    currency: str = "USD"
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


@router.get(
    "/efs",
    response=EfsOut,
    summary="How fast a file system is, where its files lie, what it costs",
    url_name="efs",
)
def efs(request: HttpRequest, asked: Query[EfsIn]) -> EfsOut:
    form = EfsForm(asked.dict())
    refuse(form)
    bill, gives, system = form.bill, form.throughput, form.system
    rules = policy(system)
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
    )


def _money(value: Decimal) -> str:
    return str(to_cents(value))
