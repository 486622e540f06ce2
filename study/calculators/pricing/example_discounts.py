"""example_discounts.yaml: what the pricing calculator begins with where nobody knows a rate."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from config.settings import BASE_DIR
from study.content import ledger
from study.core.facts import Ledger, Number, UnknownFact
from study.core.language import Strict
from study.core.pricing.pricing import PLANS, PlanId, PlanKind, Upfront
from study.sources import ContentError, Document, Problem, read_yaml

EXAMPLES = BASE_DIR / "study" / "data" / "example_discounts.yaml"

Percent = Annotated[Number, Field(ge=0, lt=100)]


class Examples(Strict):
    """Discounts in percent, and the facts that state the most there is."""

    plans: dict[PlanId, dict[Upfront, Percent]]
    spot: Percent
    most: dict[PlanKind | Literal["spot"], str]

    @model_validator(mode="after")
    def _complete(self) -> "Examples":
        payments = {"none", "partial", "all"}
        if set(self.plans) != set(PLANS) or any(
            set(row) != payments for row in self.plans.values()
        ):
            raise ValueError("give every plan, and none, partial and all for each")
        if set(self.most) != {plan[:-3] for plan in PLANS} | {"spot"}:
            raise ValueError("give the fact with the most for every kind of plan and for spot")
        return self

    def share(self, plan: PlanId, upfront: Upfront) -> Decimal:
        """The discount as a part of one."""
        return self.plans[plan][upfront] / 100

    def ceiling(self, kind: str, facts: Ledger) -> Decimal:
        """The most that AWS gives for the kind of plan, or for spot, as a part of one."""
        return facts.number(self.most[kind]) / 100  # type: ignore[index]


@cache
def examples() -> Examples:
    """The examples, read once; raises ContentError."""
    return read(EXAMPLES, ledger())


def read(path: Path, facts: Ledger) -> Examples:
    """The examples in the file, none above its ceiling; raises ContentError."""
    document = read_yaml(path)
    held = document.build(Examples)
    if problems := list(_problems(document, held, facts)):
        raise ContentError(problems)
    return held


def _problems(document: Document, held: Examples, facts: Ledger) -> Iterator[Problem]:
    for kind, reference in held.most.items():
        try:
            facts.number(reference)
        except UnknownFact:
            yield document.problem(f"no fact `{reference}` with a number", ("most", kind))
            return
    for plan, row in held.plans.items():
        for upfront, percent in row.items():
            if percent / 100 > held.ceiling(plan[:-3], facts):
                message = f"{percent} % is above {held.most[plan[:-3]]}"  # type: ignore[index]
                yield document.problem(message, ("plans", plan, upfront))
    if held.spot / 100 > held.ceiling("spot", facts):
        yield document.problem(f"{held.spot} % is above {held.most['spot']}", ("spot",))
