"""The timing of health checks: the form, the spans, and the checks on a line."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.calculators.lab.forms import LabForm, choice, count
from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.sentences import Phrases, Said, amount
from study.content import ledger
from study.core.balancing.health import Check, Checks, Limits, Span, Timing, timing, watch
from study.core.names_below import place_names
from study.core.remarks import check_range, remark

FAILURES = {"refuses": later("refuses at once"), "hangs": later("hangs until the timeout")}
STATES = {
    "initial": later("initial"),
    "healthy": later("healthy"),
    "unhealthy": later("unhealthy"),
}
DEFAULTS = {
    "interval": "alb-health-one-check.interval",
    "timeout": "alb-health-one-check.timeout",
    "healthy": "alb-health-one-check.healthy",
    "unhealthy": "alb-health-one-check.unhealthy",
    "delay": "clb-connection-draining.default",
}
# Not of AWS, but of what is drawn here: seconds.
BOUNDS = {"fails": (0, 600), "recovers": (0, 1800)}
WIDTH = 468  # of the drawing, without its edges
LETTERS = 17  # the height of its letters on a phone, where they are largest

WRONG: dict[str, Said] = {
    "interval_outside": (
        later("An interval is from %(least)s to %(most)s seconds."),
        "alb-health-one-check",
    ),
    "timeout_outside": (
        later("A timeout is from %(least)s to %(most)s seconds."),
        "alb-health-one-check",
    ),
    "threshold_outside": (
        later("A threshold is from %(least)s to %(most)s checks."),
        "alb-health-one-check",
    ),
    "delay_outside": (
        later("A deregistration delay is from %(least)s to %(most)s seconds."),
        "clb-connection-draining",
    ),
    "timeout_over_interval": (
        later("Choose a timeout shorter than the interval of %(interval)s."),
        "",
    ),
    "recovers_first": (later("It recovers after it has failed."), ""),
}
NOTES: dict[str, Said] = {
    "first": (
        later("A new target passes %(first)s check, whatever the healthy threshold."),
        "alb-health-one-check",
    ),
    "open": (
        later("If all targets are unhealthy, all of them get traffic again."),
        "elb-fail-open",
    ),
    "delay": (
        later("A target that is deregistered may finish its requests for up to %(delay)s."),
        "clb-connection-draining",
    ),
}


class HealthForm(LabForm):
    """Settings of a target group and a failure. Once valid it has the `timing` and the `seen`."""

    FIXED = {"show": "health"}
    BEGIN = {"failure": "refuses", "fails": "70", "recovers": "200"}
    WRONG = WRONG
    PHRASES = Phrases(
        {"delay": "second", "interval": "second", "first": "count"},
    )

    interval = count(later("Interval, seconds"))
    timeout = count(later("Timeout, seconds"))
    healthy = count(later("Healthy threshold"))
    unhealthy = count(later("Unhealthy threshold"))
    delay = count(later("Deregistration delay, seconds"))
    failure = choice(later("The failed target"), FAILURES)
    fails = count(later("Fails at second"))
    recovers = count(later("Recovers at second"))

    checks: Checks
    timing: Timing
    seen: list[Check]
    until: int

    @classmethod
    def begin(cls) -> Mapping[str, str]:
        return {
            **cls.BEGIN,
            **{name: str(ledger().number(fact)) for name, fact in DEFAULTS.items()},
        }

    def work(self, data: dict[str, Any]) -> None:
        for field, bounds in BOUNDS.items():
            check_range(field, data[field], *bounds)
        check_range("recovers", data["recovers"], data["fails"], BOUNDS["recovers"][1])
        names = ("interval", "timeout", "healthy", "unhealthy", "delay")
        self.checks = Checks(**{name: data[name] for name in names}, limits=limits())
        self.timing = timing(self.checks, data["failure"])
        self.until = data["recovers"] + (self.checks.healthy + 1) * self.checks.interval
        self.seen = watch(self.checks, data["failure"], data["fails"], data["recovers"], self.until)


@cache
def limits() -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""

    def number(name: str) -> int:
        return int(ledger().number(name))

    def bounds(name: str) -> tuple[int, int]:
        fact = f"alb-health-one-check.{name}"
        return number(f"{fact}-min"), number(f"{fact}-max")

    return Limits(
        interval=bounds("interval"),
        timeout=bounds("timeout"),
        threshold=bounds("threshold"),
        delay=(number("clb-connection-draining.min"), number("clb-connection-draining.max")),
        first=number("alb-health-one-check.first"),
    )


def report(form: HealthForm) -> Report:
    spans = form.timing
    late = form.checks.timeout if form.cleaned_data["failure"] == "hangs" else 0
    rows = [
        _row(_("A new target gets traffic"), form.checks.limits.first, form, 0, spans.joins),
        _row(_("A dead target gets none"), form.checks.unhealthy, form, late, spans.leaves),
        _row(_("A mended one gets traffic again"), form.checks.healthy, form, 0, spans.returns),
    ]
    return Report(
        title=_("Health-check timing"),
        verdict=_("A dead target leaves after %(span)s.") % {"span": _span(spans.leaves)},
        sheets=[
            Sheet(
                "spans",
                _("How long it takes"),
                [_("What"), _("Checks × interval"), _("Takes")],
                rows,
            ),
            Sheet(
                "checks",
                _("The checks, as a table"),
                [_("Second"), _("Result"), _("In a row"), _("State then")],
                [
                    Row(
                        str(each.at),
                        [
                            _("passed") if each.passed else _("failed"),
                            str(each.row),
                            str(STATES[each.state]),
                        ],
                    )
                    for each in form.seen
                ],
                end=4,
                folded=True,
            ),
        ],
        notes=[
            form.PHRASES.say(NOTES, remark("first", first=form.checks.limits.first)),
            form.PHRASES.say(NOTES, remark("open")),
            form.PHRASES.say(NOTES, remark("delay", delay=form.checks.delay)),
        ],
    )


def drawing(form: HealthForm) -> dict[str, Any]:
    """The checks as ticks on a line of time, and under it the state that they lead to."""

    def x(second: int) -> float:
        return round(6 + WIDTH * min(second, form.until) / form.until, 1)

    spells: list[dict[str, Any]] = []
    for each in form.seen:
        if not spells or spells[-1]["state"] != each.state:
            spells.append({"state": each.state, "name": STATES[each.state], "x": x(each.known)})
    for spell, after in zip(spells, [*spells[1:], {"x": 6 + WIDTH}], strict=True):
        spell["width"] = round(after["x"] - spell["x"], 1)
    named = [(str(each["name"]), each["x"], each["width"]) for each in spells]
    for spell, place in zip(spells, place_names(named, LETTERS, 6 + WIDTH), strict=True):
        spell["place"] = place
    data = form.cleaned_data
    return {
        "ticks": [(x(each.at), each.passed) for each in form.seen],
        "spells": spells,
        "below": not all(each["place"].inside for each in spells),
        "failed": {
            "x": x(data["fails"]),
            "width": round(x(data["recovers"]) - x(data["fails"]), 1),
        },
        "seconds": [(x(form.until * part // 4), form.until * part // 4) for part in range(5)],
    }


def _row(title: str, checks: int, form: HealthForm, late: int, span: Span) -> Row:
    sum_ = f"{checks} × {form.checks.interval}" + (f" + {late}" if late else "")
    return Row(title, [sum_, _span(span)])


def _span(span: Span) -> str:
    return _("%(soonest)s to %(latest)s") % {
        "soonest": span.soonest,
        "latest": amount(span.latest, "second"),
    }
