"""Round robin against least outstanding requests: their form and what comes of them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.calculators.lab.forms import LabForm, count, text
from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.sentences import Phrases, Said, amount, number, say_steps
from study.core.balancing.routing import ALGORITHMS, BOUNDS, Served, Traffic, serve
from study.core.balancing.working import served_steps
from study.core.line_chart import grid, stairs
from study.core.remarks import CannotAsk, Step, check_range, remark
from study.language import page_language

NAMES = {
    "round_robin": later("Round robin"),
    "least_outstanding": later("Least outstanding requests"),
}
WRONG: dict[str, Said] = {
    "not_numbers": (later("Write whole numbers with commas between them, such as 2,2,14."), ""),
    "bad_duration": (later("A request takes from %(least)s to %(most)s seconds."), ""),
}
NOTES: dict[str, Said] = {
    "default": (
        later("Round robin is the default. Both are settings of the target group."),
        "sticky-alb-default-routing",
    ),
    "nlb": (later("An NLB knows neither: it hashes flows."), "nlb-layer4-performance"),
    "model": (
        later(
            "Simplified: one request a second, and among equally busy targets they take turns, "
            "which AWS does not promise."
        ),
        "",
    ),
}
STEPS: dict[str, Said] = {
    "turns": (
        later("In turn, one target gets at most so many: requests ÷ targets, rounded up"),
        "sticky-alb-default-routing",
    ),
    "round_robin": (
        later("In turn, the most at one target at once, of all targets"),
        "sticky-alb-default-routing",
    ),
    "least_outstanding": (
        later("By least outstanding requests, the most at one target at once"),
        "sticky-alb-default-routing",
    ),
}
DASHES = 4  # line styles that are told apart; further targets begin again


class RoutingForm(LabForm):
    """Requests and targets. Once valid it has what came of both algorithms, `served`."""

    FIXED = {"show": "routing"}
    BEGIN = {"requests": "2,2,14", "seconds": "90", "targets": "1,1,1"}
    WRONG = WRONG
    PHRASES = Phrases({})

    requests = text(
        later("Seconds that requests take"), later("A pattern that repeats; one request a second.")
    )
    seconds = count(later("How many requests"))
    targets = text(
        later("Targets, by slowness"),
        later("1,1,3 is three targets, the third three times as slow."),
    )

    traffic: Traffic
    served: tuple[Served, ...]
    steps: tuple[Step, ...]

    @classmethod
    def bounds(cls) -> Mapping[str, tuple[int, int]]:
        return {"seconds": BOUNDS["requests"]}

    def work(self, data: dict[str, Any]) -> None:
        pattern = read_numbers(data["requests"], "requests")
        many = data["seconds"]
        check_range("seconds", many, *BOUNDS["requests"])
        takes = tuple(pattern[place % len(pattern)] for place in range(many))
        self.traffic = Traffic(takes, read_numbers(data["targets"], "targets"))
        self.served = tuple(serve(self.traffic, algorithm) for algorithm in ALGORITHMS)
        self.steps = tuple(served_steps(self.traffic, self.served))


def read_numbers(typed: str, field: str) -> tuple[int, ...]:
    """Whole numbers with something between them; raises CannotAsk."""
    words = [(found.group(), found.start()) for found in re.finditer(r"[^\s,，、;；]+", typed)]
    for word, start in words:
        if not re.fullmatch(r"\d{1,9}", word, re.ASCII):
            raise CannotAsk("not_numbers", field, start)
    if not words:
        raise CannotAsk("not_numbers", field)
    return tuple(int(word) for word, _start in words)


def report(form: RoutingForm) -> Report:
    robin, least = form.served
    if least.highest < robin.highest:
        verdict = _(
            "Least outstanding keeps each target at %(low)s at most; in turn one has %(high)s."
        )
    elif least.highest == robin.highest:
        verdict = _("Both pile up as much, %(low)s at one target: here the order does not matter.")
    else:
        verdict = _("Here taking turns piles up less: %(high)s at one target against %(low)s.")
    values = {
        "low": amount(least.highest, "request"),
        "high": amount(robin.highest, "request"),
    }
    rows = [
        Row(
            _("Target %(number)s") % {"number": target + 1},
            [
                text
                for served in form.served
                for text in (number(served.received(target)), number(served.highest_at(target)))
            ],
        )
        for target in range(len(form.traffic.slowness))
    ]
    head = [_("Target"), _("In turn: got"), _("most at once"), _("Least: got"), _("most at once")]
    return Report(
        title=_("Round robin against least outstanding requests"),
        verdict=verdict % values,
        sheets=[
            Sheet("targets", _("What each target got"), head, rows),
        ],
        steps=say_steps(STEPS, form.steps, page_language()),
        notes=[form.PHRASES.say(NOTES, remark(code)) for code in NOTES],
    )


def drawing(form: RoutingForm) -> dict[str, Any]:
    """Requests at each target over time, one drawing for each algorithm on the same scale."""
    highest = max(served.highest for served in form.served)
    top, ticks = grid(Decimal(max(highest, 1)))
    span = len(form.traffic.takes)
    return {
        "charts": [
            {
                "id": served.algorithm,
                "name": NAMES[served.algorithm],
                "paths": [
                    (
                        target % DASHES,
                        stairs(counts, span, top),
                    )
                    for target, counts in enumerate(zip(*served.outstanding, strict=True))
                ],
            }
            for served in form.served
        ],
        "ticks": [(tick, number(tick.value)) for tick in ticks if tick.value == int(tick.value)],
        "keys": [
            (target % DASHES, _("Target %(number)s") % {"number": target + 1})
            for target in range(len(form.traffic.slowness))
        ],
        "last": span,
    }
