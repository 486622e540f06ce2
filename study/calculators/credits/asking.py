"""From what somebody asks to the answer: the same for the page and for programs."""

from dataclasses import dataclass
from decimal import Decimal

from study.calculators.credits.sizes import burstable, price_of
from study.core.credits.answering import Answer, answer, full_swing
from study.core.credits.instance import Mode
from study.core.loads import parse_load

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was typed. None takes the family's mode, a fresh start, the known price; an
    empty load takes one that shows everything."""

    instance_type: str
    mode: Mode | None = None
    load: str = ""
    start: Decimal | None = None
    price: Decimal | None = None


def answered(asked: Asked) -> Answer:
    """Raises NotBurstable, InvalidLoad or InvalidScenario."""
    instance = burstable(asked.instance_type)
    load = parse_load(asked.load, HUNDRED) or full_swing(instance)
    price = price_of(instance) if asked.price is None else asked.price
    return answer(instance, asked.mode or instance.default, load, price, asked.start)
