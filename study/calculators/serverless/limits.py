"""Limits and prices of the calculator of Lambda, read from the facts."""

import re
from decimal import Decimal
from functools import cache
from typing import Literal, get_args

from study.calculators.pricing.prices_file import prices as ec2_prices
from study.content import ledger
from study.core.pricing.prices import Price, UnknownPrice
from study.core.remarks import CannotAsk
from study.core.serverless.workload import SECONDS_IN_HOUR, Limits, Prices, Task
from study.core.types.naming import InvalidName, parse
from study.language import page_language

Arch = Literal["x86", "arm"]
ARCHES: tuple[Arch, ...] = get_args(Arch)
_MINUTE = 60
# Each limit, the value of a fact that it is, and how many of the core's units one of its is.
SOURCES: dict[str, tuple[str, int]] = {
    "memory_least": ("lambda-memory.min", 1),
    "memory_most": ("lambda-memory.max", 1),
    "vcpu_memory": ("lambda-memory.vcpu-memory", 1),
    "timeout": ("lambda-timeout.max-seconds", 1),
    "api_timeout": ("lambda-api-timeout.default", 1),
    "account": ("lambda-concurrency.account", 1),
    "unreserved": ("lambda-reserved-provisioned.unreserved", 1),
    "scale_step": ("lambda-concurrency.scale-step", 1),
    "scale_seconds": ("lambda-concurrency.scale-interval", 1),
    "free_requests": ("lambda-billing.free-requests", 1),
    "free_gb_seconds": ("lambda-billing.free-compute", 1),
    "retries": ("lambda-dlq-retries.max-retries", 1),
    "age": ("lambda-dlq-retries.event-age", SECONDS_IN_HOUR),
    "backoff_first": ("lambda-async-throttle.interval-first", 1),
    "backoff_most": ("lambda-async-throttle.interval-max", _MINUTE),
    "month": ("month-of-hours.hours", SECONDS_IN_HOUR),
}
WAITS = ("lambda-dlq-retries.wait-first", "lambda-dlq-retries.wait-second")  # minutes
PRICES, TASKS = "lambda-prices", "fargate-prices"
TIERS = {"x86": "lambda-prices.tier-x86", "arm": "lambda-prices.tier-arm"}
SIZES = "fargate-task-sizes"
_STEPS_RE = re.compile(r"(\d+) to (\d+) by (\d+)")


@cache
def limits(arch: str = "x86") -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""
    facts = ledger()
    numbers = {name: int(facts.number(fact)) * times for name, (fact, times) in SOURCES.items()}
    return Limits(
        **numbers,  # type: ignore[arg-type]
        waits=tuple(int(facts.number(fact)) * _MINUTE for fact in WAITS),
        first_tier=int(facts.number(TIERS[arch])),
    )


def region() -> str:
    """The Region whose prices were looked up."""
    return ledger().write(f"{PRICES}.region", "en")


@cache
def task_sizes() -> dict[str, tuple[Decimal, ...]]:
    """The vCPUs that a task may have, as written, and the GB of memory with each."""
    values = ledger()[SIZES].values
    return {
        name.removeprefix("vcpu-").replace("-", "."): _memories(value.text.en)
        for name, value in values.items()
        if value.text
    }


def _memories(text: str) -> tuple[Decimal, ...]:
    if steps := _STEPS_RE.fullmatch(text):
        first, last, step = map(int, steps.groups())
        return tuple(Decimal(each) for each in range(first, last + 1, step))
    return tuple(Decimal(each) for each in re.findall(r"[\d.]+", text))


def prices(
    arch: str, vcpu: str, memory: Decimal, instance_hour: Decimal, own: dict[str, Decimal | None]
) -> Prices:
    """Looked-up prices, and before them those of one's own; raises CannotAsk for no task size."""
    if memory not in task_sizes()[vcpu]:
        written = ledger().write(f"{SIZES}.vcpu-{vcpu.replace('.', '-')}", page_language())
        raise CannotAsk("task_size", "task_memory", vcpu=vcpu, sizes=written)

    def price(name: str, fact: str) -> Decimal:
        typed = own.get(name)
        return ledger().number(fact) if typed is None else typed

    return Prices(
        per_million=price("request_price", f"{PRICES}.request"),
        per_gb_second=price("duration_price", f"{PRICES}.{arch}"),
        task=Task(
            vcpus=Decimal(vcpu),
            memory=memory,
            vcpu_hour=price("vcpu_price", f"{TASKS}.{arch}-vcpu"),
            gb_hour=price("gb_price", f"{TASKS}.{arch}-gb"),
        ),
        instance_hour=instance_hour,
    )


def instance_price(name: str) -> Price:
    """The price that was looked up for the type in the Region; raises CannotAsk."""
    try:
        return ec2_prices().price(name, region())
    except UnknownPrice as fault:
        raise CannotAsk("unknown_type", "instance_type", near=fault.suggestions) from fault


def spelled(name: str) -> str:
    """A type whose price is one's own; raises CannotAsk if it is no name."""
    try:
        return parse(name).name
    except InvalidName as fault:
        raise CannotAsk("no_type_name", "instance_type", fault.position) from fault
