"""Both modes under the same load, what the surplus costs, and the working."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from study.core.credits.instance import MINUTES, MODES, Burstable, Mode
from study.core.credits.running import Run, run
from study.core.loads import Phase
from study.core.pricing.amounts import as_decimal, check_number, plain, to_places
from study.core.remarks import Amount, Remark, Step, remark


@dataclass(frozen=True, slots=True)
class Answer:
    """`average` is the use that was wanted, in percent, over the whole time."""

    instance: Burstable
    mode: Mode
    price: Decimal  # of a vCPU-hour of surplus
    runs: dict[Mode, Run]
    average: Fraction

    @property
    def run(self) -> Run:
        return self.runs[self.mode]

    def cost(self, mode: Mode) -> Decimal:
        """What the credits charged so far come to, not rounded."""
        return _money(self.runs[mode].last.charged, self.price)

    def cost_if_stopped(self, mode: Mode) -> Decimal:
        """The same if it stops at the end: then what is still owed is charged as well."""
        return _money(self.runs[mode].last.surplus, self.price)


def answer(
    instance: Burstable,
    mode: Mode,
    load: Sequence[Phase],
    price: Decimal,
    start: Decimal | None = None,
) -> Answer:
    """Raises InvalidScenario."""
    check_number("price", price, most=1000)
    runs = {each: run(instance, each, load, start) for each in MODES}
    minutes = sum((Fraction(phase.minutes) for phase in load), Fraction(0))
    wanted = sum((Fraction(each.minutes) * Fraction(each.level) for each in load), Fraction(0))
    return Answer(instance, mode, price, runs, wanted / minutes)


def _money(credits: Fraction, price: Decimal) -> Decimal:
    return as_decimal(credits * Fraction(price) / MINUTES)


def full_swing(instance: Burstable) -> tuple[Phase, ...]:
    """A load that shows it all: a day of rest, full use until long after the credits are gone,
    and rest again."""
    day = instance.most / instance.per_hour * MINUTES
    burn = instance.spent_an_hour(Decimal(100)) - instance.per_hour
    hours = int(instance.most / burn) * 3 + 2
    return (
        Phase(day, Decimal(0)),
        Phase(Decimal(hours * MINUTES), Decimal(100)),
        Phase(day, Decimal(0)),
    )


def steps(given: Answer) -> tuple[Step, ...]:
    return tuple(_steps(given))


def _n(value: Decimal | Fraction) -> str:
    exact = as_decimal(value) if isinstance(value, Fraction) else value
    return plain(to_places(exact, 3))


def _steps(given: Answer) -> Iterator[Step]:
    instance, last = given.instance, given.run.last
    yield Step(
        "baseline",
        f"{_n(instance.per_hour)} ÷ {instance.vcpus} ÷ {MINUTES}",
        Amount(instance.baseline, "percent"),
    )
    yield Step(
        "limit",
        f"{_n(instance.per_hour)} × {_n(instance.most / instance.per_hour)}",
        Amount(instance.most, "cpu-credit"),
    )
    if given.run.first.launch:
        each = instance.launch / instance.vcpus
        yield Step(
            "launch", f"{_n(each)} × {instance.vcpus}", Amount(instance.launch, "cpu-credit")
        )
    full = instance.spent_an_hour(Decimal(100))
    yield Step(
        "full_use",
        f"{instance.vcpus} × 100% × {MINUTES}",
        Amount(full, "cpu-credit-per-hour"),
    )
    yield Step(
        "drain",
        f"{_n(instance.most)} ÷ ({_n(full)} − {_n(instance.per_hour)})",
        Amount(instance.most / (full - instance.per_hour), "hour"),
    )
    sides = (given.run.first.balance + last.earned + last.surplus, last.spent, last.balance)
    yield Step(
        "books",
        f"{_n(given.run.first.balance)} + {_n(last.earned)} + {_n(last.surplus)}"
        f" = {_n(sides[1])} + {_n(sides[2])} + {_n(last.lost)}",
        Amount(as_decimal(sides[0]), "cpu-credit"),
    )
    if last.charged:
        yield Step(
            "charge",
            f"{_n(last.charged)} ÷ {MINUTES} × {plain(given.price)}",
            Amount(given.cost(given.mode), "usd"),
        )
    if last.owed:
        yield Step(
            "charge_if_stopped",
            f"({_n(last.charged)} + {_n(last.owed)}) ÷ {MINUTES} × {plain(given.price)}",
            Amount(given.cost_if_stopped(given.mode), "usd"),
        )


def advice(given: Answer) -> tuple[Remark, ...]:
    return tuple(_advice(given))


def _advice(given: Answer) -> Iterator[Remark]:
    instance, unlimited = given.instance, given.runs["unlimited"].last
    family = instance.name.partition(".")[0]
    over = given.average > Fraction(instance.baseline)
    if over:
        yield remark(
            "over_baseline",
            average=Amount(as_decimal(given.average), "percent"),
            baseline=Amount(instance.baseline, "percent"),
        )
    elif unlimited.charged:
        yield remark("charged_below_baseline")
    if given.mode != instance.default:
        yield remark(f"default_{instance.default}", family=family.upper())
    yield remark("lost_at_stop" if instance.launch else "kept_after_stop", family=family.upper())
    if given.mode == "unlimited":
        yield remark("spot_standard")
        if family == "t3":
            yield remark("dedicated_host")
    elif instance.launch:
        yield remark("launch_limit")
