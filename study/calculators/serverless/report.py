"""What the calculator of Lambda answers, in the words of the page."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.pricing.words import amount as money
from study.calculators.sentences import Sentence, amount, number, say_steps
from study.calculators.serverless.form import ServerlessForm
from study.calculators.serverless.limits import PRICES, SIZES, TASKS
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
from study.core.pricing.pricing import MONTHS
from study.core.remarks import Remark, remark
from study.core.serverless.costing import Option
from study.core.serverless.crossing import Crossing
from study.core.serverless.retrying import Timeline
from study.language import page_language

FACTS = (PRICES, TASKS, SIZES)
UNSERVED = {"throttled", "api_timeout"}  # rules under which requests fail
MOST_ATTEMPTS = 14  # rows of a timeline; the rest is summed up
_MINUTE, _HOUR = 60, 3600


def report(form: ServerlessForm) -> Report:
    rules = [PHRASES.say(RULES, each) for each in form.rules]
    return Report(
        title=_("Lambda, Fargate or EC2"),
        verdict=_verdict(form),
        tone="wrong" if rules else "right",
        sums=list(_sums(form)),
        sheets=[*([_attempts(form.timeline)] if form.timeline else []), _costs(form)],
        steps=say_steps(STEPS, form.steps, page_language()),
        notes=[PHRASES.say(NOTES, each) for each in notes(form)],
        rules=rules,
        basis=[*FACTS, *_basis(form)],
    )


def _verdict(form: ServerlessForm) -> str:
    best = cheapest(form)
    said = {
        "option": OPTIONS[best],
        "cost": money(form.costs[best]),
        "others": ", ".join(
            f"{OPTIONS[option]} {money(cost)}"
            for option, cost in form.costs.items()
            if option != best
        ),
    }
    if "lambda" not in form.options:
        return (
            _(
                "Lambda cannot run this as asked, so it is left out. Of the others %(option)s "
                "costs the least, USD %(cost)s a month; %(others)s."
            )
            % said
        )
    verdict = _("%(option)s costs the least, USD %(cost)s a month; %(others)s.") % said
    short = best == "lambda" and UNSERVED & {each.code for each in form.rules}
    return f"{verdict} {_('But not every request gets through: see below.')}" if short else verdict


def _sums(form: ServerlessForm) -> Iterator[tuple[str, str]]:
    yield _("Concurrency"), number(form.running.concurrency)
    if form.bill and form.timeline:
        yield _("May use"), number(form.running.cap)
        yield _("GB-seconds"), number(form.bill.gb_seconds, 0)
        yield _("Last attempt ends after"), span(form.timeline.at)


def _basis(form: ServerlessForm) -> Iterator[str]:
    if form.timeline:
        yield ending(form.timeline, form.workload.catcher).fact


def cheapest(form: ServerlessForm) -> Option:
    """Of those that can run it; of equal ones that which asks for the least care comes first."""
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


def notes(form: ServerlessForm) -> Iterator[Remark]:
    """What to mind although no rule is broken."""
    workload, limits = form.workload, form.limits
    if form.bill:
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
    checked = ledger()[PRICES].checked
    if form.price:
        source = form.price.source.title
        yield remark(
            "prices", checked=checked, instance=form.instance, date=form.price.date, source=source
        )
    else:
        yield remark("own_instance", checked=checked, instance=form.instance)
    yield remark("not_in")


def _attempts(timeline: Timeline) -> Sheet:
    attempts = timeline.attempts
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
