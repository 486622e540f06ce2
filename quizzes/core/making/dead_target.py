"""How long at most does a dead target still get traffic?"""

from decimal import Decimal

from quizzes.core.making import Frames, numeric, pick
from quizzes.core.questions import NumericQuestion
from study.core.balancing.health import Checks, Limits, timing

INTERVALS = (10, 15, 20, 30)
UNHEALTHY = (2, 3)
HEALTHY = (4, 5)


def make(frames: Frames, limits: Limits, seed: str) -> NumericQuestion:
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
    return numeric(
        frames,
        {
            "interval": checks.interval,
            "healthy": checks.healthy,
            "unhealthy": checks.unhealthy,
        },
        Decimal(leaves.latest),
        {
            "healthy_threshold": Decimal(checks.healthy * checks.interval),
            "soonest": Decimal(leaves.soonest),
        },
    )
