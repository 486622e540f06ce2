"""How many run at once: requests a second times the seconds of each."""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from study.core.serverless.running import running
from study.core.serverless.workload import MILLISECONDS, Limits, Workload

RATES = (40, 80, 200, 400, 800)
DURATIONS = (250, 500, 750, 1_500, 2_500)


def case(limits: Limits, seed: str) -> Case:
    """A busiest second; the key is the calculator's concurrency."""
    rate, duration = pick(seed, "rate", RATES), pick(seed, "duration", DURATIONS)
    # How many requests the month has plays no part in its busiest second.
    workload = Workload(requests=rate, duration=duration, memory=1, peak=Decimal(rate))
    concurrency = running(workload, limits).concurrency
    return Case(
        values={"rate": rate, "duration": duration, "seconds": workload.seconds},
        answer=concurrency,
        slips={
            "rate_alone": Decimal(rate),
            "divided": Decimal(rate) * MILLISECONDS / duration,
            "milliseconds": Decimal(rate * duration),
        },
        inputs={"peak": str(rate), "duration": str(duration)},
        tolerance=Decimal("0.5"),
    )
