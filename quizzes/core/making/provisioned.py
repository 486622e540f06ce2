"""What does throughput cost that is provisioned beyond what the size includes?"""

from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case, n, step
from study.core.efs.bursting import bucket
from study.core.efs.costing import Prices, bill
from study.core.efs.system import Group, Limits, System
from study.core.pricing.amounts import as_decimal, to_cents

SIZES = (256, 512, 1024)  # GiB
RATES = (60, 80, 120, 150, 200)  # MiB/s


def case(limits: Limits, prices: Prices, seed: str) -> Case:
    """A month of it; the key is the calculator's line of the bill, without storage."""
    size, rate = pick(seed, "size", SIZES), pick(seed, "rate", RATES)
    system = System((Group(Decimal(size), 0),), mode="provisioned", provisioned=Decimal(rate))
    line = next(each for each in bill(system, limits, prices).lines if each.item == "provisioned")
    base = as_decimal(bucket(Decimal(size), limits).base)
    return Case(
        values={
            "size": size,
            "rate": rate,
            "base": base,
            "above": line.quantity,
            "price": line.price,
        },
        answer=to_cents(line.cost),
        slips={
            "all_paid": to_cents(rate * line.price),
            "included_only": to_cents(base * line.price),
            "added": to_cents((rate + base) * line.price),
        },
        inputs={
            "files": f"{size}x0",
            "mode": "provisioned",
            "provisioned": str(rate),
            "to_ia": "0",
            "to_archive": "0",
        },
        steps=(step("cost", f"{n(line.quantity)} × {n(line.price)}", line.cost, "usd"),),
        tolerance=Decimal("0.01"),
    )
