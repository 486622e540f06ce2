"""How many Dedicated Hosts carry so many instances?"""

from collections.abc import Mapping
from decimal import Decimal

from quizzes.core.making import pick
from quizzes.core.making.numbers import Case
from quizzes.core.making.pricing import scenario
from study.core.pricing.pricing import Host, hosts

TYPES = ("m5.xlarge", "m5.2xlarge", "c5.xlarge", "c5.2xlarge", "r5.xlarge", "r5.2xlarge")
FULL = (2, 3, 4, 5)  # hosts that are full before the last one


def case(carried_by: Mapping[str, int], month: Decimal, seed: str) -> Case:
    """The last host is never full. `carried_by` says how many of each of TYPES one host carries."""
    name = pick(seed, "type", TYPES)
    carried = carried_by[name]
    full, over = pick(seed, "full", FULL), pick(seed, "over", range(1, carried))
    count = full * carried + over
    # No price plays a part in how many there are.
    host = Host(Decimal(1), carried)
    needed = hosts(scenario(Decimal(1), 0, month, count=count, host=host))
    return Case(
        values={"type": name, "carried": carried, "count": count, "over": over},
        answer=Decimal(needed),
        slips={
            "rounded_down": Decimal(count // carried),
            "one_each": Decimal(count),
            "spare": Decimal(needed + 1),
        },
        inputs={"instance_type": name, "count": str(count)},
    )
