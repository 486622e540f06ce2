"""What is asked of a placement group, and the limits that hold for it.

Limits are arguments: whoever calls brings them from the facts, so that no number stands here.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from study.core.remarks import CannotAsk
from study.core.types.catalogue import Known

Strategy = Literal["cluster", "partition", "spread-rack", "spread-host", "precision-time"]
Tenancy = Literal["default", "dedicated", "host"]
Interruption = Literal["terminate", "stop", "hibernate"]
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
TENANCIES: tuple[Tenancy, ...] = get_args(Tenancy)
INTERRUPTIONS: tuple[Interruption, ...] = get_args(Interruption)

# No limits of EC2, but of what is calculated and drawn here: far beyond any Region and any group.
MOST: Mapping[str, int] = {
    "azs": 26,
    "instances": 100_000,
    "per_zone": 100_000,
    "existing": 100_000,
    "partitions": 1_000,
    "racks": 1_000,
    "hosts": 1_000,
    "groups": 100_000,
    "instance_type": 20,
}
LEAST: Mapping[str, int] = {"per_zone": 0, "existing": 0, "groups": 0}  # of the others, one


@dataclass(frozen=True, slots=True)
class Limits:
    """What EC2 allows one group, or one account in a Region."""

    cluster_zones: int
    partitions_per_zone: int
    partitions_dedicated: int
    spread_per_zone: int  # running instances, in a Region
    outpost_zones: int  # to which one Outpost belongs
    groups_per_region: int


class InvalidGroup(CannotAsk):
    """A group that cannot be asked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Instances to be launched into one group. Fields are called what the address calls them.

    Without `per_zone` the instances are shared as evenly as possible. `existing` is a total, or
    one number for each zone. Racks and hosts are those of an Outpost: with them the group is there.
    Raises InvalidGroup.
    """

    strategy: Strategy
    azs: int = 1
    instances: int = 1  # to be launched, besides the existing
    per_zone: tuple[int, ...] = ()
    existing: tuple[int, ...] = ()
    partitions: int | None = None  # in each zone; None is as many as allowed
    racks: int | None = None
    hosts: int | None = None
    types: tuple[Known, ...] = ()
    tenancy: Tenancy = "default"
    spot_interruption: Interruption | None = None  # None: no Spot Instances
    groups: int = 0  # of the account in the Region

    def __post_init__(self) -> None:
        for field in ("azs", "instances", "partitions", "racks", "hosts", "groups"):
            _check_bounds(field, getattr(self, field))
        for field in ("per_zone", "existing"):
            for count in getattr(self, field):
                _check_bounds(field, count)
        if len(self.types) > MOST["instance_type"]:
            raise InvalidGroup("too_many_types", "instance_type", most=MOST["instance_type"])
        if self.per_zone and len(self.per_zone) != self.azs:
            raise InvalidGroup("not_one_each", "per_zone", zones=self.azs)
        if self.per_zone and sum(self.per_zone) != self.instances:
            total = sum(self.per_zone)
            raise InvalidGroup("other_total", "per_zone", total=total, given=self.instances)
        if len(self.existing) not in {0, 1, self.azs}:
            raise InvalidGroup("not_one_each", "existing", zones=self.azs)
        if self.strategy == "cluster" and any(self.existing[1:]):
            raise InvalidGroup("cluster_elsewhere", "existing")

    @property
    def on_outpost(self) -> bool:
        """Whether the group is confined to an Outpost, whose racks or hosts are its limit."""
        return self.strategy == "spread-host" or (
            self.strategy == "spread-rack" and self.racks is not None
        )


def _check_bounds(field: str, count: int | None) -> None:
    if count is None:
        return
    if count < LEAST.get(field, 1):
        raise InvalidGroup("too_small", field, least=LEAST.get(field, 1))
    if count > MOST[field]:
        raise InvalidGroup("too_large", field, most=MOST[field])
