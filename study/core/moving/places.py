"""Names of Regions and Availability Zones: text in, a place out.

    place  = region [ zone ]                eu-west-1, eu-west-1b
    region = area "-" side "-" number       ap-southeast-1, us-gov-west-1
    side   = [ "north" / "south" ] ( "east" / "west" ) / "north" / "south" / "central"

Which Regions there are is not known here, only how they are named.
https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
"""

import re
from dataclasses import dataclass

LONGEST = 40
_PLACE_RE = re.compile(
    r"(?P<region>(?P<area>us-gov|us-iso[bf]?|eu-isoe|eusc-de|[a-z]{2})"
    r"-(?:(?:north|south)?(?:east|west)|north|south|central)-[1-9])(?P<zone>[a-z])?",
    re.ASCII,
)
_PARTITIONS = {
    "cn": "aws-cn",
    "us-gov": "aws-us-gov",
    "us-iso": "aws-iso",
    "us-isob": "aws-iso-b",
    "us-isof": "aws-iso-f",
    "eu-isoe": "aws-iso-e",
    "eusc-de": "aws-eusc",
}


class InvalidPlace(ValueError):
    """Not the name of a Region or zone."""


@dataclass(frozen=True, slots=True)
class Place:
    region: str
    zone: str  # the whole name of the zone; empty for a Region alone
    partition: str

    @property
    def name(self) -> str:
        return self.zone or self.region


def read_place(text: str) -> Place:
    """The place that a text names; raises InvalidPlace."""
    name = text.strip().casefold()
    match = _PLACE_RE.fullmatch(name) if len(name) <= LONGEST else None
    if match is None:
        raise InvalidPlace(text[:LONGEST])
    return Place(
        region=match["region"],
        zone=name if match["zone"] else "",
        partition=_PARTITIONS.get(match["area"], "aws"),
    )
