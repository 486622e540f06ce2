"""The scaling lab: worked cases, and what holds whatever is asked.

Every limit here is of this test: the core is given its limits and knows none by itself.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.remarks import CannotAsk
from study.core.scaling.group import DAY, HOUR, POLICIES, Action, Group, Limits, Step
from study.core.scaling.policies import change, step_for, stepped_in, stepped_out, tracked
from study.core.scaling.running import run
from study.core.scaling.working import working

LIMITS = Limits(steps=20, actions=125, warmup_seconds=3600, tracking_band=Fraction(1, 10))
BEGIN = Group(
    load=(20, 20),
    limits=LIMITS,
    each=10,
    min=1,
    desired=4,
    max=20,
    policy="target",
    target=50,
    steps=(Step(60, 1, percent=False), Step(40, -1, percent=False)),
    out_after=3,
    in_after=15,
    warmup=300,
    cooldown=300,
    boot=2,
    busy=2,
)


# "We might determine that adding 1.5 instances will decrease the CPU utilization to close to 50
# percent ... we round up and add two ... if removing 1.5 instances ..., we remove just one."
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
TRACKED = [
    # instances, CPU, target, instances then
    (3, 75, 50, 5),
    (6, 37, 50, 5),
    (4, 50, 50, 4),
    (4, 80, 50, 7),
    (10, 100, 50, 20),
    (10, 0, 50, 0),
    (2, 51, 50, 3),
]


@pytest.mark.parametrize(("counted", "metric", "target", "then"), TRACKED)
def test_target_tracking_rounds_to_the_safe_side(counted: int, metric: int, target: int, then: int):
    assert tracked(counted, Fraction(metric), target) == then


# The guide's own example of ten instances, its steps in percent of the group.
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
OUT = (Step(60, 10, percent=True), Step(70, 30, percent=True))
IN = (Step(40, -10, percent=True), Step(30, -30, percent=True))


@pytest.mark.parametrize(
    ("counted", "desired", "metric", "then"),
    [
        (10, 10, 59, 10),
        (10, 10, 60, 11),
        (10, 11, 62, 11),  # one is warming up, and the same step asks for no more
        (10, 11, 70, 13),  # three of ten, of which one is on its way
        (11, 11, 70, 14),
        (14, 14, 41, 14),
        (14, 14, 40, 13),
        (13, 13, 30, 10),
    ],
)
def test_steps_as_in_the_guide(counted: int, desired: int, metric: int, then: int):
    if step := step_for(Fraction(metric), OUT):
        assert stepped_out(counted, desired, step) == then
    elif step := step_for(Fraction(metric), IN):
        assert stepped_in(desired, step) == then
    else:
        assert desired == then


# "Values greater than 1 are rounded down", 12.7 to 12; ".67 is rounded to 1"; "-.58 to -1";
# "-6.67 is rounded to -6".
@pytest.mark.parametrize(
    ("capacity", "percent", "instances"),
    [(127, 10, 12), (67, 1, 1), (58, -1, -1), (667, -1, -6), (10, 10, 1), (0, 30, 0)],
)
def test_percentages_are_cut_but_never_to_nothing(capacity: int, percent: int, instances: int):
    assert change(Step(60, percent, percent=True), capacity) == instances


def desired(group: Group, minute: int) -> int:
    return run(group).minutes[minute].desired


def test_a_load_at_the_target_changes_nothing():
    result = run(BEGIN)
    assert result.events == ()
    assert {each.desired for each in result.minutes} == {4}
    assert result.instance_hours == 8


def test_three_minutes_above_add_and_fifteen_below_remove():
    rises = run(replace(BEGIN, load=(30, 30)))
    assert (rises.events[0].minute, rises.events[0].after) == (2, 6)
    falls = run(replace(BEGIN, load=(10, 10)))
    assert (falls.events[0].minute, falls.events[0].after) == (14, 2)


def test_within_a_tenth_below_the_target_nothing_is_removed():
    assert run(replace(BEGIN, load=(18, 18))).events == ()
    assert run(replace(BEGIN, load=(17, 17), in_after=1)).events == ()  # 3.4 round up to 4
    assert run(replace(BEGIN, load=(15, 15), in_after=1)).events[0].after == 3


def test_a_launched_instance_serves_after_booting_and_starting():
    result = run(replace(BEGIN, load=(60, 60), desired=2, min=2, max=2))
    assert all(each.unserved == 40 for each in result.minutes)
    grows = run(replace(BEGIN, load=(60, 60), desired=2, min=2, boot=3, busy=4, target=90))
    launched = grows.events[0].minute
    serving = [each.minute for each in grows.minutes if each.unserved < 40]
    assert serving[0] == launched + 3 + 4
    in_service = [each.minute for each in grows.minutes if each.in_service > 2]
    assert in_service[0] == launched + 3


def test_a_warm_up_that_is_too_short_launches_more_than_needed():
    slow = replace(BEGIN, load=(30, 30), busy=15)
    assert run(replace(slow, warmup=15 * 60)).peak == 6
    assert run(replace(slow, warmup=0)).peak > 6


def test_nothing_is_removed_while_instances_come_in():
    group = replace(BEGIN, load=(60, 0, 0), warmup=3600, out_after=1, in_after=1, boot=10)
    events = run(group).events
    out = max(each.minute for each in events if each.after > each.before)
    first_in = min(each.minute for each in events if each.after < each.before)
    assert first_in >= out + 10 + HOUR


def test_simple_scaling_waits_for_its_cooldown_and_steps_do_not():
    rush = replace(BEGIN, load=(60, 60), desired=2, out_after=1, warmup=0, boot=0, busy=0)
    simple = run(replace(rush, policy="simple", cooldown=600)).events
    made = [each.minute for each in simple if each.after != each.before]
    assert [later - sooner for sooner, later in pairwise(made)][:3] == [10] * 3
    assert "cooldown" in {each.code for each in simple}
    stepped = run(replace(rush, policy="step")).events
    assert [each.minute for each in stepped][:3] == [0, 1, 2]


def test_a_schedule_sets_the_three_numbers_every_day():
    actions = (Action(60, 6, None, None), Action(120, 2, 3, None))
    group = replace(BEGIN, load=(20,) * 30, policy="none", schedule=actions)
    result = run(group)
    assert [result.minutes[minute].desired for minute in (59, 60, 119, 120)] == [4, 6, 6, 3]
    assert result.minutes[DAY + 60].desired == 6
    assert {each.code for each in result.events} == {"scheduled"}


def test_the_maximum_holds_back_and_says_so_once():
    events = run(replace(BEGIN, load=(300, 300), max=6)).events
    assert [(each.code, each.after) for each in events] == [("target", 6), ("at_max", 6)]


WRONG: list[tuple[dict[str, object], str, str]] = [
    ({"load": (5,)}, "too_small", "load"),
    ({"load": (5,) * 49}, "too_large", "load"),
    ({"load": (5, -1)}, "too_small", "load"),
    ({"min": 5}, "desired_outside", "desired"),
    ({"max": 3}, "desired_outside", "desired"),
    ({"min": 9, "max": 8, "desired": 8}, "min_over_max", "max"),
    ({"max": 1001}, "too_large", "max"),
    ({"each": 0}, "too_small", "each"),
    ({"target": 0}, "too_small", "target"),
    ({"warmup": 3601}, "warmup_too_long", "warmup"),
    ({"warmup": -1}, "warmup_too_long", "warmup"),
    ({"cooldown": 90_000}, "too_large", "cooldown"),
    ({"out_after": 0}, "too_small", "out_after"),
    ({"policy": "step", "steps": ()}, "no_steps", "steps"),
    ({"policy": "step", "steps": tuple(Step(n, 1, percent=False) for n in range(60, 81))},
     "too_many_steps", "steps"),
    ({"policy": "step", "steps": (Step(60, 1, percent=False),) * 2}, "steps_overlap", "steps"),
    ({"policy": "simple", "steps": OUT}, "simple_has_one", "steps"),
    ({"policy": "step", "steps": (Step(40, 1, percent=False), Step(60, -1, percent=False))},
     "steps_cross", "steps"),
    ({"schedule": tuple(Action(n, 1, None, None) for n in range(126))},
     "too_many_actions", "schedule"),
    ({"schedule": (Action(1, 1, None, None),) * 2}, "same_time", "schedule"),
    ({"schedule": (Action(1, 5000, None, None),)}, "too_large", "schedule"),
]  # fmt: skip


@pytest.mark.parametrize(("change_", "code", "field"), WRONG)
def test_what_cannot_be_asked_is_named(change_: dict[str, object], code: str, field: str):
    with pytest.raises(CannotAsk) as caught:
        replace(BEGIN, **change_)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.field) == (code, field)


# Properties


def counts(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most)


actions = st.builds(
    Action, counts(0, DAY - 1), *[st.none() | counts(0, 30) for _number in range(3)]
)
steps = st.lists(
    st.builds(Step, counts(0, 100), counts(-50, 50).filter(bool), percent=st.booleans()), max_size=5
).map(tuple)


@st.composite
def groups(draw: st.DrawFn) -> Group | None:
    """Groups of a few hours, some of which cannot be asked for."""
    least, desired_, most = sorted(draw(st.tuples(*[counts(0, 25)] * 3)))
    try:
        return Group(
            load=tuple(draw(st.lists(counts(0, 400), min_size=2, max_size=4))),
            limits=LIMITS,
            each=draw(counts(1, 30)),
            min=least,
            desired=desired_,
            max=most,
            policy=draw(st.sampled_from(["target", "step", "simple", "none"])),
            target=draw(counts(1, 100)),
            steps=draw(steps),
            out_after=draw(counts(1, 5)),
            in_after=draw(counts(1, 20)),
            warmup=draw(counts(0, 900)),
            cooldown=draw(counts(0, 900)),
            boot=draw(counts(0, 6)),
            busy=draw(counts(0, 6)),
            schedule=tuple(draw(st.lists(actions, max_size=3))),
        )
    except CannotAsk:
        return None


@settings(max_examples=200)
@given(groups())
def test_the_desired_capacity_stays_within_minimum_and_maximum(group: Group | None):
    if group is None:
        return
    for each in run(group).minutes:
        assert each.least <= each.desired <= each.most
        assert each.in_service >= 0
        assert each.metric is None or 0 <= each.metric <= 100
        assert 0 <= each.unserved <= each.load


@settings(max_examples=100)
@given(groups())
def test_every_change_is_an_event_and_every_event_tells_it(group: Group | None):
    if group is None:
        return
    result = run(group)
    at = group.desired
    changes = {each.minute: each.after for each in result.events}
    for minute in result.minutes:
        at = changes.get(minute.minute, at)
        assert minute.desired == at
    assert run(group) == result


@given(st.integers(0, 400), st.integers(1, 40))
def test_an_even_load_ends_where_the_target_is_met(load: int, each: int):
    group = replace(BEGIN, load=(load,) * 4, each=each, max=1000, boot=0, busy=0, warmup=0)
    last = run(group).minutes[-1]
    assert last.metric is not None
    assert last.metric <= group.target or last.desired == 1000
    if last.desired > group.min:
        fewer: Sequence[int] = (last.desired - 1,)
        # One fewer would be above the target, or the metric is within the band where nothing moves.
        assert load * 100 > group.target * fewer[0] * each or last.metric * 10 >= group.target * 9


# The working: each event, and its steps as code, formula and what that comes to.
RECKONED = [
    (
        {"load": (30, 30)},
        [("tracked", "max(4, ⌈4 × 75 ÷ 50⌉)", 6), ("bounded", "min(max(6, 1), 20)", 6)],
    ),
    (
        {"load": (10, 10)},
        [("tracked_in", "min(4, ⌈4 × 25 ÷ 50⌉)", 2), ("bounded", "min(max(2, 1), 20)", 2)],
    ),
    (
        {"load": (30, 30), "policy": "step"},
        [("stepped", "max(4, 4 + 1)", 5), ("bounded", "min(max(5, 1), 20)", 5)],
    ),
    (
        {"load": (10, 10), "policy": "step", "steps": IN},
        [
            ("percent", "4 × −30 ÷ 100", -1),
            ("stepped_in", "max(0, 4 − 1)", 3),
            ("bounded", "min(max(3, 1), 20)", 3),
        ],
    ),
    (
        {"policy": "none", "schedule": (Action(5, 6, None, 9),)},
        [("scheduled", "min(max(4, 6), 9)", 6)],
    ),
]


@pytest.mark.parametrize(("change_", "steps"), RECKONED)
def test_the_working_shows_how_an_event_was_reckoned(change_, steps):
    group = replace(BEGIN, **change_)
    told = working(group, run(group).events[0])
    assert [(step.code, step.formula, step.result.value) for step in told] == steps


def test_the_working_says_when_a_cooldown_ends():
    group = replace(
        BEGIN, load=(60, 60), desired=2, out_after=1, warmup=0, boot=0, busy=0, policy="simple",
        cooldown=600,
    )  # fmt: skip
    held = next(each for each in run(group).events if each.code == "cooldown")
    assert [(step.code, step.formula) for step in working(group, held)] == [
        ("stepped", "max(3, 3 + 1)"),
        ("quiet", "1 < 10"),
    ]


def any_group(chance: random.Random) -> Group:
    """A group of numbers that mostly may be, and now and then are absurd; raises CannotAsk."""

    def number(most: int) -> int:
        if chance.random() < 0.01:
            return chance.choice((-1, -(10**12), most + 1, 10**12))
        return chance.randint(0, most)

    def step() -> Step:
        return Step(number(100), chance.choice((-1, 1)) * number(60), percent=chance.random() < 0.4)

    def action() -> Action:
        return Action(number(DAY), *[chance.choice((None, number(30))) for _number in range(3)])

    least = number(5)
    return Group(
        load=tuple(number(400) for _hour in range(chance.choice((2, 2, 2, 2, 3, 0, 49)))),
        limits=LIMITS,
        each=number(30),
        min=least,
        desired=least + number(5),
        max=least + 5 + number(20),
        policy=chance.choice(POLICIES),
        target=number(100),
        steps=tuple(step() for _step in range(chance.randint(0, 3))),
        out_after=number(5),
        in_after=number(20),
        warmup=number(900),
        cooldown=number(900),
        boot=number(6),
        busy=number(6),
        schedule=tuple(action() for _action in range(chance.randint(0, 2))),
    )


@pytest.mark.parametrize("seed", range(10))
def test_a_thousand_groups_of_each_seed_run_or_are_refused_by_name(seed: int):
    """Ten thousand in all. The working of each event ends where the event does."""
    chance = random.Random(seed)
    ran = 0
    for _ in range(1_000):
        try:
            group = any_group(chance)
        except CannotAsk as fault:
            assert fault.code and fault.field in Group.__slots__
            continue
        ran += 1
        for event in run(group).events:
            assert [*working(group, event)][-1].result.value == event.after
    assert ran > 250
