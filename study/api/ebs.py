"""EBS volumes as JSON: what one gives, what caps it, what it costs. Numbers are decimal strings."""

from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.errors import Problem
from study.api.prices import dated, priced
from study.api.sentences import (
    SaidOut,
    StepOut,
    ViolationOut,
    number,
    refusal,
    remarks_out,
    steps_out,
    violations_out,
)
from study.calculators.ebs.asking import Answer, Asked, Given, UnknownType, answered
from study.calculators.ebs.limits import PRICES
from study.calculators.ebs.words import (
    ADVICE,
    REMEDIES,
    TYPE_FAULT,
    TYPE_FAULT_MEANT,
    rules,
    steps_of,
)
from study.core.ebs.capping import Outcome
from study.core.ebs.costing import Option
from study.core.ebs.volume import MOST, VolumeType
from study.core.loads import LONGEST, InvalidLoad
from study.core.pricing.amounts import InvalidScenario, as_decimal, to_cents

router = Router()


class EbsIn(Schema):
    """The same names as in the address of the page. Sizes in GiB, throughput in MiB/s, I/O in KiB;
    `load` is such as `30m@3000 5h@100`. What is left out takes the defaults of the page."""

    type: VolumeType = "gp3"
    size: Decimal = Decimal(100)
    iops: Decimal | None = None
    throughput: Decimal | None = None
    instance_type: str = Field(default="", max_length=256)
    io_size: Decimal | None = None
    count: int = Field(default=1, ge=1, le=MOST["count"])
    boot: bool = False
    load: str = Field(default="", max_length=LONGEST)
    start: Decimal | None = None
    price_gib: Decimal | None = None
    price_iops: Decimal | None = None
    price_throughput: Decimal | None = None


class CeilingOut(Schema):
    """`limit` in its own unit, IOPS or MiB/s; `ios` the I/O a second that it allows."""

    id: str
    limit: str
    ios: str


class OutcomeOut(Schema):
    ios: str
    throughput: str
    caps: list[str]
    ceilings: list[CeilingOut]


class StretchOut(Schema):
    state: str
    from_minute: str
    to_minute: str
    wanted: str
    given: str
    balance_percent: str


class BucketOut(Schema):
    """Credits are I/O for gp2, MiB for hard disks; rates are those of a second."""

    capacity: str
    fill: str
    burst: str
    lasts_seconds: str
    refills_seconds: str
    stretches: list[StretchOut]


class CostOut(Schema):
    currency: Literal["USD"]
    storage: str
    iops: str
    throughput: str
    total: str


class OptionOut(Schema):
    size: str
    iops: str
    throughput: str
    total: str


class EbsOut(Schema):
    """Where a rule is broken, everything after `violations` is null. The price date is that of the
    known prices, which the comparison of gp2 and gp3 rests on as well."""

    type: VolumeType
    size: str
    instance_type: str | None
    io_size: str
    violations: list[ViolationOut]
    steady: OutcomeOut | None = None
    peak: OutcomeOut | None = None
    bucket: BucketOut | None = None
    cost: CostOut | None = None
    gp2: OptionOut | None = None
    gp3: OptionOut | None = None
    steps: list[StepOut] | None = None
    advice: list[SaidOut] | None = None
    price_date: str | None = None
    price_source: str | None = None


@router.get("/ebs", response=EbsOut, summary="What an EBS volume gives and costs", url_name="ebs")
def ebs(request: HttpRequest, asked: Query[EbsIn]) -> EbsOut:
    with override("en"):
        try:
            found = answered(Asked(**asked.dict()))
        except UnknownType as fault:
            words = TYPE_FAULT_MEANT if fault.near else TYPE_FAULT
            raise Problem(
                status=422,
                code="unknown_type",
                message=str(words) % {"name": fault.name, "meant": ", ".join(fault.near)},
                field="instance_type",
                more={"suggestions": list(fault.near)},
            ) from fault
        except (InvalidLoad, InvalidScenario) as fault:
            raise refusal(fault) from fault
    return EbsOut(**_head(found), **(_body(found, found.given) if found.given else {}))


def _head(found: Answer) -> dict[str, Any]:
    return {
        "type": found.volume.type,
        "size": number(found.volume.size),
        "instance_type": found.instance.name if found.instance else None,
        "io_size": number(found.io_size),
        "violations": violations_out(rules(found.volume.type), REMEDIES, found.violations),
    }


def _body(found: Answer, given: Given) -> dict[str, Any]:
    return {
        "steady": _outcome(given.together.steady),
        "peak": _outcome(given.together.peak),
        "bucket": _bucket(given),
        "cost": CostOut(
            currency="USD",
            storage=str(to_cents(given.cost.storage)),
            iops=str(to_cents(given.cost.iops)),
            throughput=str(to_cents(given.cost.throughput)),
            total=str(to_cents(given.cost.total)),
        ),
        "gp2": _option(given.versus.gp2),
        "gp3": _option(given.versus.gp3),
        "steps": steps_out(steps_of(found.volume.type), given.steps),
        "advice": remarks_out(ADVICE, given.advice),
        **dated([priced(PRICES)]),
    }


def _outcome(outcome: Outcome) -> OutcomeOut:
    return OutcomeOut(
        ios=number(outcome.ios),
        throughput=number(outcome.throughput),
        caps=list(outcome.caps),
        ceilings=[
            CeilingOut(id=each.id, limit=number(each.own), ios=number(each.ios))
            for each in outcome.ceilings
        ],
    )


def _bucket(given: Given) -> BucketOut | None:
    bucket = given.gift.bucket
    if bucket is None:
        return None
    return BucketOut(
        capacity=number(bucket.capacity),
        fill=number(bucket.fill),
        burst=number(bucket.burst),
        lasts_seconds=number(bucket.seconds),
        refills_seconds=number(bucket.seconds_to_fill),
        stretches=[
            StretchOut(
                state=each.state,
                from_minute=number(each.before.minute),
                to_minute=number(each.after.minute),
                wanted=number(each.wanted),
                given=number(each.given),
                balance_percent=number(as_decimal(each.after.left) * 100 / bucket.capacity),
            )
            for each in given.stretches
        ],
    )


def _option(option: Option | None) -> OptionOut | None:
    if option is None:
        return None
    return OptionOut(
        size=number(option.volume.size),
        iops=number(option.gift.steady.iops),
        throughput=number(option.gift.steady.throughput),
        total=str(to_cents(option.cost.total)),
    )
