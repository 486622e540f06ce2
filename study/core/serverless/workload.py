"""What is asked of a function: how often it runs, for how long, with how much memory.

Limits and prices are arguments: whoever calls brings them from the facts, so that no number of
AWS stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.remarks import CannotAsk, check_range

Trigger = Literal["async", "api"]
Failure = Literal["error", "throttle"]
Catcher = Literal["none", "dlq", "destination"]
TRIGGERS: tuple[Trigger, ...] = get_args(Trigger)
FAILURES: tuple[Failure, ...] = get_args(Failure)
CATCHERS: tuple[Catcher, ...] = get_args(Catcher)

MILLISECONDS = 1000  # in a second
MB_IN_GB = 1024  # as Lambda counts
SECONDS_IN_HOUR = 3600
MILLION = 1_000_000

# A day that nobody described is taken to have a second this many times busier than the average.
UNEVEN = 10

# No limits of AWS, but of what is calculated and drawn here.
RANGES: Mapping[str, tuple[int, int]] = {
    "requests": (0, 10**12),
    "duration": (1, 86_400_000),
    "memory": (1, 1_000_000),
    "peak": (0, 10**9),
    "account": (1, 10**7),
    "reserved": (0, 10**7),
    "trouble": (0, 10**6),
    "age": (1, 10**6),
    "retries": (0, 100),
    "tasks": (1, 10_000),
    "task_at_once": (1, 100_000),
    "instance_at_once": (1, 100_000),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What Lambda allows and how it behaves; durations in seconds, memory in MB."""

    memory_least: int
    memory_most: int
    vcpu_memory: int  # that is worth one vCPU
    timeout: int
    api_timeout: int
    account: int  # concurrent executions in a Region, unless raised
    unreserved: int  # that must stay unreserved
    scale_step: int  # environments that one function adds
    scale_seconds: int  # in so many seconds
    free_requests: int  # a month
    free_gb_seconds: int
    first_tier: int  # GB-seconds a month up to which the price holds
    retries: int  # after an error, at the most
    waits: tuple[int, ...]  # before each retry
    age: int  # of an event, at the most
    backoff_first: int  # between attempts that are throttled
    backoff_most: int
    month: int  # seconds


@dataclass(frozen=True, slots=True)
class Task:
    """The size of a task on Fargate, and what an hour of a vCPU and of a GB of memory costs."""

    vcpus: Decimal
    memory: Decimal  # GB
    vcpu_hour: Decimal
    gb_hour: Decimal

    @property
    def hour(self) -> Decimal:
        return self.vcpus * self.vcpu_hour + self.memory * self.gb_hour


@dataclass(frozen=True, slots=True)
class Prices:
    """In one currency and Region."""

    per_million: Decimal
    per_gb_second: Decimal
    task: Task
    instance_hour: Decimal


@dataclass(frozen=True, slots=True)
class Workload:
    """A function in a month. Fields are called what the address calls them.

    `duration` is what is billed of one request, in milliseconds; `peak` the requests of the
    busiest second, None for UNEVEN times the average. `trouble` is how many seconds the failure
    lasts, None for ever. At least `tasks` tasks, or instances, run all month; each serves so many
    requests at once. Raises CannotAsk.
    """

    requests: int
    duration: int
    memory: int
    peak: Decimal | None = None
    trigger: Trigger = "async"
    account: int | None = None
    reserved: int | None = None
    free: bool = True
    failure: Failure = "error"
    trouble: int | None = None
    retries: int | None = None
    age: int | None = None
    catcher: Catcher = "none"
    tasks: int = 2
    task_at_once: int = 10
    instance_at_once: int = 20

    def __post_init__(self) -> None:
        for field, (least, most) in RANGES.items():
            value = getattr(self, field)
            if isinstance(value, Decimal) and not value.is_finite():
                raise CannotAsk("not_a_number", field)
            if value is not None:
                check_range(field, value, least, most)

    @property
    def seconds(self) -> Decimal:
        """The duration of one request."""
        return Decimal(self.duration) / MILLISECONDS

    @property
    def gb_seconds_each(self) -> Decimal:
        """What one request is billed for its duration."""
        return self.seconds * self.memory / MB_IN_GB


def peak_rate(workload: Workload, limits: Limits) -> Decimal:
    """The requests of the busiest second; raises CannotAsk for fewer than the average."""
    average = Decimal(workload.requests) / limits.month
    if workload.peak is None:
        return average * UNEVEN
    if workload.peak < average:
        # A hundredth above is said, so that typing the number back is enough.
        raise CannotAsk(
            "below_average", "peak", average=average.quantize(Decimal("0.01")) + Decimal("0.01")
        )
    return workload.peak
