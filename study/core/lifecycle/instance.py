"""An instance at one moment of its life: its state, and what has become of all that belongs to it.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

State = Literal["none", "pending", "running", "stopping", "stopped", "shutting-down", "terminated"]
Thing = Literal[
    "memory", "local", "root", "data", "host", "private", "ipv6", "public", "elastic", "id"
]
Kind = Literal[
    "empty",  # memory before the first boot
    "in_use",  # memory
    "on_root",  # memory, asleep in the root volume
    "present",  # local disks, as first given
    "fresh",  # local disks of a later host, empty when they came
    "attached",
    "on",  # a host
    "assigned",
    "associated",
    "same",  # the ID
    "kept",  # a volume that outlived its instance
    "lost",
    "erased",
    "deleted",
    "none",
    "released",
    "disassociated",
    "gone",
]
Bill = Literal["usage", "root", "image", "data", "public", "elastic"]
Root = Literal["ebs", "store"]
Switch = Literal["on", "off"]
Protection = Literal["none", "termination", "stop"]
Shutdown = Literal["stop", "terminate"]
AtEnd = Literal["delete", "keep"]
Address = Literal["auto", "elastic"]

STATES: tuple[State, ...] = get_args(State)
THINGS: tuple[Thing, ...] = get_args(Thing)
AT_REST: frozenset[State] = frozenset({"none", "running", "stopped", "terminated"})
# Where there is nothing left of a thing, or nothing of it left to the instance.
AWAY: frozenset[Kind] = frozenset(
    {"empty", "lost", "erased", "deleted", "none", "released", "disassociated", "gone"}
)


@dataclass(frozen=True, slots=True)
class Setup:
    """What was decided before the first press. The defaults are those of EC2, but for
    hibernation, which is off unless asked for. Fields are called what the address calls them."""

    root: Root = "ebs"
    hibernation: Switch = "on"
    protection: Protection = "none"
    shutdown: Shutdown = "stop"  # what a shutdown inside the operating system does
    root_end: AtEnd = "delete"  # what a termination does to the root volume, if it is on EBS
    data_end: AtEnd = "keep"
    address: Address = "auto"


@dataclass(frozen=True, slots=True)
class Condition:
    """What has become of a thing. The number tells the first boot, host or address from later."""

    kind: Kind
    number: int = 1

    @property
    def away(self) -> bool:
        return self.kind in AWAY


@dataclass(frozen=True, slots=True)
class Instance:
    """`hibernating` holds on the way to sleep, asleep, and until it has woken. `periods` counts
    the billing periods begun."""

    setup: Setup
    state: State
    things: Mapping[Thing, Condition]
    hibernating: bool = False
    periods: int = 0

    @property
    def billed(self) -> bool:
        """Whether the usage of the instance is billed."""
        return self.state == "running" or (self.state == "stopping" and self.hibernating)

    @property
    def bills(self) -> tuple[Bill, ...]:
        """All that costs in this state."""
        kinds = {thing: condition.kind for thing, condition in self.things.items()}
        costs: dict[Bill, bool] = {
            "usage": self.billed,
            "root": self.setup.root == "ebs" and kinds.get("root") in {"attached", "kept"},
            "image": kinds.get("memory") == "on_root",
            "data": kinds.get("data") in {"attached", "kept"},
            "public": kinds.get("public") == "assigned",
            "elastic": "elastic" in kinds,
        }
        return tuple(bill for bill, charged in costs.items() if charged)


def unborn(setup: Setup) -> Instance:
    """Before the launch: nothing is there and nothing costs."""
    return Instance(setup, "none", {})


def survives(thing: Thing, before: Instance, after: Instance) -> bool:
    """Whether a thing of the instance as it ran is still, or again, there as it was."""
    then, now = before.things[thing], after.things[thing]
    return now.number == then.number and not now.away
