"""For how long can a file system burst, with a full balance of credits?"""

from decimal import Decimal

from quizzes.core.making import Frames, numeric, pick
from quizzes.core.questions import NumericQuestion
from study.core.efs.bursting import SECONDS, bucket
from study.core.efs.system import GIB_IN_TIB, KIB_IN_MIB, MIB_IN_GIB, Limits

SIZES = (200, 300, 400, 512, 600, 800)  # GiB, below the size from which the burst grows


def make(frames: Frames, limits: Limits, seed: str) -> NumericQuestion:
    """Writes at full burst; the key is the calculator's time, in hours."""
    size = pick(seed, "size", SIZES)
    given = bucket(Decimal(size), limits)
    hours = given.hours or given.most
    alone = given.most / given.burst / SECONDS
    return numeric(
        frames,
        {
            "size": size,
            "each": limits.base_each * KIB_IN_MIB,
            "base": _number(given.base),
            "burst": _number(given.burst),
            "credits": _number(given.most / (GIB_IN_TIB * MIB_IN_GIB)),
            "mib": _number(given.most),
        },
        _number(hours),
        {
            "nothing_earned": _number(alone),
            "as_reads": _number(hours * int(limits.read_divisor)),
            "at_base": _number(given.most / given.base / SECONDS),
        },
        tolerance=Decimal("0.1"),
    )


def _number(value: object) -> Decimal:
    """As it is said: to the hundredth."""
    return round(Decimal(float(value)), 2)  # type: ignore[arg-type]
