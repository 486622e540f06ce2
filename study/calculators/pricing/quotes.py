"""What somebody asks the pricing calculator, joined with looked-up prices, facts and examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from study.calculators.pricing.example_discounts import examples
from study.calculators.pricing.prices_file import prices
from study.content import ledger
from study.core.pricing.breaking_even import Meeting, between, meetings
from study.core.pricing.mixed_fleet import Group, Mix, mixes, parse_fleet
from study.core.pricing.prices import Currency, Price
from study.core.pricing.pricing import (
    PLANS,
    Cost,
    Extra,
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
    """A question as it was typed. Discounts are in percent; None takes the example or the price
    that was looked up. `burst` pays for what a mixed fleet does not put on the plan."""

    instance_type: str
    region: str
    hours: Decimal
    count: int
    upfront: Upfront
    plan: PlanId
    burst: UsageId
    fleet: str
    own_price: Decimal | None
    discounts: Mapping[PlanId, Decimal | None]
    spot_saving: Decimal | None
    interruptions: Decimal
    hours_lost: Decimal
    extras: tuple[Extra, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The answer. `price` is None for a price of one's own; `invented` are the options whose
    discount is an example, `above` those with a discount beyond the most that AWS gives."""

    asked: Asked
    name: str
    currency: Currency
    price: Price | None
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
    def cheapest(self) -> Cost:
        """The cheapest; of those that cost the same, the one that binds least comes first."""
        return min(self.costs, key=lambda each: (each.monthly, each.owed))

    @property
    def cheapest_steady(self) -> Cost:
        """The cheapest that nobody takes away."""
        steady = (each for each in self.costs if each.option != "spot")
        return min(steady, key=lambda each: (each.monthly, each.owed))


def month() -> Decimal:
    """The hours of a month, as AWS reckons."""
    return ledger().number("month-of-hours.hours")


def office_hours() -> Decimal:
    """The working week as hours of such a month, to the hundredth."""
    return round(OFFICE_HOURS * month() / ledger().number("month-of-hours.week"), 2)


def quote(asked: Asked) -> Quote:
    """The answer; raises UnknownPrice, InvalidScenario or InvalidFleet."""
    held = prices()
    currency = held.currency(asked.region)
    if asked.own_price is None:
        found = held.price(asked.instance_type, asked.region)
        name, per_hour = found.instance_type, found.per_hour
    else:
        found, name, per_hour = None, _spelled(asked), asked.own_price
    scenario = _scenario(asked, per_hour)
    costs = price(scenario)
    groups = parse_fleet(asked.fleet, scenario.month)
    plan, burst = line(scenario, asked.plan), line(scenario, asked.burst)
    return Quote(
        asked=asked,
        name=name,
        currency=currency,
        price=found,
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


def _scenario(asked: Asked, per_hour: Decimal) -> Scenario:
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
