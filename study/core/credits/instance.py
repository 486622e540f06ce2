"""A burstable instance as its credits see it. Rates and limits are arguments: they are facts.

    baseline = credits earned in an hour / vCPUs / 60        (a share of each vCPU)

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.pricing.amounts import check_number

Mode = Literal["standard", "unlimited"]
MODES: tuple[Mode, ...] = get_args(Mode)
MINUTES = 60  # in an hour; and so the credits in a vCPU-hour


@dataclass(frozen=True, slots=True)
class Burstable:
    """One size. `most` are the credits it can save, and also those it can borrow when unlimited.

    `launch` are credits given at the start in standard mode: nothing for all but T2.
    """

    name: str
    vcpus: int
    per_hour: Decimal
    most: Decimal
    launch: Decimal
    default: Mode

    @property
    def baseline(self) -> Decimal:
        """The use of each vCPU, in percent, at which as much is earned as spent."""
        return self.per_hour * 100 / self.vcpus / MINUTES

    def spent_an_hour(self, level: Decimal) -> Decimal:
        """Credits that an hour at this use takes. `level` is percent of the whole instance."""
        return self.vcpus * level * MINUTES / 100


def check_start(instance: Burstable, balance: Decimal) -> None:
    """Raise InvalidScenario for a balance that the instance cannot have."""
    check_number("start", balance, most=instance.most)
