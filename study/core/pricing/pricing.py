"""What instances cost in a month under each way of paying for them.

Every way is a line over the hours used: `cost = fixed + slope x hours`. On-Demand and Spot begin at
nothing and rise; a commitment is owed for all hours of the month, used or not, and lies flat. So
does a Dedicated Host, which is charged as long as it is allocated: here, all month.

    On-Demand       price x hours
    commitment      (licence + (price - licence) x (1 - discount)) x hours of a month
    Spot            (licence + (price - licence) x (1 - saving)) x hours / (1 - lost)
    lost            interruptions x hours lost by each / hours of a month
    Dedicated Host  price of a host x hosts x hours of a month

The licence of a system is within its price, and no discount lowers it; on a host there is none in
the price, whoever runs it brings their own. An interruption loses work that must run again, and
what runs again may be interrupted too: of each hour that Spot runs, the share `1 - lost` counts.
Nothing is rounded here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.pricing.amounts import InvalidScenario, check_number

PlanKind = Literal["compute-sp", "instance-sp", "standard-ri", "convertible-ri"]
PlanId = Literal[
    "compute-sp-1y",
    "compute-sp-3y",
    "instance-sp-1y",
    "instance-sp-3y",
    "convertible-ri-1y",
    "convertible-ri-3y",
    "standard-ri-1y",
    "standard-ri-3y",
]
UsageId = Literal["on-demand", "spot"]
HostId = Literal["dedicated-host"]
OptionId = PlanId | UsageId | HostId
Upfront = Literal["none", "partial", "all"]

PLANS: tuple[PlanId, ...] = get_args(PlanId)
USAGE: tuple[UsageId, ...] = get_args(UsageId)
OPTIONS: tuple[OptionId, ...] = ("on-demand", *PLANS, "spot", "dedicated-host")
YEARS: dict[PlanId, int] = {plan: int(plan[-2]) for plan in PLANS}
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """How Spot goes: the average saving as a share, and how often a running instance is taken away.

    `interruptions` are those of one instance that runs for a whole month.
    """

    saving: Decimal
    interruptions: Decimal = Decimal(0)
    hours_lost: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Host:
    """A Dedicated Host: what an hour of it costs, and how many of the instances it carries."""

    per_hour: Decimal
    instances: int


@dataclass(frozen=True, slots=True)
class Extra:
    """Something paid by the gigabyte each month, whatever the way of paying for instances."""

    name: Literal["storage", "transfer"]
    gigabytes: Decimal
    per_gigabyte: Decimal

    @property
    def cost(self) -> Decimal:
        return self.gigabytes * self.per_gigabyte


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is to be priced. `hours` are those that each instance is used in a month of `month`
    hours; `discounts` and `partial` (the part paid at the start) are shares between 0 and 1.
    `licence` is the part of `per_hour` that is the operating system's. Without a `host` that
    carries the type there is no such option."""

    per_hour: Decimal
    hours: Decimal
    count: int
    month: Decimal
    discounts: Mapping[PlanId, Decimal]
    spot: Spot
    upfront: Upfront = "none"
    partial: Decimal = Decimal("0.5")
    extras: tuple[Extra, ...] = ()
    licence: Decimal = Decimal(0)
    host: Host | None = None

    def discount(self, option: OptionId) -> Decimal | None:
        """By which share the option lowers the instance's part of a price; None: it does not."""
        if option == "on-demand" or option == "dedicated-host":
            return None
        return self.spot.saving if option == "spot" else self.discounts[option]


@dataclass(frozen=True, slots=True)
class Line:
    """What one instance costs in a month over the hours it is used, without extras."""

    option: OptionId
    fixed: Decimal
    slope: Decimal

    def cost(self, hours: Decimal) -> Decimal:
        return self.fixed + self.slope * hours


@dataclass(frozen=True, slots=True)
class Cost:
    """An option's answer for all instances together; extras are in the totals and nowhere else.

    `rate` is what an hour is charged at, `effective` what an hour of use comes to (None without
    use), `unused` what a month pays for hours nobody used, `owed` all that a commitment binds to
    pay for the instances, of which `at_start` on the first day. A saving below zero is a loss.
    """

    option: OptionId
    rate: Decimal
    effective: Decimal | None
    monthly: Decimal
    saving: Decimal
    saving_share: Decimal | None
    unused: Decimal
    at_start: Decimal
    owed: Decimal

    @property
    def one_year(self) -> Decimal:
        return self.monthly * MONTHS

    @property
    def three_years(self) -> Decimal:
        return self.monthly * MONTHS * 3


def check(scenario: Scenario) -> None:
    """Raise InvalidScenario for what cannot be priced."""
    check_number("price", scenario.per_hour, above=0, most=100_000)
    check_number("licence", scenario.licence, below=scenario.per_hour)
    check_number("month", scenario.month, above=0, most=744)
    check_number("hours", scenario.hours, most=scenario.month)
    check_number("count", Decimal(scenario.count), least=1, most=100_000)
    check_number("partial", scenario.partial, most=1)
    for plan in PLANS:
        check_number(plan.replace("-", "_"), scenario.discounts[plan], below=1)
    check_number("spot_saving", scenario.spot.saving, below=1)
    check_number("spot_interruptions", scenario.spot.interruptions, most=10_000)
    check_number("spot_hours_lost", scenario.spot.hours_lost, most=scenario.month)
    if lost_share(scenario) >= 1:
        raise InvalidScenario("never_done", "spot_hours_lost")
    if scenario.host:
        check_number("host_price", scenario.host.per_hour, above=0, most=1_000_000)
        check_number("host_instances", Decimal(scenario.host.instances), least=1, most=1000)
    for extra in scenario.extras:
        check_number(f"{extra.name}_gb", extra.gigabytes, most=10**9)
        check_number(f"{extra.name}_price", extra.per_gigabyte, most=1000)


def options(scenario: Scenario) -> tuple[OptionId, ...]:
    """The ways there are, in the order of OPTIONS."""
    return OPTIONS if scenario.host else OPTIONS[:-1]


def lost_share(scenario: Scenario) -> Decimal:
    """Of each hour that Spot runs, the share that is lost to interruptions."""
    return scenario.spot.interruptions * scenario.spot.hours_lost / scenario.month


def spot_hours(scenario: Scenario) -> Decimal:
    """How long Spot runs to get the used hours done; may pass a month: then with more instances."""
    return scenario.hours / (1 - lost_share(scenario))


def hosts(scenario: Scenario) -> int:
    """How many hosts carry all instances; none where no host carries the type."""
    return -(-scenario.count // scenario.host.instances) if scenario.host else 0


def rate(scenario: Scenario, option: OptionId) -> Decimal:
    """What one hour is charged at, any payment at the start spread over the term; of hosts, the
    part of each instance. A host has to be given for that."""
    if option == "dedicated-host":
        if scenario.host is None:
            raise LookupError(option)
        return scenario.host.per_hour * hosts(scenario) / scenario.count
    kept = 1 - (scenario.discount(option) or 0)
    return scenario.licence + (scenario.per_hour - scenario.licence) * kept


def line(scenario: Scenario, option: OptionId) -> Line:
    charged = rate(scenario, option)
    if option == "on-demand":
        return Line(option, Decimal(0), charged)
    if option == "spot":
        return Line(option, Decimal(0), charged / (1 - lost_share(scenario)))
    return Line(option, charged * scenario.month, Decimal(0))


def price(scenario: Scenario) -> tuple[Cost, ...]:
    """What every option costs, in the order of OPTIONS; raises InvalidScenario."""
    check(scenario)
    on_demand = line(scenario, "on-demand").cost(scenario.hours) * scenario.count
    return tuple(_cost(scenario, option, on_demand) for option in options(scenario))


def extras(scenario: Scenario) -> Decimal:
    return sum((extra.cost for extra in scenario.extras), Decimal(0))


def _paid_at_start(scenario: Scenario) -> Decimal:
    if scenario.upfront == "partial":
        return scenario.partial
    return Decimal(1 if scenario.upfront == "all" else 0)


def _cost(scenario: Scenario, option: OptionId, on_demand: Decimal) -> Cost:
    instances = line(scenario, option).cost(scenario.hours) * scenario.count
    used = scenario.hours * scenario.count
    unused = owed = at_start = Decimal(0)
    if option != "on-demand" and option != "spot":
        unused = rate(scenario, option) * (scenario.month - scenario.hours) * scenario.count
        if option != "dedicated-host":
            owed = instances * MONTHS * YEARS[option]
            at_start = owed * _paid_at_start(scenario)
    return Cost(
        option=option,
        rate=rate(scenario, option),
        effective=instances / used if used else None,
        monthly=instances + extras(scenario),
        saving=on_demand - instances,
        saving_share=(on_demand - instances) / on_demand if on_demand else None,
        unused=unused,
        at_start=at_start,
        owed=owed,
    )
