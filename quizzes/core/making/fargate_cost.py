"""What do tasks on Fargate cost that run all month?"""

from collections.abc import Callable
from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from quizzes.core.making.pricing import THIRTY_DAYS
from study.core.pricing.amounts import plain, to_cents
from study.core.serverless.costing import hours, monthly
from study.core.serverless.workload import Limits, Prices, Workload

SIZES = (("0.5", 1), ("0.5", 2), ("1", 2), ("1", 4), ("2", 4), ("2", 8))  # vCPU, GB
TASKS = (2, 3, 4, 5, 6)


def case(
    limits: Limits,
    prices: Callable[[str, Decimal], Prices],
    vcpu_hour: Decimal,
    gb_hour: Decimal,
    seed: str,
) -> Case:
    """The key is the calculator's month of a service that never has fewer tasks, and never needs
    more. `prices` gives them for a task of so many vCPUs and GB."""
    (vcpu, gb), tasks = pick(seed, "size", SIZES), pick(seed, "tasks", TASKS)
    held = prices(vcpu, Decimal(gb))
    work = Workload(requests=1, duration=1, memory=limits.memory_least, tasks=tasks)
    month = hours(limits)
    return Case(
        values={
            "tasks": tasks,
            "vcpu": vcpu,
            "gb": gb,
            "vcpu_hour": plain(vcpu_hour),
            "gb_hour": plain(gb_hour),
            "month": month,
            "task_hour": plain(held.task.hour),
        },
        answer=to_cents(monthly(work, limits, held)["fargate"]),
        slips={
            "thirty_days": to_cents(tasks * THIRTY_DAYS * held.task.hour),
            "no_memory": to_cents(tasks * month * Decimal(vcpu) * vcpu_hour),
            "one_task": to_cents(month * held.task.hour),
            "one_each": to_cents(tasks * month * (vcpu_hour + gb_hour)),
        },
        inputs={
            "requests": "1",
            "duration": "1",
            "tasks": str(tasks),
            "task_vcpu": vcpu,
            "task_memory": str(gb),
        },
        tolerance=Decimal("0.01"),
    )
