"""From what somebody asks to the answer: the same for the page and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from study.calculators.ebs.limits import instance_of, limits, prices
from study.core.ebs.capping import Instance, Together, together
from study.core.ebs.costing import Cost, Prices, Tier, Versus, cost, versus
from study.core.ebs.draining import FULL, Stretch, check_start, drain, full_swing
from study.core.ebs.giving import Gift, give
from study.core.ebs.rules import violations
from study.core.ebs.volume import HARD_DISKS, PROVISIONED, Volume, VolumeType
from study.core.ebs.working import cost_steps, steps
from study.core.loads import parse_load
from study.core.remarks import Amount, Remark, Step, Violation, remark
from study.core.types.catalogue import Known
from study.core.types.naming import LONGEST, InvalidName
from study.decoder.catalogue_file import catalogue

SSD_IO = Decimal(16)
HIGHEST = Decimal(10) ** 6  # of a load, far above any volume
MEANT = 3


class UnknownType(ValueError):
    """A text that is no instance type; `near` are types that may be meant."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name[:LONGEST]
        self.near = tuple(catalogue().nearest(name, MEANT))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was typed. None takes what is usual for the type, the known price, a full
    bucket; an empty load one that shows everything."""

    type: VolumeType
    size: Decimal
    iops: Decimal | None = None
    throughput: Decimal | None = None
    instance_type: str = ""
    io_size: Decimal | None = None
    count: int = 1
    boot: bool = False
    load: str = ""
    start: Decimal | None = None
    price_gib: Decimal | None = None
    price_iops: Decimal | None = None
    price_throughput: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a sound volume gives, costs, and how it comes about."""

    gift: Gift
    together: Together
    prices: Prices
    own_prices: bool
    cost: Cost
    versus: Versus
    stretches: tuple[Stretch, ...]  # none without a bucket
    steps: tuple[Step, ...]
    advice: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`given` is None where a rule is broken."""

    volume: Volume
    instance: Instance | None
    io_size: Decimal
    violations: tuple[Violation, ...]
    given: Given | None


def answered(asked: Asked) -> Answer:
    """Raises UnknownType, InvalidLoad or InvalidScenario."""
    volume = Volume(
        asked.type, asked.size, asked.iops, asked.throughput, asked.count, boot=asked.boot
    )
    instance = instance_of(_known(asked.instance_type)) if asked.instance_type.strip() else None
    usual = limits().hdd_io if asked.type in HARD_DISKS else SSD_IO
    io_size = usual if asked.io_size is None else asked.io_size
    load = parse_load(asked.load, HIGHEST)
    start = Decimal(FULL) if asked.start is None else asked.start
    check_start(start)
    own = _prices(asked)
    broken = violations(volume, limits(), instance.nitro if instance else None)
    if broken:
        return Answer(volume, instance, io_size, broken, None)
    gift = give(volume, limits())
    both = together(volume, gift, instance, io_size, limits())
    price = cost(volume, own, limits())
    return Answer(
        volume,
        instance,
        io_size,
        (),
        Given(
            gift=gift,
            together=both,
            prices=own,
            own_prices=own != prices()[asked.type],
            cost=price,
            versus=versus(volume, gift, {**prices(), asked.type: own}, limits()),
            stretches=drain(gift.bucket, load or full_swing(gift.bucket), start)
            if gift.bucket
            else (),
            steps=(
                *steps(volume, gift, instance, limits()),
                *cost_steps(volume, own, price, limits()),
            ),
            advice=tuple(_advice(volume, gift, instance, io_size, both)),
        ),
    )


def _known(text: str) -> Known:
    try:
        name = catalogue().decoder.decode(text.strip()).name.name
    except InvalidName as fault:
        raise UnknownType(text.strip()) from fault
    return catalogue().types.get(name) or Known(name, None)


def _prices(asked: Asked) -> Prices:
    """The known prices with those of one's own in their place."""
    known = prices()[asked.type]
    iops = known.iops
    if asked.price_iops is not None and asked.type in PROVISIONED:
        iops = (Tier(None, asked.price_iops),)
    return Prices(
        known.gib if asked.price_gib is None else asked.price_gib,
        iops,
        known.throughput if asked.price_throughput is None else asked.price_throughput,
    )


def _advice(
    volume: Volume, gift: Gift, instance: Instance | None, io_size: Decimal, both: Together
) -> Iterator[Remark]:
    if instance is None:
        yield remark("no_instance")
    elif instance.steady_mbps is None:
        yield remark("instance_unknown", type=instance.name)
    else:
        if both.steady.capped_by_instance:
            yield _enough(volume, gift, instance, io_size)
        if instance.bursts:
            yield remark("bursts_half_hour")
    if gift.bucket:
        yield remark("watch_balance")
    if volume.is_hard_disk and io_size < limits().hdd_io:
        yield remark("small_io")
    if not volume.is_hard_disk and io_size > limits().ssd_io:
        yield remark("split_io", counted=Amount(limits().ssd_io, "kib"))


def _enough(volume: Volume, gift: Gift, instance: Instance, io_size: Decimal) -> Remark:
    """The smallest size of the instance's family that does not hold the volumes back all day."""
    for name in catalogue().ladder(instance.name.partition(".")[0]):
        other = instance_of(catalogue().types[name])
        outcome = together(volume, gift, other, io_size, limits()).steady
        if other.steady_mbps is not None and not outcome.capped_by_instance:
            return remark("larger_instance", name=name)
    return remark("none_larger")
