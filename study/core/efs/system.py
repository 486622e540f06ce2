"""What is asked of a file system, and what AWS allows one.

    files = group *( sep group )          100x0 300x45 600x200
    group = size ( "x" / "*" ) days       so many GiB, last used so many days ago; 0 is every day
    sep   = 1*( " " / "," )

Limits are arguments: whoever calls brings them from the facts, so that no number of AWS stands
here. https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from study.core.remarks import CannotAsk, check_range

Kind = Literal["regional", "one-zone"]
Mode = Literal["elastic", "provisioned", "bursting"]
Back = Literal["none", "first-access"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MODES: tuple[Mode, ...] = get_args(Mode)
BACKS: tuple[Back, ...] = get_args(Back)

GIB_IN_TIB = 1024
MIB_IN_GIB = 1024
KIB_IN_MIB = 1024
HOURS_IN_DAY = 24

# No limits of AWS, but of what is calculated and drawn here.
LONGEST = 200
MOST_GROUPS = 8
RANGES: Mapping[str, tuple[int, int]] = {
    "file_size": (1, 10**9),
    "to_ia": (0, 100_000),
    "to_archive": (0, 100_000),
    "read_on": (1, 365),
    "provisioned": (1, 10**6),
    "reads": (0, 10**6),
    "writes": (0, 10**6),
    "busy": (0, HOURS_IN_DAY),
    "clients": (1, 10**6),
    "ia_reads": (0, 10**9),
    "archive_reads": (0, 10**9),
    "used": (1, 100),
}
MOST_GIB = Decimal(10**9)
MOST_AGE = 10_000

_GROUP_RE = re.compile(r"(?P<size>\d{1,10}(?:\.\d{1,3})?)[x*](?P<age>\d{1,5})", re.ASCII)
_WORD_RE = re.compile(r"[^\s,，、;；]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("×"): "x"}


@dataclass(frozen=True, slots=True)
class Span:
    """What one file system may move, in MiB/s; which end holds depends on the Region."""

    read_low: Decimal
    read_high: Decimal
    write_low: Decimal
    write_high: Decimal


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in GiB, throughput in MiB/s, credits in MiB, files in KiB, times in days."""

    spans: Mapping[Mode, Span]  # of a Regional file system
    one_zone: Span
    client: Decimal
    client_elastic: Decimal
    base_each: Decimal  # baseline for each GiB in Standard
    burst: Decimal
    burst_each: Decimal  # for each TiB above `burst_size`
    burst_size: Decimal
    credits_first: Decimal  # of a new file system
    credits_most: Decimal  # and for each TiB above `credits_size`
    credits_size: Decimal
    floor: Decimal  # left when no credits are
    read_divisor: Decimal
    periods: tuple[int, ...]
    file_least: Decimal  # that a file in IA or Archive is billed as
    archive_least: int
    month_days: int
    month_hours: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """Files alike: their size together, and how long ago they were last used in Standard."""

    size: Decimal
    age: int  # 0: used every day

    @property
    def hot(self) -> bool:
        return self.age == 0


@dataclass(frozen=True, slots=True)
class System:
    """A file system under a load. Fields are called what the address calls them.

    `file_size` is the average size of a file in KiB. Without a period files stay. `read_on` is the
    day on which every file is read once, in the drawing of the year. For `busy` hours a day clients
    together want `reads` and `writes`, in MiB/s; for the rest of it nothing. `ia_reads` and
    `archive_reads` are the GiB of a month read in those classes. `used` is how full an EBS volume
    in its place would be, in percent. Raises CannotAsk.
    """

    files: tuple[Group, ...]
    kind: Kind = "regional"
    mode: Mode = "elastic"
    file_size: Decimal = Decimal(1024)
    to_ia: int = 0
    to_archive: int = 0
    back: Back = "none"
    read_on: int | None = None
    provisioned: Decimal | None = None
    reads: Decimal = Decimal(0)
    writes: Decimal = Decimal(0)
    busy: Decimal = Decimal(0)
    clients: int = 1
    ia_reads: Decimal = Decimal(0)
    archive_reads: Decimal = Decimal(0)
    used: int = 60

    def __post_init__(self) -> None:
        for field, (least, most) in RANGES.items():
            value = getattr(self, field)
            if isinstance(value, Decimal) and not value.is_finite():
                raise CannotAsk("not_a_number", field)
            if value is not None:
                check_range(field, value, least, most)
        if not self.files:
            raise CannotAsk("no_data", "files")
        if self.mode == "provisioned" and self.provisioned is None:
            raise CannotAsk("no_amount", "provisioned")

    @property
    def size(self) -> Decimal:
        return sum((group.size for group in self.files), Decimal(0))


def parse_files(text: str) -> tuple[Group, ...]:
    """The groups that the text spells; raises CannotAsk with the place of the fault."""
    if len(text) > LONGEST:
        raise CannotAsk("too_long", "files", LONGEST)
    groups: list[Group] = []
    for match in _WORD_RE.finditer(text):
        word = _GROUP_RE.fullmatch(match[0].translate(_WIDE).lower())
        if word is None:
            raise CannotAsk("not_a_group", "files", match.start(), word=match[0][:20])
        group = Group(Decimal(word["size"]), int(word["age"]))
        if not 0 < group.size <= MOST_GIB or group.age > MOST_AGE:
            raise CannotAsk("beyond", "files", match.start(), word=match[0][:20])
        groups.append(group)
        if len(groups) > MOST_GROUPS:
            raise CannotAsk("too_many_groups", "files", match.start(), groups=MOST_GROUPS)
    return tuple(groups)
