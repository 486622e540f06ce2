"""An instance that is to hibernate, and the limits that hold for it.

Limits are arguments: whoever calls brings them from the facts.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.types.catalogue import Known

Enabled = Literal["launch", "later"]
Purchase = Literal["on-demand", "spot-persistent", "spot-one-time"]
System = Literal["linux", "windows"]
Root = Literal["gp3", "gp2", "io2", "io1", "standard", "store"]
Image = Literal["listed", "other"]
Managed = Literal["self", "auto-scaling", "ecs"]
Switch = Literal["off", "on"]
ROOTS: tuple[Root, ...] = get_args(Root)

# No limits of EC2, but of what is reckoned with here. GiB and days.
BOUNDS: Mapping[str, tuple[Decimal, Decimal]] = {
    "memory": (Decimal("0.1"), Decimal(100_000)),
    "root_size": (Decimal(1), Decimal(1_000_000)),
    "used": (Decimal(0), Decimal(1_000_000)),
    "days": (Decimal(1), Decimal(100_000)),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What hibernation allows. Memory in GiB."""

    linux_below: Decimal
    windows_most: Decimal
    root_types: tuple[str, ...]
    days: Decimal


class InvalidSleeper(ValueError):
    """Something that cannot be asked: which field, why, and the bound that it breaks."""

    def __init__(self, code: str, field: str, bound: Decimal) -> None:
        super().__init__(f"{field}: {code}")
        self.code = code
        self.field = field
        self.bound = bound


@dataclass(frozen=True, slots=True)
class Sleeper:
    """Fields are called what the address calls them. Memory of one's own goes before that of the
    type. What is None is not known yet. Raises InvalidSleeper."""

    type: Known | None = None
    memory: Decimal | None = None  # GiB
    system: System = "linux"
    enabled: Enabled = "launch"  # at the launch, or only now
    purchase: Purchase = "on-demand"
    image: Image = "listed"  # an HVM image of the supported list, or another
    root: Root = "gp3"
    encrypted: bool = True
    root_size: Decimal | None = None  # GiB
    used: Decimal = Decimal(0)  # GiB of the root, besides memory
    managed: Managed = "self"
    secure_boot: Switch = "off"
    enclaves: Switch = "off"
    days: Decimal | None = None  # that it is to sleep at most

    def __post_init__(self) -> None:
        for field, (least, most) in BOUNDS.items():
            value: Decimal | None = getattr(self, field)
            if value is None:
                continue
            if value < least:
                raise InvalidSleeper("too_small", field, least)
            if value > most:
                raise InvalidSleeper("too_large", field, most)

    @property
    def gib(self) -> Decimal | None:
        """The memory to be written down; None where nobody says."""
        if self.memory is not None:
            return self.memory
        specs = self.type.specs if self.type else None
        return Decimal(specs.memory_mib) / 1024 if specs else None

    @property
    def needed(self) -> Decimal | None:
        """The least size of the root: memory and what is on it anyway."""
        return None if self.gib is None else self.gib + self.used
