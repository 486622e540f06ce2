"""A function worked by hand, and what must hold for any."""

from dataclasses import replace
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.pricing.amounts import in_formula
from study.core.remarks import CannotAsk
from study.core.serverless.costing import OPTIONS, bill, monthly, pieces, units
from study.core.serverless.crossing import crossings
from study.core.serverless.retrying import timeline
from study.core.serverless.rules import HARD, broken, options
from study.core.serverless.running import running
from study.core.serverless.working import steps
from study.core.serverless.workload import (
    CATCHERS,
    FAILURES,
    TRIGGERS,
    Limits,
    Prices,
    Task,
    Workload,
)

LIMITS = Limits(
    memory_least=128,
    memory_most=10_240,
    vcpu_memory=1_769,
    timeout=900,
    api_timeout=29,
    account=1_000,
    unreserved=100,
    scale_step=1_000,
    scale_seconds=10,
    free_requests=1_000_000,
    free_gb_seconds=400_000,
    first_tier=6_000_000_000,
    retries=2,
    waits=(60, 120),
    age=21_600,
    backoff_first=1,
    backoff_most=300,
    month=730 * 3600,
)
PRICES = Prices(
    per_million=D("0.20"),
    per_gb_second=D("0.0000166667"),
    task=Task(D("0.5"), D(1), D("0.04048"), D("0.004445")),
    instance_hour=D("0.0208"),
)

# https://aws.amazon.com/lambda/pricing/, with its two worked examples and cases of one's own.
BILLS = [
    ((3_000_000, 1_000, 512, True), "1500000", "0.40", "18.33337"),
    ((30_000_000, 200, 128, True), "750000", "5.80", "5.833345"),
    ((1_000_000, 100, 128, True), "12500", "0", "0"),
    ((1_000_000, 100, 128, False), "12500", "0.20", "0.20833375"),
    ((0, 100, 128, False), "0", "0", "0"),
    ((10_000_000, 120, 512, True), "600000", "1.80", "3.33334"),
]


@pytest.mark.parametrize(("asked", "gb_seconds", "for_requests", "for_duration"), BILLS)
def test_a_month_on_lambda(asked, gb_seconds: str, for_requests: str, for_duration: str):
    requests, duration, memory, free = asked
    paid = bill(Workload(requests, duration, memory, free=free), LIMITS, PRICES)
    assert (paid.gb_seconds, paid.for_requests, paid.for_duration) == (
        D(gb_seconds),
        D(for_requests),
        D(for_duration),
    )


# Rate, duration in ms, reserved: concurrency, environments, cap, seconds until it is reached.
BUSY = [
    ("100", 500, None, "50", 50, 1_000, 0),
    ("1000", 250, None, "250", 250, 1_000, 0),
    ("50", 30, None, "1.5", 2, 1_000, 0),
    ("2000", 800, None, "1600", 1_600, 1_000, 0),
    ("400", 250, 50, "100", 100, 50, 0),
]


@pytest.mark.parametrize(
    ("rate", "duration", "reserved", "exact", "environments", "cap", "ramp"), BUSY
)
def test_concurrency_is_rate_times_duration(
    rate, duration, reserved, exact, environments, cap, ramp
):
    busiest = running(Workload(1_000_000, duration, 128, peak=D(rate), reserved=reserved), LIMITS)
    assert busiest.concurrency == D(exact)
    assert (busiest.environments, busiest.cap, busiest.ramp) == (environments, cap, ramp)


def test_a_large_account_is_reached_step_by_step():
    asked = Workload(1_000_000, 1_000, 128, peak=D(4_500), account=10_000)
    assert running(asked, LIMITS).ramp == 40


def test_what_finds_no_room_is_throttled():
    busiest = running(Workload(1_000_000, 800, 128, peak=D(2_000)), LIMITS)
    assert (busiest.served, busiest.throttled) == (D(1_250), D(750))
    assert busiest.throttled_share == D("0.375")


def test_the_busiest_second_is_not_below_the_average():
    with pytest.raises(CannotAsk, match="below_average") as fault:
        running(Workload(2_628_000_000, 100, 128, peak=D(999)), LIMITS)
    again = replace(Workload(2_628_000_000, 100, 128), peak=D(str(fault.value.values["average"])))
    assert running(again, LIMITS).rate > 1_000


# https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
FAILED = [
    ({}, ["0", "61", "182"], "exhausted", "183"),
    ({"retries": 1}, ["0", "61"], "exhausted", "62"),
    ({"retries": 0}, ["0"], "exhausted", "1"),
    ({"age": 60}, ["0"], "expired", "60"),
    ({"age": 61}, ["0", "61"], "expired", "61"),
    ({"trouble": 30}, ["0", "61"], "succeeded", "62"),
    ({"trouble": 0}, ["0"], "succeeded", "1"),
    ({"trouble": 62}, ["0", "61", "182"], "succeeded", "183"),
    ({"failure": "throttle", "trouble": 10}, ["0", "1", "3", "7", "15"], "succeeded", "16"),
    ({"failure": "throttle", "age": 4}, ["0", "1", "3"], "expired", "4"),
]


@pytest.mark.parametrize(("asked", "starts", "end", "at"), FAILED)
def test_the_life_of_an_event(asked, starts: list[str], end: str, at: str):
    told = timeline(Workload(1, 1_000, 128, **asked), LIMITS)
    assert [each.start for each in told.attempts] == [D(start) for start in starts]
    assert (told.end, told.at) == (end, D(at))


def test_throttled_for_ever_an_event_is_tried_every_five_minutes_for_six_hours():
    told = timeline(Workload(1, 1_000, 128, failure="throttle"), LIMITS)
    assert (told.end, told.at) == ("expired", D(21_600))
    assert told.attempts[-1].start - told.attempts[-2].start == 300


# The limits: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, of API
# Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html. Where the last
# is False, Lambda cannot run the work, whatever it would cost.
RULES = [
    ({}, [], True),
    ({"memory": 64}, ["memory"], False),
    ({"memory": 10_241}, ["memory"], False),
    ({"duration": 900_000}, [], True),
    ({"duration": 900_001}, ["timeout"], False),
    ({"duration": 30_000, "trigger": "api"}, ["api_timeout"], True),
    ({"duration": 30_000}, [], True),
    ({"duration": 901_000, "trigger": "api"}, ["timeout"], False),
    ({"reserved": 900}, [], True),
    ({"reserved": 901}, ["reserve"], False),
    ({"reserved": 0}, ["stopped"], False),
    ({"account": 50, "reserved": 10}, ["reserve"], False),
    ({"peak": D(10_001), "duration": 100}, ["throttled"], True),
    ({"retries": 3}, ["retries"], True),
    ({"age": 21_601}, ["age"], True),
    ({"duration": 1_800_000, "memory": 20_000}, ["memory", "timeout"], False),
    # Of a duration or a reservation that cannot be, it does not follow how much is throttled.
    ({"duration": 1_800_000, "peak": D(10_000)}, ["timeout"], False),
    ({"reserved": 950, "peak": D(10_000), "duration": 500}, ["reserve"], False),
    ({"duration": 1_000_000, "retries": 3}, ["retries", "timeout"], False),
]


@pytest.mark.parametrize(("asked", "rules", "runs"), RULES)
def test_a_broken_rule_is_named_and_a_hard_one_rules_lambda_out(
    asked, rules: list[str], runs: bool
):
    workload = Workload(**{"requests": 1_000, "duration": 100, "memory": 512, **asked})
    found = broken(workload, LIMITS, running(workload, LIMITS))
    assert [each.code for each in found] == rules
    assert options(found) == (OPTIONS if runs else ("fargate", "ec2"))


def test_what_is_left_out_crosses_nothing():
    asked = Workload(1_000, 1_800_000, 128)
    (found,) = crossings(asked, LIMITS, PRICES, ("fargate", "ec2"))
    assert (found.a, found.b, found.fewer) == ("fargate", "ec2", "ec2")


# The first example of https://aws.amazon.com/lambda/pricing/, at USD 0.0000166667: 1,500,000
# GB-seconds, USD 0.40 for requests and 18.33 for duration, 18.73 a month.
WORKED = [
    ("average", "3000000 ÷ (730 × 3600)", "1.1416"),
    ("busiest", "10 × 1.1416", "11.4155"),
    ("concurrency", "11.4155 × 1", "11.4155"),
    ("environments", "⌈11.4155⌉", "12"),
    ("gb_seconds", "3000000 × 1 × 512 ÷ 1024", "1500000"),
    ("lambda_requests", "(3000000 − 1000000) ÷ 1000000 × 0.2", "0.4"),
    ("lambda_duration", "(1500000 − 400000) × 0.0000166667", "18.3334"),
    ("lambda", "0.4 + 18.3334", "18.7334"),
    ("task_hour", "0.5 × 0.04048 + 1 × 0.004445", "0.02469"),
    ("fargate_units", "max(2, ⌈11.4155 ÷ 10⌉)", "2"),
    ("fargate", "2 × 730 × 0.024685", "36.0401"),
    ("ec2_units", "max(2, ⌈11.4155 ÷ 20⌉)", "2"),
    ("ec2", "2 × 730 × 0.0208", "30.368"),
]


def worked(workload: Workload, **asked):
    return [
        (step.code, step.formula, in_formula(step.result.value))
        for step in steps(workload, LIMITS, PRICES, running(workload, LIMITS), **asked)
    ]


def test_the_working_of_a_month():
    assert worked(Workload(3_000_000, 1_000, 512)) == WORKED


def test_the_working_of_a_month_without_a_free_tier_and_with_throttling():
    asked = Workload(1_000_000, 800, 128, peak=D(2_000), free=False)
    found = {code: (formula, result) for code, formula, result in worked(asked)}
    assert "busiest" not in found
    assert found["throttled"] == ("1 − 1000 ÷ 1600", "37.5")
    assert found["lambda_requests"] == ("1000000 ÷ 1000000 × 0.2", "0.2")
    assert found["lambda_duration"] == ("100000 × 0.0000166667", "1.6667")


def test_the_working_leaves_out_what_cannot_run():
    found = worked(Workload(1_000, 1_800_000, 128), options=("fargate", "ec2"))
    assert [code for code, _formula, _result in found] == [
        *("average", "busiest", "concurrency", "task_hour"),
        *("fargate_units", "fargate", "ec2_units", "ec2"),
    ]
    assert found[2][1:] == ("0.003805 × 1800", "6.8493")


# The example of the page, worked by hand: 2 × 730 × 0.024685 = 36.0401 are reached where
# (n − 1M) × 0.0000002 + (n × 0.06 − 400,000) × 0.0000166667 is as much.
def test_where_lambda_and_fargate_cross():
    found = crossings(Workload(10_000_000, 120, 512), LIMITS, PRICES)
    fargate = next(each for each in found if (each.a, each.b) == ("lambda", "fargate"))
    assert round(fargate.at or 0) == 35_755_590
    assert (fargate.fewer, fargate.more, fargate.again) == ("lambda", "fargate", True)


def test_two_that_never_cross_have_one_winner():
    found = crossings(Workload(10_000_000, 120, 512), LIMITS, PRICES)
    assert (found[2].at, found[2].fewer, found[2].more) == (None, "ec2", "ec2")


def test_two_that_cost_the_same_have_none():
    even = replace(PRICES, instance_hour=PRICES.task.hour)
    asked = Workload(10_000_000, 120, 512, task_at_once=7, instance_at_once=7)
    assert crossings(asked, LIMITS, even)[2].fewer is None


WRONG = [
    {"requests": -1},
    {"requests": 10**12 + 1},
    {"duration": 0},
    {"memory": 0},
    {"peak": D("NaN")},
    {"tasks": 0},
    {"task_at_once": 0},
]


@pytest.mark.parametrize("asked", WRONG)
def test_what_cannot_be_asked_names_its_field(asked):
    with pytest.raises(CannotAsk) as fault:
        Workload(**{"requests": 1_000, "duration": 100, "memory": 512, **asked})
    assert fault.value.field == next(iter(asked))


workloads = st.builds(
    Workload,
    requests=st.integers(0, 10**10),
    duration=st.integers(1, 900_000),
    memory=st.integers(128, 10_240),
    trigger=st.sampled_from(TRIGGERS),
    free=st.booleans(),
    reserved=st.none() | st.integers(0, 2_000),
    account=st.none() | st.integers(1, 10_000),
    failure=st.sampled_from(FAILURES),
    trouble=st.none() | st.integers(0, 30_000),
    retries=st.none() | st.integers(0, 4),
    age=st.none() | st.integers(1, 30_000),
    catcher=st.sampled_from(CATCHERS),
    tasks=st.integers(1, 20),
    task_at_once=st.integers(1, 200),
    instance_at_once=st.integers(1, 200),
)


@given(workloads, st.integers(1, 2_000_000), st.integers(1, 20_000))
def test_lambda_is_an_option_exactly_where_no_hard_rule_is_broken(
    workload: Workload, duration: int, memory: int
):
    asked = replace(workload, duration=duration, memory=memory)
    busiest = running(asked, LIMITS)
    codes = {each.code for each in broken(asked, LIMITS, busiest)}
    fits = 128 <= memory <= 10_240 and duration <= 900_000
    room = max(0, busiest.account - 100)
    fits = fits and (asked.reserved is None or 0 < asked.reserved <= room)
    assert ("lambda" in options(broken(asked, LIMITS, busiest))) == fits == codes.isdisjoint(HARD)
    costs = monthly(asked, LIMITS, PRICES)
    found = {step.code: step for step in steps(asked, LIMITS, PRICES, busiest)}
    assert all(found[option].result.value == costs[option] for option in OPTIONS)


@given(workloads, st.integers(0, 10**9))
def test_cost_never_falls_as_requests_rise(workload: Workload, more: int):
    fuller = replace(workload, requests=workload.requests + more)
    before, after = (monthly(each, LIMITS, PRICES) for each in (workload, fuller))
    assert all(before[option] <= after[option] for option in OPTIONS)


@given(workloads)
def test_the_bill_is_the_sum_of_its_parts_and_the_free_tier_never_adds(workload: Workload):
    paid = bill(workload, LIMITS, PRICES)
    full = bill(replace(workload, free=False), LIMITS, PRICES)
    assert paid.total == paid.for_requests + paid.for_duration <= full.total
    assert paid.total >= 0


@given(workloads)
def test_concurrency_is_rate_times_duration_and_nothing_is_lost(workload: Workload):
    busiest = running(workload, LIMITS)
    assert busiest.concurrency == busiest.rate * workload.duration / 1_000
    assert busiest.environments - 1 < busiest.concurrency <= busiest.environments
    assert abs(busiest.served + busiest.throttled - busiest.rate) < D("1e-15")
    assert 0 <= busiest.throttled <= busiest.rate


@given(workloads)
def test_units_serve_the_busiest_second_and_one_fewer_would_not(workload: Workload):
    busiest = running(workload, LIMITS).concurrency
    count = units(workload, LIMITS, workload.task_at_once)
    near = D("1e-9")  # a quotient without end, multiplied back
    assert count * workload.task_at_once + near >= busiest
    assert count == workload.tasks or (count - 1) * workload.task_at_once < busiest + near


@given(workloads)
def test_an_event_is_tried_in_order_and_never_when_too_old(workload: Workload):
    told = timeline(workload, LIMITS)
    starts = [each.start for each in told.attempts]
    assert starts == sorted(starts) and starts[0] == 0
    assert all(start <= told.age for start in starts)
    assert told.age <= LIMITS.age
    assert [each.outcome == "succeeded" for each in told.attempts[:-1]] == [False] * (
        len(starts) - 1
    )
    assert (told.end == "succeeded") == (told.attempts[-1].outcome == "succeeded")
    if workload.failure == "error":
        assert len(starts) <= 1 + LIMITS.retries


@given(workloads)
def test_the_line_of_lambda_agrees_with_its_bill(workload: Workload):
    requests = D(workload.requests)
    for piece in pieces("lambda", workload, LIMITS, PRICES):
        if piece.start <= requests and (piece.end is None or requests <= piece.end):
            total = bill(workload, LIMITS, PRICES).total
            assert abs(piece.cost(requests) - total) < D("1e-9")


@given(workloads.filter(lambda each: 0 < each.requests < 10**7))
def test_the_stairs_of_tasks_agree_with_the_month_but_for_an_edge(workload: Workload):
    requests = D(workload.requests)
    stairs = pieces("fargate", workload, LIMITS, PRICES)
    step = next(each for each in stairs if each.end is None or requests <= each.end)
    one = 730 * PRICES.task.hour
    assert abs(step.cost(requests) - monthly(workload, LIMITS, PRICES)["fargate"]) in {0, one}


@given(workloads)
def test_before_a_crossing_one_is_cheaper_and_after_it_the_other(workload: Workload):
    for found in crossings(workload, LIMITS, PRICES):
        if found.at is None or found.at < 10:
            continue
        assert found.fewer != found.more
        costs = []
        for requests in (found.at * D("0.999"), found.at * D("1.0000001")):
            costs.append(
                {
                    option: next(
                        piece.cost(requests)
                        for piece in pieces(option, workload, LIMITS, PRICES)
                        if piece.end is None or requests <= piece.end
                    )
                    for option in (found.a, found.b)
                }
            )
        other = found.b if found.fewer == found.a else found.a
        assert costs[0][found.fewer] <= costs[0][other]  # type: ignore[index]
        assert costs[1][found.fewer] >= costs[1][other]  # type: ignore[index]


@pytest.mark.slow
def test_ten_thousand_random_workloads_have_an_answer_or_a_named_error():
    from random import Random

    chance, answered = Random(7), 0
    for _ in range(10_000):
        asked = {
            "requests": chance.choice(
                (0, 1, 10 ** chance.randint(1, 13), chance.randint(-5, 10**9))
            ),
            "duration": chance.choice((0, 1, chance.randint(1, 10**6), 10**9)),
            "memory": chance.choice((0, 128, chance.randint(1, 20_000))),
            "peak": chance.choice((None, D(chance.randint(-1, 10**5)), D("NaN"), D("1e-9"))),
            "reserved": chance.choice((None, chance.randint(-1, 2_000))),
            "tasks": chance.randint(0, 30),
            "failure": chance.choice(FAILURES),
            "trouble": chance.choice((None, chance.randint(-1, 10**5))),
        }
        try:
            workload = Workload(**asked)
            busiest = running(workload, LIMITS)
            broken(workload, LIMITS, busiest)
            monthly(workload, LIMITS, PRICES)
            timeline(workload, LIMITS)
            answered += 1
        except CannotAsk as fault:
            assert fault.field in asked and fault.code
    assert 1_000 < answered < 9_900
