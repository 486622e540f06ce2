"""Load balancing: worked cases, and what holds whatever is asked.

Every limit here is of this test: the core is given its limits and knows none by itself.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.balancing.capacity import Unit, Usage, bill
from study.core.balancing.flow import LISTENERS, Flow, land
from study.core.balancing.health import FAILURES, Checks, Span, lateness, timing, watch
from study.core.balancing.health import Limits as HealthLimits
from study.core.balancing.routing import ALGORITHMS, Traffic, serve
from study.core.balancing.rules import (
    FIELDS,
    Condition,
    Limits,
    Request,
    Rule,
    check,
    globbed,
    met,
    route,
)
from study.core.balancing.working import (
    bill_steps,
    health_steps,
    landed_steps,
    routed_steps,
    served_steps,
    share_steps,
)
from study.core.balancing.zones import share
from study.core.remarks import CannotAsk, Step

LIMITS = Limits(
    least_priority=1, most_priority=50_000, rules=100, values=5, values_each=3, wildcards=5
)
ASKED = Request(
    method="GET",
    host="api.example.com",
    path="/v1/users",
    query="version=v1&q=",
    source="192.0.2.7",
    headers=(("x-plan", "Gold"),),
    text="",
)


# Rules. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
CONDITIONS = [
    (Condition("host", ("api.example.com",)), True),
    (Condition("host", ("API.Example.COM",)), True),
    (Condition("host", ("*.example.com",)), True),
    (Condition("host", ("*.api.example.com",)), False),
    (Condition("path", ("/v1/*",)), True),
    (Condition("path", ("/V1/*",)), False),
    (Condition("path", ("/v?/users",)), True),
    (Condition("path", ("/v1",)), False),
    (Condition("path", ("/img/*", "/v1/users")), True),
    (Condition("path", ("*version*",)), False),  # never the query
    (Condition("method", ("GET", "HEAD")), True),
    (Condition("method", ("get",)), False),
    (Condition("source", ("192.0.2.0/24",)), True),
    (Condition("source", ("198.51.100.0/24", "2001:db8::/32")), False),
    (Condition("header", ("gold",), "X-Plan"), True),
    (Condition("header", ("g*",), "x-plan"), True),
    (Condition("header", ("gold",), "X-Other"), False),
    (Condition("query", ("V1",), "Version"), True),
    (Condition("query", ("v1",)), True),
    (Condition("query", ("v2",), "version"), False),
    (Condition("query", ("version",)), False),  # a value, not a key
]


@pytest.mark.parametrize(("condition", "holds"), CONDITIONS)
def test_a_condition_is_met_as_the_guide_says(condition: Condition, holds: bool):
    assert met(condition, ASKED) is holds


def test_the_lowest_priority_number_that_holds_takes_the_request():
    broad = Rule(20, (Condition("path", ("/*",)),), "web")
    narrow = Rule(10, (Condition("path", ("/v1/*",)), Condition("method", ("GET",))), "api")
    assert route([broad, narrow], ASKED).rule == narrow
    routed = route([broad, narrow], replace(ASKED, method="POST"))
    assert routed.rule == broad
    assert [(each.rule.priority, each.failed) for each in routed.tried] == [
        (10, Condition("method", ("GET",))),
        (20, None),
    ]
    assert route([narrow], replace(ASKED, path="/")).rule is None


def path(*values: str) -> tuple[Condition, ...]:
    return (Condition("path", values),)


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ([Rule(0, path("/a"), "web")], "bad_priority"),
        ([Rule(50_001, path("/a"), "web")], "bad_priority"),
        ([Rule(1, path("/a"), "web"), Rule(1, path("/b"), "web")], "same_priority"),
        ([Rule(1, (), "web")], "no_condition"),
        ([Rule(1, path("/a") + path("/b"), "web")], "condition_twice"),
        ([Rule(1, path("/a", "/b", "/c", "/d"), "web")], "too_many_in_condition"),
        (
            [
                Rule(
                    1,
                    (*path("/a", "/b", "/c"), Condition("host", ("a.b", "c.d", "e.f"))),
                    "web",
                )
            ],
            "too_many_values",
        ),
        ([Rule(1, path("*a*b*c*d*e*"), "web")], "too_many_wildcards"),
        ([Rule(1, (Condition("source", ("here",)),), "web")], "bad_network"),
        ([Rule(number, path("/a"), "web") for number in range(1, 102)], "too_many_rules"),
    ],
)
def test_what_a_listener_refuses_is_named(rules: list[Rule], code: str):
    with pytest.raises(CannotAsk) as caught:
        check(rules, LIMITS)
    assert (caught.value.code, caught.value.field) == (code, "rules")


def test_headers_and_queries_may_stand_in_a_rule_more_than_once():
    query = (Condition("query", ("a",), "x"), Condition("query", ("b",), "y"))
    check([Rule(1, query, "web")], LIMITS)


@given(st.text("ab*?", max_size=8), st.text("ab", max_size=12))
def test_a_pattern_means_what_the_same_regular_expression_means(pattern: str, text: str):
    expression = "".join({"*": ".*", "?": "."}.get(each, each) for each in pattern)
    assert globbed(pattern, text) == bool(re.fullmatch(expression, text))


def test_a_pattern_of_stars_ends_in_time():
    assert not globbed("*a*a*a*a*a*b", "a" * 20_000)


conditions = st.one_of(
    st.builds(
        Condition,
        st.just("path"),
        st.lists(st.text("/ab*", min_size=1, max_size=4), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(Condition, st.just("method"), st.sampled_from([("GET",), ("POST", "PUT")])),
)
rule_lists = st.lists(
    st.builds(Rule, st.integers(1, 99), conditions.map(lambda one: (one,)), st.just("web")),
    max_size=6,
    unique_by=lambda rule: rule.priority,
)


@given(rule_lists, st.text("/ab", max_size=6), st.sampled_from(["GET", "POST", "HEAD"]))
def test_every_request_meets_exactly_one_rule(rules: list[Rule], path_: str, method: str):
    request = replace(ASKED, path=f"/{path_}", method=method)
    routed = route(rules, request)
    fits = [rule for rule in rules if all(met(each, request) for each in rule.conditions)]
    first = min(fits, key=lambda rule: rule.priority, default=None)
    assert routed.rule == first
    assert [each.failed is None for each in routed.tried].count(True) == (first is not None)
    if first is None:
        assert len(routed.tried) == len(rules)  # the default comes last


# Round robin against least outstanding requests


def test_taking_turns_piles_up_where_long_requests_fall_on_one_target():
    traffic = Traffic((2, 2, 14) * 30, (1, 1, 1))
    robin, least = (serve(traffic, each) for each in ALGORITHMS)
    assert robin.sent[:6] == (0, 1, 2, 0, 1, 2)
    assert (robin.highest, least.highest) == (5, 2)
    assert [robin.received(target) for target in range(3)] == [30, 30, 30]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_one_target_gets_everything(algorithm):
    assert serve(Traffic((3,) * 9, (1,)), algorithm).received(0) == 9


traffics = st.builds(
    Traffic,
    st.lists(st.integers(1, 30), min_size=1, max_size=60).map(tuple),
    st.lists(st.integers(1, 5), min_size=1, max_size=5).map(tuple),
)


@given(traffics)
def test_each_request_goes_to_one_target_and_turns_are_even(traffic: Traffic):
    targets = range(len(traffic.slowness))
    for algorithm in ALGORITHMS:
        served = serve(traffic, algorithm)
        assert sum(served.received(target) for target in targets) == len(traffic.takes)
        if algorithm == "round_robin":
            got = [served.received(target) for target in targets]
            assert max(got) - min(got) <= 1


@given(traffics)
def test_the_least_busy_target_is_taken(traffic: Traffic):
    served = serve(traffic, "least_outstanding")
    for sent, after in zip(served.sent, served.outstanding, strict=True):
        before = [count - (target == sent) for target, count in enumerate(after)]
        assert before[sent] == min(before)


@pytest.mark.parametrize(
    ("takes", "slowness", "code"),
    [
        ((), (1,), "too_small"),
        ((1,) * 401, (1,), "too_large"),
        ((0,), (1,), "bad_duration"),
        ((1,), (), "too_small"),
        ((1,), (21,), "too_large"),
    ],
)
def test_traffic_that_cannot_be_followed_is_named(takes, slowness, code: str):
    with pytest.raises(CannotAsk) as caught:
        Traffic(takes, slowness)
    assert caught.value.code == code


# NLB flows

flows = st.lists(
    st.builds(
        Flow,
        st.ip_addresses().map(str),
        st.integers(1, 65_535),
        st.integers(0, 2**32 - 1),
    ),
    min_size=1,
    max_size=30,
).map(tuple)


@given(flows, st.integers(1, 9), st.sampled_from(LISTENERS))
def test_a_flow_always_lands_on_the_same_target(all_flows, targets: int, listener):
    landed = land(all_flows, targets, listener, sticky=False)
    assert landed == land(all_flows, targets, listener, sticky=False)
    assert all(1 <= each.target <= targets for each in landed)
    assert all(("sequence" in each.hashed) == (listener != "udp") for each in landed)


@given(flows, st.integers(1, 9))
def test_with_stickiness_a_source_keeps_to_one_target(all_flows, targets: int):
    seen: dict[str, int] = {}
    for each in land(all_flows, targets, "tcp", sticky=True):
        assert seen.setdefault(each.flow.source, each.target) == each.target


def test_without_it_ports_spread_a_client():
    many = tuple(Flow("203.0.113.7", 50_000 + number) for number in range(60))
    assert {each.target for each in land(many, 3, "tcp", sticky=False)} == {1, 2, 3}
    assert len({each.target for each in land(many, 3, "udp", sticky=True)}) == 1


@pytest.mark.parametrize(
    ("flow", "targets", "listener", "sticky", "code"),
    [
        (Flow("203.0.113.7", 1), 3, "tls", True, "sticky_tls"),
        (Flow("nowhere", 1), 3, "tcp", False, "bad_address"),
        (Flow("203.0.113.7", 0), 3, "tcp", False, "too_small"),
        (Flow("203.0.113.7", 1), 21, "tcp", False, "too_large"),
    ],
)
def test_a_flow_that_cannot_be_is_named(flow, targets, listener, sticky, code: str):
    with pytest.raises(CannotAsk) as caught:
        land((flow,), targets, listener, sticky)
    assert caught.value.code == code


# Cross-zone. The guide's example: two targets in A, eight in B; on, each 10 %; off, 25 and 6.25 %.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html


def test_two_against_eight_as_in_the_guide():
    a, b = share((2, 8)).zones
    assert (a.with_cross, b.with_cross) == (Fraction(1, 10), Fraction(1, 10))
    assert (a.without, b.without) == (Fraction(1, 4), Fraction(1, 16))
    assert share((2, 8)).crossing == Fraction(1, 2)


def test_an_empty_zone_gets_no_clients():
    first, empty, last = share((1, 0, 3)).zones
    assert (first.enters, empty.enters, last.enters) == (Fraction(1, 2), 0, Fraction(1, 2))


@given(st.lists(st.integers(0, 500), min_size=1, max_size=8).filter(any).map(tuple))
def test_shares_sum_to_one_on_and_off(targets: tuple[int, ...]):
    shares = share(targets)
    assert sum(zone.with_cross * zone.targets for zone in shares.zones) == 1
    assert sum(zone.without * zone.targets for zone in shares.zones) == 1
    assert 0 <= shares.crossing < 1


@pytest.mark.parametrize(
    ("targets", "code"),
    [((), "too_small"), ((0, 0), "no_targets"), ((501,), "too_large"), ((1,) * 9, "too_large")],
)
def test_zones_that_cannot_be_shared_are_named(targets: tuple[int, ...], code: str):
    with pytest.raises(CannotAsk) as caught:
        share(targets)
    assert caught.value.code == code


# Health checks

HEALTH = HealthLimits(
    interval=(5, 300), timeout=(2, 120), threshold=(2, 10), delay=(0, 3600), first=1
)
CHECKS = Checks(interval=30, timeout=5, healthy=5, unhealthy=2, delay=300, limits=HEALTH)


def test_the_defaults_take_half_a_minute_to_a_minute_to_see_a_failure():
    found = timing(CHECKS, "refuses")
    assert (found.joins, found.leaves, found.returns) == (Span(0, 30), Span(30, 60), Span(120, 150))
    assert timing(CHECKS, "hangs").leaves == Span(35, 65)


def test_the_checks_tell_the_same_story():
    seen = watch(CHECKS, "hangs", 70, 200)
    states = {each.at: each.state for each in seen}
    assert [states[at] for at in (0, 60, 90, 120, 210, 300, 330)] == [
        "healthy", "healthy", "healthy", "unhealthy", "unhealthy", "unhealthy", "healthy",
    ]  # fmt: skip
    assert [each.known - each.at for each in seen if not each.passed] == [5] * 4


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"interval": 4}, "interval_outside"),
        ({"interval": 301}, "interval_outside"),
        ({"timeout": 1}, "timeout_outside"),
        ({"timeout": 30}, "timeout_over_interval"),
        ({"healthy": 11}, "threshold_outside"),
        ({"unhealthy": 1}, "threshold_outside"),
        ({"delay": 3601}, "delay_outside"),
    ],
)
def test_settings_that_are_refused_are_named(change: dict[str, int], code: str):
    with pytest.raises(CannotAsk) as caught:
        replace(CHECKS, **change)
    assert caught.value.code == code


@given(
    st.integers(5, 60),
    st.integers(2, 10),
    st.integers(2, 10),
    st.integers(0, 400),
    st.sampled_from(["refuses", "hangs"]),
)
def test_what_the_checks_see_lies_within_the_span(interval, healthy, unhealthy, after, failure):
    checks = replace(CHECKS, interval=interval, timeout=2, healthy=healthy, unhealthy=unhealthy)
    fails = interval + after  # by then the target is healthy
    seen = watch(checks, failure, fails, fails + (unhealthy + 2) * interval)
    known = next(each.known for each in seen if each.state == "unhealthy")
    span = timing(checks, failure).leaves
    assert span.soonest <= known - fails <= span.latest


# Capacity units. https://aws.amazon.com/elasticloadbalancing/pricing/

ALB = Unit(
    {"new": Decimal(25), "active": Decimal(3000), "bytes": Decimal(1), "rules": Decimal(1000)},
    Decimal(10),
)


def usage(**changes: str) -> Usage:
    amounts = {
        "new": "1",
        "active": "120",
        "gigabytes": "1.08",
        "requests": "5",
        "rules": "60",
        "hour_price": "0.0225",
        "unit_price": "0.008",
        "month": "720",
        **changes,
    }
    return Usage(**{name: Decimal(value) for name, value in amounts.items()})


# The first is the pricing page's own example: 1 new connection a second lasting two minutes, five
# requests a second, 300 KB of requests and answers, 60 rules. 1.08 LCUs, 22.42 dollars.
@pytest.mark.parametrize(
    ("changes", "units", "decides", "monthly"),
    [
        ({}, "1.08", "bytes", "22.42"),
        ({"rules": "10", "requests": "9000"}, "1.08", "bytes", "22.42"),
        ({"rules": "30", "requests": "120"}, "2.4", "rules", "30.02"),
        ({"new": "100"}, "4", "new", "39.24"),
        ({"active": "9000"}, "3", "active", "33.48"),
        (dict.fromkeys(("new", "active", "gigabytes", "requests"), "0"), "0", "new", "16.20"),
    ],
)
def test_the_largest_dimension_is_the_bill(changes, units: str, decides: str, monthly: str):
    result = bill(usage(**changes), ALB)
    assert (result.units, result.decides) == (Decimal(units), decides)
    assert round(result.monthly, 2) == Decimal(monthly)


@given(*[st.decimals(0, 10**6, places=2) for _amount in range(5)])
def test_no_dimension_needs_more_than_is_billed(new, active, gigabytes, requests, rules):
    asked = Usage(
        new, active, gigabytes, requests, rules, Decimal("0.02"), Decimal("0.01"), Decimal(730)
    )
    result = bill(asked, ALB)
    assert all(each.units <= result.units for each in result.used)
    assert result.monthly == result.hourly * 730


def test_an_amount_that_is_none_is_named():
    for value in ("-1", "NaN", "0.123456789"):
        with pytest.raises(CannotAsk) as caught:
            usage(new=value)
        assert (caught.value.code, caught.value.field) == ("bad_amount", "new")


# The working


def told(steps) -> list[tuple[str, str, Decimal]]:
    return [(step.code, step.formula, round(step.result.value, 6)) for step in steps]


def test_the_working_of_each_part():
    narrow, broad = Rule(20, path("/v1/*"), "api"), Rule(10, path("/img/*"), "web")
    assert told(routed_steps([route([narrow, broad], ASKED), route([broad], ASKED)])) == [
        ("met", "10 ✕, 20 ✓", 2),
        ("default", "10 ✕", 1),
    ]
    traffic = Traffic((2, 2, 14) * 30, (1, 1, 1))
    assert told(served_steps(traffic, [serve(traffic, each) for each in ALGORITHMS])) == [
        ("turns", "⌈90 ÷ 3⌉", 30),
        ("round_robin", "max(1, 1, 5)", 5),
        ("least_outstanding", "max(2, 2, 2)", 2),
    ]
    flow = (Flow("203.0.113.7", 50_001),)
    (hashed,) = told(landed_steps(land(flow, 3, "udp", sticky=False), 3))
    assert hashed[:2] == ("hash", "hash(udp, 203.0.113.7, 50001, 198.51.100.10, 443) mod 3 + 1")
    (sticky,) = told(landed_steps(land(flow, 3, "tcp", sticky=True), 3))
    assert sticky[:2] == ("sticky", "hash(203.0.113.7) mod 3 + 1")
    assert told(share_steps(share((2, 0, 8)))) == [
        ("enters", "100 ÷ 2", 50),
        ("off", "50 ÷ 2", 25),
        ("on", "100 ÷ 10", 10),
        ("enters", "100 ÷ 2", 50),
        ("off", "50 ÷ 8", Decimal("6.25")),
        ("on", "100 ÷ 10", 10),
        ("crossing", "50 × 8 ÷ 10 + 50 × 2 ÷ 10", 50),
    ]
    late = lateness(CHECKS, "hangs")
    assert told(health_steps(CHECKS, timing(CHECKS, "hangs"), late))[2:4] == [
        ("leaves_soonest", "(2 − 1) × 30 + 5", 35),
        ("leaves_latest", "2 × 30 + 5", 65),
    ]
    asked = usage(rules="30", requests="120")
    assert told(bill_steps(asked, ALB, bill(asked, ALB))) == [
        ("new", "1 ÷ 25", Decimal("0.04")),
        ("active", "120 ÷ 3000", Decimal("0.04")),
        ("bytes", "1.08 ÷ 1", Decimal("1.08")),
        ("evaluations", "120 × max(0, 30 − 10)", 2400),
        ("rules", "2400 ÷ 1000", Decimal("2.4")),
        ("units", "max(0.04, 0.04, 1.08, 2.4)", Decimal("2.4")),
        ("hourly", "0.0225 + 2.4 × 0.008", Decimal("0.0417")),
        ("monthly", "0.0417 × 720", Decimal("30.024")),
    ]


# Ten thousand random questions to each part, absurd ones among them

ABSURD = (-1, -(10**12), 10**12, 0)
WORDS = ("", "*", "a" * 3_000, "/v1/*", "GET", "api.example.com", "192.0.2.0/24", "::/0", "💥")


def some(chance: random.Random, most: int, least: int = 0) -> int:
    return chance.choice(ABSURD) if chance.random() < 0.05 else chance.randint(least, most)


def several(chance: random.Random, *counts: int) -> range:
    return range(chance.choice(counts))


def any_rules(chance: random.Random) -> list[Step]:
    rules = [
        Rule(
            some(chance, 40, 1),
            tuple(
                Condition(
                    chance.choice(FIELDS),
                    tuple(chance.choice(WORDS) for _value in several(chance, 0, 1, 1, 1, 2, 4)),
                    chance.choice(("", "X-Plan", "version", "💥")),
                )
                for _condition in several(chance, 0, 1, 1, 1, 2, 7)
            ),
            chance.choice(WORDS),
        )
        for _rule in several(chance, 0, 1, 1, 2, 3)
    ]
    check(rules, LIMITS)
    typed = (chance.choice(WORDS) for _part in range(5))
    request = Request(*typed, headers=(("x-plan", chance.choice(WORDS)),), text="")
    routed = route(rules, request)
    assert routed.rule is None or routed.rule in rules
    return [*routed_steps([routed])]


def any_traffic(chance: random.Random) -> list[Step]:
    traffic = Traffic(
        tuple(some(chance, 600, 1) for _request in several(chance, 0, 1, 2, 5, 5, 5, 401)),
        tuple(some(chance, 20, 1) for _target in several(chance, 0, 1, 2, 3, 13)),
    )
    served = [serve(traffic, each) for each in ALGORITHMS]
    assert all(len(each.sent) == len(traffic.takes) for each in served)
    return [*served_steps(traffic, served)]


def any_flows(chance: random.Random) -> list[Step]:
    sources = ("203.0.113.7", "2001:db8::1", "nowhere", "", "💥", "1" * 5_000)
    flows = tuple(
        Flow(
            chance.choice(sources[: chance.choice((2, 6))]),
            some(chance, 65_535, 1),
            some(chance, 2**32),
        )
        for _flow in several(chance, 0, 1, 2, 3, 201)
    )
    targets = some(chance, 20, 1)
    landed = land(flows, targets, chance.choice(LISTENERS), sticky=chance.random() < 0.4)
    assert all(1 <= each.target <= targets for each in landed)
    return [*landed_steps(landed, targets)]


def any_zones(chance: random.Random) -> list[Step]:
    shares = share(tuple(some(chance, 500) for _zone in several(chance, 0, 1, 2, 3, 4, 8, 9)))
    assert sum(zone.without * zone.targets for zone in shares.zones) == 1
    return [*share_steps(shares)]


def any_checks(chance: random.Random) -> list[Step]:
    checks = Checks(
        interval=some(chance, 300, 5),
        timeout=some(chance, 60, 2),
        healthy=some(chance, 10, 2),
        unhealthy=some(chance, 10, 2),
        delay=some(chance, 3600),
        limits=HEALTH,
    )
    failure = chance.choice(FAILURES)
    seen = watch(checks, failure, some(chance, 600), some(chance, 1800))
    assert seen[-1].state == "healthy"
    return [*health_steps(checks, timing(checks, failure), lateness(checks, failure))]


def any_usage(chance: random.Random) -> list[Step]:
    def amount() -> str:
        odd = ("NaN", "-Infinity", "sNaN", "-1", "1e-9", "1e99", "1000000000", "0")
        absurd = chance.random() < 0.05
        return (
            chance.choice(odd) if absurd else f"{chance.randint(0, 10**6)}e-{chance.randint(0, 8)}"
        )

    names = ("new", "active", "gigabytes", "requests", "rules", "hour_price", "unit_price")
    asked = usage(**{name: amount() for name in names})
    result = bill(asked, ALB)
    assert result.units == max(each.units for each in result.used)
    return [*bill_steps(asked, ALB, result)]


@pytest.mark.parametrize(
    "ask", [any_rules, any_traffic, any_flows, any_zones, any_checks, any_usage]
)
def test_ten_thousand_questions_are_answered_or_refused_by_name(
    ask: Callable[[random.Random], list[Step]],
):
    chance = random.Random(ask.__name__)
    answers = 0
    for _ in range(10_000):
        try:
            steps = ask(chance)
        except CannotAsk as fault:
            assert fault.code and fault.field
            continue
        assert all(step.result.value.is_finite() for step in steps)
        answers += 1
    assert answers > 1_000
