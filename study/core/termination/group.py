"""The instances of a group as the default termination policy sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from study.core.remarks import CannotAsk

Kind = Literal["configuration", "other", "version"]
Uses = Literal["template", "configuration"]
USES: tuple[Uses, ...] = get_args(Uses)
BILLING_MINUTES = 60

# No limits of AWS, but of what can be followed by eye.
MOST: Mapping[str, int] = {"instances": 40, "zones": 8, "number": 999}


@dataclass(frozen=True, slots=True)
class Source:
    """What an instance was launched from.

    Launch configurations and versions of the group's current template have numbers, 1 the oldest.
    `other` is a template that is not the current one.
    """

    kind: Kind
    number: int = 0


@dataclass(frozen=True, slots=True)
class Instance:
    """`minute` is how far it is into its billing hour, from 0 to 59."""

    id: str
    zone: str
    source: Source
    minute: int = 0
    protected: bool = False
    healthy: bool = True


def checked(instances: tuple[Instance, ...]) -> tuple[Instance, ...]:
    """The same, if they can be asked about; raises CannotAsk."""
    if not instances:
        raise CannotAsk("nobody", "instances")
    if len(instances) > MOST["instances"]:
        raise CannotAsk("too_many_instances", "instances", most_instances=MOST["instances"])
    if len({each.zone for each in instances}) > MOST["zones"]:
        raise CannotAsk("too_many_zones", "instances", most_zones=MOST["zones"])
    return instances
