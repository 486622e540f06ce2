"""Placement groups: worked cases, and what holds whatever is asked.

Every limit here is of this test: the core is given its limits and knows none by itself.
"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.placement.failing import fail, parts
from study.core.placement.group import (
    INTERRUPTIONS,
    MOST,
    STRATEGIES,
    TENANCIES,
    Group,
    InvalidGroup,
    Limits,
)
from study.core.placement.moving import move_in
from study.core.placement.placing import Answer, place
from study.core.placement.shares import evenly, levelled
from study.core.types.catalogue import Known
from study.decoder.catalogue_file import catalogue

LIMITS = Limits(
    cluster_zones=1,
    partitions_per_zone=7,
    partitions_dedicated=2,
    spread_per_zone=7,
    outpost_zones=1,
    groups_per_region=500,
)


def types(*names: str) -> tuple[Known, ...]:
    return tuple(catalogue().types.get(name) or Known(name, None) for name in names)


def rules(answer: Answer) -> list[str]:
    return [violation.rule for violation in answer.violations]


def launched(answer: Answer) -> list[int]:
    return [zone.instances for zone in answer.arrangement.zones]


# The guide: "maximum of seven running instances per Availability Zone per group", "in a Region with
# three Availability Zones, 21"; "maximum of seven partitions per Availability Zone"; "with
# Dedicated Instances a maximum of two partitions"; a cluster group is "within a single zone".
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html
CASES = [
    # what is asked, capacity, instances by zone, broken rules
    (Group("spread-rack", 1, 7), 7, [7], []),
    (Group("spread-rack", 1, 8), 7, [7], ["spread_per_zone"]),
    (Group("spread-rack", 2, 14), 14, [7, 7], []),
    (Group("spread-rack", 2, 18), 14, [7, 7], ["spread_per_zone"]),
    (Group("spread-rack", 3, 21), 21, [7, 7, 7], []),
    (Group("spread-rack", 3, 22), 21, [7, 7, 7], ["spread_per_zone"]),
    (Group("spread-rack", 3, 5), 21, [2, 2, 1], []),
    (Group("spread-rack", 3, 20, per_zone=(8, 6, 6)), 21, [7, 6, 6], ["spread_per_zone"]),
    (Group("spread-rack", 3, 16, existing=(5, 0, 0)), 21, [7, 7, 7], []),
    (Group("spread-rack", 3, 17, existing=(5, 0, 0)), 21, [7, 7, 7], ["spread_per_zone"]),
    (Group("spread-rack", 2, 1, existing=(14,)), 14, [7, 7], ["spread_per_zone"]),
    (Group("spread-rack", 1, 1, tenancy="dedicated"), 0, [0], ["spread_dedicated"]),
    (Group("spread-rack", 1, 1, tenancy="host"), 0, [0], ["dedicated_host"]),
    (Group("spread-rack", 1, 4, racks=4), 4, [4], []),
    (Group("spread-rack", 1, 9, racks=9), 9, [9], []),
    (Group("spread-rack", 1, 5, racks=4), 4, [4], ["outpost_racks"]),
    (Group("spread-host", 1, 5, hosts=6), 6, [5], []),
    (Group("spread-host", 1, 7, hosts=6), 6, [6], ["outpost_hosts"]),
    (Group("spread-host", 2, 4, hosts=6), 6, [2, 0], ["outpost_zones"]),
    (Group("spread-host", 1, 1), 0, [0], ["hosts_on_outposts"]),
    (Group("spread-host", 1, 1, hosts=3, tenancy="dedicated"), 0, [0], ["spread_dedicated"]),
    (Group("partition", 1, 100, partitions=7), None, [100], []),
    (Group("partition", 3, 100, partitions=7), None, [34, 33, 33], []),
    (Group("partition", 1, 1, partitions=8), 0, [0], ["partitions_per_zone"]),
    (Group("partition", 2, 1, partitions=8), 0, [0, 0], ["partitions_per_zone"]),
    (Group("partition", 1, 9, partitions=2, tenancy="dedicated"), None, [9], []),
    (Group("partition", 1, 9, partitions=3, tenancy="dedicated"), 0, [0], ["partitions_dedicated"]),
    (Group("partition", 1, 9, tenancy="dedicated"), None, [9], []),
    (Group("partition", 1, 9, tenancy="host"), 0, [0], ["dedicated_host"]),
    (Group("cluster", 1, 500), None, [500], []),
    (Group("cluster", 1, 500, tenancy="dedicated"), None, [500], []),
    (Group("cluster", 2, 10), None, [5, 0], ["cluster_zones"]),
    (Group("cluster", 1, 4, types=types("t3.micro")), 0, [0], ["cluster_type"]),
    (Group("cluster", 1, 4, types=types("m7i-flex.large")), 0, [0], ["cluster_type"]),
    (Group("cluster", 1, 4, types=types("c5n.metal", "m5.large")), None, [4], []),
    (Group("spread-rack", 1, 4, types=types("t3.micro")), 7, [4], []),
    (Group("partition", 1, 4, types=types("t3.micro")), None, [4], []),
    (Group("partition", 1, 1, types=types("mac2.metal")), 0, [0], ["mac_needs_host"]),
    (Group("cluster", 1, 1, types=types("mac1.metal")), 0, [0], ["mac_needs_host"]),
    (Group("cluster", 1, 4, spot_interruption="terminate"), None, [4], []),
    (Group("cluster", 1, 4, spot_interruption="stop"), 0, [0], ["spot_interruption"]),
    (Group("partition", 1, 4, spot_interruption="hibernate"), 0, [0], ["spot_interruption"]),
    (
        Group("cluster", 1, 4, types=types("hpc8a.96xlarge"), spot_interruption="terminate"),
        0,
        [0],
        ["type_without_spot"],
    ),
    (Group("precision-time", 3, 9), None, [3, 3, 3], []),
    (Group("precision-time", 1, 9, tenancy="host"), 0, [0], ["dedicated_host"]),
    (Group("cluster", 1, 1, groups=499), None, [1], []),
    (Group("cluster", 1, 1, groups=500), 0, [0], ["groups_per_region"]),
    (Group("cluster", 1, 1, existing=(2,), groups=500), None, [3], []),
    (
        Group("spread-rack", 1, 9, tenancy="host", spot_interruption="stop", existing=(3,)),
        3,
        [3],
        ["dedicated_host", "spot_interruption", "spread_per_zone"],
    ),
]


@pytest.mark.parametrize(("group", "capacity", "zones", "broken"), CASES)
def test_a_worked_case(group: Group, capacity: int | None, zones: list[int], broken: list[str]):
    answer = place(group, LIMITS)
    assert (answer.feasible, rules(answer)) == (not broken, broken)
    assert (answer.capacity, launched(answer)) == (capacity, zones)


def test_every_instance_of_a_spread_group_has_a_rack_of_its_own():
    zones = place(Group("spread-rack", 2, 9), LIMITS).arrangement.zones
    assert [[unit.id for unit in zone.units] for zone in zones] == [
        ["az1-r1", "az1-r2", "az1-r3", "az1-r4", "az1-r5"],
        ["az2-r1", "az2-r2", "az2-r3", "az2-r4"],
    ]
    assert all(unit.instances == 1 for zone in zones for unit in zone.units)
    assert [zone.free for zone in zones] == [2, 3]


def test_partitions_are_filled_evenly_and_may_stay_empty():
    (zone,) = place(Group("partition", 1, 4, partitions=3), LIMITS).arrangement.zones
    assert [unit.instances for unit in zone.units] == [2, 1, 1]
    answer = place(Group("partition", 1, 1, partitions=3), LIMITS)
    assert [unit.instances for unit in answer.arrangement.zones[0].units] == [1, 0, 0]
    assert "empty_partitions" in [warning.code for warning in answer.warnings]


def test_below_the_zone_a_cluster_promises_nothing():
    (zone,) = place(Group("cluster", 1, 40), LIMITS).arrangement.zones
    assert (zone.instances, zone.units, zone.free) == (40, (), None)


REMEDIES = [
    (
        Group("spread-rack", 3, 22),
        [
            ("more_zones", {"zones": 4, "capacity": 28}),
            ("fewer_instances", {"instances": 21}),
            ("more_groups", {"groups": 2}),
            ("partition_instead", {}),
        ],
    ),
    (
        Group("spread-rack", 3, 20, per_zone=(8, 6, 6)),
        [("spread_evenly", {"instances": 20, "zones": 3})],
    ),
    (
        Group("spread-rack", 1, 5, racks=4),
        [("more_racks", {"racks": 5}), ("fewer_instances", {"instances": 4}), ("host_level", {})],
    ),
    (
        Group("partition", 1, 9, partitions=3, tenancy="dedicated"),
        [("fewer_partitions", {"partitions": 2}), ("default_tenancy", {})],
    ),
    (
        Group("cluster", 1, 4, types=types("t3.micro")),
        [("other_type", {}), ("other_strategy", {"strategies": ("partition", "spread")})],
    ),
]


@pytest.mark.parametrize(("group", "remedies"), REMEDIES)
def test_a_broken_rule_says_what_would_mend_it(group: Group, remedies: list[tuple[str, object]]):
    (violation,) = place(group, LIMITS).violations
    assert [(each.code, dict(each.values)) for each in violation.remedies] == remedies


def test_the_first_remedies_of_too_many_do_mend_it():
    assert place(Group("spread-rack", 4, 22), LIMITS).feasible
    assert place(Group("spread-rack", 3, 21), LIMITS).feasible


STEPS = [
    (Group("spread-rack", 3, 22), ["shared", "spread_limit", "multiplied", "too_many"]),
    (Group("spread-rack", 1, 7), ["in_one_zone", "spread_limit", "multiplied", "fits"]),
    (
        Group("spread-rack", 2, 9, per_zone=(8, 1)),
        ["as_asked", "spread_limit", "multiplied", "too_many_in_a_zone"],
    ),
    (Group("spread-rack", 1, 1, tenancy="host"), ["in_one_zone", "refused"]),
    (
        Group("partition", 2, 9, existing=(4,)),
        ["shared", "joined", "partition_limit", "partitions_in_all", "quotas_only"],
    ),
]


@pytest.mark.parametrize(("group", "codes"), STEPS)
def test_the_reasoning_is_told_step_by_step(group: Group, codes: list[str]):
    assert [step.code for step in place(group, LIMITS).steps] == codes


WARNINGS = [
    (Group("cluster", 1, 4, types=types("c5n.xlarge", "m5.large")), "mixed_cluster"),
    (Group("cluster", 1, 4), "launch_together"),
    (Group("cluster", 1, 4, existing=(1,)), "launch_later"),
    (Group("spread-rack", 1, 4, types=types("c5n.xlarge", "m5.large")), "mixed_spread"),
    (Group("partition", 1, 40), "uneven_partitions"),
    (Group("spread-host", 1, 1, hosts=2), "hosts_share_racks"),
    (Group("cluster", 1, 4, types=types("c10gn.3xlarge")), "type_unknown"),
    (Group("precision-time", 1, 4), "precision_hardware"),
]


@pytest.mark.parametrize(("group", "code"), WARNINGS)
def test_what_to_mind_breaks_no_rule(group: Group, code: str):
    answer = place(group, LIMITS)
    assert answer.feasible
    assert code in [warning.code for warning in answer.warnings]


MOVES = [
    (
        Group("spread-rack", 1, 6),
        ["tenancy_default", "room_in", "stop", "modify", "start", "start_elsewhere", "take_out"],
    ),
    (
        Group("spread-rack", 1, 7),
        ["tenancy_default", "no_room", "stop", "modify", "start", "start_elsewhere", "take_out"],
    ),
    (
        Group("cluster", 1, 7, types=types("c5d.large")),
        [
            "tenancy_either",
            "same_zone",
            "save_local_disks",
            "stop",
            "modify",
            "start",
            "start_cluster",
            "take_out",
        ],
    ),
    (
        Group("partition", 1, 7),
        ["tenancy_either", "stop", "modify_partition", "start", "start_elsewhere", "take_out"],
    ),
    (
        Group("spread-host", 1, 2, hosts=2),
        [
            "tenancy_default",
            "no_room_on_outpost",
            "stop",
            "modify",
            "start",
            "start_elsewhere",
            "take_out",
        ],
    ),
    (
        Group("precision-time", 1, 2, tenancy="host"),
        ["mend_first", "stop", "modify", "start", "start_elsewhere", "take_out"],
    ),
]


@pytest.mark.parametrize(("group", "codes"), MOVES)
def test_an_instance_moves_in_by_stop_modify_start(group: Group, codes: list[str]):
    assert [step.code for step in move_in(group, place(group, LIMITS))] == codes


FAILURES = [
    # what breaks, survivors and lost of 9 in two zones
    ((), 9, 0),
    (("az1-r1",), 8, 1),
    (("az1",), 4, 5),
    (("az1", "az1-r2"), 4, 5),
    (("az1-r1", "az1-r1", "az2-r4"), 7, 2),
    (("az1", "az2"), 0, 9),
]


@pytest.mark.parametrize(("broken", "survivors", "lost"), FAILURES)
def test_a_failure_takes_what_stands_in_it(broken: tuple[str, ...], survivors: int, lost: int):
    damage = fail(place(Group("spread-rack", 2, 9), LIMITS).arrangement, broken)
    assert (damage.survivors, damage.lost) == (survivors, lost)


def test_a_zone_takes_its_racks_with_it():
    damage = fail(place(Group("spread-rack", 2, 3), LIMITS).arrangement, ["az1"])
    assert damage.down == {"az1", "az1-r1", "az1-r2"}


@pytest.mark.parametrize("part", ["az3", "az1-r6", "az1-p1", "", "AZ1", "x" * 10_000])
def test_nothing_breaks_that_is_not_there(part: str):
    arrangement = place(Group("spread-rack", 2, 9), LIMITS).arrangement
    with pytest.raises(InvalidGroup) as caught:
        fail(arrangement, [part])
    assert (caught.value.code, caught.value.field) == ("unknown_part", "fail")


REFUSED = [
    ({"azs": 0}, "too_small", "azs"),
    ({"azs": MOST["azs"] + 1}, "too_large", "azs"),
    ({"instances": 0}, "too_small", "instances"),
    ({"instances": -3}, "too_small", "instances"),
    ({"instances": 10**9}, "too_large", "instances"),
    ({"partitions": 0}, "too_small", "partitions"),
    ({"groups": -1}, "too_small", "groups"),
    ({"azs": 2, "instances": 3, "per_zone": (1, 1, 1)}, "not_one_each", "per_zone"),
    ({"azs": 2, "instances": 3, "per_zone": (1, 1)}, "other_total", "per_zone"),
    ({"azs": 2, "instances": 2, "per_zone": (3, -1)}, "too_small", "per_zone"),
    ({"azs": 3, "existing": (1, 1)}, "not_one_each", "existing"),
    ({"azs": 1, "existing": (8,)}, "already_too_many", "existing"),
    ({"strategy": "cluster", "azs": 2, "existing": (1, 1)}, "cluster_elsewhere", "existing"),
    ({"types": types("m5.large") * 21}, "too_many_types", "instance_type"),
]


@pytest.mark.parametrize(("asked", "code", "field"), REFUSED)
def test_what_cannot_be_asked_is_refused_by_name(asked: dict[str, object], code: str, field: str):
    with pytest.raises(InvalidGroup) as caught:
        place(Group(**{"strategy": "spread-rack", **asked}), LIMITS)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.field) == (code, field)


# Properties

NAMES = (
    "t3.micro",
    "c5n.xlarge",
    "mac2.metal",
    "c10gn.3xlarge",
    "hpc8a.96xlarge",
    "m7i-flex.large",
)


@st.composite
def groups(draw: st.DrawFn, *, azs: int | None = None) -> Group:
    """Groups that may be asked for; zone by zone or in all, some of them impossible."""
    zones = azs or draw(st.integers(1, 8))
    counts = st.integers(0, 9)
    per_zone = draw(st.just(()) | st.tuples(*[counts] * zones))
    strategy = draw(st.sampled_from(STRATEGIES))
    existing = draw(st.just(()) | st.tuples(counts))
    return Group(
        strategy=strategy,
        azs=zones,
        instances=draw(st.integers(1, 80)) if not any(per_zone) else sum(per_zone),
        per_zone=per_zone if any(per_zone) else (),
        existing=existing,
        partitions=draw(st.none() | st.integers(1, 9)),
        racks=draw(st.none() | st.integers(1, 9)),
        hosts=draw(st.none() | st.integers(1, 9)),
        types=draw(st.lists(st.sampled_from(NAMES), max_size=2).map(lambda names: types(*names))),
        tenancy=draw(st.sampled_from(TENANCIES)),
        spot_interruption=draw(st.none() | st.sampled_from(INTERRUPTIONS)),
        groups=draw(st.sampled_from([0, 499, 500])),
    )


def answered(group: Group) -> Answer | None:
    try:
        return place(group, LIMITS)
    except InvalidGroup:
        return None


@given(groups())
def test_never_more_runs_than_fits(group: Group):
    answer = answered(group)
    if answer is None or answer.capacity is None:
        return
    assert answer.arrangement.placed <= answer.capacity
    assert answer.room is not None and answer.room >= 0


@given(groups())
def test_what_is_feasible_stands_whole_and_nothing_else_does(group: Group):
    answer = answered(group)
    if answer is None:
        return
    arrangement = answer.arrangement
    assert arrangement.placed + arrangement.unplaced == group.instances + sum(group.existing)
    if answer.feasible:
        assert arrangement.unplaced == 0
    if arrangement.unplaced:
        assert answer.violations
    for zone in arrangement.zones:
        if zone.units:
            assert sum(unit.instances for unit in zone.units) == zone.instances


@given(groups())
def test_another_zone_never_lowers_the_capacity(group: Group):
    def capacity(azs: int) -> float | None:
        per_zone = () if not group.per_zone else (*group.per_zone, 0)[:azs]
        try:
            answer = place(
                Group(
                    **{
                        **{name: getattr(group, name) for name in Group.__slots__},
                        "azs": azs,
                        "per_zone": per_zone,
                    }
                ),
                LIMITS,
            )
        except InvalidGroup:
            return None
        return float("inf") if answer.capacity is None else answer.capacity

    before, after = capacity(group.azs), capacity(group.azs + 1)
    if before is not None:
        assert after is not None and after >= before


@given(groups(), st.data())
def test_survivors_and_lost_are_all(group: Group, data: st.DataObject):
    answer = answered(group)
    if answer is None:
        return
    known = list(parts(answer.arrangement))
    broken = data.draw(st.lists(st.sampled_from(known), max_size=6))
    damage = fail(answer.arrangement, broken)
    assert damage.survivors + damage.lost == answer.arrangement.placed
    assert set(damage.broken) == set(broken) <= damage.down | set(broken)
    assert 0 <= damage.lost <= answer.arrangement.placed


@given(groups())
def test_the_answer_of_a_question_is_always_the_same(group: Group):
    assert answered(group) == answered(group)


def wild(chance: random.Random) -> int:
    return chance.choice([chance.randint(-5, 30), chance.randint(0, 2 * max(MOST.values()))])


@given(st.integers(0, 2**64))
def test_ten_thousand_wild_questions_get_an_answer_or_a_named_error(seed: int):
    chance = random.Random(seed)
    for _ in range(100):  # for each of a hundred seeds
        try:
            answer = place(
                Group(
                    strategy=chance.choice(STRATEGIES),
                    azs=wild(chance),
                    instances=wild(chance),
                    existing=tuple(wild(chance) for _ in range(chance.randrange(4))),
                    partitions=chance.choice([None, wild(chance)]),
                    racks=chance.choice([None, wild(chance)]),
                    hosts=chance.choice([None, wild(chance)]),
                    tenancy=chance.choice(TENANCIES),
                ),
                LIMITS,
            )
        except InvalidGroup as fault:
            assert fault.code and fault.field
        else:
            assert answer.feasible == (not answer.violations)


@given(st.integers(0, 200), st.integers(1, 30))
def test_equal_parts_differ_by_one_at_most(total: int, number: int):
    shares = evenly(total, number)
    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1


@given(st.integers(0, 60), st.lists(st.integers(0, 20), min_size=1, max_size=8))
def test_levelling_is_giving_one_by_one_to_the_emptiest(total: int, held: list[int]):
    given_to = [0] * len(held)
    for _ in range(total):
        emptiest = min(range(len(held)), key=lambda each: (held[each] + given_to[each], each))
        given_to[emptiest] += 1
    assert levelled(total, held) == tuple(given_to)
