"""For how long does a burstable instance run at full use until its credits are gone?"""

from collections.abc import Sequence
from decimal import Decimal

from quizzes.core.making import Frames, numeric, pick
from quizzes.core.questions import NumericQuestion
from study.core.credits.instance import MINUTES, Burstable
from study.core.credits.running import run
from study.core.loads import MOST_MINUTES, Phase

SHARES = (Decimal(1), Decimal("0.5"), Decimal("0.25"))


def make(frames: Frames, sizes: Sequence[Burstable], seed: str) -> NumericQuestion:
    """In minutes, from a balance that is full, half full or a quarter full."""
    instance = pick(seed, "size", sizes)
    balance = instance.most * pick(seed, "share", SHARES)
    full = Phase(Decimal(MOST_MINUTES), Decimal(100))
    first = run(instance, "standard", [full], balance).stretches[0]
    minutes = Decimal(first.after.minute.numerator) / first.after.minute.denominator
    spent = instance.spent_an_hour(Decimal(100))
    slips = {"no_earning": balance / spent * MINUTES, "credits_are_minutes": balance}
    if instance.per_hour < MINUTES:
        slips["one_vcpu"] = balance / (MINUTES - instance.per_hour) * MINUTES
    return numeric(
        frames,
        {
            "type": instance.name,
            "vcpus": instance.vcpus,
            "per_hour": instance.per_hour,
            "balance": balance,
            "spent": spent,
        },
        _whole(minutes),
        {name: _whole(value) for name, value in slips.items()},
        tolerance=Decimal("0.5"),
    )


def _whole(minutes: Decimal) -> Decimal:
    return minutes.quantize(Decimal(1))
