"""What somebody asks the pricing calculator, joined with looked-up prices, facts and examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from study.calculators.pricing.example_discounts import examples
from study.calculators.pricing.hosts_file import hosts
from study.calculators.pricing.prices_file import prices
from study.content import ledger
from study.core.pricing.amounts import InvalidScenario
from study.core.pricing.breaking_even import Meeting, between, meetings
from study.core.pricing.hosts import HostPrice
from study.core.pricing.mixed_fleet import Group, Mix, mixes, parse_fleet
from study.core.pricing.prices import Currency, Price, System
from study.core.pricing.pricing import (
    PLANS,
    Cost,
    Extra,
    Host,
    OptionId,
    PlanId,
    Scenario,
    Spot,
    Upfront,
    UsageId,
    line,
    price,
)
from study.core.types.naming import InvalidName, parse
from study.core.working import Step, working

OFFICE_HOURS = 40  # a week


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was typed. Discounts are in percent; None takes the example or what was
    looked up. `burst` pays for what a mixed fleet does not put on the plan."""

    instance_type: str
    region: str
    system: System
    hours: Decimal
    count: int
    upfront: Upfront
    plan: PlanId
    burst: UsageId
    fleet: str
    own_price: Decimal | None
    licence: Decimal | None
    host_price: Decimal | None
    host_instances: int | None
    discounts: Mapping[PlanId, Decimal | None]
    spot_saving: Decimal | None
    interruptions: Decimal
    hours_lost: Decimal
    extras: tuple[Extra, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The answer. `price` is None for a price of one's own, `host` where none was looked up or
    all about it is one's own; `invented` are the options whose discount is an example, `above`
    those with a discount beyond the most that AWS gives."""

    asked: Asked
    name: str
    currency: Currency
    price: Price | None
    host: HostPrice | None
    scenario: Scenario
    costs: tuple[Cost, ...]
    working: tuple[Step, ...]
    invented: frozenset[OptionId]
    above: frozenset[OptionId]
    groups: tuple[Group, ...]
    mixes: tuple[Mix, ...]

    def cost(self, option: OptionId) -> Cost:
        return next(each for each in self.costs if each.option == option)

    def between(self, a: OptionId, b: OptionId) -> Meeting:
        return between(self.scenario, a, b)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return meetings(self.scenario)

    @property
    def comparable(self) -> tuple[Cost, ...]:
        """The options that give the same thing: a host comes without a system's licence."""
        licensed = self.scenario.licence > 0
        return tuple(
            each for each in self.costs if not (licensed and each.option == "dedicated-host")
        )

    @property
    def cheapest(self) -> Cost:
        """The cheapest; of those that cost the same, the one that binds least comes first."""
        return min(self.comparable, key=lambda each: (each.monthly, each.owed))

    @property
    def cheapest_steady(self) -> Cost:
        """The cheapest that nobody takes away."""
        steady = (each for each in self.comparable if each.option != "spot")
        return min(steady, key=lambda each: (each.monthly, each.owed))


def month() -> Decimal:
    """The hours of a month, as AWS reckons."""
    return ledger().number("month-of-hours.hours")


def office_hours() -> Decimal:
    """The working week as hours of such a month, to the hundredth."""
    return round(OFFICE_HOURS * month() / ledger().number("month-of-hours.week"), 2)


def hours(use: str, own: Decimal | None, percent: Decimal | None) -> Decimal:
    """How long an instance is used in a month: hours of one's own go before a share of the time,
    and that before the preset."""
    if own is not None:
        return own
    if percent is not None:
        return month() * percent / 100
    return office_hours() if use == "office" else month()


def quote(asked: Asked) -> Quote:
    """The answer; raises UnknownPrice, InvalidScenario or InvalidFleet."""
    held = prices()
    currency = held.currency(asked.region)
    if asked.own_price is None:
        found = held.price(asked.instance_type, asked.region, asked.system)
        name, per_hour = found.instance_type, found.per_hour
    else:
        found, name, per_hour = None, _spelled(asked), asked.own_price
    host_price = hosts().price(name, asked.region)
    scenario = _scenario(asked, per_hour, _licence(asked), _host(asked, name, host_price))
    costs = price(scenario)
    groups = parse_fleet(asked.fleet, scenario.month)
    plan, burst = line(scenario, asked.plan), line(scenario, asked.burst)
    return Quote(
        asked=asked,
        name=name,
        currency=currency,
        price=found,
        host=host_price if scenario.host and asked.host_price is None else None,
        scenario=scenario,
        costs=costs,
        working=working(scenario, asked.plan),
        invented=frozenset(_invented(asked)),
        above=frozenset(_above(scenario)),
        groups=groups,
        mixes=mixes(groups, plan, burst) if groups else (),
    )


def _spelled(asked: Asked) -> str:
    """The type's name, where its price is one's own; raises UnknownPrice if it is no name."""
    try:
        return parse(asked.instance_type).name
    except InvalidName:
        prices().price(asked.instance_type, asked.region)
        raise


def _licence(asked: Asked) -> Decimal:
    """The system's part of the price: typed, or by how much it costs more than Linux does."""
    if asked.licence is not None:
        return asked.licence
    if asked.system == "linux" or asked.own_price is not None:
        return Decimal(0)
    held = prices()
    whole = held.price(asked.instance_type, asked.region, asked.system).per_hour
    return whole - held.price(asked.instance_type, asked.region).per_hour


def _host(asked: Asked, name: str, found: HostPrice | None) -> Host | None:
    """What was typed before what was looked up; raises InvalidScenario if half is missing."""
    price = found.per_hour if found else None
    carried = hosts().capacity(name)
    typed = asked.host_price is not None or asked.host_instances is not None
    price = price if asked.host_price is None else asked.host_price
    carried = carried if asked.host_instances is None else asked.host_instances
    if price is not None and carried is not None:
        return Host(price, carried)
    if typed:
        raise InvalidScenario("half_a_host", "host_price" if price is None else "host_instances")
    return None


def _scenario(asked: Asked, per_hour: Decimal, licence: Decimal, host: Host | None) -> Scenario:
    begin = examples()
    spot_percent = begin.spot if asked.spot_saving is None else asked.spot_saving
    discounts = {}
    for plan in PLANS:
        typed = asked.discounts.get(plan)
        discounts[plan] = begin.share(plan, asked.upfront) if typed is None else typed / 100
    return Scenario(
        per_hour=per_hour,
        hours=asked.hours,
        count=asked.count,
        month=month(),
        discounts=discounts,
        spot=Spot(spot_percent / 100, asked.interruptions, asked.hours_lost),
        upfront=asked.upfront,
        partial=ledger().number("savings-plan-partial-upfront.least") / 100,
        extras=asked.extras,
        licence=licence,
        host=host,
    )


def _invented(asked: Asked) -> set[OptionId]:
    found: set[OptionId] = {plan for plan in PLANS if asked.discounts.get(plan) is None}
    return found | ({"spot"} if asked.spot_saving is None else set())


def _above(scenario: Scenario) -> set[OptionId]:
    held, facts = examples(), ledger()
    found: set[OptionId] = {
        plan for plan in PLANS if scenario.discounts[plan] > held.ceiling(plan[:-3], facts)
    }
    return found | ({"spot"} if scenario.spot.saving > held.ceiling("spot", facts) else set())
