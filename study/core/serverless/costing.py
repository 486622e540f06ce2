"""What a month costs on Lambda, on Fargate tasks and on EC2 instances.

    Lambda    (requests - free) x price + (requests x seconds x GB - free) x price
    others    units x hours of a month x price; units = concurrency / requests at once of each

Over the requests of a month, with the shape of the day kept, Lambda is a line with two kinks where
the free tier ends, the others are stairs. Both are given as pieces, so that where two of them
cross is found exactly. Nothing is rounded here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal, get_args

from study.core.serverless.workload import (
    MILLION,
    SECONDS_IN_HOUR,
    UNEVEN,
    Limits,
    Prices,
    Workload,
    peak_rate,
)

Option = Literal["lambda", "fargate", "ec2"]
OPTIONS: tuple[Option, ...] = get_args(Option)
NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Bill:
    """A month on Lambda, part by part. `free_*` are what the free tier took off."""

    gb_seconds: Decimal
    free_requests: Decimal
    free_gb_seconds: Decimal
    for_requests: Decimal
    for_duration: Decimal

    @property
    def total(self) -> Decimal:
        return self.for_requests + self.for_duration


@dataclass(frozen=True, slots=True)
class Piece:
    """cost = fixed + slope x requests, for more than `start` and up to `end` requests a month."""

    start: Decimal
    end: Decimal | None  # None: for ever
    fixed: Decimal
    slope: Decimal

    def cost(self, requests: Decimal) -> Decimal:
        return self.fixed + self.slope * requests


def bill(workload: Workload, limits: Limits, prices: Prices) -> Bill:
    """What Lambda charges for a month."""
    requests = Decimal(workload.requests)
    gb_seconds = requests * workload.gb_seconds_each
    free_requests = min(requests, Decimal(limits.free_requests)) if workload.free else NONE
    free_gb_seconds = min(gb_seconds, Decimal(limits.free_gb_seconds)) if workload.free else NONE
    return Bill(
        gb_seconds=gb_seconds,
        free_requests=free_requests,
        free_gb_seconds=free_gb_seconds,
        for_requests=(requests - free_requests) / MILLION * prices.per_million,
        for_duration=(gb_seconds - free_gb_seconds) * prices.per_gb_second,
    )


def busy(workload: Workload, limits: Limits) -> Decimal:
    """The concurrency of the busiest second for each request of the month."""
    if not workload.requests:
        return UNEVEN * workload.seconds / limits.month
    return peak_rate(workload, limits) * workload.seconds / workload.requests


def units(workload: Workload, limits: Limits, at_once: int) -> int:
    """Tasks or instances that serve the busiest second, never fewer than asked for."""
    needed = busy(workload, limits) * workload.requests / at_once
    return max(workload.tasks, int(needed.to_integral_value(ROUND_CEILING)))


def hours(limits: Limits) -> Decimal:
    return Decimal(limits.month) / SECONDS_IN_HOUR


def monthly(workload: Workload, limits: Limits, prices: Prices) -> dict[Option, Decimal]:
    """What a month costs under each option."""
    tasks = units(workload, limits, workload.task_at_once)
    instances = units(workload, limits, workload.instance_at_once)
    return {
        "lambda": bill(workload, limits, prices).total,
        "fargate": tasks * hours(limits) * prices.task.hour,
        "ec2": instances * hours(limits) * prices.instance_hour,
    }


def pieces(option: Option, workload: Workload, limits: Limits, prices: Prices) -> Iterator[Piece]:
    """The cost over the requests of a month, piece by piece from none on; stairs never end."""
    if option == "lambda":
        yield from _kinked(workload, limits, prices)
        return
    at_once = workload.task_at_once if option == "fargate" else workload.instance_at_once
    price = prices.task.hour if option == "fargate" else prices.instance_hour
    each = busy(workload, limits) / at_once
    count, start = workload.tasks, NONE
    while each:
        end = count / each
        yield Piece(start, end, count * hours(limits) * price, NONE)
        count, start = count + 1, end
    yield Piece(start, None, count * hours(limits) * price, NONE)


def _kinked(workload: Workload, limits: Limits, prices: Prices) -> Iterator[Piece]:
    """For requests and for duration the price sets in where the free tier ends."""
    each = workload.gb_seconds_each
    free = (limits.free_requests, limits.free_gb_seconds / each) if workload.free else (0, 0)
    parts = [
        (Decimal(free[0]), prices.per_million / MILLION),
        (Decimal(free[1]), each * prices.per_gb_second),
    ]
    kinks = sorted({NONE, *(begins for begins, _slope in parts)})
    for start, end in zip(kinks, [*kinks[1:], None], strict=True):
        charged = [(begins, slope) for begins, slope in parts if begins <= start]
        yield Piece(
            start,
            end,
            -sum((begins * slope for begins, slope in charged), NONE),
            sum((slope for _begins, slope in charged), NONE),
        )
