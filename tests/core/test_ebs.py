"""EBS volumes: the user guide's own figures, and what holds whatever is asked.

Every limit and price here is of this test: the core is given them and knows none by itself.

https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html
https://docs.aws.amazon.com/ebs/latest/userguide/hdd-vols.html
"""

from dataclasses import replace
from decimal import Decimal as D
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from study.core.ebs.capping import Instance, mibps, together
from study.core.ebs.costing import Prices, Tier, cost, versus
from study.core.ebs.draining import drain, full_swing
from study.core.ebs.giving import Bucket, give
from study.core.ebs.rules import violations
from study.core.ebs.volume import (
    VOLUME_TYPES,
    Gp2Bursts,
    Io1Steps,
    Limits,
    TypeLimits,
    Volume,
)
from study.core.ebs.working import cost_steps, steps
from study.core.loads import InvalidLoad, Phase, parse_load
from study.core.pricing.amounts import InvalidScenario, to_cents
from study.core.remarks import Amount

LIMITS = Limits(
    types={
        "gp3": TypeLimits(D(1), D(65536), D(80000), D(2000), D(3000), D(500), D(125), D("0.25")),
        "gp2": TypeLimits(D(1), D(16384), D(16000), D(250), D(100), D(3)),
        "io2": TypeLimits(
            D(4), D(65536), D(256000), D(4000), D(100), D(1000), throughput_ratio=D("0.256")
        ),
        "io1": TypeLimits(D(4), D(16384), D(64000), D(1000), D(100), D(50)),
        "st1": TypeLimits(D(125), D(16384), D(500), D(500), base_ratio=D(40), burst_ratio=D(250)),
        "sc1": TypeLimits(D(125), D(16384), D(250), D(250), base_ratio=D(12), burst_ratio=D(80)),
    },
    gp2=Gp2Bursts(D(1024), D(3000), D(5_400_000), D(170), D(128)),
    io1=Io1Steps(D(500), D(32000)),
    hdd_bucket=D(1),
    ssd_io=D(256),
    hdd_io=D(1024),
    other_attach=D(64000),
    other_iops=D(32000),
)
TIERS = (Tier(D(32000), D("0.065")), Tier(D(64000), D("0.0455")), Tier(None, D("0.03185")))
PRICES = {
    "gp3": Prices(D("0.08"), (Tier(None, D("0.005")),), D("0.04")),
    "gp2": Prices(D("0.10")),
    "io2": Prices(D("0.125"), TIERS),
    "io1": Prices(D("0.125"), (Tier(None, D("0.065")),)),
    "st1": Prices(D("0.045")),
    "sc1": Prices(D("0.015")),
}


def volume(type_, size, iops=None, throughput=None, **more):
    iops, throughput = (None if each is None else D(each) for each in (iops, throughput))
    return Volume(type_, D(size), iops, throughput, **more)


# Volume, steady IOPS and MiB/s, and those of a burst.
GIVEN = [
    (volume("gp3", 1), 3000, 125, 3000, 125),
    (volume("gp3", 160, 80000, 2000), 80000, 2000, 80000, 2000),
    # "minimum of 100 IOPS (at 33.33 GiB and below)", "3 IOPS per GiB", "maximum 16,000 at 5,334"
    (volume("gp2", 1), 100, 25, 3000, 128),
    (volume("gp2", 33), 100, 25, 3000, 128),
    (volume("gp2", 100), 300, 75, 3000, 128),
    (volume("gp2", 170), 510, "127.5", 3000, 128),
    (volume("gp2", 200), 600, 150, 3000, 250),
    (volume("gp2", 334), 1002, 250, 3000, 250),
    (volume("gp2", 1000), 3000, 250, 3000, 250),
    (volume("gp2", 5334), 16000, 250, 16000, 250),
    # "2,000 IOPS … 500 MiB/s", "48,000 IOPS can support up to 750 MiB/s", "64,000 … 1,000"
    (volume("io1", 1280, 1000), 1000, 250, 1000, 250),
    (volume("io1", 1280, 2000), 2000, 500, 2000, 500),
    (volume("io1", 1280, 32000), 32000, 500, 32000, 500),
    (volume("io1", 1280, 48000), 48000, 750, 48000, 750),
    (volume("io1", 1280, 64000), 64000, 1000, 64000, 1000),
    (volume("io2", 256, 256000), 256000, 4000, 256000, 4000),
    (volume("io2", 256, 10000), 10000, 2560, 10000, 2560),
    # The tables of base and burst throughput.
    (volume("st1", 128), 5, 5, "31.25", "31.25"),
    (volume("st1", 1024), 40, 40, 250, 250),
    (volume("st1", 2048), 80, 80, 500, 500),
    (volume("st1", 12800), 500, 500, 500, 500),
    (volume("sc1", 1024), 12, 12, 80, 80),
    (volume("sc1", 3200), "37.5", "37.5", 250, 250),
    (volume("sc1", 16384), 192, 192, 250, 250),
]


@pytest.mark.parametrize(("asked", "iops", "speed", "burst_iops", "burst_speed"), GIVEN)
def test_a_volume_gives_what_the_guide_says(asked, iops, speed, burst_iops, burst_speed):
    assert violations(asked, LIMITS, None) == ()
    gift = give(asked, LIMITS)
    assert (gift.steady.iops, gift.steady.throughput) == (D(iops), D(speed))
    assert (gift.burst.iops, gift.burst.throughput) == (D(burst_iops), D(burst_speed))
    assert (gift.bucket is None) == (gift.steady == gift.burst)


# "burst duration = 5,400,000 / (3,000 − 3 × GiB)": the guide's table in seconds.
LASTING = [
    (volume("gp2", 1), "1862.07"),
    (volume("gp2", 100), "2000"),
    (volume("gp2", 250), "2400"),
    (volume("gp2", 334), "2702.70"),
    (volume("gp2", 500), "3600"),
    (volume("gp2", 750), "7200"),
    (volume("st1", 1024), "4993.22"),
    (volume("sc1", 1024), "15420.24"),
]


@pytest.mark.parametrize(("asked", "seconds"), LASTING)
def test_a_full_bucket_lasts_as_long_as_the_guide_says(asked, seconds):
    bucket = give(asked, LIMITS).bucket
    assert bucket is not None
    assert to_cents(bucket.seconds) == D(seconds).quantize(D("0.01"))


def test_a_full_bucket_of_a_hard_disk_is_enough_to_scan_it_once():
    """5 TiB of st1 at 500 MiB/s: 10,486 seconds, 2.91 hours."""
    scan = D(5 * 1024 * 1024) / 500
    assert round(scan) == 10486
    bucket = give(volume("st1", 5120), LIMITS).bucket
    assert bucket.capacity == 5 * 1024 * 1024 and bucket.seconds >= scan


# What is asked, on Nitro or not, the broken rules, and the numbers of the remedies.
BROKEN = [
    (volume("gp3", 100, 50000), True, [], []),
    (volume("gp3", 100, 60000), True, ["iops_ratio"], [120, 50000]),
    (volume("gp3", 1, 3000, 750), True, [], []),
    (volume("gp3", 4, 3001), True, ["iops_ratio"], [7, 3000]),
    (volume("gp3", 100, 3000, 1000), True, ["throughput_ratio"], [4000, 750]),
    (volume("gp3", 100, None, 751), True, ["throughput_ratio"], [3004, 750]),
    (volume("gp3", 1000, 90000), True, ["iops_too_many"], [80000]),
    (volume("gp3", 100, 2999), True, ["iops_too_few"], [3000]),
    (volume("gp3", 100, None, 124), True, ["throughput_too_low"], [125]),
    (volume("gp3", 100, 9000, 2001), True, ["throughput_too_high"], [2000]),
    (volume("gp3", 65537), True, ["size_too_large"], [65536]),
    (volume("gp2", 16385), True, ["size_too_large"], [16384]),
    (volume("gp2", 100, 500), True, ["iops_fixed"], []),
    (volume("gp2", 100, None, 250), True, ["throughput_fixed"], []),
    (volume("io1", 100), True, ["iops_missing"], [100]),
    (volume("io1", 100, 5001), True, ["iops_ratio"], [101, 5000]),
    (volume("io1", 2000, 64001), True, ["iops_too_many"], [64000]),
    (volume("io2", 3, 3000), True, ["size_too_small"], [4]),
    (volume("io2", 100, 100001), True, ["iops_ratio"], [101, 100000]),
    (volume("io2", 500, 99), True, ["iops_too_few"], [100]),
    (volume("io2", 500, 70000), False, ["attach_limit"], [64000]),
    (volume("io2", 500, 70000), None, [], []),
    (volume("st1", 124), True, ["size_too_small"], [125]),
    (volume("st1", 500, boot=True), True, ["boot"], []),
    (volume("gp3", 8, boot=True), True, [], []),
    (
        volume("sc1", 100, 5, 5, boot=True),
        True,
        ["size_too_small", "boot", "iops_fixed", "throughput_fixed"],
        [125],
    ),
]


@pytest.mark.parametrize(("asked", "nitro", "rules", "numbers"), BROKEN)
def test_what_ebs_refuses_is_named_with_what_would_do(asked, nitro, rules, numbers):
    broken = violations(asked, LIMITS, nitro)
    assert [each.rule for each in broken] == rules
    found = [
        value.value
        for each in broken
        for remedy in each.remedies
        for value in remedy.values.values()
        if isinstance(value, Amount)
    ]
    assert found == [D(number) for number in numbers]
    assert all(each.remedies for each in broken)


# m7i.large and m7i.8xlarge as in the guide; a type of before Nitro.
LARGE = Instance("m7i.large", True, 3600, 650, 40000, 10000)
XLARGE8 = Instance("m7i.8xlarge", True, 40000, 10000, 40000, 10000)
XEN = Instance("r4.16xlarge", False, 75000, 14000, 75000, 14000)
FAST = volume("gp3", 500, 16000, 1000)

CAPPED = [
    (FAST, None, 16, ("volume_iops",), "16000", ("volume_iops",), "16000"),
    (FAST, LARGE, 16, ("instance_iops",), "3600", ("volume_iops",), "16000"),
    (FAST, LARGE, 256, ("instance_throughput",), "309.94", ("volume_throughput",), "4000"),
    (FAST, XLARGE8, 256, ("volume_throughput",), "4000", ("volume_throughput",), "4000"),
    # gp3 runs its most IOPS up to 25.6 KiB each: there both end together.
    (
        volume("gp3", 160, 80000, 2000),
        None,
        "25.6",
        ("volume_iops", "volume_throughput"),
        "80000",
        ("volume_iops", "volume_throughput"),
        "80000",
    ),
    (volume("io2", 500, 64000), XEN, 16, ("platform_iops",), "32000", ("platform_iops",), "32000"),
    (volume("gp2", 100), None, 16, ("volume_iops",), "300", ("volume_iops",), "3000"),
    # An I/O of 512 KiB is two of those that SSD count.
    (
        volume("gp2", 100),
        None,
        512,
        ("volume_iops", "volume_throughput"),
        "150",
        ("volume_throughput",),
        "256",
    ),
    # On a hard disk 16 KiB cost as much as 1 MiB.
    (volume("st1", 1024), None, 16, ("volume_throughput",), "40", ("volume_throughput",), "250"),
    (volume("st1", 1024), None, 1024, ("volume_throughput",), "40", ("volume_throughput",), "250"),
    (volume("gp3", 100, count=4), LARGE, 16, ("instance_iops",), "3600", ("volume_iops",), "12000"),
]


@pytest.mark.parametrize(("asked", "on", "io_size", "caps", "ios", "peak_caps", "peak"), CAPPED)
def test_the_lowest_ceiling_decides(asked, on, io_size, caps, ios, peak_caps, peak):
    both = together(asked, give(asked, LIMITS), on, D(io_size), LIMITS)
    assert both.steady.caps == caps
    assert to_cents(both.steady.ios) == D(ios).quantize(D("0.01"))
    assert both.peak.caps == peak_caps
    assert to_cents(both.peak.ios) == D(peak).quantize(D("0.01"))


def test_megabits_become_mebibytes():
    assert to_cents(mibps(10000)) == D("1192.09")
    assert mibps(8388608) == 10**6


# A volume, and its month: storage, IOPS, throughput.
COSTS = [
    (volume("gp3", 500), "40", "0", "0"),
    (volume("gp3", 500, 16000, 1000), "40", "65", "35"),
    (volume("gp3", 500, 3000, 250), "40", "0", "5"),
    (volume("gp2", 500), "50", "0", "0"),
    (volume("io1", 1000, 20000), "125", "1300", "0"),
    (volume("io2", 1000, 20000), "125", "1300", "0"),
    (volume("io2", 1000, 32000), "125", "2080", "0"),
    (volume("io2", 1000, 64000), "125", "3536", "0"),  # 2080 + 32,000 × 0.0455
    (volume("io2", 1000, 100000), "125", "4682.6", "0"),  # + 36,000 × 0.03185
    (volume("st1", 1024), "46.08", "0", "0"),
    (volume("sc1", 1024, count=3), "46.08", "0", "0"),
    (volume("gp3", 100, 4000, count=2), "16", "10", "0"),
]


@pytest.mark.parametrize(("asked", "storage", "iops", "throughput"), COSTS)
def test_a_month_costs_what_was_worked_by_hand(asked, storage, iops, throughput):
    found = cost(asked, PRICES[asked.type], LIMITS)
    assert (found.storage, found.iops, found.throughput) == (D(storage), D(iops), D(throughput))
    worked = cost_steps(asked, PRICES[asked.type], found, LIMITS)
    assert sum(step.result.value for step in worked) == found.total


# What is needed, the size and price of the gp2 and the IOPS, MiB/s and price of the gp3.
AGAINST = [
    (volume("gp2", 100), (100, "10"), (3000, 125, "8")),
    (volume("gp2", 500), (500, "50"), (3000, 250, "45")),
    (volume("gp2", 2000), (2000, "200"), (6000, 250, "180")),
    (volume("gp3", 100), (1000, "100"), (3000, 125, "8")),
    (volume("gp3", 100, 6000), (2000, "200"), (6000, 125, "23")),
    (volume("gp3", 100, 3000, 250), (1000, "100"), (3000, 250, "13")),
    (volume("gp3", 100, 3000, 300), None, (3000, 300, "15")),
    (volume("gp3", 100, 20000), None, (20000, 125, "93")),
    (volume("io2", 500, 100000), None, None),
    (volume("st1", 1024), (1024, "102.4"), (3000, 125, "81.92")),
]


@pytest.mark.parametrize(("asked", "gp2", "gp3"), AGAINST)
def test_gp2_against_gp3_is_what_was_worked_by_hand(asked, gp2, gp3):
    found = versus(asked, give(asked, LIMITS), PRICES, LIMITS)
    assert (found.gp2 and (found.gp2.volume.size, found.gp2.cost.total)) == (
        gp2 and (D(gp2[0]), D(gp2[1]))
    )
    assert (
        found.gp3
        and (found.gp3.gift.steady.iops, found.gp3.gift.steady.throughput, found.gp3.cost.total)
    ) == (gp3 and (D(gp3[0]), D(gp3[1]), D(gp3[2])))


def test_the_bucket_drains_and_fills_as_in_the_lesson():
    """100 GiB of gp2: empty after 2,000 seconds of full burst, full again after 5 hours."""
    bucket = give(volume("gp2", 100), LIMITS).bucket
    load = parse_load("1h@9000 6h@0", D(10**6))
    found = drain(bucket, load, D(100))
    assert [each.state for each in found] == ["draining", "empty", "filling", "full"]
    assert found[0].after.minute * 60 == 2000
    assert (found[0].given, found[1].given) == (3000, 300)
    assert found[2].after.minute == 60 + 300
    assert found[-1].after.spilled == 60 * 60 * 300


BUCKETS = st.one_of(
    st.builds(lambda size: give(volume("gp2", size), LIMITS).bucket, st.integers(1, 999)),
    st.builds(
        lambda type_, size: give(volume(type_, size), LIMITS).bucket,
        st.sampled_from(["st1", "sc1"]),
        st.integers(125, 12_000),
    ),
)
LOADS = st.lists(
    st.builds(Phase, st.decimals("0.1", 3000, places=1), st.decimals(0, 5000, places=1)),
    min_size=1,
    max_size=10,
)


@given(BUCKETS, LOADS, st.decimals(0, 100, places=1))
def test_no_credit_is_made_or_lost_unseen(bucket: Bucket, load, start):
    found = drain(bucket, load, start)
    begin = found[0].before.left
    for each in found:
        level = each.after
        assert begin + level.filled == level.spent + level.left + level.spilled
        assert 0 <= level.left <= Fraction(bucket.capacity)
        assert each.given <= min(each.wanted, bucket.burst)
        assert each.given >= min(each.wanted, bucket.fill)
    assert found[-1].after.minute == sum(Fraction(phase.minutes) for phase in load)


@given(BUCKETS)
def test_the_load_that_is_shown_first_empties_and_fills_the_bucket(bucket: Bucket):
    found = drain(bucket, full_swing(bucket), D(100))
    assert "empty" in {each.state for each in found}
    assert found[-1].after.left == Fraction(bucket.capacity)


VOLUMES = st.one_of(
    st.builds(Volume, st.sampled_from(VOLUME_TYPES), st.integers(1, 70_000).map(D)),
    st.builds(
        Volume,
        st.sampled_from(["gp3", "io1", "io2"]),
        st.integers(1, 70_000).map(D),
        st.integers(1, 300_000).map(D),
        st.none() | st.integers(1, 2500).map(D),
        st.integers(1, 8),
    ),
)
INSTANCES = st.builds(
    Instance,
    st.just("any.large"),
    st.booleans(),
    st.integers(100, 400_000),
    st.integers(40, 100_000),
    st.integers(100, 400_000),
    st.integers(40, 100_000),
)
IO_SIZES = st.sampled_from([D("0.5"), D(4), D(16), D("25.6"), D(64), D(256), D(512), D(1024)])


@given(VOLUMES, INSTANCES, IO_SIZES)
def test_nothing_passes_any_ceiling(asked, on, io_size):
    assume(not violations(asked, LIMITS, on.nitro))
    gift = give(asked, LIMITS)
    both = together(asked, gift, on, io_size, LIMITS)
    for outcome, iops, mbps in (
        (both.steady, on.steady_iops, on.steady_mbps),
        (both.peak, on.peak_iops, on.peak_mbps),
    ):
        assert outcome.ios <= iops
        assert outcome.throughput <= mibps(mbps) * (1 + D("1e-20"))
        assert outcome.caps and all(each.ios >= outcome.ios for each in outcome.ceilings)
    alone = together(asked, gift, None, io_size, LIMITS)
    assert both.steady.ios <= alone.steady.ios <= alone.peak.ios


@given(VOLUMES)
def test_a_remedy_mends_its_rule(asked):
    """Where a rule names a size, or IOPS, or a throughput that would do, it does."""
    for broken in violations(asked, LIMITS, True):
        for remedy in broken.remedies:
            for name, value in remedy.values.items():
                if not isinstance(value, Amount):
                    continue
                mended = replace(asked, **{name: value.value})
                assert broken.rule not in {each.rule for each in violations(mended, LIMITS, True)}


@given(VOLUMES)
def test_either_side_of_a_comparison_is_sound_and_enough(asked):
    assume(not violations(asked, LIMITS, None))
    gift = give(asked, LIMITS)
    found = versus(asked, gift, PRICES, LIMITS)
    for option in filter(None, (found.gp2, found.gp3)):
        assert not violations(option.volume, LIMITS, None)
        assert option.volume.size >= asked.size
        assert option.gift.steady.iops >= gift.steady.iops
        assert option.gift.steady.throughput >= gift.steady.throughput
    own = {"gp2": found.gp2, "gp3": found.gp3}.get(asked.type)
    if asked.type in ("gp2", "gp3"):
        assert own is not None


@given(VOLUMES, st.integers(1, 10))
def test_larger_is_never_slower_nor_cheaper(asked, more):
    larger = replace(asked, size=asked.size + more * 100)
    assume(not violations(asked, LIMITS, None) and not violations(larger, LIMITS, None))
    small, large = give(asked, LIMITS), give(larger, LIMITS)
    assert large.steady.iops >= small.steady.iops
    assert large.steady.throughput >= small.steady.throughput
    prices = PRICES[asked.type]
    assert cost(larger, prices, LIMITS).total > cost(asked, prices, LIMITS).total


def test_the_working_is_written_with_its_numbers():
    asked = volume("gp2", 100)
    said = {
        step.code: (step.formula, step.result.value)
        for step in steps(asked, give(asked, LIMITS), LARGE, LIMITS)
    }
    assert said["gp2_iops"] == ("min(16000, max(100, 100 × 3))", D(300))
    assert said["gp2_throughput"] == ("min(128, 300 × 256 ÷ 1024)", D(75))
    assert said["lasts"][0] == "5400000 ÷ (3000 − 300) ÷ 60"
    assert said["refills"] == ("5400000 ÷ 300 ÷ 60²", D(5))
    assert said["instance"][0] == "650 × 1,000,000 ÷ 8 ÷ 1024²"


WRONG = [
    ({"size": D(0)}, "too_small", "size"),
    ({"size": D("1.5")}, "not_whole", "size"),
    ({"size": D("NaN")}, "not_a_number", "size"),
    ({"size": D(10**7)}, "too_large", "size"),
    ({"iops": D("0.5")}, "too_small", "iops"),
    ({"iops": D("1000.5")}, "not_whole", "iops"),
    ({"throughput": D("-1")}, "too_small", "throughput"),
    ({"count": 0}, "too_small", "count"),
    ({"count": 129}, "too_large", "count"),
]


@pytest.mark.parametrize(("changed", "code", "field"), WRONG)
def test_what_cannot_be_asked_is_refused_by_name(changed, code, field):
    with pytest.raises(InvalidScenario) as caught:
        Volume(**{"type": "gp3", "size": D(100), **changed})
    assert (caught.value.code, caught.value.field) == (code, field)


def test_any_input_gives_an_answer_or_a_named_error():
    random = Random(16)
    numbers = [None, "0", "1", "100", "125", "3000", "16000", "64000", "999999", "1.5", "-1"]
    odd = ["NaN", "Infinity", "1E+400", "1E-400"]
    answered = refused = 0
    for _ in range(10_000):
        size, iops, speed = (
            random.choice(odd if random.random() < 0.03 else numbers) for _ in range(3)
        )
        on = random.choice([None, LARGE, XLARGE8, XEN])
        try:
            asked = volume(
                random.choice(VOLUME_TYPES),
                size or "500",
                iops if random.random() < 0.4 else None,
                speed if random.random() < 0.2 else None,
                count=random.choice([1, 2, 128, 0, -4]),
                boot=random.random() < 0.1,
            )
            if violations(asked, LIMITS, on.nitro if on else None):
                refused += 1
                continue
            gift = give(asked, LIMITS)
            both = together(asked, gift, on, D(random.choice(["16", "0", "1024", "0.7"])), LIMITS)
            if gift.bucket:
                load = parse_load(random.choice(["5h@100", "", "2h@x"]), D(10**6))
                drain(gift.bucket, load or full_swing(gift.bucket), D(random.choice([0, 50, 101])))
            versus(asked, gift, PRICES, LIMITS)
        except (InvalidScenario, InvalidLoad) as fault:
            assert fault.code
            continue
        answered += 1
        assert both.steady.ios > 0
        assert to_cents(cost(asked, PRICES[asked.type], LIMITS).total).is_finite()
    assert answered > 500 and refused > 500
