"""The limits of placement groups, read from the facts."""

from functools import cache

from study.content import ledger
from study.core.placement.group import Limits

# Each limit and the value of a fact that it is.
SOURCES = {
    "cluster_zones": "pg-cluster-definition.zones",
    "partitions_per_zone": "pg-partition-limits.per-az",
    "partitions_dedicated": "pg-partition-limits.dedicated",
    "spread_per_zone": "pg-spread-definition.per-az",
    "outpost_zones": "placement-outpost-zone.zones",
    "groups_per_region": "pg-quota-share-delete.groups",
}


@cache
def limits() -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""
    return Limits(**{name: int(ledger().number(fact)) for name, fact in SOURCES.items()})
