"""CPU credits: AWS's own examples, and books that always balance.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/unlimited-mode-examples.html
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/standard-mode-examples.html
"""

from decimal import Decimal as D
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.credits.answering import advice, answer, full_swing, steps
from study.core.credits.instance import MODES, Burstable
from study.core.credits.running import run
from study.core.loads import InvalidLoad, Phase, parse_load
from study.core.pricing.amounts import InvalidScenario, to_cents
from study.core.time_chart import Axis, Panel


def size(name, vcpus, per_hour, launch=0):
    default = "standard" if launch else "unlimited"
    return Burstable(name, vcpus, D(per_hour), D(per_hour) * 24, D(launch), default)


T3_NANO, T2_NANO, T2_MICRO = (
    size("t3.nano", 2, 6),
    size("t2.nano", 1, 3, 30),
    size("t2.micro", 1, 6, 30),
)
T3_LARGE, T3_XLARGE = size("t3.large", 2, 36), size("t3.xlarge", 4, 96)


def load(text):
    return parse_load(text, D(100))


BASELINES = [
    (T3_NANO, "5"),
    (T2_NANO, "5"),
    (T2_MICRO, "10"),
    (T3_LARGE, "30"),
    (T3_XLARGE, "40"),
    (size("t2.xlarge", 4, 54, 120), "22.5"),
    (size("t2.2xlarge", 8, "81.6", 240), "17"),
]


@pytest.mark.parametrize(("instance", "percent"), BASELINES)
def test_the_baseline_is_that_of_the_table(instance, percent):
    assert instance.baseline == D(percent)


# Example 1 of T3 Unlimited, and of T3 Standard: at the end of each stretch.
UNLIMITED = [
    ("saving", 24, "144", "0", "0"),
    ("full", 36, "144", "0", "0"),
    ("spending", 60, "86.4", "0", "0"),
    ("saving", 72, "122.4", "0", "0"),
    ("spending", None, "0", "0", "0"),
    ("borrowing", None, "0", "144", "0"),
    ("charged", 77, "0", "144", "303.6"),
    ("even", 90, "0", "144", "303.6"),
    ("repaying", 114, "0", "0", "303.6"),
]


def test_t3_unlimited_goes_as_in_the_user_guide():
    phases = load("24h@0 12h@2.5 24h@7 12h@2.5 5h@100 13h@5 24h@0")
    stretches = run(T3_NANO, "unlimited", phases).stretches
    assert [each.state for each in stretches] == [state for state, *_ in UNLIMITED]
    for each, (_state, hour, balance, owed, charged) in zip(stretches, UNLIMITED, strict=True):
        assert hour is None or each.after.minute == hour * 60
        found = (each.after.balance, each.after.owed, each.after.charged)
        assert found == (Fraction(balance), Fraction(owed), Fraction(charged))


def test_t3_standard_goes_as_in_the_user_guide():
    phases = load("24h@0 12h@2.5 24h@7 12h@2.5 2h@100 14h@5 24h@0")
    found = run(T3_NANO, "standard", phases)
    assert found.last.balance == 144
    drained = next(each for each in found.stretches if each.state == "throttled")
    assert drained.before.balance == 0
    assert drained.given == T3_NANO.baseline
    # 122.4 credits go at 114 an hour, and the rest of the two hours is slow.
    assert found.minutes("throttled") == 120 - Fraction("122.4") / 114 * 60
    assert found.last.surplus == 0


# Example 2 of T2 Standard: the balance at the end of each of its seven periods.
T2_STANDARD = [
    ("24h@0", "102"),
    ("24h@0 12h@0", "102"),
    ("36h@0 25h@2", "72"),
    ("36h@0 36h@2", "72"),
    ("36h@0 36h@2 3h@20", "45"),
    ("36h@0 36h@2 3h@20 15h@2", "72"),
    ("36h@0 36h@2 3h@20 15h@2 6h@0", "72"),
]


@pytest.mark.parametrize(("text", "balance"), T2_STANDARD)
def test_t2_standard_goes_as_in_the_user_guide(text, balance):
    assert run(T2_NANO, "standard", load(text)).last.balance == Fraction(balance)


def test_what_is_over_the_baseline_for_a_day_costs_what_aws_says():
    """5 cents a vCPU-hour × 1 vCPU × 5 % × 24 hours = 6 cents."""
    longer = answer(T2_MICRO, "unlimited", load("144h@15"), D("0.05"))
    shorter = answer(T2_MICRO, "unlimited", load("120h@15"), D("0.05"))
    assert longer.cost("unlimited") - shorter.cost("unlimited") == D("0.06")


def test_a_full_balance_is_lost_and_a_burst_is_charged_only_beyond_a_day():
    burst = answer(T3_LARGE, "unlimited", load("10h@100"), D("0.05"), D(0))
    assert burst.run.last.surplus == 10 * 84
    assert (burst.run.last.owed, burst.run.last.charged) == (840, 0)
    assert burst.cost("unlimited") == 0
    assert burst.cost_if_stopped("unlimited") == D("0.70")


def test_launch_credits_come_with_a_fresh_start_in_standard_only():
    assert run(T2_MICRO, "standard", load("1h@0")).first.balance == 30
    assert run(T2_MICRO, "standard", load("1h@0"), D(5)).first.balance == 5
    assert run(T2_MICRO, "unlimited", load("1h@0")).first.balance == 0
    assert run(T3_NANO, "standard", load("1h@0")).first.balance == 0


SIZES = st.builds(
    size,
    st.just("t3.any"),
    st.integers(1, 8),
    st.decimals("0.1", 192, places=1),
    st.sampled_from([0, 30, 240]),
)
LOADS = st.lists(
    st.builds(Phase, st.decimals("0.1", 3000, places=2), st.decimals(0, 100, places=2)),
    min_size=1,
    max_size=12,
)
MODE = st.sampled_from(MODES)


def fits(instance):
    """A size whose baseline is not above full use."""
    return instance.baseline <= 100


@given(SIZES.filter(fits), LOADS, MODE, st.none() | st.decimals(0, 1, places=2))
def test_the_books_balance_to_the_last_credit(instance, phases, mode, share):
    start = None if share is None else (instance.most * share).quantize(D("0.0001"))
    found = run(instance, mode, phases, start)
    for each in found.stretches:
        books = each.after
        assert found.first.balance + books.earned + books.surplus == (
            books.spent + books.balance + books.lost
        )
    wanted = sum(
        (instance.spent_an_hour(phase.level) * phase.minutes / 60 for phase in phases), D(0)
    )
    assert abs(found.last.spent + found.last.denied - Fraction(wanted)) < Fraction(1, 10**6)


@given(SIZES.filter(fits), LOADS, MODE)
def test_balances_stay_within_their_limits_and_time_is_covered(instance, phases, mode):
    found = run(instance, mode, phases)
    most = Fraction(instance.most)
    minute = Fraction(0)
    for each in found.stretches:
        assert each.before.minute == minute < each.after.minute
        minute = each.after.minute
        assert 0 <= each.after.saved <= most and 0 <= each.after.owed <= most
        assert 0 <= each.after.launch <= instance.launch
        assert 0 <= each.given <= each.wanted
    assert minute == sum(Fraction(phase.minutes) for phase in phases)


@given(SIZES.filter(fits), LOADS)
def test_unlimited_never_slows_and_standard_never_owes(instance, phases):
    unlimited, standard = (run(instance, mode, phases) for mode in ("unlimited", "standard"))
    assert unlimited.last.denied == 0
    assert standard.last.surplus == 0
    assert all(each.given == each.wanted for each in unlimited.stretches)
    baseline = Fraction(instance.per_hour) * 100 / 60 / instance.vcpus
    for each in standard.stretches:
        assert each.given >= min(Fraction(each.wanted), baseline)


@given(SIZES.filter(fits), st.integers(1, 744), st.decimals(0, 1, places=3))
def test_at_the_baseline_or_below_nothing_is_ever_charged(instance, hours, share):
    level = (instance.baseline * share).quantize(D("0.001"), "ROUND_FLOOR")
    found = run(instance, "unlimited", [Phase(D(hours * 60), level)])
    assert found.last.surplus == 0


@given(SIZES.filter(fits), LOADS)
def test_cutting_a_phase_in_two_changes_nothing(instance, phases):
    halves = [Phase(each.minutes / 2, each.level) for each in phases for _ in range(2)]
    for mode in MODES:
        assert run(instance, mode, phases).last == run(instance, mode, halves).last


@pytest.mark.parametrize("instance", [T3_NANO, T2_NANO, T3_XLARGE])
def test_the_load_that_is_shown_first_shows_everything(instance):
    phases = full_swing(instance)
    assert run(instance, "standard", phases).minutes("throttled") > 0
    assert run(instance, "unlimited", phases).last.charged > 0


def test_the_working_is_written_with_its_numbers():
    found = answer(T2_NANO, "standard", load("30h@0 2h@100"), D("0.05"))
    said = {step.code: (step.formula, step.result.value) for step in steps(found)}
    assert said["baseline"] == ("3 ÷ 1 ÷ 60", D(5))
    assert said["limit"] == ("3 × 24", D(72))
    assert said["launch"] == ("30 × 1", D(30))
    assert said["full_use"] == ("1 × 100% × 60", D(60))
    assert said["books"] == ("30 + 96 + 0 = 106.5 + 0 + 19.5", D(126))


ADVISED = [
    (T3_LARGE, "unlimited", "48h@40", {"over_baseline", "kept_after_stop", "spot_standard"}),
    (T3_NANO, "unlimited", "24h@0 5h@100 300h@0", {"charged_below_baseline", "kept_after_stop"}),
    (T2_NANO, "standard", "1h@1", {"lost_at_stop", "launch_limit"}),
    (T2_NANO, "unlimited", "1h@1", {"default_standard", "lost_at_stop", "spot_standard"}),
    (T3_NANO, "standard", "1h@1", {"default_unlimited", "kept_after_stop"}),
    (T3_NANO, "unlimited", "1h@1", {"dedicated_host"}),
]


@pytest.mark.parametrize(("instance", "mode", "text", "codes"), ADVISED)
def test_advice_fits_the_case(instance, mode, text, codes):
    found = answer(instance, mode, load(text), D("0.05"))
    assert codes <= {each.code for each in advice(found)}


def test_what_an_instance_cannot_have_is_refused_by_name():
    for start, code in ((D(145), "too_large"), (D(-1), "too_small"), (D("NaN"), "not_a_number")):
        with pytest.raises(InvalidScenario) as caught:
            run(T3_NANO, "standard", load("1h@1"), start)
        assert (caught.value.code, caught.value.field) == (code, "start")


def test_any_input_gives_an_answer_or_a_named_error():
    random = Random(60)
    texts = ["", "24h@0", "5h@100 3h@5", "1h@101", "x", "744h@100", "0h@1", "1m@0.001 2h@99"]
    numbers = [None, D(0), D(30), D("144"), D("-1"), D("NaN"), D("Infinity"), D("1e-20")]
    answered = 0
    for _ in range(10_000):
        instance = random.choice([T3_NANO, T2_NANO, T3_XLARGE])
        price = random.choice([D("0.05"), D(0), D("1e9"), D("NaN")])
        try:
            phases = load(random.choice(texts)) or full_swing(instance)
            found = answer(instance, random.choice(MODES), phases, price, random.choice(numbers))
        except (InvalidScenario, InvalidLoad) as fault:
            assert fault.code
            continue
        answered += 1
        assert to_cents(found.cost_if_stopped("unlimited")) >= 0
    assert 500 < answered < 9_500


@given(st.integers(1, 44_640), st.decimals("0.1", 5000, places=1))
def test_the_chart_stays_within_its_frame(minutes, most):
    axis, panel = Axis(minutes), Panel(10, 110, -most, most)
    assert 1 <= len(axis.ticks()) <= 8
    assert axis.x(0) == 6 and axis.x(minutes) == 474
    assert (panel.y(-most), panel.y(most), panel.y(0)) == (110, 10, 60)
