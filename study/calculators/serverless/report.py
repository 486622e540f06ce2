"""What the calculator of Lambda answers, in the words of the page."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.pricing.words import amount as money
from study.calculators.sentences import Sentence, amount, number
from study.calculators.serverless.form import ServerlessForm
from study.calculators.serverless.sentences import (
    CATCHERS,
    CROSSINGS,
    ENDS,
    NOTES,
    OPTIONS,
    OUTCOMES,
    PHRASES,
    RULES,
    STEPS,
)
from study.content import ledger
from study.core.facts import write_number
from study.core.pricing.pricing import MONTHS
from study.core.remarks import Remark, remark
from study.core.serverless.costing import Option, hours, units
from study.core.serverless.crossing import Crossing
from study.core.serverless.retrying import Timeline
from study.core.serverless.rules import broken
from study.core.serverless.workload import MB_IN_GB

FACTS = ("lambda-prices", "fargate-prices", "fargate-task-sizes")
MOST_ATTEMPTS = 14  # rows of a timeline; the rest is summed up
_MINUTE, _HOUR = 60, 3600


def report(form: ServerlessForm) -> Report:
    rules = [PHRASES.say(RULES, each) for each in broken_rules(form)]
    best = cheapest(form)
    return Report(
        title=_("Lambda, Fargate or EC2"),
        verdict=_("%(option)s costs the least, USD %(cost)s a month; %(others)s.")
        % {
            "option": OPTIONS[best],
            "cost": money(form.costs[best]),
            "others": ", ".join(
                f"{OPTIONS[option]} {money(cost)}"
                for option, cost in form.costs.items()
                if option != best
            ),
        },
        tone="wrong" if rules else "right",
        sums=[
            (_("Concurrency"), number(form.running.concurrency)),
            (_("May use"), number(form.running.cap)),
            (_("GB-seconds"), number(form.bill.gb_seconds, 0)),
            (_("Last attempt ends after"), span(form.timeline.at)),
        ],
        sheets=[_attempts(form), _costs(form)],
        steps=[PHRASES.say(STEPS, each) for each in steps(form)],
        notes=[PHRASES.say(NOTES, each) for each in notes(form)],
        rules=rules,
        basis=[*FACTS, ending(form.timeline, form.workload.catcher).fact],
    )


def broken_rules(form: ServerlessForm) -> tuple[Remark, ...]:
    return broken(form.workload, form.limits, form.running)


def cheapest(form: ServerlessForm) -> Option:
    """Of those that cost the same, the one that asks for the least care comes first."""
    return min(form.costs, key=lambda option: form.costs[option])


def span(seconds: Decimal) -> str:
    """A time in the unit in which one would say it."""
    if seconds < 2 * _MINUTE:
        return amount(seconds, "second")
    if seconds < 2 * _HOUR:
        return amount(seconds / _MINUTE, "minute")
    return amount(seconds / _HOUR, "hour")


def ending(timeline: Timeline, catcher: str) -> Sentence:
    """How the life of an event ends."""
    lost = timeline.end != "succeeded" and catcher == "none"
    said = remark(
        f"{timeline.end}_none" if lost else timeline.end,
        at=span(timeline.at),
        number=timeline.attempts[-1].number,
        attempts=len(timeline.attempts),
        catcher=str(CATCHERS[catcher]),  # type: ignore[index]
    )
    return PHRASES.say(ENDS, said)


def crossing_words(crossing: Crossing) -> str:
    """Where two cost the same, as a sentence."""
    fewer = crossing.fewer or crossing.a
    other = crossing.b if fewer == crossing.a else crossing.a
    code = "always" if crossing.fewer else "same"
    if crossing.at is not None:
        code = "again" if crossing.again else "cross"
    return str(CROSSINGS[code]) % {
        "fewer": OPTIONS[fewer],
        "other": OPTIONS[other],
        "at": amount(round(crossing.at or Decimal(0)), "lambda-request"),
    }


def steps(form: ServerlessForm) -> Iterator[Remark]:
    """The reasoning, one sentence after another."""
    workload, busiest, bill = form.workload, form.running, form.bill
    yield remark(
        "rate",
        requests=workload.requests,
        average=number(busiest.average),
        rate=number(busiest.rate),
    )
    yield remark(
        "concurrency",
        rate=number(busiest.rate),
        seconds=number(workload.seconds, 3),
        exact=number(busiest.concurrency),
        concurrency=busiest.environments,
        cap=busiest.cap,
    )
    yield remark(
        "gb_seconds",
        n=workload.requests,
        seconds=number(workload.seconds, 3),
        gb=number(Decimal(workload.memory) / MB_IN_GB, 4),
        gb_seconds=bill.gb_seconds,
    )
    if workload.free:
        yield remark(
            "free",
            free_requests=bill.free_requests,
            free_compute=bill.free_gb_seconds,
        )
    yield remark(
        "lambda",
        paid=number(workload.requests - bill.free_requests),
        per_million=write_number(form.prices.per_million, 2),
        paid_seconds=number(bill.gb_seconds - bill.free_gb_seconds),
        per_second=write_number(form.prices.per_gb_second, 2),
        for_requests=money(bill.for_requests),
        for_duration=money(bill.for_duration),
        total=money(bill.total),
    )
    data = form.cleaned_data
    size = f"{data['task_vcpu']} vCPU, {number(data['task_memory'])} GB"
    yield _flat(form, "fargate", workload.task_at_once, form.prices.task_hour, size)
    instance = form.prices.instance_hour
    yield _flat(form, "ec2", workload.instance_at_once, instance, form.instance)


def _flat(form: ServerlessForm, option: Option, at_once: int, price: Decimal, size: str) -> Remark:
    return remark(
        option,
        units=units(form.workload, form.limits, at_once),
        hours=number(hours(form.limits)),
        price=number(price, 8),
        size=size,
        total=money(form.costs[option]),
    )


def notes(form: ServerlessForm) -> Iterator[Remark]:
    """What to mind although no rule is broken."""
    workload, limits = form.workload, form.limits
    vcpus = Decimal(workload.memory) / limits.vcpu_memory
    yield remark("cpu", given_mb=workload.memory, vcpus=vcpus)
    if form.running.ramp:
        yield remark("ramp", ramp=form.running.ramp)
    if workload.reserved is None:
        yield remark("shared")
    if form.bill.gb_seconds > limits.first_tier:
        yield remark("beyond_tier", tier=limits.first_tier)
    if workload.trigger == "api":
        yield remark("sync")
    elif workload.catcher == "dlq":
        yield remark("dlq_only_event")
    yield remark("idle")
    yield remark("at_once")
    checked = ledger()["lambda-prices"].checked
    if form.price:
        source = form.price.source.title
        yield remark(
            "prices", checked=checked, instance=form.instance, date=form.price.date, source=source
        )
    else:
        yield remark("own_instance", checked=checked, instance=form.instance)
    yield remark("not_in")


def _attempts(form: ServerlessForm) -> Sheet:
    attempts = form.timeline.attempts
    shown = attempts if len(attempts) <= MOST_ATTEMPTS else attempts[: MOST_ATTEMPTS - 1]
    rows = [
        Row(str(each.number), [span(each.start), str(OUTCOMES[each.outcome])]) for each in shown
    ]
    if len(shown) < len(attempts):
        rows.append(Row("…", ["…", _("%(more)s more") % {"more": len(attempts) - len(shown)}]))
    title = _("The attempts, as a table")
    head = [_("Attempt"), _("Begins after"), _("It")]
    return Sheet("attempts", title, head, rows, end=3, folded=True)


def _costs(form: ServerlessForm) -> Sheet:
    rows = [
        Row(OPTIONS[option], [money(cost), money(cost * MONTHS)])
        for option, cost in sorted(form.costs.items(), key=lambda item: item[1])
    ]
    head = [_("USD, us-east-1"), _("A month"), _("A year")]
    return Sheet("costs", _("What it costs"), head, rows)
