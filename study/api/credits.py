"""CPU credits over time, as JSON. Credits, percentages and money are decimal strings."""

from decimal import Decimal
from typing import Literal

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Query, Router, Schema
from pydantic import Field

from study.api.errors import Problem
from study.api.prices import DatedOut, dated, priced
from study.api.sentences import SaidOut, StepOut, number, refusal, remarks_out, steps_out
from study.calculators.credits.asking import Asked, answered
from study.calculators.credits.report import PRICE_FACT
from study.calculators.credits.sizes import NotBurstable
from study.calculators.credits.words import ADVICE, STEPS, type_fault
from study.core.credits.answering import Answer, advice, steps
from study.core.credits.instance import Mode
from study.core.credits.running import Run
from study.core.loads import LONGEST, InvalidLoad
from study.core.pricing.amounts import InvalidScenario, plain, to_cents

router = Router()


class CreditsIn(Schema):
    """The same names as in the address of the page. `load` is such as `24h@0 5h@100`: for how long,
    and percent of the whole instance. What is left out takes the defaults of the page."""

    instance_type: str = Field(max_length=256)
    mode: Literal["", "standard", "unlimited"] = ""
    load: str = Field(default="", max_length=LONGEST)
    start: Decimal | None = Field(default=None, ge=0)
    price: Decimal | None = Field(default=None, ge=0)


class StretchOut(Schema):
    """Minutes count from the start. Balances are those at its end."""

    state: str
    from_minute: str
    to_minute: str
    wanted_percent: str
    given_percent: str
    balance: str
    owed: str
    charged: str


class RunOut(Schema):
    """`start + earned + surplus = spent + balance + lost`; surplus is what is owed and charged."""

    start: str
    earned: str
    surplus: str
    spent: str
    balance: str
    lost: str
    denied: str
    owed: str
    charged: str
    cost: str
    cost_if_stopped: str
    throttled_minutes: str
    stretches: list[StretchOut]


class CreditsOut(DatedOut):
    instance_type: str
    vcpus: int
    mode: Mode
    baseline_percent: str
    credits_per_hour: str
    limit: str
    average_percent: str
    currency: Literal["USD"]
    price_per_vcpu_hour: str
    runs: dict[Mode, RunOut]
    steps: list[StepOut]
    advice: list[SaidOut]


@router.get(
    "/credits",
    response=CreditsOut,
    summary="CPU credits of a T instance over time",
    url_name="credits",
)
def credits(request: HttpRequest, asked: Query[CreditsIn]) -> CreditsOut:
    with override("en"):
        try:
            found = answered(
                Asked(asked.instance_type, asked.mode or None, asked.load, asked.start, asked.price)
            )
        except NotBurstable as fault:
            raise Problem(
                status=422,
                code=fault.code,
                message=type_fault(fault),
                field="instance_type",
                more={"suggestions": list(fault.near)},
            ) from fault
        except (InvalidLoad, InvalidScenario) as fault:
            raise refusal(fault) from fault
    return _out(found, own_price=asked.price is not None)


def _out(found: Answer, *, own_price: bool) -> CreditsOut:
    instance = found.instance
    return CreditsOut(
        instance_type=instance.name,
        vcpus=instance.vcpus,
        mode=found.mode,
        baseline_percent=number(instance.baseline),
        credits_per_hour=number(instance.per_hour),
        limit=number(instance.most),
        average_percent=number(found.average),
        currency="USD",
        price_per_vcpu_hour=plain(found.price),
        runs={mode: _run(found, mode, run) for mode, run in found.runs.items()},
        steps=steps_out(STEPS, steps(found)),
        advice=remarks_out(ADVICE, advice(found)),
        **dated([] if own_price else [priced(PRICE_FACT)]),
    )


def _run(found: Answer, mode: Mode, run: Run) -> RunOut:
    last = run.last
    return RunOut(
        start=number(run.first.balance),
        earned=number(last.earned),
        surplus=number(last.surplus),
        spent=number(last.spent),
        balance=number(last.balance),
        lost=number(last.lost),
        denied=number(last.denied),
        owed=number(last.owed),
        charged=number(last.charged),
        cost=str(to_cents(found.cost(mode))),
        cost_if_stopped=str(to_cents(found.cost_if_stopped(mode))),
        throttled_minutes=number(run.minutes("throttled")),
        stretches=[
            StretchOut(
                state=each.state,
                from_minute=number(each.before.minute),
                to_minute=number(each.after.minute),
                wanted_percent=number(each.wanted),
                given_percent=number(each.given),
                balance=number(each.after.balance),
                owed=number(each.after.owed),
                charged=number(each.after.charged),
            )
            for each in run.stretches
        ],
    )
