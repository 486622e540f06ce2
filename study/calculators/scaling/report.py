"""A run of the scaling lab in the words of the page."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.scaling.form import ScalingForm
from study.calculators.scaling.sentences import EVENTS, NOTES, PHRASES, POLICIES, STEPS
from study.calculators.sentences import Sentence, amount, number, percent
from study.core.remarks import Remark, remark
from study.core.scaling.group import HOUR
from study.core.scaling.running import Event, Minute
from study.core.scaling.working import working

SHOWN = 12  # events before the rest is one press away


def report(form: ScalingForm) -> Report:
    run, group = form.run, form.group
    hours = run.instance_hours
    fixed = Fraction(run.peak * len(group.load))
    short = run.short_minutes
    verdict = (
        _("Every request is served.")
        if not short
        else _("%(share)s of all requests go unserved, in %(minutes)s.")
        % {"share": percent(run.unserved_share), "minutes": amount(short, "minute")}
    )
    return Report(
        title=str(POLICIES[group.policy]),
        verdict=verdict,
        tone="wrong" if short else "right",
        sums=[
            (_("Most at once"), amount(run.peak, "instance")),
            (_("Instance hours"), number(hours, 1)),
            (
                _("Against as many all the time"),
                _("%(share)s saved") % {"share": percent(1 - hours / fixed, 0)} if fixed else "–",
            ),
        ],
        sheets=[*_events(form), *_working(form), _hours(form)],
        notes=list(_notes(form)),
        basis=list(dict.fromkeys(EVENTS[event.code][1] for event in run.events)),
    )


def said(form: ScalingForm, event: Event) -> Sentence:
    """One event as a sentence."""
    return PHRASES.say(EVENTS, _remark(form, event))


def said_in_both(form: ScalingForm, event: Event) -> dict[str, str]:
    return PHRASES.in_both(EVENTS, _remark(form, event))


def _remark(form: ScalingForm, event: Event) -> Remark:
    return remark(
        event.code,
        before=event.before,
        after=event.after,
        wanted=event.wanted,
        metric=round(Decimal(float(event.metric or 0)), 1),
        target=form.group.target,
    )


def clock(minute: int) -> str:
    """A minute of the run as a time; a second day goes on counting hours."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def _events(form: ScalingForm) -> Iterator[Sheet]:
    head = [_("Time"), _("What and why")]
    rows = [Row(clock(each.minute), [said(form, each).text]) for each in form.run.events]
    if not rows:
        rows.append(Row("–", [_("Nothing: the desired capacity stays as it is.")]))
    yield Sheet("events", _("What happens when"), head, rows[:SHOWN], end=2)
    if rest := rows[SHOWN:]:
        title = _("And what happens later (%(count)s)") % {"count": len(rest)}
        yield Sheet("later", title, head, rest, end=2, folded=True)


def _working(form: ScalingForm) -> Iterator[Sheet]:
    """How the desired capacity was reckoned, event by event."""
    rows = [
        Row(
            clock(event.minute),
            [
                PHRASES.say(STEPS, Remark(step.code)).text,
                f"{step.formula} = {number(step.result.value)}",
            ],
        )
        for event in form.run.events
        for step in working(form.group, event)
    ]
    if rows:
        head = [_("Time"), _("Step"), _("Sum")]
        yield Sheet("working", _("The working"), head, rows, end=3, folded=True)


def _hours(form: ScalingForm) -> Sheet:
    rows = [_hour(each) for each in form.run.minutes[::HOUR]]
    head = [_("Time"), _("Load"), _("CPU"), _("Desired"), _("In service"), _("Unserved")]
    return Sheet("hours", _("Hour by hour, as a table"), head, rows, folded=True)


def _hour(minute: Minute) -> Row:
    metric = "–" if minute.metric is None else f"{number(minute.metric, 0)}%"
    return Row(
        clock(minute.minute),
        [
            number(minute.load, 0),
            metric,
            number(minute.desired),
            number(minute.in_service),
            number(minute.unserved, 0) if minute.unserved else "–",
        ],
    )


def _notes(form: ScalingForm) -> Iterator[Sentence]:
    group = form.group
    codes = {event.code for event in form.run.events}
    if group.policy != "none":
        yield PHRASES.say(
            NOTES, remark("alarms", out_after=group.out_after, in_after=group.in_after)
        )
    if group.policy == "target":
        yield PHRASES.say(NOTES, remark("rounding"))
    if group.policy in {"target", "step"}:
        yield PHRASES.say(NOTES, remark("not_counted"))
        yield PHRASES.say(NOTES, remark("cooldown_only_simple"))
    if group.policy != "none" and group.warmup_minutes < group.busy:
        yield PHRASES.say(NOTES, remark("warmup_short"))
    if "at_max" in codes:
        yield PHRASES.say(NOTES, remark("hit_max"))
    if form.run.short_minutes and not group.schedule:
        yield PHRASES.say(NOTES, remark("predict"))
    yield PHRASES.say(NOTES, remark("model"))
