"""Which target a flow lands on: an NLB hashes what tells one flow from another.

The hash of AWS is not published, so another stands for it here: which target a flow gets is made
up, but who shares one is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from study.core.balancing.rules import address
from study.core.remarks import CannotAsk, check_range

Listener = Literal["tcp", "udp", "tls"]
LISTENERS: tuple[Listener, ...] = get_args(Listener)
FIELDS = ("protocol", "source", "source_port", "destination", "destination_port", "sequence")
# No limits of AWS, but of what can be followed by eye; ports end where two bytes do.
BOUNDS = {"targets": (1, 20), "flows": (1, 200), "port": (1, 65_535)}
DESTINATION, DESTINATION_PORT = "198.51.100.10", 443  # an example, of the range for examples


@dataclass(frozen=True, slots=True)
class Flow:
    source: str
    port: int
    sequence: int = 0  # of the first TCP segment


@dataclass(frozen=True, slots=True)
class Landed:
    flow: Flow
    listener: Listener
    hashed: tuple[str, ...]  # the names of the fields that went into the hash
    target: int  # from 1


def fields_of(listener: Listener, sticky: bool) -> tuple[str, ...]:
    """The names of the fields that decide."""
    if sticky:
        return ("source",)
    return FIELDS[:-1] if listener == "udp" else FIELDS


def land(
    flows: tuple[Flow, ...], targets: int, listener: Listener, sticky: bool
) -> tuple[Landed, ...]:
    """Each flow and its target; raises CannotAsk."""
    check_range("targets", targets, *BOUNDS["targets"])
    if sticky and listener == "tls":
        raise CannotAsk("sticky_tls", "sticky")
    check_range("flows", len(flows), *BOUNDS["flows"])
    for flow in flows:
        if address(flow.source) is None:
            raise CannotAsk("bad_address", "flows", word=flow.source[:60])
        check_range("flows", flow.port, *BOUNDS["port"])
    names = fields_of(listener, sticky)
    return tuple(_landed(flow, listener, names, targets) for flow in flows)


def hashed_values(landed: Landed) -> tuple[str, ...]:
    """What the fields hold that went into the hash, in their order."""
    return tuple(_values(landed.flow, landed.listener, landed.hashed))


def _landed(flow: Flow, listener: Listener, names: tuple[str, ...], targets: int) -> Landed:
    digest = sha256(" ".join(_values(flow, listener, names)).encode()).digest()
    return Landed(flow, listener, names, int.from_bytes(digest[:8]) % targets + 1)


def _values(flow: Flow, listener: Listener, names: tuple[str, ...]) -> Iterator[str]:
    known = {
        "protocol": "udp" if listener == "udp" else "tcp",
        "source": str(address(flow.source)),
        "source_port": str(flow.port),
        "destination": DESTINATION,
        "destination_port": str(DESTINATION_PORT),
        "sequence": str(flow.sequence),
    }
    yield from (known[name] for name in names)
