"""How long at most does a dead target still get traffic?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case, step
from study.core.balancing.health import Checks, Limits, timing

INTERVALS = (10, 15, 20, 30)
UNHEALTHY = (2, 3)
HEALTHY = (4, 5)


def case(limits: Limits, seed: str) -> Case:
    """A target that dies just after a check; the key is the latest second of the calculator."""
    checks = Checks(
        interval=pick(seed, "interval", INTERVALS),
        timeout=limits.timeout[0],
        healthy=pick(seed, "healthy", HEALTHY),
        unhealthy=pick(seed, "unhealthy", UNHEALTHY),
        delay=limits.delay[0],
        limits=limits,
    )
    leaves = timing(checks, "refuses").leaves
    return Case(
        values={
            "interval": checks.interval,
            "healthy": checks.healthy,
            "unhealthy": checks.unhealthy,
        },
        answer=Decimal(leaves.latest),
        slips={
            "healthy_threshold": Decimal(checks.healthy * checks.interval),
            "soonest": Decimal(leaves.soonest),
            "both": Decimal((checks.healthy + checks.unhealthy) * checks.interval),
        },
        inputs={
            "show": "health",
            "interval": str(checks.interval),
            "timeout": str(checks.timeout),
            "healthy": str(checks.healthy),
            "unhealthy": str(checks.unhealthy),
        },
        steps=(step("leaves", f"{checks.unhealthy} × {checks.interval}", leaves.latest, "second"),),
    )
