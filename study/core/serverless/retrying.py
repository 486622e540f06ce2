"""What Lambda does with an asynchronous event that fails, second by second.

After an error it waits and retries, so many times. An event that was throttled is tried again and
again, at intervals that double up to a limit. Both end when the event grows too old; then, or when
no retry is left, it goes to a dead-letter queue or a failure destination, or is lost.

https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from study.core.serverless.workload import Limits, Workload

Outcome = Literal["failed", "throttled", "succeeded"]
End = Literal["succeeded", "exhausted", "expired"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: when it begins and ends, in seconds after the event came, and how it went."""

    number: int
    start: Decimal
    end: Decimal
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Timeline:
    """All attempts, how it ends and when. `age` is that at which the event is given up."""

    attempts: tuple[Attempt, ...]
    end: End
    at: Decimal
    age: int


def timeline(workload: Workload, limits: Limits) -> Timeline:
    """The life of one event. What is asked beyond the limits is held to them."""
    age = min(limits.age if workload.age is None else workload.age, limits.age)
    attempts: list[Attempt] = []
    for attempt in _attempts(workload, limits):
        if attempt.start > age:
            return Timeline(tuple(attempts), "expired", Decimal(age), age)
        attempts.append(attempt)
    end: End = "succeeded" if attempts[-1].outcome == "succeeded" else "exhausted"
    return Timeline(tuple(attempts), end, attempts[-1].end, age)


def _attempts(workload: Workload, limits: Limits) -> Iterator[Attempt]:
    """Attempts as they would follow each other if no event ever grew old."""
    waits = _waits(workload, limits)
    start, number = Decimal(0), 1
    while True:
        well = workload.trouble is not None and start >= workload.trouble
        throttled = not well and workload.failure == "throttle"
        end = start if throttled else start + workload.seconds
        yield Attempt(
            number, start, end, "succeeded" if well else "throttled" if throttled else "failed"
        )
        wait = next(waits, None)
        if well or wait is None:
            return
        start, number = end + wait, number + 1


def _waits(workload: Workload, limits: Limits) -> Iterator[int]:
    if workload.failure == "error":
        retries = limits.retries if workload.retries is None else workload.retries
        yield from limits.waits[: min(retries, limits.retries)]
        return
    wait = limits.backoff_first
    while True:
        yield wait
        wait = min(wait * 2, limits.backoff_most)
