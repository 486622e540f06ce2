"""A quote as rows of written cells."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from study.calculators.pricing.quotes import Quote
from study.calculators.pricing.words import (
    NOTHING,
    OPTION_NAMES,
    STEP_NAMES,
    amount,
    hours,
    money,
    per_hour,
    percent,
    step_result,
)
from study.core.pricing.pricing import MONTHS, USAGE, Cost, OptionId, hosts, options, spot_hours

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where a commitment meets On-Demand or Spot, in words; `always` names one that always wins."""

    hours: str = ""
    share: str = ""
    always: str = ""


def cost_rows(quote: Quote) -> list[Row]:
    """Every option, the cheapest first."""
    best, steady = quote.cheapest.option, quote.cheapest_steady.option
    return [
        {
            "option": cost.option,
            "name": OPTION_NAMES[cost.option],
            "monthly": amount(cost.monthly),
            "saving": amount(cost.saving).replace("-", "−"),
            "share": NOTHING if cost.saving_share is None else percent(cost.saving_share),
            "effective": per_hour(cost.effective),
            "unused": amount(cost.unused) if cost.unused else NOTHING,
            "one_year": amount(cost.one_year),
            "three_years": amount(cost.three_years),
            "loss": cost.saving < 0,
            "best": cost.option == best,
            "steady": cost.option == steady != best,
            "own_licences": cost not in quote.comparable,
        }
        for cost in sorted(quote.costs, key=lambda each: (each.monthly, each.owed))
    ]


def rate_rows(quote: Quote) -> list[Row]:
    """What an hour is charged at, and what a commitment binds to."""
    return [
        {
            "name": OPTION_NAMES[cost.option],
            "discount": _discount(quote, cost.option),
            "invented": cost.option in quote.invented,
            "above": cost.option in quote.above,
            "rate": per_hour(cost.rate),
            "at_start": amount(cost.at_start) if cost.owed else NOTHING,
            "later": amount(_each_month(cost)) if cost.owed else NOTHING,
            "owed": amount(cost.owed) if cost.owed else NOTHING,
        }
        for cost in quote.costs
    ]


def _discount(quote: Quote, option: OptionId) -> str:
    share = quote.scenario.discount(option)
    return NOTHING if share is None else percent(share)


def _each_month(cost: Cost) -> Decimal:
    """What is left to pay each month, once the start is paid."""
    return (cost.owed - cost.at_start) / (MONTHS * int(cost.option[-2]))


def meeting_rows(quote: Quote) -> list[Row]:
    """Where each commitment, or a host, breaks even with On-Demand and with Spot."""
    return [
        {
            "name": OPTION_NAMES[flat],
            "pair": [_break_even(quote, option, flat) for option in USAGE],
            "looked_at": flat == quote.asked.plan,
        }
        for flat in options(quote.scenario)
        if flat not in USAGE
    ]


def _break_even(quote: Quote, a: OptionId, b: OptionId) -> BreakEven:
    met = quote.between(a, b)
    if met.hours is None or met.share is None:
        # One begins at nothing and one does not, so never are both the same throughout.
        return BreakEven(always=str(OPTION_NAMES[met.fewer or a]))
    return BreakEven(hours(met.hours), percent(met.share))


def mix_rows(quote: Quote) -> list[Row]:
    everyone = sum(group.count for group in quote.groups)
    return [
        {
            "planned": mix.planned,
            "others": everyone - mix.planned,
            "plan_cost": amount(mix.plan_cost),
            "burst_cost": amount(mix.burst_cost),
            "monthly": amount(mix.monthly),
            "best": mix.best,
        }
        for mix in quote.mixes
    ]


def steps(quote: Quote) -> list[tuple[Any, list[Row]]]:
    """The working, option by option."""
    return [
        (
            OPTION_NAMES[option] if option else _("Added to every option"),
            [
                {
                    "name": STEP_NAMES[step.code],
                    "formula": step.formula,
                    "result": step_result(step, quote.currency),
                }
                for step in group
            ],
        )
        for option, group in groupby(quote.working, key=lambda step: step.option)
    ]


def verdict(quote: Quote) -> Row:
    """The answer in a sentence's pieces."""
    best, steady = quote.cheapest, quote.cheapest_steady
    plan = quote.cost(quote.asked.plan)
    return {
        "hours": hours(quote.scenario.hours),
        "share": percent(quote.scenario.hours / quote.scenario.month),
        "best": OPTION_NAMES[best.option],
        "best_cost": money(best.monthly, quote.currency),
        "steady": OPTION_NAMES[steady.option] if steady.option != best.option else "",
        "steady_cost": money(steady.monthly, quote.currency),
        "plan": OPTION_NAMES[quote.asked.plan],
        "idle": hours(quote.scenario.month - quote.scenario.hours),
        "month": hours(quote.scenario.month),
        "unused": money(plan.unused, quote.currency) if plan.unused else "",
    }


def host(quote: Quote) -> Row | None:
    """What a Dedicated Host comes to, in a sentence's pieces."""
    terms = quote.scenario.host
    if terms is None:
        return None
    return {
        "hosts": hosts(quote.scenario),
        "instances": terms.instances,
        "room": hosts(quote.scenario) * terms.instances - quote.scenario.count,
        "per_hour": f"{quote.currency} {per_hour(terms.per_hour)}",
        "price": quote.host,
        "licensed": quote.scenario.licence > 0,
    }


def long_spot(quote: Quote) -> str:
    """How long Spot runs for an instance's work, where that is longer than a month; else empty."""
    needed = spot_hours(quote.scenario)
    return hours(needed) if needed > quote.scenario.month else ""


def licence(quote: Quote) -> str:
    """The system's part of the price of an hour; empty where it has none."""
    part = quote.scenario.licence
    return f"{quote.currency} {per_hour(part)}" if part else ""


def money_per_hour(quote: Quote) -> str:
    return f"{quote.currency} {per_hour(quote.scenario.per_hour)}"
