"""What EBS would refuse about a volume, and what would mend it."""

from collections.abc import Callable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from study.core.ebs.volume import PROVISIONED, Limits, TypeLimits, Volume, VolumeType
from study.core.remarks import Amount, Remark, Value, Violation, remark


def violations(volume: Volume, limits: Limits, nitro: bool | None) -> tuple[Violation, ...]:
    """Every broken rule. `nitro` says whether the instance is one; None if it is unknown."""
    known = limits.types[volume.type]
    found: list[Violation] = []
    for rule in _RULES:
        found += rule(volume, known, limits)
    if nitro is False and volume.iops is not None and volume.iops > limits.other_attach:
        values = {"iops": _iops(volume.iops), "most": _iops(limits.other_attach)}
        remedies = (remark("nitro_instance"), remark("fewer_iops", iops=values["most"]))
        found.append(Violation("attach_limit", values, remedies))
    return tuple(found)


def _iops(value: Decimal) -> Amount:
    return Amount(value, "iops")


def _gib(value: Decimal) -> Amount:
    return Amount(value, "gib")


def _mibps(value: Decimal) -> Amount:
    return Amount(value, "mib-per-second")


def up(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_CEILING)


def down(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_FLOOR)


def _size(volume: Volume, known: TypeLimits, limits: Limits) -> Iterator[Violation]:
    values: dict[str, Value] = {"size": _gib(volume.size), "type": volume.type}
    if volume.size < known.min_size:
        least = _gib(known.min_size)
        yield Violation("size_too_small", {**values, "least": least}, (remark("size", size=least),))
    if volume.size > known.max_size:
        most = _gib(known.max_size)
        remedies = [remark("size", size=most)]
        larger = [t for t, each in limits.types.items() if each.max_size >= volume.size]
        if larger:
            remedies.append(remark("other_type", types=", ".join(larger)))
        yield Violation("size_too_large", {**values, "most": most}, tuple(remedies))


def _boot(volume: Volume, known: TypeLimits, limits: Limits) -> Iterator[Violation]:
    if volume.boot and volume.is_hard_disk:
        yield Violation("boot", {"type": volume.type}, (remark("boot_ssd"),))


def _settable(volume: Volume, known: TypeLimits, limits: Limits) -> Iterator[Violation]:
    """Whether IOPS and throughput can be bought apart at all."""
    type_: dict[str, Value] = {"type": volume.type}
    if volume.iops is not None and volume.type not in PROVISIONED:
        yield Violation("iops_fixed", type_, (remark("clear_iops"), *_other(limits, volume.iops)))
    if volume.throughput is not None and volume.type != "gp3":
        yield Violation("throughput_fixed", type_, (remark("clear_throughput"), remark("use_gp3")))
    if volume.iops is None and volume.type in ("io1", "io2"):
        least = _iops(known.min_iops or Decimal(0))
        yield Violation("iops_missing", type_, (remark("say_iops", iops=least),))


def _other(limits: Limits, iops: Decimal) -> Iterator[Remark]:
    able: list[VolumeType] = [each for each in PROVISIONED if limits.types[each].max_iops >= iops]
    if able:
        yield remark("other_type", types=", ".join(able))


def _iops_range(volume: Volume, known: TypeLimits, limits: Limits) -> Iterator[Violation]:
    if volume.iops is None or volume.type not in PROVISIONED or known.min_iops is None:
        return
    values: dict[str, Value] = {"type": volume.type, "iops": _iops(volume.iops)}
    if volume.iops < known.min_iops:
        least = _iops(known.min_iops)
        yield Violation(
            "iops_too_few", {**values, "least": least}, (remark("say_iops", iops=least),)
        )
    if volume.iops > known.max_iops:
        most = _iops(known.max_iops)
        remedies = (remark("fewer_iops", iops=most), *_other(limits, volume.iops))
        yield Violation("iops_too_many", {**values, "most": most}, remedies)


def _iops_ratio(volume: Volume, known: TypeLimits, limits: Limits) -> Iterator[Violation]:
    if volume.iops is None or volume.type not in PROVISIONED or known.iops_ratio is None:
        return
    included = known.min_iops or Decimal(0)  # any size has so many, whatever the ratio
    most = max(down(volume.size * known.iops_ratio), included)
    if most < volume.iops <= known.max_iops:
        values: dict[str, Value] = {
            "type": volume.type,
            "iops": _iops(volume.iops),
            "size": _gib(volume.size),
            "ratio": Amount(known.iops_ratio, "iops-per-gib"),
            "most": _iops(most),
        }
        grow = up(volume.iops / known.iops_ratio)
        remedies = (remark("size", size=_gib(grow)), remark("fewer_iops", iops=values["most"]))
        yield Violation("iops_ratio", values, remedies)


def _throughput(volume: Volume, known: TypeLimits, limits: Limits) -> Iterator[Violation]:
    wanted = volume.throughput
    if wanted is None or volume.type != "gp3" or known.base_throughput is None:
        return
    values: dict[str, Value] = {"type": volume.type, "throughput": _mibps(wanted)}
    if wanted < known.base_throughput:
        least = _mibps(known.base_throughput)
        yield Violation(
            "throughput_too_low",
            {**values, "least": least},
            (remark("throughput", throughput=least),),
        )
    elif wanted > known.max_throughput:
        most = _mibps(known.max_throughput)
        remedies = [remark("throughput", throughput=most)]
        if wanted <= limits.types["io2"].max_throughput:
            remedies.append(remark("other_type", types="io2"))
        yield Violation("throughput_too_high", {**values, "most": most}, tuple(remedies))
    elif known.throughput_ratio is not None:
        # Too few IOPS are a fault of their own; here those that every volume has are counted.
        iops = max(volume.iops or Decimal(0), known.min_iops or Decimal(0))
        most = _mibps(iops * known.throughput_ratio)
        if wanted > most.value:
            ratio = Amount(known.throughput_ratio, "mib-per-second-per-iops")
            yield Violation(
                "throughput_ratio",
                {**values, "iops": _iops(iops), "ratio": ratio, "most": most},
                (
                    remark("more_iops", iops=_iops(up(wanted / known.throughput_ratio))),
                    remark("throughput", throughput=most),
                ),
            )


_RULES: tuple[Callable[[Volume, TypeLimits, Limits], Iterator[Violation]], ...] = (
    _size,
    _boot,
    _settable,
    _iops_range,
    _iops_ratio,
    _throughput,
)
