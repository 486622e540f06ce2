"""Rules of Lambda that a workload breaks, and whether Lambda can run it at all.

Some are hard: AWS refuses what is asked, or ends it before it is done. Then Lambda is no option,
and nothing that would follow from it may be shown. The others are to be minded: some requests
fail, or a setting is held to its limit.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from study.core.remarks import Remark, remark
from study.core.serverless.costing import OPTIONS, Option
from study.core.serverless.running import Running
from study.core.serverless.workload import Limits, Workload

HARD = frozenset({"memory", "timeout", "reserve", "stopped"})


def options(broken_rules: Iterable[Remark]) -> tuple[Option, ...]:
    """What can run the work, where these rules are broken."""
    if HARD.isdisjoint(each.code for each in broken_rules):
        return OPTIONS
    return tuple(option for option in OPTIONS if option != "lambda")


def broken(workload: Workload, limits: Limits, busiest: Running) -> tuple[Remark, ...]:
    """What AWS would refuse, cut off or throttle. How much is throttled is said only of what could
    run: of a duration or a reservation that cannot be, nothing follows."""
    found = (*_settings(workload, limits, busiest), *_time(workload, limits))
    return found if "lambda" not in options(found) else (*found, *_room(workload, busiest))


def _settings(workload: Workload, limits: Limits, busiest: Running) -> Iterator[Remark]:
    if not limits.memory_least <= workload.memory <= limits.memory_most:
        yield remark(
            "memory",
            least_mb=limits.memory_least,
            limit_mb=limits.memory_most,
            given_mb=workload.memory,
        )
    room = max(0, busiest.account - limits.unreserved)
    if workload.reserved is not None and workload.reserved > room:
        yield remark(
            "reserve",
            account=busiest.account,
            unreserved=limits.unreserved,
            room=room,
            reserved=workload.reserved,
        )
    if workload.retries is not None and workload.retries > limits.retries:
        yield remark("retries", retries=limits.retries, given=workload.retries)
    if workload.age is not None and workload.age > limits.age:
        yield remark("age", limit_s=limits.age, given_s=workload.age)
    if workload.reserved == 0:
        yield remark("stopped")


def _time(workload: Workload, limits: Limits) -> Iterator[Remark]:
    if workload.seconds > limits.timeout:
        yield remark("timeout", limit_s=limits.timeout, given_s=workload.seconds)
    elif workload.trigger == "api" and workload.seconds > limits.api_timeout:
        yield remark("api_timeout", limit_s=limits.api_timeout, given_s=workload.seconds)


def _room(workload: Workload, busiest: Running) -> Iterator[Remark]:
    if busiest.environments > busiest.cap:
        yield remark(
            "throttled",
            concurrency=Decimal(busiest.environments),
            cap=busiest.cap,
            share=busiest.throttled_share * 100,
        )
