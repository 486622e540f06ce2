"""The default termination policy: worked cases, and what holds whatever is asked."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.remarks import CannotAsk
from study.core.termination.group import MOST, USES, Instance, Source, checked
from study.core.termination.policy import Choice, choose, order

V1, V2, V3 = (Source("version", number) for number in (1, 2, 3))
OTHER, LC1, LC2 = Source("other"), Source("configuration", 1), Source("configuration", 2)


def group(*each: tuple[str, Source, int] | tuple[str, Source, int, str]) -> tuple[Instance, ...]:
    """Instances i1, i2 and so on, each a zone, its source, its minute and perhaps a flag."""
    return tuple(
        Instance(
            f"i{place}",
            one[0],
            one[1],
            one[2],
            protected="protected" in one[3:],
            healthy="unhealthy" not in one[3:],
        )
        for place, one in enumerate(each, 1)
    )


def told(choice: Choice) -> list[tuple[str, list[str]]]:
    return [(step.code, [each.id for each in step.left]) for step in choice.steps]


# https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
CASES = [
    # the zone with two, and there the older launch configuration: the guide's example
    (
        group(("a", LC1, 5), ("a", LC2, 50), ("b", LC1, 55)),
        "configuration",
        [
            ("protected", ["i1", "i2", "i3"]),
            ("zone", ["i1", "i2"]),
            ("oldest_configuration", ["i1"]),
        ],
    ),
    # "terminates instances that use a launch configuration before those that use a template"
    (
        group(("a", V1, 59), ("a", LC2, 1), ("a", OTHER, 30)),
        "template",
        [
            ("protected", ["i1", "i2", "i3"]),
            ("zone", ["i1", "i2", "i3"]),
            ("configuration", ["i2"]),
        ],
    ),
    # then the template that is not the current one, then its oldest version
    (
        group(("a", V1, 59), ("a", OTHER, 1), ("a", V2, 30)),
        "template",
        [("protected", ["i1", "i2", "i3"]), ("zone", ["i1", "i2", "i3"]), ("template", ["i2"])],
    ),
    (
        group(("a", V3, 59), ("a", V2, 10), ("a", V2, 30)),
        "template",
        [
            ("protected", ["i1", "i2", "i3"]),
            ("zone", ["i1", "i2", "i3"]),
            ("version", ["i2", "i3"]),
            ("hour", ["i3"]),
        ],
    ),
    # a zone that is fullest but protected is passed over; protected ones count where one may go
    (
        group(("a", V1, 1, "protected"), ("a", V1, 1, "protected"), ("b", V2, 3)),
        "template",
        [("protected", ["i3"]), ("zone", ["i3"])],
    ),
    (
        group(("a", V1, 1, "protected"), ("a", V2, 1), ("b", V1, 3)),
        "template",
        [("protected", ["i2", "i3"]), ("zone", ["i2"])],
    ),
    # an unhealthy one is not the policy's affair
    (
        group(("a", V1, 1, "unhealthy"), ("a", V2, 1), ("b", V2, 3)),
        "template",
        [
            ("unhealthy", ["i2", "i3"]),
            ("protected", ["i2", "i3"]),
            ("zone", ["i2", "i3"]),
            ("version", ["i2", "i3"]),
            ("hour", ["i3"]),
        ],
    ),
    (group(("a", V1, 1, "protected")), "template", [("protected", [])]),
    (
        group(("a", V1, 1), ("a", V1, 2)),
        "configuration",
        [
            ("protected", ["i1", "i2"]),
            ("zone", ["i1", "i2"]),
            ("all_current", ["i1", "i2"]),
            ("hour", ["i2"]),
        ],
    ),
]


@pytest.mark.parametrize(("instances", "uses", "steps"), CASES)
def test_a_worked_case(
    instances: tuple[Instance, ...], uses: str, steps: list[tuple[str, list[str]]]
):
    choice = choose(instances, uses, "1")  # type: ignore[arg-type]
    assert told(choice) == steps
    last = steps[-1][1]
    assert (choice.chosen.id if choice.chosen else None) == (last[0] if last else None)


def test_chance_decides_among_equals_and_the_seed_stands_for_it():
    alike = group(*[("a", V1, 30)] * 6)
    assert told(choose(alike, "template", "1"))[-1][0] == "chance"
    drawn = {choose(alike, "template", str(seed)).chosen for seed in range(60)}
    assert drawn == set(alike)
    assert choose(alike, "template", "7") == choose(alike, "template", "7")


def test_a_group_shrinks_from_zone_to_zone():
    leaving, stay = order(
        group(("a", V1, 0), ("a", V1, 1), ("b", V1, 5), ("b", V1, 6), ("c", V1, 9)), "template", "1"
    )
    assert [each.zone for each in leaving] == ["b", "a", "c", "b", "a"]
    assert stay == ()


def test_nobody_or_too_many_cannot_be_asked_about():
    for wrong, code in (
        ((), "nobody"),
        (group(*[("a", V1, 1)] * 41), "too_many_instances"),
        (group(*[(f"z{zone}", V1, 1) for zone in range(9)]), "too_many_zones"),
    ):
        with pytest.raises(CannotAsk) as caught:
            checked(wrong)
        assert caught.value.code == code


sources = st.one_of(
    st.builds(Source, st.just("version"), st.integers(1, 4)),
    st.builds(Source, st.just("configuration"), st.integers(1, 3)),
    st.just(OTHER),
)


@st.composite
def groups(draw: st.DrawFn) -> tuple[Instance, ...]:
    return tuple(
        Instance(
            f"i{place}",
            draw(st.sampled_from("abc")),
            draw(sources),
            draw(st.integers(0, 59)),
            protected=draw(st.booleans()),
            healthy=draw(st.sampled_from([True, True, True, False])),
        )
        for place in range(draw(st.integers(1, 12)))
    )


@given(groups(), st.sampled_from(USES), st.text(max_size=3))
def test_the_order_names_every_instance_once(instances: tuple[Instance, ...], uses, seed: str):
    leaving, stay = order(instances, uses, seed)
    assert sorted(each.id for each in (*leaving, *stay)) == sorted(each.id for each in instances)
    assert all(each.protected or not each.healthy for each in stay)
    assert not any(each.protected or not each.healthy for each in leaving)


@given(groups(), st.sampled_from(USES), st.text(max_size=3))
def test_each_step_parts_those_whom_the_last_has_left(
    instances: tuple[Instance, ...], uses, seed: str
):
    before = instances
    for step in choose(instances, uses, seed).steps:
        assert sorted(step.left + step.out, key=lambda each: each.id) == sorted(
            before, key=lambda each: each.id
        )
        before = step.left


@given(groups(), st.sampled_from(USES), st.text(max_size=3))
def test_whoever_leaves_was_in_a_fullest_zone(instances: tuple[Instance, ...], uses, seed: str):
    chosen = choose(instances, uses, seed).chosen
    if chosen is None:
        return
    healthy = [each for each in instances if each.healthy]
    sizes = {each.zone: sum(one.zone == each.zone for one in healthy) for each in healthy}
    may = {each.zone for each in healthy if not each.protected}
    assert sizes[chosen.zone] == max(sizes[zone] for zone in may)


@pytest.mark.parametrize("seed", range(4))
def test_thousands_of_groups_shrink_or_are_refused_by_name(seed: int):
    """Ten thousand in all, absurd ones among them; nobody is lost on the way out."""
    chance = random.Random(seed)
    kinds = (V1, V2, OTHER, LC1, LC2, Source("version", -(10**12)), Source("configuration", 10**12))
    refused = 0
    for _ in range(2_500):
        many = chance.choice((0, 1, 2, 3, 4, 5, 6, 7, 41))
        zones = chance.choice(("a", "ab", "abc", "abcdefghi", ("", "💥", "z" * 5_000)))
        instances = tuple(
            Instance(
                f"i{place}",
                chance.choice(zones),
                chance.choice(kinds),
                chance.choice((0, 5, 59, -1, 10**12)),
                protected=chance.random() < 0.3,
                healthy=chance.random() < 0.8,
            )
            for place in range(many)
        )
        uses = chance.choice(USES)
        lot = chance.choice(("1", "", "💥", str(-(10**30))))
        try:
            leaving, stay = order(checked(instances), uses, lot)
        except CannotAsk as fault:
            assert fault.code in {"nobody", "too_many_instances", "too_many_zones"}
            refused += 1
            continue
        assert {*leaving, *stay} == {*instances} and len(leaving) + len(stay) == many
        assert choose(instances, uses, lot).chosen == (leaving[0] if leaving else None)
        assert many <= MOST["instances"]
    assert 250 < refused < 1_500
