"""The move planner: names of places, worked plans, and what holds in any."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.moving.move import MOST_VOLUMES, InvalidMove, Move
from study.core.moving.places import InvalidPlace, Place, read_place
from study.core.moving.planning import plan

HERE = read_place("us-east-1a")
ACCOUNT = "222222222222"


# https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
@pytest.mark.parametrize(
    ("text", "region", "zone", "partition"),
    [
        ("us-east-1", "us-east-1", "", "aws"),
        ("us-east-1f", "us-east-1", "us-east-1f", "aws"),
        (" EU-West-1B ", "eu-west-1", "eu-west-1b", "aws"),
        ("ap-southeast-5a", "ap-southeast-5", "ap-southeast-5a", "aws"),
        ("me-central-1", "me-central-1", "", "aws"),
        ("cn-northwest-1c", "cn-northwest-1", "cn-northwest-1c", "aws-cn"),
        ("us-gov-west-1a", "us-gov-west-1", "us-gov-west-1a", "aws-us-gov"),
        ("us-iso-east-1", "us-iso-east-1", "", "aws-iso"),
        ("us-isob-east-1", "us-isob-east-1", "", "aws-iso-b"),
        ("eusc-de-east-1", "eusc-de-east-1", "", "aws-eusc"),
    ],
)
def test_a_place_is_read(text: str, region: str, zone: str, partition: str):
    assert read_place(text) == Place(region, zone, partition)


@pytest.mark.parametrize(
    "text",
    ["", "Ireland", "us-eest-1", "us-east", "us-east-1-a", "us-east-1ab", "us-east-0", "x" * 9999],
)
def test_what_names_no_place_is_refused(text: str):
    with pytest.raises(InvalidPlace):
        read_place(text)


def move(target: str, **more: Any) -> Move:
    return Move(**{"what": "instance", "source": HERE, "target": read_place(target), **more})


# The steps of the guides named in the facts' sources, in their order.
INSTANCE = [
    ("us-east-1b", {}, "create_ami wait_ami launch test terminate clean_ami"),
    (
        "eu-west-1b",
        {"data": 2},
        "create_ami wait_ami copy_ami prepare launch test terminate delete_data clean_ami",
    ),
    (
        "eu-west-1b",
        {"encryption": "customer"},
        "create_ami wait_ami copy_ami_encrypted prepare launch test terminate clean_ami",
    ),
    (
        "us-east-1b",
        {"account": ACCOUNT},
        "create_ami wait_ami share_ami share_snapshots copy_ami_there prepare launch test "
        "terminate clean_ami",
    ),
    (
        "eu-west-1b",
        {"account": ACCOUNT, "encryption": "default"},
        "create_ami wait_ami rekey_ami share_ami share_snapshots share_key "
        "copy_ami_there_encrypted prepare launch test terminate clean_ami",
    ),
    (
        "us-east-1b",
        {"account": ACCOUNT, "encryption": "customer", "loose": 1},
        "create_ami wait_ami share_ami share_snapshots share_key copy_ami_there_encrypted prepare "
        "launch snapshot_loose share_loose copy_loose attach_loose test terminate clean_ami",
    ),
    (
        "us-gov-west-1a",
        {"encryption": "default"},
        "create_ami wait_ami store_ami carry restore_ami encrypt_ami_there prepare launch test "
        "terminate clean_ami",
    ),
    (
        "cn-north-1a",
        {"encryption": "customer", "wish": "plain", "loose": 2},
        "create_ami wait_ami store_ami carry restore_ami prepare launch files_loose "
        "test terminate clean_ami",
    ),
    (
        "us-east-1b",
        {"wish": "encrypt", "reboot": "no"},
        "create_ami_running wait_ami launch_encrypted test terminate clean_ami",
    ),
    (
        "us-east-1b",
        {"address": "keep", "local": "yes"},
        "save_local create_ami wait_ami launch restore_local test associate_address terminate "
        "clean_ami",
    ),
    (
        "us-east-1b",
        {"address": "keep", "account": ACCOUNT},
        "create_ami wait_ami share_ami share_snapshots copy_ami_there prepare launch test "
        "offer_address accept_address associate_address terminate clean_ami",
    ),
    (
        "us-west-2",
        {"address": "elastic"},
        "create_ami wait_ami copy_ami prepare launch test new_address terminate release_address "
        "clean_ami",
    ),
    (
        "us-west-2",
        {"loose": 3, "encryption": "default", "account": ACCOUNT},
        "create_ami wait_ami rekey_ami share_ami share_snapshots share_key "
        "copy_ami_there_encrypted prepare launch snapshot_loose rekey_loose share_loose "
        "copy_loose attach_loose test terminate clean_ami",
    ),
]
VOLUME = [
    (
        "us-east-1b",
        {},
        "pause_writes snapshot wait_snapshot create_volume attach test delete_volume "
        "clean_snapshot",
    ),
    (
        "us-east-1b",
        {"wish": "encrypt", "role": "root"},
        "stop_instance snapshot wait_snapshot create_volume_encrypted attach_root test "
        "delete_volume clean_snapshot",
    ),
    (
        "eu-west-1b",
        {"wish": "encrypt"},
        "pause_writes snapshot wait_snapshot copy_snapshot_encrypted create_volume attach test "
        "delete_volume clean_snapshot",
    ),
    (
        "eu-west-1b",
        {},
        "pause_writes snapshot wait_snapshot copy_snapshot create_volume attach test "
        "delete_volume clean_snapshot",
    ),
    (
        "us-east-1a",
        {"account": ACCOUNT},
        "pause_writes snapshot wait_snapshot share_snapshot copy_snapshot_there create_volume "
        "attach test delete_volume clean_snapshot",
    ),
    (
        "us-east-1a",
        {"account": ACCOUNT, "encryption": "default"},
        "pause_writes snapshot wait_snapshot rekey_snapshot share_snapshot share_key "
        "copy_snapshot_there_encrypted create_volume attach test delete_volume clean_snapshot",
    ),
]
CASES = [
    *((move(target, **more), steps) for target, more, steps in INSTANCE),
    *((move(target, what="volume", **more), steps) for target, more, steps in VOLUME),
]


@pytest.mark.parametrize(("asked", "steps"), CASES)
def test_the_steps_stand_in_their_order(asked: Move, steps: str):
    found = plan(asked)
    assert found.obstacle is None
    assert [step.code for step in found.steps] == steps.split()


OBSTACLES = [
    (move("us-gov-west-1a", what="volume"), "volume_partition"),
    (move("eu-west-1a", root="store"), "store_root"),
    (move("us-east-1b", same_id="yes"), "id_stays"),
    (move("us-east-1b", what="volume", same_id="yes"), "id_stays"),
    (move("eu-west-1a", address="keep"), "address_stays"),
    (move("us-east-1b", encryption="customer", wish="plain"), "stays_encrypted"),
    (move("eu-west-1b", what="volume", encryption="default", wish="plain"), "stays_encrypted"),
    (move("eu-west-1a", root="store", same_id="yes", address="keep"), "store_root"),
]


@pytest.mark.parametrize(("asked", "code"), OBSTACLES)
def test_the_first_obstacle_is_named_and_there_are_no_steps(asked: Move, code: str):
    found = plan(asked)
    assert (found.obstacle, found.steps, found.route) == (code, (), ())


WARNED = [
    (move("us-east-1b", reboot="no"), {"not_consistent", "new_names", "slow_at_first"}),
    (
        move("us-gov-west-1", encryption="customer"),
        {"stored_plain", "new_names", "slow_at_first"},
    ),
    (
        move("eu-west-1", hibernation="yes"),
        {"sleeper_image", "new_names", "first_copy_full", "permissions_stay", "slow_at_first"},
    ),
    (move("us-east-1b", what="volume"), {"no_direct_copy", "slow_at_first"}),
    (move("us-east-1b", what="volume", account=ACCOUNT), {"tags_stay", "slow_at_first"}),
]


@pytest.mark.parametrize(("asked", "codes"), WARNED)
def test_what_to_mind_is_said(asked: Move, codes: set[str]):
    assert set(plan(asked).warnings) == codes


@pytest.mark.parametrize(
    ("asked", "route"),
    [
        (move("us-east-1b"), "instance ami instance"),
        (move("eu-west-1"), "instance ami ami instance"),
        (move("us-east-1b", what="volume"), "volume snapshot volume"),
        (
            move("us-east-1a", what="volume", account=ACCOUNT),
            "volume snapshot snapshot volume",
        ),
        (move("us-gov-west-1"), "instance ami object object ami instance"),
    ],
)
def test_the_way_is_told_station_by_station(asked: Move, route: str):
    stops = plan(asked).route
    assert [stop.kind for stop in stops] == route.split()
    assert not stops[0].new and all(stop.new for stop in stops[1:])


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"target": "us-east-1a"}, "target", "same_place"),
        ({"target": "us-east-1"}, "target", "no_zone"),
        ({"account": "12345"}, "account", "not_an_account"),
        ({"account": "２２２２２２２２２２２２"}, "account", "not_an_account"),
        ({"data": -1}, "data", "too_small"),
        ({"loose": MOST_VOLUMES + 1}, "loose", "too_large"),
    ],
)
def test_what_cannot_be_asked_names_its_field(more: dict[str, Any], field: str, code: str):
    with pytest.raises(InvalidMove) as refused:
        move(**{"target": "us-east-1b", **more})
    assert (refused.value.field, refused.value.code) == (field, code)


PLACES = ["us-east-1a", "us-east-1b", "us-east-1", "eu-west-1a", "us-gov-west-1a", "cn-north-1"]


@st.composite
def moves(draw: st.DrawFn) -> Move | None:
    try:
        return Move(
            what=draw(st.sampled_from(["instance", "volume"])),
            source=read_place(draw(st.sampled_from(PLACES))),
            target=read_place(draw(st.sampled_from(PLACES))),
            account=draw(st.sampled_from(["", ACCOUNT])),
            encryption=draw(st.sampled_from(["none", "default", "customer"])),
            wish=draw(st.sampled_from(["same", "encrypt", "plain"])),
            root=draw(st.sampled_from(["ebs", "ebs", "store"])),
            role=draw(st.sampled_from(["data", "root"])),
            data=draw(st.integers(0, 3)),
            loose=draw(st.integers(0, 2)),
            local=draw(st.sampled_from(["no", "yes"])),
            address=draw(st.sampled_from(["none", "elastic", "keep"])),
            reboot=draw(st.sampled_from(["no", "yes"])),
        )
    except InvalidMove:
        return None


@given(moves())
def test_any_plan_keeps_the_laws(asked: Move | None):
    if asked is None:
        return
    found = plan(asked)
    codes = [step.code for step in found.steps]
    assert (found.obstacle is None) == bool(codes)
    if not codes:
        return
    assert len(set(codes)) == len(codes)
    assert found.route[0].place == asked.source.name
    assert found.route[-1].place == asked.target.name
    # Nothing old goes before what arrives has been tested.
    old = [code for code in codes if code.split("_")[0] in {"terminate", "delete", "clean"}]
    assert all(codes.index(code) > codes.index("test") for code in old)
    # What the default key encrypts is never shared; a key is shared only where something is.
    shares = [code for code in codes if code in {"share_ami", "share_snapshot"}]
    if shares and asked.encryption == "default":
        rekeyed = next(code for code in codes if code.startswith("rekey"))
        assert codes.index(rekeyed) < codes.index(shares[0])
    assert ("share_key" in codes) == (bool(shares) and asked.encrypted)
    assert any(step.there for step in found.steps) == (
        bool(asked.account) or asked.crosses_partition
    )


def test_ten_thousand_random_moves_give_a_plan_or_a_named_error():
    chance = Random(7)
    outcomes = set()
    for _ in range(10_000):
        try:
            found = plan(
                Move(
                    what=chance.choice(["instance", "volume"]),
                    source=read_place(chance.choice([*PLACES, "nowhere"])),
                    target=read_place(chance.choice(PLACES)),
                    account=chance.choice(["", "", ACCOUNT, "12"]),
                    encryption=chance.choice(["none", "default", "customer"]),
                    wish=chance.choice(["same", "encrypt", "plain"]),
                    data=chance.randint(-1, MOST_VOLUMES + 1),
                    address=chance.choice(["none", "elastic", "keep"]),
                )
            )
        except InvalidMove as fault:
            outcomes.add(fault.code)
        except InvalidPlace:
            outcomes.add("nowhere")
        else:
            outcomes.add(found.obstacle or "steps")
    assert {"steps", "nowhere", "same_place", "no_zone", "not_an_account"} <= outcomes
