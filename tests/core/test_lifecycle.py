"""The life of an instance: worked lives, and what holds in any."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.lifecycle.instance import AT_REST, THINGS, Instance, Setup, survives, unborn
from study.core.lifecycle.predicting import NothingPredicted, judge
from study.core.lifecycle.pressing import (
    ACTIONS,
    InvalidSequence,
    live,
    press,
    read,
    refusal,
    settle,
)

PLAIN = Setup()


def after(did: str, setup: Setup = PLAIN) -> Instance:
    return live(setup, read(did))[-1].after


# What the user guide's table "Differences between reboot, stop, hibernate, and terminate" says.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
KEPT_ALWAYS = {"private", "ipv6", "id", "root", "data"}
DIFFERENCES = [
    ("reboot", {*KEPT_ALWAYS, "local", "host", "public"}),
    ("stop,rest,start,run", KEPT_ALWAYS),
    ("hibernate,rest,start,run", {*KEPT_ALWAYS, "memory"}),
    ("terminate,end", {"data"}),
]


@pytest.mark.parametrize(("did", "kept"), DIFFERENCES)
def test_the_four_actions_keep_what_the_guide_says(did: str, kept: set[str]):
    before = after("launch,run")
    end = after(f"launch,run,{did}")
    assert {thing for thing in before.things if survives(thing, before, end)} == kept


@pytest.mark.parametrize(("did", "kept"), DIFFERENCES)
def test_an_elastic_ip_address_stays_but_for_a_termination(did: str, kept: set[str]):
    setup = Setup(address="elastic")
    before, end = after("launch,run", setup), after(f"launch,run,{did}", setup)
    assert "public" not in end.things
    assert survives("elastic", before, end) == (end.state != "terminated")
    assert "elastic" in end.bills


# The table of states in the same guide; stopping is billed while it hibernates only.
BILLED = [
    ("launch", "pending", False),
    ("launch,run", "running", True),
    ("launch,run,reboot", "running", True),
    ("launch,run,stop", "stopping", False),
    ("launch,run,hibernate", "stopping", True),
    ("launch,run,hibernate,falter", "stopping", False),
    ("launch,run,stop,rest", "stopped", False),
    ("launch,run,hibernate,rest", "stopped", False),
    ("launch,run,hibernate,rest,start", "pending", False),
    ("launch,run,terminate", "shutting-down", False),
    ("launch,run,terminate,end", "terminated", False),
    ("launch,run,stop,rest,terminate", "terminated", False),
    ("launch,fail", "terminated", False),
    ("launch,run,stop,force", "stopped", False),
    ("launch,run,terminate,force", "terminated", False),
    ("launch,run,stop,rest,resize", "stopped", False),
]


@pytest.mark.parametrize(("did", "state", "billed"), BILLED)
def test_each_state_is_billed_as_the_guide_says(did: str, state: str, billed: bool):
    now = after(did)
    assert (now.state, now.billed, "usage" in now.bills) == (state, billed, billed)


@pytest.mark.parametrize(
    ("did", "bills"),
    [
        ("launch,run", ("usage", "root", "data", "public")),
        ("launch,run,stop,rest", ("root", "data")),
        ("launch,run,hibernate,rest", ("root", "image", "data")),
        ("launch,run,terminate,end", ("data",)),
    ],
)
def test_what_is_kept_for_the_return_goes_on_costing(did: str, bills: tuple[str, ...]):
    assert after(did).bills == bills


def test_three_starts_begin_three_periods_and_a_reboot_none():
    assert after("launch,run,reboot,reboot").periods == 1
    assert after("launch,run,stop,start,run,stop,start,run").periods == 3


@pytest.mark.parametrize(
    ("setup", "state"),
    [
        (Setup(), "stopping"),
        (Setup(shutdown="terminate"), "shutting-down"),
        (Setup(root="store"), "shutting-down"),
        (Setup(protection="stop", shutdown="terminate"), "shutting-down"),
    ],
)
def test_a_shutdown_inside_asks_its_setting_and_no_protection(setup: Setup, state: str):
    assert after("launch,run,shutdown", setup).state == state


@pytest.mark.parametrize(
    ("setup", "root", "data"),
    [
        (Setup(), "deleted", "kept"),
        (Setup(root_end="keep"), "kept", "kept"),
        (Setup(data_end="delete"), "deleted", "deleted"),
        (Setup(root="store", root_end="keep"), "deleted", "kept"),
    ],
)
def test_delete_on_termination_decides_on_the_volumes(setup: Setup, root: str, data: str):
    end = after("launch,run,terminate,end", setup)
    assert (end.things["root"].kind, end.things["data"].kind) == (root, data)


def test_passages_left_out_are_put_in():
    short = [step.action for step in live(PLAIN, read("launch,stop,start,terminate"))]
    assert short == ["launch", "run", "stop", "rest", "start", "run", "terminate"]


def test_a_failed_hibernation_loses_memory():
    assert after("launch,run,hibernate,falter,rest").things["memory"].kind == "lost"


REFUSED = [
    ("stop", PLAIN, "not_now", 0, 0),
    ("launch,run,start", PLAIN, "not_now", 11, 2),
    ("launch,run,terminate,end,start", PLAIN, "not_now", 25, 4),
    ("launch,run,stop,rest,start,fail", PLAIN, "not_now", 27, 5),
    ("launch,run,stop,falter", PLAIN, "not_now", 16, 3),
    ("launch,run,stop", Setup(root="store"), "store_root", 11, 2),
    ("launch,run,hibernate", Setup(root="store"), "store_root", 11, 2),
    ("launch,run,hibernate", Setup(hibernation="off"), "not_enabled", 11, 2),
    ("launch,run,stop", Setup(protection="stop"), "stop_protected", 11, 2),
    ("launch,run,hibernate", Setup(protection="stop"), "stop_protected", 11, 2),
    ("launch,run,terminate", Setup(protection="stop"), "termination_protected", 11, 2),
    ("launch,run,terminate", Setup(protection="termination"), "termination_protected", 11, 2),
    ("launch,run,hibernate,rest,resize", PLAIN, "asleep", 26, 4),
    ("launch,jump", PLAIN, "unknown_action", 7, 1),
    ("launch,", PLAIN, "unknown_action", 7, 1),
    ("launch,run" + ",reboot" * 60, PLAIN, "too_many", 417, 60),
]


@pytest.mark.parametrize(("did", "setup", "code", "position", "done"), REFUSED)
def test_what_cannot_be_pressed_is_refused_at_its_place(
    did: str, setup: Setup, code: str, position: int, done: int
):
    with pytest.raises(InvalidSequence) as refused:
        live(setup, read(did))
    assert (refused.value.code, refused.value.position, refused.value.done) == (
        code,
        position,
        done,
    )


@pytest.mark.parametrize(
    ("did", "came"),
    [
        ("launch,run,reboot", {"local", "root", "data", "host", "private", "public", "rest"}),
        ("launch,run,stop,rest", {"root", "data", "private"}),
        ("launch,run,hibernate,rest", {"memory", "root", "data", "private", "way"}),
        ("launch,run,stop,rest,start,run", {"root", "data", "private", "rest"}),
        ("launch,run,hibernate,rest,start,run", {"memory", "root", "data", "private", "rest"}),
        ("launch,run,shutdown,rest", {"root", "data", "private"}),
        ("launch,run,terminate,end", {"data"}),
        ("launch,run,stop,rest,terminate", {"data"}),
    ],
)
def test_a_prediction_is_held_against_what_came(did: str, came: set[str]):
    steps = live(PLAIN, read(did))
    judged = judge(steps, came)
    assert {each.claim for each in judged if each.came} == came
    assert all(each.held for each in judged)
    assert [each.claim for each in judge(steps, ()) if not each.held] == [
        each.claim for each in judged if each.came
    ]


@pytest.mark.parametrize(
    ("did", "said"),
    [
        ("", ()),
        ("launch,run", ()),
        ("launch,run,stop", ()),
        ("launch,run,stop,rest,resize", ()),
        ("launch,run,reboot", ("way",)),
        ("launch,run,reboot", ("elastic",)),
    ],
)
def test_a_prediction_of_nothing_is_refused(did: str, said: tuple[str, ...]):
    with pytest.raises(NothingPredicted):
        judge(live(PLAIN, read(did)), said)


setups = st.builds(
    Setup,
    root=st.sampled_from(["ebs", "store"]),
    hibernation=st.sampled_from(["on", "off"]),
    protection=st.sampled_from(["none", "termination", "stop"]),
    shutdown=st.sampled_from(["stop", "terminate"]),
    root_end=st.sampled_from(["delete", "keep"]),
    data_end=st.sampled_from(["delete", "keep"]),
    address=st.sampled_from(["auto", "elastic"]),
)


@given(setups, st.lists(st.integers(0, 20), max_size=40))
def test_any_life_keeps_the_laws(setup: Setup, choices: list[int]):
    now, did = unborn(setup), []
    for choice in choices:
        allowed = [action for action in ACTIONS if refusal(now, action) is None]
        if not allowed:
            assert now.state == "terminated" or setup.root == "store" or setup.protection != "none"
            break
        action = allowed[choice % len(allowed)]
        before, now = now, press(now, action)
        did.append(action)
        assert now.billed == (
            now.state == "running" or (now.state == "stopping" and now.hibernating)
        )
        memory = now.things["memory"].kind
        assert (memory == "on_root") == (now.hibernating and now.state in {"stopped", "pending"})
        assert (memory == "in_use") == (now.state in {"running", "stopping", "shutting-down"})
        assert now.things["host"].away == (now.state in {"stopped", "terminated"})
        assert now.periods == did.count("run")
        if action == "reboot":
            changed = {thing for thing in now.things if now.things[thing] != before.things[thing]}
            assert changed == {"memory"}
        if before.state != "none":
            assert set(now.things) == set(before.things)
    steps = live(setup, did)
    assert [step.action for step in steps] == did
    if steps:
        assert steps[-1].after == now
        assert settle(steps)[-1].after.state in AT_REST


def test_ten_thousand_random_lists_give_a_life_or_a_named_error():
    chance = Random(7)
    words = [*ACTIONS, "jump", "", " run"]
    codes = set()
    for _ in range(10_000):
        did = ",".join(chance.choices(words, k=chance.randint(0, 70)))
        try:
            steps = live(Setup(protection=chance.choice(["none", "stop"])), read(did))
        except InvalidSequence as fault:
            codes.add(fault.code)
            assert 0 <= fault.position <= len(did) + 10
        else:
            assert all(set(step.after.things) <= set(THINGS) for step in steps)
    assert {"not_now", "unknown_action"} <= codes
