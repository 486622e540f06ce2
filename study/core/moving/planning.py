"""The steps of a move in their order, or the first thing that makes it impossible.

Nothing moves in EC2: a copy is made, and the old one goes. An instance travels as an AMI, a volume
as a snapshot; both belong to a Region, so within it they serve every zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from study.core.moving.move import Move


@dataclass(frozen=True, slots=True)
class Step:
    """A code for a sentence, and what is written into it. `there`: done by the target account."""

    code: str
    there: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A station on the way: what lies there, and where. `there`: in the target account."""

    kind: str  # instance, volume, ami, snapshot or object
    place: str
    region: str
    there: bool
    new: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Either an obstacle or steps. Warnings hold for a plan that has steps."""

    obstacle: str | None
    steps: tuple[Step, ...]
    route: tuple[Stop, ...]
    warnings: tuple[str, ...]


def plan(move: Move) -> Plan:
    obstacle = next(_obstacles(move), None)
    if obstacle:
        return Plan(obstacle, (), (), ())
    steps = _instance(move) if move.what == "instance" else _volume(move)
    return Plan(None, tuple(steps), tuple(_route(move)), tuple(_warnings(move)))


def _obstacles(move: Move) -> Iterator[str]:
    """What cannot be had, the most thorough first."""
    if move.what == "volume" and move.crosses_partition:
        yield "volume_partition"
    if move.what == "instance" and move.root == "store":
        yield "store_root"
    if move.same_id == "yes":
        yield "id_stays"
    if move.what == "instance" and move.address == "keep" and move.crosses_region:
        yield "address_stays"
    if move.wish == "plain" and move.encrypted and not move.crosses_partition:
        yield "stays_encrypted"


def _instance(move: Move) -> Iterator[Step]:
    there = bool(move.account) or move.crosses_partition
    if move.local == "yes":
        yield Step("save_local")
    yield Step("create_ami" if move.reboot == "yes" else "create_ami_running")
    yield Step("wait_ami")
    yield from _ami_on_its_way(move)
    if there or move.crosses_region:
        yield Step("prepare", there)
    zonal = not there and not move.crosses_region
    yield Step("launch_encrypted" if move.encrypts and zonal else "launch", there)
    if move.loose:
        yield from _loose(move, there)
    if move.local == "yes":
        yield Step("restore_local", there)
    yield Step("test", there)
    changes = move.crosses_region or (move.address == "elastic" and bool(move.account))
    if move.address != "none":
        yield from (Step("new_address", there),) if changes else _address(move)
    yield Step("terminate")
    if move.address != "none" and changes:
        yield Step("release_address")
    if move.data:
        yield Step("delete_data")
    yield Step("clean_ami")


def _ami_on_its_way(move: Move) -> Iterator[Step]:
    if move.crosses_partition:
        yield from (Step("store_ami"), Step("carry"), Step("restore_ami", there=True))
        if move.wish != "plain" and (move.encrypted or move.encrypts):
            yield Step("encrypt_ami_there", there=True)
        return
    if move.account:
        if move.encryption == "default":
            yield Step("rekey_ami")
        yield Step("share_ami")
        yield Step("share_snapshots")
        if move.encrypted:
            yield Step("share_key")
        yield Step(_copied(move, "copy_ami_there"), there=True)
    elif move.crosses_region:
        yield Step(_copied(move, "copy_ami"))


def _copied(move: Move, code: str) -> str:
    """A copy that is encrypted says so: with a key of the place it comes to."""
    return f"{code}_encrypted" if move.encrypted or move.encrypts else code


def _loose(move: Move, there: bool) -> Iterator[Step]:
    if move.crosses_partition:
        yield Step("files_loose")
        return
    yield Step("snapshot_loose")
    if move.account:
        if move.encryption == "default":
            yield Step("rekey_loose")
        yield Step("share_loose")
    if move.crosses_region or move.account:
        yield Step("copy_loose", there)
    yield Step("attach_loose", there)


def _address(move: Move) -> Iterator[Step]:
    """The address goes over to the new instance, and before that to the other account."""
    if move.account:
        yield Step("offer_address")
        yield Step("accept_address", there=True)
    yield Step("associate_address", bool(move.account))


def _volume(move: Move) -> Iterator[Step]:
    there = bool(move.account)
    yield Step("stop_instance" if move.role == "root" else "pause_writes")
    yield Step("snapshot")
    yield Step("wait_snapshot")
    if move.account:
        if move.encryption == "default":
            yield Step("rekey_snapshot")
        yield Step("share_snapshot")
        if move.encrypted:
            yield Step("share_key")
        yield Step(_copied(move, "copy_snapshot_there"), there=True)
    elif move.crosses_region:
        yield Step(_copied(move, "copy_snapshot"))
    zonal = not move.account and not move.crosses_region
    encrypts_now = move.encrypts and zonal
    yield Step("create_volume_encrypted" if encrypts_now else "create_volume", there)
    yield Step("attach_root" if move.role == "root" else "attach", there)
    yield Step("test", there)
    yield Step("delete_volume")
    yield Step("clean_snapshot")


def _route(move: Move) -> Iterator[Stop]:
    source, target = move.source, move.target
    there = bool(move.account) or move.crosses_partition
    carrier = "ami" if move.what == "instance" else "snapshot"
    yield Stop(move.what, source.name, source.region, there=False, new=False)
    yield Stop(carrier, source.region, source.region, there=False, new=True)
    if move.crosses_partition:
        yield Stop("object", source.region, source.region, there=False, new=True)
        yield Stop("object", target.region, target.region, there=True, new=True)
    if there or move.crosses_region:
        yield Stop(carrier, target.region, target.region, there=there, new=True)
    yield Stop(move.what, target.name, target.region, there=there, new=True)


def _warnings(move: Move) -> Iterator[str]:
    instance = move.what == "instance"
    if instance and move.reboot == "no":
        yield "not_consistent"
    if move.crosses_partition and move.encrypted:
        yield "stored_plain"
    if move.hibernation == "yes" and instance:
        yield "sleeper_image"
    if instance:
        yield "new_names"
    if move.crosses_region and not move.crosses_partition:
        yield "first_copy_full"
    if not move.crosses_partition and (move.crosses_region or move.account):
        yield "permissions_stay" if instance else "tags_stay"
    if not move.account and not move.crosses_region and not instance:
        yield "no_direct_copy"
    yield "slow_at_first"
