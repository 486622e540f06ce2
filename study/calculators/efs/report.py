"""What the calculator of EFS answers, in the words of the page."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from study.calculators.efs.form import EfsForm
from study.calculators.efs.limits import price_facts
from study.calculators.efs.sentences import ITEMS, NOTES, PHRASES, RULES, steps_of
from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.pricing.words import amount as money
from study.calculators.sentences import amount, number, say_steps
from study.content import ledger
from study.core.efs.ageing import archive_exists, stored
from study.core.efs.moving import broken, unserved
from study.core.efs.system import MIB_IN_GIB
from study.core.facts import write_number
from study.core.remarks import Remark, remark
from study.language import page_language

IOPS = "efs-performance-general-purpose"


def report(form: EfsForm) -> Report:
    rules = [PHRASES.say(RULES, each) for each in broken_rules(form)]
    bill = form.bill
    return Report(
        title=_("EFS"),
        verdict=_("USD %(efs)s a month on EFS, USD %(ebs)s on gp3, USD %(s3)s in S3 Standard.")
        % {"efs": money(bill.total), "ebs": money(bill.ebs), "s3": money(bill.s3)},
        tone="wrong" if rules else "right",
        sums=list(_sums(form)),
        sheets=[_bill(form), _others(form)],
        steps=say_steps(steps_of(form.system), form.steps, page_language()),
        notes=[PHRASES.say(NOTES, each) for each in notes(form)],
        rules=rules,
        basis=price_facts(form.system.kind, form.system.mode),
    )


def broken_rules(form: EfsForm) -> tuple[Remark, ...]:
    """What AWS refuses, and what the load finds missing."""
    return (*broken(form.system, form.limits), *unserved(form.throughput, form.stretches))


def _sums(form: EfsForm) -> Iterator[tuple[str, str]]:
    gives = form.throughput
    yield _("Size"), amount(form.system.size, "gib")
    if form.system.mode != "elastic":
        yield _("The load counts as"), amount(gives.metered, "mib-per-second")
    if form.system.mode == "bursting":
        yield _("Baseline"), amount(gives.bucket.base, "mib-per-second")
        yield _("Burst"), amount(gives.bucket.burst, "mib-per-second")
    elif gives.sustained is not None:
        yield _("All day"), amount(gives.sustained, "mib-per-second")
    yield _("Reads at most"), _range(gives.span.read_low, gives.span.read_high)
    yield _("Writes at most"), _range(gives.span.write_low, gives.span.write_high)
    yield _("One client at most"), amount(gives.client, "mib-per-second")


def _range(low: Decimal, high: Decimal) -> str:
    """Both ends in GiB/s."""
    most = amount(high / MIB_IN_GIB, "gib-per-second")
    return most if low == high else f"{number(low / MIB_IN_GIB)}–{most}"


def notes(form: EfsForm) -> Iterator[Remark]:
    """What to mind although no rule is broken."""
    system, limits, span = form.system, form.limits, form.throughput.span
    now = stored(system, limits).now
    moves = bool(system.to_ia or (system.to_archive and archive_exists(system)))
    if system.reads > span.read_low or system.writes > span.write_low:
        yield remark("by_region")
    if system.mode != "elastic" and moves:
        yield remark("baseline_falls")
    if system.file_size < limits.file_least and system.size > now["standard"]:
        times = number(limits.file_least / system.file_size)
        yield remark("small", file_least=limits.file_least, file=system.file_size, times=times)
    if moves:
        yield remark("returns" if system.back == "first-access" else "stays")
    if system.to_archive and archive_exists(system):
        yield remark("archive_least", archive_least=limits.archive_least)
    if system.kind == "one-zone":
        yield remark("one_zone")
    name = "one-zone" if system.kind == "one-zone" else system.mode
    yield remark(
        "iops",
        read_iops=ledger().number(f"{IOPS}.{name}-read"),
        write_iops=ledger().number(f"{IOPS}.{name}-write"),
    )
    yield remark("compare")
    prices, *_rest = price_facts(system.kind, system.mode)
    yield remark("prices", checked=ledger()[prices].checked)


def _bill(form: EfsForm) -> Sheet:
    rows = [
        Row(
            str(ITEMS[line.item]),
            [number(line.quantity), write_number(line.price, 2), money(line.cost)],
        )
        for line in form.bill.lines
    ]
    rows.append(Row(_("A month"), ["", "", money(form.bill.total)]))
    head = [_("USD, us-east-1"), _("How much"), _("Price"), _("Cost")]
    return Sheet("bill", _("What it costs"), head, rows)


def _others(form: EfsForm) -> Sheet:
    bill, size = form.bill, form.system.size
    costs = [
        (_("EFS"), size, bill.total),
        (_("EBS gp3"), bill.ebs_size, bill.ebs),
        (_("S3 Standard"), size, bill.s3),
    ]
    rows = [
        Row(name, [number(paid), money(cost), number(cost / size, 4)])
        for name, paid, cost in sorted(costs, key=lambda each: each[2])
    ]
    head = [_("USD, us-east-1"), _("GB paid for"), _("A month"), _("For a GB of yours")]
    return Sheet("others", _("Beside EBS and S3"), head, rows)
