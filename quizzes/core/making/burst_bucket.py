"""How long does a full bucket keep a gp2 volume at full burst?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from study.core.ebs.giving import give
from study.core.ebs.volume import Limits, Volume

SIZES = (100, 200, 250, 400, 500, 600, 700, 800, 900)  # GiB that give whole seconds
SECONDS = 60


def case(limits: Limits, seed: str) -> Case:
    """In minutes; the key is what the calculator says of the volume's bucket."""
    size = pick(seed, "size", SIZES)
    gift = give(Volume("gp2", Decimal(size)), limits)
    if gift.bucket is None:
        raise KeyError(f"a gp2 of {size} GiB has no bucket")
    credits, fill, burst = gift.bucket.capacity, gift.bucket.fill, gift.bucket.burst
    tenth = Decimal("0.1")
    minutes = (gift.bucket.seconds / SECONDS).quantize(tenth)
    return Case(
        values={"size": size, "credits": credits, "fill": fill, "burst": burst},
        answer=minutes,
        slips={
            "no_refill": (credits / burst / SECONDS).quantize(tenth),
            "fill_only": (credits / fill / SECONDS).quantize(tenth),
            "added": (credits / (burst + fill) / SECONDS).quantize(tenth),
            "in_seconds": minutes * SECONDS,
        },
        inputs={"type": "gp2", "size": str(size)},
        tolerance=Decimal("0.2"),
    )
