"""What is to be moved, from where to where, and what must not change on the way."""

import re
from dataclasses import dataclass
from typing import Literal

from study.core.moving.places import Place

What = Literal["instance", "volume"]
Root = Literal["ebs", "store"]
Role = Literal["data", "root"]
Encryption = Literal["none", "default", "customer"]  # the key of the volumes as they are
Wish = Literal["same", "encrypt", "plain"]  # of the volumes afterwards
Address = Literal["none", "elastic", "keep"]
Switch = Literal["no", "yes"]

MOST_VOLUMES = 100  # no limit of EC2, but more than any type takes
_ACCOUNT_RE = re.compile(r"\d{12}", re.ASCII)


class InvalidMove(ValueError):
    """Something that cannot be asked: which field, and why."""

    def __init__(self, code: str, field: str) -> None:
        super().__init__(f"{field}: {code}")
        self.code = code
        self.field = field


@dataclass(frozen=True, slots=True)
class Move:
    """Fields are called what the address calls them. Raises InvalidMove."""

    what: What
    source: Place
    target: Place
    account: str = ""  # of the target; empty for one's own
    encryption: Encryption = "none"
    wish: Wish = "same"
    root: Root = "ebs"  # of an instance
    role: Role = "data"  # of a volume
    data: int = 0  # data volumes attached to the instance
    loose: int = 0  # volumes that its AMI leaves out
    local: Switch = "no"  # files on the instance store that are wanted
    address: Address = "none"
    same_id: Switch = "no"  # whether the ID must stay
    reboot: Switch = "yes"  # whether the instance may be rebooted for its image
    hibernation: Switch = "no"  # whether hibernation is enabled

    def __post_init__(self) -> None:
        if self.account and not _ACCOUNT_RE.fullmatch(self.account):
            raise InvalidMove("not_an_account", "account")
        for field in ("data", "loose"):
            count: int = getattr(self, field)
            if count < 0:
                raise InvalidMove("too_small", field)
            if count > MOST_VOLUMES:
                raise InvalidMove("too_large", field)
        if not self.crosses_region and not self.account:
            if not self.target.zone:
                raise InvalidMove("no_zone", "target")
            if self.target.zone == self.source.zone:
                raise InvalidMove("same_place", "target")

    @property
    def crosses_partition(self) -> bool:
        return self.source.partition != self.target.partition

    @property
    def crosses_region(self) -> bool:
        return self.source.region != self.target.region

    @property
    def encrypted(self) -> bool:
        return self.encryption != "none"

    @property
    def encrypts(self) -> bool:
        """Whether plain volumes are to become encrypted."""
        return self.wish == "encrypt" and not self.encrypted
