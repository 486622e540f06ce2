"""For how long does a burstable instance run at full use until its credits are gone?"""

from collections.abc import Sequence
from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case, n, step
from study.core.credits.instance import MINUTES, Burstable
from study.core.credits.running import run
from study.core.loads import MOST_MINUTES, Phase
from study.core.pricing.amounts import plain

SHARES = (Decimal(1), Decimal("0.5"), Decimal("0.25"))


def case(sizes: Sequence[Burstable], seed: str) -> Case:
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
    slips["earning_added"] = balance / (spent + instance.per_hour) * MINUTES
    slips["in_hours"] = minutes / MINUTES
    return Case(
        values={
            "type": instance.name,
            "vcpus": instance.vcpus,
            "per_hour": instance.per_hour,
            "balance": balance,
            "spent": spent,
        },
        answer=_whole(minutes),
        slips={name: _whole(value) for name, value in slips.items()},
        inputs={
            "instance_type": instance.name,
            "mode": "standard",
            "load": "24h@100",
            "start": plain(balance),
        },
        steps=(
            step(
                "drain",
                f"{n(balance)} ÷ ({n(spent)} − {n(instance.per_hour)}) × {MINUTES}",
                _whole(minutes),
                "minute",
            ),
        ),
        tolerance=Decimal("0.5"),
    )


def _whole(minutes: Decimal) -> Decimal:
    return minutes.quantize(Decimal(1))
