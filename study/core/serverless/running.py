"""How many run at once: concurrency = requests a second x seconds of each.

https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from study.core.serverless.workload import Limits, Workload, peak_rate


@dataclass(frozen=True, slots=True)
class Running:
    """The busiest second. `rate` and `concurrency` are exact, `environments` whole.

    `cap` is what the function may use. `served` is the rate that fits under the cap, `throttled`
    the rate that does not. `ramp` is how many seconds the function needs to reach its
    environments, or its cap, from none.
    """

    average: Decimal
    rate: Decimal
    concurrency: Decimal
    environments: int
    cap: int
    account: int
    ramp: int

    @property
    def served(self) -> Decimal:
        if self.environments <= self.cap:
            return self.rate
        return self.rate * self.cap / self.concurrency

    @property
    def throttled(self) -> Decimal:
        return self.rate - self.served

    @property
    def throttled_share(self) -> Decimal:
        return self.throttled / self.rate if self.rate else Decimal(0)


def running(workload: Workload, limits: Limits) -> Running:
    """What the busiest second takes; raises CannotAsk."""
    rate = peak_rate(workload, limits)
    concurrency = rate * workload.seconds
    environments = int(concurrency.to_integral_value(ROUND_CEILING))
    account = limits.account if workload.account is None else workload.account
    cap = account if workload.reserved is None else workload.reserved
    steps = -(-min(environments, cap) // limits.scale_step)
    return Running(
        average=Decimal(workload.requests) / limits.month,
        rate=rate,
        concurrency=concurrency,
        environments=environments,
        cap=cap,
        account=account,
        ramp=max(0, steps - 1) * limits.scale_seconds,
    )
