"""What does a function cost in a month?"""

from dataclasses import replace
from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from study.core.facts import write_number
from study.core.pricing.amounts import to_cents
from study.core.serverless.costing import bill
from study.core.serverless.workload import MB_IN_GB, MILLION, Limits, Prices, Workload

MILLIONS = (3, 4, 6, 8, 12)  # requests
DURATIONS = (100, 200, 400, 500)  # milliseconds
MEMORIES = (512, 1536, 2048, 3072)  # MB


def case(limits: Limits, prices: Prices, seed: str) -> Case:
    """Others have used up the free tier; the key is the calculator's bill."""
    millions = pick(seed, "requests", MILLIONS)
    duration, memory = pick(seed, "duration", DURATIONS), pick(seed, "memory", MEMORIES)
    work = Workload(requests=millions * MILLION, duration=duration, memory=memory, free=False)
    found = bill(work, limits, prices)
    without_memory = work.requests * work.seconds * prices.per_gb_second
    return Case(
        values={
            "millions": millions,
            "ten_thousands": millions * 100,  # as Chinese counts
            "duration": duration,
            "memory": memory,
            "seconds": work.seconds,
            "gb": Decimal(memory) / MB_IN_GB,
            "gb_seconds": found.gb_seconds,
            "per_million": write_number(prices.per_million, 2),
            "per_second": prices.per_gb_second,
            "for_requests": f"{to_cents(found.for_requests):,}",
            "for_duration": f"{to_cents(found.for_duration):,}",
        },
        answer=to_cents(found.total),
        slips={
            "duration_only": to_cents(found.for_duration),
            "no_memory": to_cents(found.for_requests + without_memory),
            "free_tier": to_cents(bill(replace(work, free=True), limits, prices).total),
            "requests_only": to_cents(found.for_requests),
        },
        inputs={
            "requests": str(work.requests),
            "duration": str(duration),
            "memory": str(memory),
            "free": "no",
        },
        tolerance=Decimal("0.01"),
    )
