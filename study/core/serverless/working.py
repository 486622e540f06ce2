"""The working: each formula with its numbers, from the requests of a month to what it costs.

It shows what each option takes; of an option that cannot run the work nothing is shown.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from study.core.pricing.amounts import in_formula as n
from study.core.pricing.amounts import plain
from study.core.remarks import Amount, Step
from study.core.serverless.costing import OPTIONS, Bill, Option, bill, hours, units
from study.core.serverless.running import Running
from study.core.serverless.workload import (
    MB_IN_GB,
    MILLION,
    SECONDS_IN_HOUR,
    UNEVEN,
    Limits,
    Prices,
    Workload,
)


def steps(
    workload: Workload,
    limits: Limits,
    prices: Prices,
    busiest: Running,
    options: Sequence[Option] = OPTIONS,
) -> tuple[Step, ...]:
    """How many run at once, and the month of each option."""
    found = [*_rates(workload, limits, busiest)]
    if "lambda" in options:
        found += _room(busiest)
        found += _lambda(workload, prices, bill(workload, limits, prices))
    if "fargate" in options:
        task = prices.task
        formula = f"{n(task.vcpus)} × {plain(task.vcpu_hour)} + {n(task.memory)} × "
        found.append(
            Step("task_hour", formula + plain(task.gb_hour), Amount(task.hour, "usd-per-hour"))
        )
        found += _flat("fargate", workload, limits, busiest, workload.task_at_once, task.hour)
    if "ec2" in options:
        at_once, hour = workload.instance_at_once, prices.instance_hour
        found += _flat("ec2", workload, limits, busiest, at_once, hour)
    return tuple(found)


def _rates(workload: Workload, limits: Limits, busiest: Running) -> Iterator[Step]:
    month = f"{n(hours(limits))} × {SECONDS_IN_HOUR}"
    each = "lambda-request-per-second"
    yield Step("average", f"{workload.requests} ÷ ({month})", Amount(busiest.average, each))
    if workload.peak is None:
        yield Step("busiest", f"{UNEVEN} × {n(busiest.average)}", Amount(busiest.rate, each))
    yield Step(
        "concurrency",
        f"{n(busiest.rate)} × {n(workload.seconds)}",
        Amount(busiest.concurrency, "request"),
    )


def _room(busiest: Running) -> Iterator[Step]:
    yield Step(
        "environments",
        f"⌈{n(busiest.concurrency)}⌉",
        Amount(Decimal(busiest.environments), "execution-environment"),
    )
    if busiest.environments > busiest.cap:
        yield Step(
            "throttled",
            f"1 − {busiest.cap} ÷ {n(busiest.concurrency)}",
            Amount(busiest.throttled_share * 100, "percent"),
        )


def _lambda(workload: Workload, prices: Prices, paid: Bill) -> Iterator[Step]:
    yield Step(
        "gb_seconds",
        f"{workload.requests} × {n(workload.seconds)} × {workload.memory} ÷ {MB_IN_GB}",
        Amount(paid.gb_seconds, "gb-second"),
    )
    requests = _less(n(workload.requests), paid.free_requests)
    yield Step(
        "lambda_requests",
        f"{requests} ÷ {MILLION} × {plain(prices.per_million)}",
        Amount(paid.for_requests, "usd"),
    )
    yield Step(
        "lambda_duration",
        f"{_less(n(paid.gb_seconds), paid.free_gb_seconds)} × {plain(prices.per_gb_second)}",
        Amount(paid.for_duration, "usd"),
    )
    formula = f"{n(paid.for_requests)} + {n(paid.for_duration)}"
    yield Step("lambda", formula, Amount(paid.total, "usd"))


def _less(all_of_it: str, free: Decimal) -> str:
    return f"({all_of_it} − {n(free)})" if free else all_of_it


def _flat(
    option: Option,
    workload: Workload,
    limits: Limits,
    busiest: Running,
    at_once: int,
    hour: Decimal,
) -> Iterator[Step]:
    count = units(workload, limits, at_once)
    formula = f"max({workload.tasks}, ⌈{n(busiest.concurrency)} ÷ {at_once}⌉)"
    yield Step(f"{option}_units", formula, Amount(Decimal(count), "count"))
    month = hours(limits)
    yield Step(option, f"{count} × {n(month)} × {plain(hour)}", Amount(count * month * hour, "usd"))
