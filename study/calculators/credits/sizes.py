"""Burstable instances, from the catalogue and the facts: what each earns, saves and begins with."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from study.content import ledger
from study.core.credits.instance import Burstable, Mode
from study.core.types.naming import LONGEST, letters_of
from study.core.types.nearest import nearest
from study.decoder.catalogue_file import catalogue

# Each family: the fact with its rates, and the mode it launches in by `cpu-credit-modes`.
FAMILIES: Mapping[str, tuple[str, Mode]] = {
    "t2": ("cpu-credit-rates-t2", "standard"),
    "t3": ("cpu-credit-rates-t3", "unlimited"),
    "t3a": ("cpu-credit-rates-t3", "unlimited"),
    "t4g": ("cpu-credit-rates-t3", "unlimited"),
}
SUGGESTED = 3


class NotBurstable(LookupError):
    """`code`: not_burstable (a type without credits) or unknown_type; `near` are T types."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code)
        self.code = code
        self.name = name[:LONGEST]
        self.near = tuple(nearest(self.name, list(sizes()), SUGGESTED))


@cache
def sizes() -> Mapping[str, Burstable]:
    """Every burstable type by name, the families in order and each from its smallest size."""
    return {name: _size(name, family) for family in FAMILIES for name in catalogue().ladder(family)}


def _size(name: str, family: str) -> Burstable:
    rates, default = FAMILIES[family]
    specs = catalogue().specs(name)
    vcpus = specs.vcpus if specs else 1
    per_hour = ledger().number(f"{rates}.{name.partition('.')[2]}")
    launch = ledger().number("cpu-launch-credits.each") * vcpus if family == "t2" else Decimal(0)
    most = per_hour * ledger().number("cpu-credit-accrual-limit.hours")
    return Burstable(name, vcpus, per_hour, most, launch, default)


def burstable(text: str) -> Burstable:
    """The type that the text names; raises NotBurstable."""
    name = letters_of(text.strip())[: 2 * LONGEST]
    try:
        return sizes()[name]
    except KeyError:
        known = name in catalogue()
        raise NotBurstable("not_burstable" if known else "unknown_type", name) from None


def price_of(instance: Burstable) -> Decimal:
    """What a vCPU-hour of surplus costs in the Region of the fact."""
    family = "t4g" if instance.name.startswith("t4g") else "t3"
    return ledger().number(f"cpu-surplus-price.{family}")
