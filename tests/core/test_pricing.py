"""Prices worked by hand, and what must hold for any price."""

from dataclasses import replace
from decimal import Decimal as D
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.line_chart import BOTTOM, TOP, chart, round_step
from study.core.pricing.amounts import InvalidScenario, plain, to_cents
from study.core.pricing.breaking_even import between, meetings
from study.core.pricing.mixed_fleet import Group, InvalidFleet, mixes, parse_fleet
from study.core.pricing.pricing import (
    OPTIONS,
    PLANS,
    YEARS,
    Cost,
    Extra,
    Host,
    Scenario,
    Spot,
    hosts,
    line,
    price,
    rate,
    spot_hours,
)
from study.core.working import working

MONTH = D(730)
EXAMPLE = Scenario(
    per_hour=D("0.096"),
    hours=MONTH,
    count=1,
    month=MONTH,
    discounts=dict.fromkeys(PLANS, D("0.35")),
    spot=Spot(D("0.6")),
)


def cost(scenario: Scenario, option: str) -> Cost:
    return next(each for each in price(scenario) if each.option == option)


# What is changed, which option, and what it comes to: worked by hand, with the price of an m5.large
# in us-east-1 (0.096; 0.188 with Windows), a month of 730 hours as AWS reckons it, commitments owed
# used or not, and a host paid for whole.
# https://aws.amazon.com/ec2/pricing/on-demand/
# https://aws.amazon.com/calculator/calculator-assumptions
# https://docs.aws.amazon.com/savingsplans/latest/userguide/what-is-savings-plans.html
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-billing.html
WORKED = [
    ({}, "on-demand", {"monthly": "70.08", "one_year": "840.96", "three_years": "2522.88"}),
    ({}, "instance-sp-1y", {"rate": "0.0624", "monthly": "45.552", "saving": "24.528"}),
    ({}, "instance-sp-1y", {"unused": "0", "owed": "546.624", "at_start": "0"}),
    ({}, "standard-ri-3y", {"one_year": "546.624", "owed": "1639.872"}),
    ({}, "spot", {"rate": "0.0384", "monthly": "28.032", "saving_share": "0.6"}),
    ({"hours": D(146)}, "on-demand", {"monthly": "14.016", "effective": "0.096"}),
    ({"hours": D(146)}, "instance-sp-1y", {"monthly": "45.552", "effective": "0.312"}),
    ({"hours": D(146)}, "instance-sp-1y", {"unused": "36.4416", "saving": "-31.536"}),
    ({"hours": D(146)}, "instance-sp-1y", {"saving_share": "-2.25"}),
    ({"per_hour": D("0.2"), "hours": D(400), "count": 3}, "on-demand", {"monthly": "240"}),
    ({"per_hour": D("0.2"), "hours": D(400), "count": 3}, "compute-sp-1y", {"monthly": "284.7"}),
    ({"per_hour": D("0.2"), "hours": D(400), "count": 3}, "compute-sp-1y", {"unused": "128.7"}),
    ({"upfront": "partial"}, "compute-sp-1y", {"at_start": "273.312", "monthly": "45.552"}),
    ({"upfront": "all"}, "convertible-ri-3y", {"at_start": "1639.872", "owed": "1639.872"}),
    ({"upfront": "all"}, "on-demand", {"at_start": "0", "owed": "0"}),
    # Ten interruptions of 7.3 hours lose a tenth: 90 hours of work take 100 hours of running.
    (
        {"per_hour": D("0.1"), "hours": D(90), "spot": Spot(D("0.5"), D(10), D("7.3"))},
        "spot",
        {"monthly": "5", "rate": "0.05"},
    ),
    (
        {"extras": (Extra("storage", D(100), D("0.08")), Extra("transfer", D(50), D("0.09")))},
        "on-demand",
        {"monthly": "82.58", "effective": "0.096", "saving": "0"},
    ),
    ({"extras": (Extra("storage", D(100), D("0.08")),)}, "spot", {"monthly": "36.032"}),
    # A licence of 0.092 stays: 0.092 + 0.096 × 0.65.
    (
        {"per_hour": D("0.188"), "licence": D("0.092")},
        "instance-sp-1y",
        {"rate": "0.1544", "monthly": "112.712", "saving": "24.528"},
    ),
    ({"per_hour": D("0.188"), "licence": D("0.092")}, "spot", {"rate": "0.1304"}),
    ({"per_hour": D("0.188"), "licence": D("0.092")}, "on-demand", {"monthly": "137.24"}),
    # 48 on a host: one host for 40, two for 50, all month whatever the hours.
    (
        {"count": 40, "hours": D(146), "host": Host(D("5"), 48)},
        "dedicated-host",
        {"monthly": "3650", "unused": "2920", "owed": "0", "at_start": "0"},
    ),
    ({"count": 50, "host": Host(D("5"), 48)}, "dedicated-host", {"rate": "0.2", "monthly": "7300"}),
    ({"hours": D(0)}, "on-demand", {"monthly": "0", "effective": None, "saving_share": None}),
    ({"hours": D(0)}, "instance-sp-3y", {"monthly": "45.552", "unused": "45.552"}),
]


@pytest.mark.parametrize(("changed", "option", "expected"), WORKED)
def test_a_price_is_what_was_worked_by_hand(changed, option, expected):
    answer = cost(replace(EXAMPLE, **changed), option)
    for name, value in expected.items():
        found = getattr(answer, name)
        assert found == (None if value is None else D(value)), name


# Discount of the plan, saving and lost share of Spot; hours of break-even with On-Demand and Spot.
CROSSINGS = [
    ("0.25", "0.6", "0", "547.5", None),
    ("0.35", "0.6", "0", "474.5", None),
    ("0.75", "0.6", "0", "182.5", "456.25"),
    ("0.25", "0.2", "0", "547.5", "684.375"),
    ("0.25", "0.2", "365", "547.5", "342.1875"),
    ("0", "0.6", "0", "730", None),
    ("0", "0", "0", "730", "730"),
]


@pytest.mark.parametrize(("discount", "saving", "lost", "on_demand", "spot"), CROSSINGS)
def test_two_lines_cross_where_was_worked_by_hand(discount, saving, lost, on_demand, spot):
    scenario = replace(
        EXAMPLE,
        discounts=dict.fromkeys(PLANS, D(discount)),
        spot=Spot(D(saving), D(1), D(lost)),
    )
    with_on_demand = between(scenario, "on-demand", "instance-sp-1y")
    assert with_on_demand.hours == D(on_demand)
    assert with_on_demand.share == 1 - D(discount)
    assert (with_on_demand.fewer, with_on_demand.more) == ("on-demand", "instance-sp-1y")
    with_spot = between(scenario, "spot", "instance-sp-1y")
    if spot is None:
        assert (with_spot.hours, with_spot.fewer, with_spot.more) == (None, "spot", "spot")
    else:
        assert with_spot.hours == D(spot)


def test_lines_of_one_kind_never_cross():
    discounts = {plan: D("0.2") + D(index) / 100 for index, plan in enumerate(PLANS)}
    scenario = replace(EXAMPLE, discounts=discounts)
    assert between(scenario, "on-demand", "spot").fewer == "spot"
    two = between(scenario, "compute-sp-1y", "standard-ri-3y")
    assert (two.hours, two.fewer) == (None, "standard-ri-3y")
    same = between(EXAMPLE, "compute-sp-1y", "instance-sp-1y")
    assert (same.hours, same.fewer, same.more) == (None, None, None)


def test_every_pair_is_compared_once():
    for host, ways in ((None, len(OPTIONS) - 1), (Host(D("5"), 48), len(OPTIONS))):
        pairs = [frozenset((met.a, met.b)) for met in meetings(replace(EXAMPLE, host=host))]
        assert len(pairs) == len(set(pairs)) == ways * (ways - 1) // 2


def test_without_a_host_there_is_no_such_option():
    assert "dedicated-host" not in {each.option for each in price(EXAMPLE)}
    with pytest.raises(LookupError):
        line(EXAMPLE, "dedicated-host")


def shares(most="0.95"):
    return st.decimals(0, D(most), places=4)


SCENARIOS = st.builds(
    Scenario,
    per_hour=st.decimals("0.0001", 500, places=4),
    hours=st.decimals(0, MONTH, places=2),
    count=st.integers(1, 5000),
    month=st.just(MONTH),
    discounts=st.fixed_dictionaries({plan: shares() for plan in PLANS}),
    licence=st.decimals(0, "0.00005", places=8),
    host=st.none() | st.builds(Host, st.decimals("0.01", 200, places=3), st.integers(1, 96)),
    spot=st.builds(Spot, shares(), st.decimals(0, 30, places=1), st.decimals(0, 24, places=1)),
    upfront=st.sampled_from(["none", "partial", "all"]),
    partial=st.just(D("0.5")),
    extras=st.tuples(
        st.builds(
            Extra,
            st.just("storage"),
            st.decimals(0, 10_000, places=1),
            st.decimals(0, 1, places=3),
        )
    ),
)
ALMOST = D("1e-15")


@given(SCENARIOS, st.decimals(0, MONTH, places=2))
def test_a_cost_never_falls_as_hours_rise(scenario, hours):
    fewer, more = sorted((scenario.hours, hours))
    for low, high in zip(
        price(replace(scenario, hours=fewer)), price(replace(scenario, hours=more)), strict=True
    ):
        assert low.monthly <= high.monthly


@given(SCENARIOS)
def test_at_the_break_even_both_cost_the_same(scenario):
    for met in meetings(scenario):
        if met.hours is None:
            continue
        a, b = (line(scenario, option).cost(met.hours) for option in (met.a, met.b))
        assert abs(a - b) <= ALMOST * max(a, b, D(1))
        assert 0 < met.share <= 1


@given(SCENARIOS)
def test_the_one_that_is_said_to_be_cheaper_is(scenario):
    for met in meetings(scenario):
        lines = {option: line(scenario, option) for option in (met.a, met.b)}
        if met.fewer is None:
            continue
        middle = met.hours or MONTH
        for winner, hours in ((met.fewer, middle / 2), (met.more, (middle + MONTH) / 2)):
            other = met.b if winner == met.a else met.a
            assert lines[winner].cost(hours) <= lines[other].cost(hours) * (1 + ALMOST)


@given(SCENARIOS)
def test_saving_and_cost_together_are_on_demand(scenario):
    on_demand = cost(scenario, "on-demand").monthly
    for each in price(scenario):
        assert abs(each.saving + each.monthly - on_demand) <= ALMOST * max(on_demand, D(1)) * 1000


@given(SCENARIOS, st.decimals(0, MONTH, places=2))
def test_a_commitment_costs_the_same_whatever_the_hours(scenario, hours):
    other = replace(scenario, hours=hours)
    for plan in PLANS:
        assert cost(scenario, plan).monthly == cost(other, plan).monthly
        assert cost(scenario, plan).owed == cost(other, plan).owed


@given(SCENARIOS, st.integers(2, 20))
def test_twice_the_instances_cost_twice_as_much(scenario, times):
    bare = replace(scenario, extras=())
    for one, many in zip(price(bare), price(replace(bare, count=bare.count * times)), strict=True):
        if many.option == "dedicated-host":  # a host half empty has room for more
            assert many.monthly <= one.monthly * times * (1 + ALMOST)
        else:
            assert abs(many.monthly - one.monthly * times) <= ALMOST * max(many.monthly, D(1))


@given(SCENARIOS, st.decimals(0, "0.00005", places=8))
def test_a_larger_licence_leaves_less_to_save(scenario, licence):
    less, more = sorted((scenario.licence, licence))
    for option in (*PLANS, "spot"):
        saved = [
            scenario.per_hour - rate(replace(scenario, licence=part), option)
            for part in (less, more)
        ]
        assert saved[0] >= saved[1] >= 0


@given(SCENARIOS)
def test_hosts_carry_all_and_none_is_left_empty(scenario):
    if scenario.host:
        room = scenario.host.instances
        assert (hosts(scenario) - 1) * room < scenario.count <= hosts(scenario) * room


@given(SCENARIOS)
def test_used_and_unused_hours_make_up_a_commitment(scenario):
    for plan in PLANS:
        each = cost(replace(scenario, extras=()), plan)
        used = each.rate * scenario.hours * scenario.count
        assert abs(used + each.unused - each.monthly) <= ALMOST * max(each.monthly, D(1))
        assert each.owed == each.monthly * 12 * YEARS[plan]


@given(SCENARIOS)
def test_spot_runs_at_least_as_long_as_it_is_used(scenario):
    assert spot_hours(scenario) >= scenario.hours


@given(SCENARIOS, st.sampled_from(PLANS))
def test_the_working_ends_in_the_answer(scenario, plan):
    steps = {(step.option, step.code): step for step in working(scenario, plan)}
    bare = replace(scenario, extras=())
    assert steps["on-demand", "monthly_used"].result == cost(bare, "on-demand").monthly
    assert steps[plan, "monthly_all"].result == cost(bare, plan).monthly
    if scenario.host:
        whole = cost(bare, "dedicated-host").monthly
        said = steps["dedicated-host", "monthly_hosts"].result
        assert abs(said - whole) <= ALMOST * max(whole, D(1))
    spot = cost(bare, "spot").monthly
    assert abs(steps["spot", "monthly_used"].result - spot) <= ALMOST * max(spot, D(1))


def test_the_working_is_written_with_its_numbers():
    scenario = replace(EXAMPLE, hours=D(146), spot=Spot(D("0.6"), D(3), D(1)))
    said = [f"{step.formula} = {plain(step.result)}" for step in working(scenario, "compute-sp-1y")]
    assert said[:8] == [
        "0.096 × 146 × 1 = 14.016",
        "0.096 × (1 − 0.35) = 0.0624",
        "0.0624 × 730 × 1 = 45.552",
        "0.0624 × (730 − 146) × 1 = 36.4416",
        "45.552 ÷ (146 × 1) = 0.312",
        "45.552 × 12 = 546.624",
        "0.0624 × 730 ÷ 0.096 = 474.5",
        "474.5 ÷ 730 = 0.65",
    ]


WRONG = [
    ({"per_hour": D(0)}, "too_small", "price"),
    ({"per_hour": D("-1")}, "too_small", "price"),
    ({"per_hour": D("NaN")}, "not_a_number", "price"),
    ({"per_hour": D("1e-9")}, "too_precise", "price"),
    ({"licence": D("0.096")}, "too_large", "licence"),
    ({"licence": D("-0.01")}, "too_small", "licence"),
    ({"host": Host(D(0), 48)}, "too_small", "host_price"),
    ({"host": Host(D(5), 0)}, "too_small", "host_instances"),
    ({"hours": D("730.01")}, "too_large", "hours"),
    ({"hours": D("-0.01")}, "too_small", "hours"),
    ({"hours": D("Infinity")}, "not_a_number", "hours"),
    ({"count": 0}, "too_small", "count"),
    ({"count": 10**30}, "too_large", "count"),
    ({"discounts": dict.fromkeys(PLANS, D(1))}, "too_large", "compute_sp_1y"),
    ({"spot": Spot(D(1))}, "too_large", "spot_saving"),
    ({"spot": Spot(D("0.5"), D(73), D(10))}, "never_done", "spot_hours_lost"),
    ({"extras": (Extra("transfer", D(-1), D(1)),)}, "too_small", "transfer_gb"),
    ({"extras": (Extra("storage", D(1), D(2000)),)}, "too_large", "storage_price"),
]


@pytest.mark.parametrize(("changed", "code", "field"), WRONG)
def test_what_cannot_be_priced_is_refused_by_name(changed, code, field):
    with pytest.raises(InvalidScenario) as caught:
        price(replace(EXAMPLE, **changed))
    assert (caught.value.code, caught.value.field) == (code, field)


def test_any_numbers_give_a_price_or_a_named_error():
    random = Random(730)
    odd = ["NaN", "-NaN", "sNaN", "Infinity", "-Infinity", "0", "-0", "1E+400", "1E-400", "9" * 60]
    usual = ["0.096", "0.35", "0.5", "1", "12", "146", "730", "0.000001", "99999.99"]

    def number() -> D:
        return D(random.choice(odd if random.random() < 0.1 else usual))

    priced = 0
    for _ in range(10_000):
        scenario = Scenario(
            per_hour=number(),
            hours=number(),
            count=random.choice([0, 1, 7, 100_000, -3, 10**40]),
            month=MONTH,
            discounts={plan: D(random.choice(["0", "0.35", "0.72", "1"])) for plan in PLANS}
            if random.random() < 0.1
            else EXAMPLE.discounts,
            spot=Spot(D(random.choice(["0.6", "0", "0.9"])), number(), number()),
            extras=(Extra("storage", number(), number()),),
            licence=number() if random.random() < 0.1 else D("0.000001"),
            host=Host(number(), random.choice([0, 1, 48])) if random.random() < 0.3 else None,
        )
        try:
            answers = price(scenario)
        except InvalidScenario as fault:
            assert fault.code and fault.field
            continue
        priced += 1
        assert all(to_cents(each.three_years).is_finite() for each in answers)
        working(scenario, "standard-ri-3y")
        meetings(scenario)
    assert 100 < priced < 9_900


def test_money_is_rounded_half_up():
    assert [str(to_cents(D(text))) for text in ("-0", "-0.004")] == ["0.00", "0.00"]
    assert (plain(D("-0")), plain(D("-0.00")), plain(D("-1.50"))) == ("0", "0", "-1.5")
    assert [to_cents(D(text)) for text in ("0.005", "0.015", "2.675", "-0.005")] == [
        D("0.01"),
        D("0.02"),
        D("2.68"),
        D("-0.01"),
    ]


FLEETS = [
    ("", ()),
    ("10x730", (Group(10, D(730)),)),
    ("20x60, 10x730 10*300.5", (Group(10, D(730)), Group(10, D("300.5")), Group(20, D(60)))),
    ("１０×７３０、2X1", (Group(10, D(730)), Group(2, D(1)))),
]


@pytest.mark.parametrize(("text", "groups"), FLEETS)
def test_a_fleet_is_read_the_busiest_first(text, groups):
    assert parse_fleet(text, MONTH) == groups


NO_FLEETS = [
    ("ten", "not_a_group", 0),
    ("10x730 10x", "not_a_group", 7),
    ("0x10", "not_a_group", 0),
    ("10x731", "too_many_hours", 0),
    (" ".join(["1x1"] * 13), "too_many_groups", 48),
    ("1x1 " * 100, "too_long", 200),
]


@pytest.mark.parametrize(("text", "code", "position"), NO_FLEETS)
def test_what_is_no_fleet_is_refused_with_its_place(text, code, position):
    with pytest.raises(InvalidFleet) as caught:
        parse_fleet(text, MONTH)
    assert (caught.value.code, caught.value.position) == (code, position)


def test_a_mixed_fleet_is_what_was_worked_by_hand():
    groups = parse_fleet("10x730 10x300", MONTH)
    plan, burst = line(EXAMPLE, "instance-sp-1y"), line(EXAMPLE, "on-demand")
    found = mixes(groups, plan, burst)
    assert [(mix.planned, mix.monthly, mix.best) for mix in found] == [
        (0, D("988.80"), False),
        (10, D("743.52"), True),
        (20, D("911.04"), False),
    ]


@given(
    SCENARIOS,
    st.lists(
        st.builds(Group, st.integers(1, 9), st.decimals(0, MONTH, places=1)), min_size=1, max_size=5
    ),
)
def test_the_best_mix_puts_each_instance_where_it_is_cheapest(scenario, groups):
    groups = tuple(sorted(groups, key=lambda group: -group.hours))
    plan, burst = line(scenario, "compute-sp-3y"), line(scenario, "spot")
    best = next(mix for mix in mixes(groups, plan, burst) if mix.best)
    alone = sum(min(plan.fixed, burst.cost(group.hours)) * group.count for group in groups)
    assert abs(best.monthly - alone) <= ALMOST * max(alone, D(1))


@given(SCENARIOS)
def test_a_chart_stays_within_its_frame_on_a_round_grid(scenario):
    lines = [line(scenario, option) for option in ("on-demand", "standard-ri-1y", "spot")]
    drawn = chart(lines, MONTH, scenario.count)
    for each in drawn.lines:
        assert TOP <= each.y_end <= each.y_start <= BOTTOM
    steps = [tick.value for tick in drawn.costs]
    assert 3 <= len(steps) <= 6
    assert str(steps[1].normalize().as_tuple().digits[0]) in "125"


@given(st.decimals("0.0001", 10**9, places=4))
def test_a_round_step_is_no_smaller_than_asked_for(rough):
    assert rough <= round_step(rough) < rough * D("2.51")
