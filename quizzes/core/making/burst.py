"""For how long can a file system burst, with a full balance of credits?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case, n
from study.core.efs.bursting import SECONDS, bucket
from study.core.efs.system import GIB_IN_TIB, KIB_IN_MIB, MIB_IN_GIB, Limits

SIZES = (200, 300, 400, 512, 600, 800)  # GiB, below the size from which the burst grows


def case(limits: Limits, seed: str) -> Case:
    """Writes at full burst; the key is the calculator's time, in hours."""
    size = pick(seed, "size", SIZES)
    given = bucket(Decimal(size), limits)
    hours = given.hours or given.most
    alone = given.most / given.burst / SECONDS
    return Case(
        values={
            "size": size,
            "each": limits.base_each * KIB_IN_MIB,
            "base": _number(given.base),
            "burst": _number(given.burst),
            "credits": _number(given.most / (GIB_IN_TIB * MIB_IN_GIB)),
            "mib": _number(given.most),
        },
        answer=_number(hours),
        slips={
            "nothing_earned": _number(alone),
            "as_reads": _number(hours * int(limits.read_divisor)),
            "at_base": _number(given.most / given.base / SECONDS),
            "earned_added": _number(given.most / (given.burst + given.base) / SECONDS),
        },
        inputs={
            "files": f"{size}x0",
            "mode": "bursting",
            "to_ia": "0",
            "to_archive": "0",
            "reads": "0",
            "writes": n(_number(given.burst)),
            "busy": "24",
        },
        tolerance=Decimal("0.1"),
    )


def _number(value: object) -> Decimal:
    """As it is said: to the hundredth."""
    return round(Decimal(float(value)), 2)  # type: ignore[arg-type]
