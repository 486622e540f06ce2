"""Every calculator that asks: its maker, what the maker needs, and the page that shows its case."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from quizzes import workings
from quizzes.core.making import (
    ChoiceFrames,
    Head,
    Made,
    PartFrames,
    break_even,
    burst,
    burst_bucket,
    capacity_units,
    concurrency,
    credits,
    cross_zone,
    dead_target,
    fargate_cost,
    hibernation,
    hosts,
    lambda_cost,
    licence,
    lifecycle,
    move,
    plan_month,
    provisioned,
    spread,
    termination,
    tracking,
)
from quizzes.core.making.numbers import Case, Frames, ask
from quizzes.workings import Page
from study.calculators.balancing.capacity import unit_of
from study.calculators.balancing.health import limits as health_limits
from study.calculators.credits.sizes import sizes
from study.calculators.ebs.limits import limits as volume_limits
from study.calculators.efs.limits import limits as efs_limits
from study.calculators.efs.limits import prices as efs_prices
from study.calculators.hibernation.limits import limits as hibernation_limits
from study.calculators.placement.limits import limits as placement_limits
from study.calculators.pricing.hosts_file import hosts as known_hosts
from study.calculators.pricing.quotes import month
from study.calculators.serverless.limits import limits as lambda_limits
from study.calculators.serverless.limits import prices as serverless_prices
from study.content import ledger
from study.core.serverless.workload import Prices


@dataclass(frozen=True, slots=True)
class Maker:
    """The form of a maker's sentences, how a seed becomes a question with them as it was made in a
    version, and the page of its calculator."""

    form: type[Head]
    make: Callable[[Any, str, int], Made]
    page: Page


def _number(case: Callable[[str], Case], page: Page) -> Maker:
    """A maker that asks for a number."""

    def make(frames: Frames, seed: str, version: int) -> Made:
        return ask(frames, case(seed), seed, version)

    return Maker(Frames, make, page)


def _parts(form: type[Head], make: Callable[[Any, str], Made], page: Page) -> Maker:
    """A maker that offers the calculator's own parts: it has had one version only."""
    return Maker(form, lambda frames, seed, _version: make(frames, seed), page)


def _hibernation(frames: PartFrames, seed: str) -> Made:
    return hibernation.make(frames, hibernation_limits(), seed)


def _credits(seed: str) -> Case:
    return credits.case([each for each in sizes().values() if each.vcpus > 1], seed)


def _hosts(seed: str) -> Case:
    carried = {name: known_hosts().capacity(name) or 0 for name in hosts.TYPES}
    return hosts.case(carried, month(), seed)


def _provisioned(seed: str) -> Case:
    return provisioned.case(efs_limits(), efs_prices("regional", "provisioned", {}), seed)


def _task_prices(vcpu: str, memory: Decimal) -> Prices:
    # No instance plays a part in the cases, so its price does not matter.
    return serverless_prices("x86", vcpu, memory, Decimal(0), {})


def _lambda_cost(seed: str) -> Case:
    return lambda_cost.case(lambda_limits(), _task_prices("1", Decimal(2)), seed)


def _fargate_cost(seed: str) -> Case:
    vcpu, gb = (ledger().number(f"fargate-prices.x86-{each}") for each in ("vcpu", "gb"))
    return fargate_cost.case(lambda_limits(), _task_prices, vcpu, gb, seed)


_pricing = partial(Page, "study:pricing")
_efs = partial(Page, "study:efs")
_lambda = partial(Page, "study:lambda")
_balancing = partial(Page, "study:load-balancing")

# Each maker by its name, which is that of its file of sentences.
MAKERS: dict[str, Maker] = {
    "spread": _number(
        lambda seed: spread.case(placement_limits(), seed),
        Page("study:placement", workings.placement, ("spread_limit", "multiplied")),
    ),
    "break-even": _number(
        lambda seed: break_even.case(month(), seed),
        _pricing(workings.pricing, ("rate", "break_even")),
    ),
    "plan-month": _number(
        lambda seed: plan_month.case(month(), seed),
        _pricing(workings.pricing, ("rate", "monthly_all")),
    ),
    "licence": _number(
        lambda seed: licence.case(month(), seed),
        _pricing(workings.pricing, ("rate", "monthly_all")),
    ),
    "hosts": _number(_hosts, _pricing(workings.pricing, ("hosts",))),
    "burst-bucket": _number(
        lambda seed: burst_bucket.case(volume_limits(), seed),
        Page("study:ebs", workings.ebs, ("gp2_iops", "lasts")),
    ),
    "credits": _number(_credits, Page("study:credits", workings.credits, ("full_use",))),
    "hibernation": _parts(
        PartFrames, _hibernation, Page("study:hibernation", workings.hibernation)
    ),
    "lifecycle": _parts(PartFrames, lifecycle.make, Page("study:lifecycle", workings.lifecycle)),
    "move": _parts(PartFrames, move.make, Page("study:move", workings.moving)),
    "tracking": _number(tracking.case, Page("study:scaling")),
    "termination": _parts(
        ChoiceFrames, termination.make, Page("study:termination", workings.termination)
    ),
    "cross-zone": _number(cross_zone.case, _balancing()),
    "dead-target": _number(lambda seed: dead_target.case(health_limits(), seed), _balancing()),
    "capacity-units": _number(
        lambda seed: capacity_units.case(unit_of("alb"), seed),
        _balancing(workings.capacity_units),
    ),
    "concurrency": _number(
        lambda seed: concurrency.case(lambda_limits(), seed),
        _lambda(workings.serverless, ("concurrency", "environments")),
    ),
    "lambda-cost": _number(
        _lambda_cost,
        _lambda(
            workings.serverless, ("gb_seconds", "lambda_requests", "lambda_duration", "lambda")
        ),
    ),
    "fargate-cost": _number(
        _fargate_cost, _lambda(workings.serverless, ("task_hour", "fargate_units", "fargate"))
    ),
    "burst": _number(
        lambda seed: burst.case(efs_limits(), seed),
        _efs(workings.efs, ("base", "burst", "credits", "lasts")),
    ),
    "provisioned": _number(_provisioned, _efs(workings.efs, ("base", "provisioned"))),
}
