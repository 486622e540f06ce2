"""The form of the calculator of Lambda, Fargate and EC2."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from study.calculators.lab.forms import LabForm, choice, count, decimal, text
from study.calculators.serverless.limits import (
    ARCHES,
    instance_price,
    limits,
    prices,
    spelled,
    task_sizes,
)
from study.calculators.serverless.sentences import (
    CATCHERS,
    FAILURES,
    FREE,
    PHRASES,
    TRIGGERS,
    WRONG,
)
from study.core.pricing.prices import Price
from study.core.remarks import Remark, Step, check_range
from study.core.serverless.costing import Bill, Option, bill, monthly
from study.core.serverless.crossing import Crossing, crossings
from study.core.serverless.retrying import Timeline, timeline
from study.core.serverless.rules import broken, options
from study.core.serverless.running import Running, running
from study.core.serverless.working import steps
from study.core.serverless.workload import RANGES, Limits, Prices, Workload

DEAREST = 100_000
OWN_PRICES = ("request_price", "duration_price", "vcpu_price", "gb_price", "instance_price")


class ServerlessForm(LabForm):
    """A workload. Once valid it has what the core makes of it: `options` can run it, and only of
    them there are costs, crossings and, for Lambda, a bill and a timeline."""

    BEGIN = {
        "requests": "10000000",
        "duration": "120",
        "memory": "512",
        "arch": "x86",
        "trigger": "async",
        "free": "yes",
        "failure": "error",
        "catcher": "dlq",
        "task_vcpu": "0.5",
        "task_memory": "1",
        "task_at_once": "10",
        "instance_type": "t3.small",
        "instance_at_once": "30",
        "tasks": "2",
    }
    SELDOM = (
        "free",
        "account",
        "reserved",
        "trouble",
        "retries",
        "age",
        "tasks",
        "task_at_once",
        "instance_at_once",
        *OWN_PRICES,
    )
    WRONG = WRONG
    PHRASES = PHRASES

    requests = forms.IntegerField(
        label=_("Requests a month"), min_value=0, max_value=RANGES["requests"][1]
    )
    duration = count(_("Milliseconds of each"))
    memory = count(_("Memory, MB"))
    peak = decimal(_("Requests in the busiest second"), _("Empty: ten times the average."))
    arch = choice(_("Architecture"), {arch: arch for arch in ARCHES})
    trigger = choice(_("Invoked"), TRIGGERS)
    failure = choice(_("When it fails"), FAILURES)
    catcher = choice(_("What is left goes to"), CATCHERS)
    task_vcpu = choice(_("Fargate task, vCPU"), {})
    task_memory = decimal(_("Its memory, GB"))
    instance_type = text(_("EC2 instance type"))
    free = choice(_("Free tier of Lambda"), FREE)
    account = count(_("Concurrency of the account"))
    reserved = count(_("Reserved for this function"), _("Empty: nothing is reserved."))
    trouble = count(_("The failure ends after seconds"), _("Empty: it never does."))
    retries = count(_("Retries after an error"))
    age = count(_("Maximum age of an event, seconds"))
    tasks = count(_("Tasks or instances at the least"))
    task_at_once = count(_("Requests at once, a task"))
    instance_at_once = count(_("Requests at once, an instance"))
    request_price = decimal(_("A million requests, USD"))
    duration_price = decimal(_("A GB-second, USD"))
    vcpu_price = decimal(_("A vCPU-hour of Fargate, USD"))
    gb_price = decimal(_("A GB-hour of Fargate, USD"))
    instance_price = decimal(_("An hour of the instance, USD"))

    workload: Workload
    limits: Limits
    prices: Prices
    price: Price | None  # of the instance, where it was looked up
    instance: str
    running: Running
    rules: tuple[Remark, ...]  # that are broken
    options: tuple[Option, ...]
    bill: Bill | None
    costs: dict[Option, Decimal]
    timeline: Timeline | None

    def __init__(self, typed: Mapping[str, str]) -> None:
        super().__init__(typed)
        self.fields["task_vcpu"].choices = [(each, each) for each in task_sizes()]  # type: ignore[attr-defined]
        for name in self.fields:
            if name not in self.BEGIN:
                self.fields[name].required = False

    def work(self, data: dict[str, Any]) -> None:
        own = {name: data[name] for name in OWN_PRICES}
        for name, value in own.items():
            if value is not None:
                check_range(name, value, 0, DEAREST)
        self.price = None
        if own["instance_price"] is None:
            self.price = instance_price(data["instance_type"])
            self.instance, hour = self.price.instance_type, self.price.per_hour
        else:
            self.instance, hour = spelled(data["instance_type"]), own["instance_price"]
        self.limits = limits(data["arch"])
        self.prices = prices(data["arch"], data["task_vcpu"], data["task_memory"], hour, own)
        self.workload = Workload(
            **{each.name: data[each.name] for each in fields(Workload) if each.name != "free"},
            free=data["free"] == "yes",
        )
        asked = self.workload, self.limits, self.prices
        self.running = running(self.workload, self.limits)
        self.rules = broken(self.workload, self.limits, self.running)
        self.options = options(self.rules)
        costs = monthly(*asked)
        self.costs = {option: costs[option] for option in self.options}
        on_lambda = "lambda" in self.options
        self.bill = bill(*asked) if on_lambda else None
        self.timeline = timeline(self.workload, self.limits) if on_lambda else None

    @cached_property
    def crossings(self) -> tuple[Crossing, ...]:
        """Where two options cost the same: the longest to find, and not needed for the bill."""
        return crossings(self.workload, self.limits, self.prices, self.options)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return steps(self.workload, self.limits, self.prices, self.running, self.options)
