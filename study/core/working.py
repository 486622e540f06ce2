"""The working of a price, step by step: each formula with its numbers, and what it comes to.

Formulas are the same in every language; what a step is called is looked up by its code.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from study.core.pricing.amounts import plain, to_places
from study.core.pricing.breaking_even import between
from study.core.pricing.pricing import (
    MONTHS,
    OptionId,
    PlanId,
    Scenario,
    hosts,
    lost_share,
    rate,
    spot_hours,
)

Kind = Literal["rate", "money", "hours", "share", "count"]


@dataclass(frozen=True, slots=True)
class Step:
    """`code` names the step, `option` whose step it is (None: of all options alike)."""

    code: str
    option: OptionId | None
    formula: str
    result: Decimal
    kind: Kind


def working(scenario: Scenario, plan: PlanId) -> tuple[Step, ...]:
    """On-Demand, the plan and where both cost the same, Spot, a host, extras. The scenario is
    sound."""
    return (
        *_on_demand(scenario),
        *_plan(scenario, plan),
        *_break_even(scenario, plan),
        *_spot(scenario),
        *_host(scenario),
        *_extras(scenario),
    )


def _n(value: Decimal | int) -> str:
    """A number within a formula; one without end is cut at six places, the reckoning is not."""
    return plain(to_places(Decimal(value), 6))


def _on_demand(s: Scenario) -> tuple[Step, ...]:
    monthly = s.per_hour * s.hours * s.count
    formula = f"{_n(s.per_hour)} × {_n(s.hours)} × {s.count}"
    return (Step("monthly_used", "on-demand", formula, monthly, "money"),)


def _lowered(s: Scenario, share: Decimal) -> str:
    """The price of an hour less a discount, which leaves a licence as it is."""
    if not s.licence:
        return f"{_n(s.per_hour)} × (1 − {_n(share)})"
    return f"{_n(s.licence)} + ({_n(s.per_hour)} − {_n(s.licence)}) × (1 − {_n(share)})"


def _plan(s: Scenario, plan: PlanId) -> tuple[Step, ...]:
    charged = rate(s, plan)
    monthly = charged * s.month * s.count
    idle = charged * (s.month - s.hours) * s.count
    all_hours = f"{_n(charged)} × {_n(s.month)} × {s.count}"
    steps = [
        Step("rate", plan, _lowered(s, s.discounts[plan]), charged, "rate"),
        Step("monthly_all", plan, all_hours, monthly, "money"),
    ]
    if idle:
        nobody = f"{_n(charged)} × ({_n(s.month)} − {_n(s.hours)}) × {s.count}"
        steps.append(Step("unused", plan, nobody, idle, "money"))
    if s.hours:
        spread = f"{_n(monthly)} ÷ ({_n(s.hours)} × {s.count})"
        steps.append(Step("effective", plan, spread, monthly / (s.hours * s.count), "rate"))
    steps.append(Step("one_year", plan, f"{_n(monthly)} × {MONTHS}", monthly * MONTHS, "money"))
    return tuple(steps)


def _spot(s: Scenario) -> tuple[Step, ...]:
    charged, lost, runs = rate(s, "spot"), lost_share(s), spot_hours(s)
    steps = [Step("rate", "spot", _lowered(s, s.spot.saving), charged, "rate")]
    if lost:
        interrupted = f"{_n(s.spot.interruptions)} × {_n(s.spot.hours_lost)} ÷ {_n(s.month)}"
        steps.append(Step("lost", "spot", interrupted, lost, "share"))
        steps.append(Step("spot_hours", "spot", f"{_n(s.hours)} ÷ (1 − {_n(lost)})", runs, "hours"))
    formula = f"{_n(charged)} × {_n(runs)} × {s.count}"
    steps.append(Step("monthly_used", "spot", formula, charged * runs * s.count, "money"))
    return tuple(steps)


def _break_even(s: Scenario, plan: PlanId) -> tuple[Step, ...]:
    met = between(s, "on-demand", plan)
    if met.hours is None or met.share is None:
        return ()
    charged = rate(s, plan)
    return (
        Step(
            "break_even",
            plan,
            f"{_n(charged)} × {_n(s.month)} ÷ {_n(s.per_hour)}",
            met.hours,
            "hours",
        ),
        Step("share_of_use", plan, f"{_n(met.hours)} ÷ {_n(s.month)}", met.share, "share"),
    )


def _host(s: Scenario) -> tuple[Step, ...]:
    if s.host is None:
        return ()
    needed = hosts(s)
    monthly = s.host.per_hour * s.month * needed
    carried = f"⌈{s.count} ÷ {s.host.instances}⌉"
    all_hours = f"{_n(s.host.per_hour)} × {_n(s.month)} × {needed}"
    return (
        Step("hosts", "dedicated-host", carried, Decimal(needed), "count"),
        Step("monthly_hosts", "dedicated-host", all_hours, monthly, "money"),
    )


def _extras(s: Scenario) -> tuple[Step, ...]:
    return tuple(
        Step(
            extra.name,
            None,
            f"{_n(extra.gigabytes)} × {_n(extra.per_gigabyte)}",
            extra.cost,
            "money",
        )
        for extra in s.extras
        if extra.cost
    )
