"""The hibernation check: worked cases from the guide's prerequisites, and what holds in any."""

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.hibernation.checking import check
from study.core.hibernation.sleeper import BOUNDS, ROOTS, InvalidSleeper, Limits, Sleeper
from study.core.types.catalogue import Known
from study.decoder.catalogue_file import catalogue

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html
LIMITS = Limits(Decimal(150), Decimal(16), ("gp2", "gp3", "io1", "io2"), Decimal(60))
FINE = Sleeper(memory=Decimal(64), root_size=Decimal(100), used=Decimal(30), days=Decimal(60))


def known(name: str) -> Known:
    return catalogue().types.get(name) or Known(name, None)


def gib(value: str) -> Decimal:
    return Decimal(value)


# What is changed in an instance that can hibernate, and the first obstacle; None where it can.
CASES: list[tuple[dict[str, Any], str | None]] = [
    ({}, None),
    ({"type": known("m7g.4xlarge"), "memory": None}, None),
    ({"type": known("t3.medium"), "memory": None}, None),
    ({"enabled": "later"}, "not_enabled"),
    ({"purchase": "spot-persistent"}, None),
    ({"purchase": "spot-one-time"}, "one_time_request"),
    ({"type": known("a1.metal"), "memory": None}, "bare_metal"),
    ({"type": known("m5.metal"), "memory": None}, "bare_metal"),
    ({"type": known("i4i.large"), "memory": None}, "type_without"),
    ({"type": known("r5.8xlarge"), "memory": None, "root_size": gib("400")}, "memory_linux"),
    ({"memory": gib("150"), "root_size": gib("999")}, "memory_linux"),
    ({"memory": gib("149.9"), "root_size": gib("999")}, None),
    ({"memory": gib("16"), "system": "windows"}, None),
    ({"memory": gib("16.1"), "system": "windows"}, "memory_windows"),
    ({"root": "store"}, "store_root"),
    ({"encrypted": False}, "not_encrypted"),
    ({"root": "gp2"}, None),
    ({"root": "io1"}, None),
    ({"root": "io2"}, None),
    ({"root": "standard"}, "root_type"),
    ({"root_size": gib("94")}, None),
    ({"root_size": gib("93.9")}, "root_small"),
    ({"root_size": gib("80")}, "root_small"),
    ({"image": "other"}, "image_other"),
    ({"managed": "auto-scaling"}, "auto_scaling"),
    ({"managed": "ecs"}, "ecs"),
    ({"secure_boot": "on"}, "secure_boot"),
    ({"enclaves": "on"}, "enclaves"),
    ({"days": gib("61")}, "too_long"),
    ({"encrypted": False, "enabled": "later", "days": gib("90")}, "not_enabled"),
    ({"days": gib("90"), "managed": "ecs"}, "ecs"),
]


@pytest.mark.parametrize(("changed", "code"), CASES)
def test_the_first_thing_in_the_way_is_named(changed: dict[str, Any], code: str | None):
    answer = check(replace(FINE, **changed), LIMITS)
    assert (answer.obstacle.code if answer.obstacle else None) == code
    assert answer.possible == (code is None)


OPEN: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"no_type"}),
    ({"type": known("m7g.4xlarge")}, set()),
    ({"type": known("m77x.large")}, {"type_unknown"}),
    ({"memory": None}, {"no_type", "memory_unknown"}),
    ({"root_size": None}, {"no_type", "size_unknown"}),
    ({"days": None}, {"no_type", "days_unknown"}),
    ({"root": "store"}, {"no_type", "no_volume"}),
]


@pytest.mark.parametrize(("changed", "codes"), OPEN)
def test_what_is_not_known_is_left_open(changed: dict[str, Any], codes: set[str]):
    assert {each.code for each in check(replace(FINE, **changed), LIMITS).open} == codes


def test_a_memory_of_its_own_goes_before_that_of_the_type():
    sleeper = Sleeper(type=known("t3.medium"), memory=gib("8"), used=gib("2"))
    assert (sleeper.gib, sleeper.needed) == (8, 10)
    assert Sleeper(type=known("t3.medium")).gib == 4


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("memory", "0", "too_small"),
        ("memory", "100001", "too_large"),
        ("root_size", "0.5", "too_small"),
        ("used", "-1", "too_small"),
        ("days", "0", "too_small"),
        ("days", "1e6", "too_large"),
    ],
)
def test_what_cannot_be_asked_names_its_field(field: str, value: str, code: str):
    with pytest.raises(InvalidSleeper) as refused:
        Sleeper(**{field: Decimal(value)})
    assert (refused.value.field, refused.value.code) == (field, code)


def sizes(field: str) -> st.SearchStrategy[Decimal]:
    least, most = BOUNDS[field]
    return st.decimals(least, most, places=1)


sleepers = st.builds(
    Sleeper,
    type=st.one_of(st.none(), st.sampled_from(list(catalogue().types.values()))),
    memory=st.one_of(st.none(), sizes("memory")),
    system=st.sampled_from(["linux", "windows"]),
    enabled=st.sampled_from(["launch", "later"]),
    purchase=st.sampled_from(["on-demand", "spot-persistent", "spot-one-time"]),
    image=st.sampled_from(["listed", "other"]),
    root=st.sampled_from(ROOTS),
    encrypted=st.booleans(),
    root_size=st.one_of(st.none(), sizes("root_size")),
    used=sizes("used"),
    managed=st.sampled_from(["self", "auto-scaling", "ecs"]),
    secure_boot=st.sampled_from(["off", "on"]),
    enclaves=st.sampled_from(["off", "on"]),
    days=st.one_of(st.none(), sizes("days")),
)


@given(sleepers)
def test_any_instance_gets_yes_or_the_first_obstacle(sleeper: Sleeper):
    answer = check(sleeper, LIMITS)
    failed = [each for each in answer.checks if each.outcome == "failed"]
    assert answer.obstacle == (failed[0] if failed else None)
    assert len({each.point for each in answer.checks}) == len(answer.checks) == 14


@given(sleepers, sizes("memory"))
def test_less_memory_never_adds_an_obstacle(sleeper: Sleeper, smaller: Decimal):
    if sleeper.memory is None or smaller > sleeper.memory:
        return
    before = {each.code for each in check(sleeper, LIMITS).checks if each.outcome == "failed"}
    less = check(replace(sleeper, memory=smaller), LIMITS)
    assert {each.code for each in less.checks if each.outcome == "failed"} <= before


def test_ten_thousand_random_instances_give_an_answer_or_a_named_error():
    chance = Random(7)
    types = [None, *catalogue().types.values()]
    codes = set()
    for _ in range(10_000):
        numbers = {
            field: chance.choice([None, Decimal(chance.randint(-5, 2_000_000)) / 7])
            for field in ("memory", "root_size", "days")
        }
        try:
            answer = check(
                Sleeper(
                    type=chance.choice(types),
                    root=chance.choice(ROOTS),
                    encrypted=chance.random() > 0.2,
                    used=Decimal(chance.randint(-1, 300)),
                    **numbers,
                ),
                LIMITS,
            )
        except InvalidSleeper as fault:
            codes.add(fault.code)
        else:
            codes.add(answer.obstacle.code if answer.obstacle else "yes")
    assert {"too_small", "too_large", "yes", "memory_linux", "root_small"} <= codes
