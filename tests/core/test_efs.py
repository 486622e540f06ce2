"""A file system worked by hand, and what must hold for any."""

from dataclasses import replace
from decimal import Decimal as D
from fractions import Fraction as F
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.efs.ageing import CLASSES, Policy, journey, policy, stored
from study.core.efs.bursting import SECONDS, bucket, days
from study.core.efs.costing import Prices, bill
from study.core.efs.moving import broken, check_periods, clients_needed, throughput, unserved
from study.core.efs.system import (
    BACKS,
    KINDS,
    MODES,
    Group,
    Limits,
    Span,
    System,
    parse_files,
)
from study.core.efs.working import steps
from study.core.pricing.amounts import in_formula
from study.core.remarks import CannotAsk

GIB, TIB = 1024, 1024 * 1024  # MiB
PERIODS = (1, 7, 14, 30, 60, 90, 180, 270, 365)
LIMITS = Limits(
    spans={
        "elastic": Span(D(20 * GIB), D(60 * GIB), D(1 * GIB), D(5 * GIB)),
        "provisioned": Span(D(3 * GIB), D(10 * GIB), D(1 * GIB), D("3409.92")),
        "bursting": Span(D(3 * GIB), D(5 * GIB), D(1 * GIB), D(3 * GIB)),
    },
    one_zone=Span(D(3 * GIB), D(3 * GIB), D(1 * GIB), D(1 * GIB)),
    client=D(500),
    client_elastic=D(1500),
    base_each=D(50) / 1024,
    burst=D(100),
    burst_each=D(100),
    burst_size=D(1024),
    credits_first=D("2.1") * TIB,
    credits_most=D("2.1") * TIB,
    credits_size=D(1024),
    floor=D(1),
    read_divisor=D(3),
    periods=PERIODS,
    file_least=D(128),
    archive_least=90,
    month_days=30,
    month_hours=D(730),
)
PRICES = Prices(
    classes={"standard": D("0.30"), "ia": D("0.016"), "archive": D("0.008")},
    reads=D("0.03"),
    writes=D("0.06"),
    provisioned=D("6.00"),
    ia_reads=D("0.01"),
    archive_reads=D("0.03"),
    to_ia=D("0.01"),
    to_archive=D("0.03"),
    ebs=D("0.08"),
    s3=D("0.023"),
)


def system(files: str = "100x0", **asked) -> System:
    return System(files=parse_files(files), **asked)


# https://repost.aws/knowledge-center/efs-burst-credits: GiB, baseline, burst, hours a full balance
# lasts. The table of AWS has 7.2 hours a day of burst at 300 GiB or so; this is one balance.
BUCKETS = [
    ("1", F(50, 1024), 100, "6.12"),
    ("100", F(5000, 1024), 100, "6.43"),
    ("512", F(25), 100, "8.16"),
    ("1024", F(50), 100, "12.23"),
    ("2048", F(100), 200, "12.23"),
    ("10240", F(500), 1000, "12.23"),
]


@pytest.mark.parametrize(("size", "base", "burst", "hours"), BUCKETS)
def test_baseline_and_burst_follow_the_size(size: str, base: F, burst: int, hours: str):
    found = bucket(D(size), LIMITS)
    assert (found.base, found.burst) == (base, burst)
    assert round(float(found.hours or 0), 2) == float(hours)


def test_a_small_file_system_keeps_the_floor():
    assert bucket(D(10), LIMITS).least == 1
    assert bucket(D(100), LIMITS).least == F(5000, 1024)


def test_a_new_file_system_bursts_until_its_credits_are_gone():
    asked = system("100x0", mode="bursting", writes=D(100), busy=D(12))
    given_ = throughput(asked, LIMITS)
    first, second, third, *_rest = days(asked, LIMITS, given_.bucket, 1)
    assert [each.state for each in (first, second, third)] == ["spending", "throttled", "saving"]
    assert first.after.balance == 0
    assert round(float(first.after.hour), 2) == 6.43
    assert second.given == F(5000, 1024)
    said = unserved(given_, days(asked, LIMITS, given_.bucket, 1))
    assert [each.code for each in said] == ["throttled"]


def test_reads_count_as_a_third():
    asked = system(mode="bursting", reads=D(60), writes=D(60))
    assert throughput(asked, LIMITS).metered == 80


def test_more_than_the_burst_is_said():
    asked = system(mode="bursting", writes=D(150), busy=D(1))
    gives = throughput(asked, LIMITS)
    said = unserved(gives, days(asked, LIMITS, gives.bucket, 1))
    assert [each.code for each in said] == ["burst_short"]


# Age today, periods, whether files return, the day of a read: class by class from day to day.
JOURNEYS = [
    (0, (30, 90, True), 10, [("standard", 0)]),
    (10, (30, 90, False), None, [("standard", 0), ("ia", 20), ("archive", 80)]),
    (45, (30, 90, False), None, [("ia", 0), ("archive", 45)]),
    (200, (30, 90, False), None, [("archive", 0)]),
    (200, (30, 90, False), 50, [("archive", 0)]),
    (200, (30, 90, True), 50, [("archive", 0), ("standard", 50), ("ia", 80), ("archive", 140)]),
    (10, (30, 90, False), 15, [("standard", 0), ("ia", 45), ("archive", 105)]),
    # A read in IA that does not return counts for nothing: Archive comes when it would have.
    (45, (30, 90, False), 20, [("ia", 0), ("archive", 45)]),
    (45, (30, 90, True), 20, [("ia", 0), ("standard", 20), ("ia", 50), ("archive", 110)]),
    (10, (0, 0, True), 15, [("standard", 0)]),
    (10, (0, 90, False), None, [("standard", 0), ("archive", 80)]),
    # Read on the day on which it would move, and where files return: it is not gone for a day.
    (10, (30, 0, True), 20, [("standard", 0), ("ia", 50)]),
    (10, (30, 0, False), 20, [("standard", 0), ("ia", 20)]),
]


@pytest.mark.parametrize(("age", "rules", "read_on", "stays"), JOURNEYS)
def test_files_move_by_age(age, rules, read_on, stays):
    found = journey(Group(D(1), age), Policy(*rules), read_on)
    assert [(each.place, each.start) for each in found] == stays


def test_today_s_classes_and_what_moves_within_a_month():
    kept = stored(system("100x0 300x20 600x80 50x200", to_ia=30, to_archive=90), LIMITS)
    assert kept.now == {"standard": 400, "ia": 600, "archive": 50}
    assert kept.moving == {"standard": 0, "ia": 300, "archive": 600}


@pytest.mark.parametrize(
    ("asked", "rules"),
    [
        ({}, []),
        ({"to_archive": 90}, []),
        ({"to_archive": 90, "mode": "bursting"}, ["archive_needs"]),
        ({"to_archive": 90, "kind": "one-zone"}, ["archive_needs"]),
        ({"to_ia": 90, "to_archive": 90}, ["archive_later"]),
        ({"reads": D(61_441), "clients": 100}, ["reads_elastic"]),
        ({"writes": D(5_121), "clients": 10}, ["writes_elastic"]),
        ({"reads": D(4_000), "kind": "one-zone", "clients": 10}, ["reads_one-zone"]),
        ({"reads": D(1_501)}, ["client"]),
        ({"reads": D(501), "mode": "bursting"}, ["client"]),
        ({"mode": "provisioned", "provisioned": D(50), "writes": D(60)}, ["provisioned_short"]),
        ({"mode": "provisioned", "provisioned": D(50), "reads": D(150)}, []),
    ],
)
def test_a_broken_rule_is_named(asked, rules: list[str]):
    assert [each.code for each in broken(system("100x0 10x300", **asked), LIMITS)] == rules


# One client moves 1,500 MiB/s on Elastic, 500 in the other modes:
# https://docs.aws.amazon.com/efs/latest/ug/performance.html#throughput-modes. Reads, writes and
# clients that are too few for them; how many are enough.
SPREAD = [
    ({"reads": D(30_000), "writes": D(5_000)}, 24),
    ({"reads": D(3_100), "clients": 2}, 3),
    ({"reads": D(3_000)}, 2),
    ({"reads": D("3000.00000001"), "clients": 2}, 3),
    ({"writes": D("1500.5")}, 2),
    ({"reads": D(900), "writes": D(700), "mode": "bursting"}, 4),
    ({"reads": D(900), "writes": D(600), "mode": "bursting", "clients": 2}, 3),
    ({"reads": D(700), "mode": "provisioned", "provisioned": D(700)}, 2),
]


@pytest.mark.parametrize(("asked", "enough"), SPREAD)
def test_a_load_beyond_its_clients_is_spread_over_enough(asked, enough: int):
    said = {each.code: each for each in broken(system("100x0", **asked), LIMITS)}
    assert said["client"].values["clients"] == enough


def test_archive_where_there_is_none_moves_nothing():
    asked = system("100x400", mode="bursting", to_ia=30, to_archive=90)
    assert stored(asked, LIMITS).now["archive"] == 0


@pytest.mark.parametrize("field", ["to_ia", "to_archive"])
def test_only_certain_periods_are_offered(field: str):
    check_periods(system(**{field: 30}), LIMITS)
    with pytest.raises(CannotAsk, match="period") as fault:
        check_periods(system(**{field: 45}), LIMITS)
    assert fault.value.field == field


# Prices of us-east-1 as https://aws.amazon.com/efs/pricing/ had them when the facts were checked.
# 100 + 300 + 600 GiB by class; 4 MiB/s for two hours a day read 855.47 GiB a month.
BILLS = [
    (
        {"files": "100x0 300x45 600x200", "to_ia": 30, "to_archive": 90},
        {"standard": "30.00", "ia": "4.800", "archive": "4.800"},
    ),
    ({"files": "300x15", "to_ia": 30}, {"standard": "90.00", "to_ia": "3.00"}),
    ({"reads": D(4), "busy": D(2)}, {"standard": "30.00", "reads": "25.6640625"}),
    ({"writes": D(1), "busy": D(2)}, {"standard": "30.00", "writes": "12.83203125"}),
    ({"mode": "bursting", "reads": D(4), "busy": D(2)}, {"standard": "30.00"}),
    # 1,024 GiB include 50 MiB/s.
    (
        {"files": "1024x0", "mode": "provisioned", "provisioned": D(80)},
        {"standard": "307.20", "provisioned": "180.00"},
    ),
    ({"files": "1024x0", "mode": "provisioned", "provisioned": D(40)}, {"standard": "307.20"}),
    # 4 KiB are billed as 128.
    ({"files": "4x60", "to_ia": 30, "file_size": D(4)}, {"ia": "2.048"}),
    ({"ia_reads": D(100), "archive_reads": D(10)}, {"standard": "30", "ia_reads": "1"}),
]


@pytest.mark.parametrize(("asked", "costs"), BILLS)
def test_a_month_line_by_line(asked, costs: dict[str, str]):
    files = asked.pop("files", "100x0") if "files" in asked else "100x0"
    paid = bill(system(files, **asked), LIMITS, PRICES)
    found = {line.item: line.cost for line in paid.lines}
    assert {name: found[name] for name in costs} == {name: D(cost) for name, cost in costs.items()}
    assert paid.total == sum(found.values())


# The examples of https://aws.amazon.com/efs/pricing/: 177 GB-months in Standard, and 500 GB of
# which a fifth is used often and the rest lies in IA, where IA costs 0.025: 0.08 a GB in all.
EXAMPLES = [
    ("177x0", {}, "53.10"),
    ("100x0 400x31", {"to_ia": 30, "mode": "bursting"}, "40.00"),
]


@pytest.mark.parametrize(("files", "asked", "total"), EXAMPLES)
def test_the_examples_of_the_pricing_page(files: str, asked, total: str):
    classes = {**PRICES.classes, "ia": D("0.025")}
    paid = bill(system(files, **asked), LIMITS, replace(PRICES, classes=classes))
    assert paid.total == D(total)


def worked(files: str, **asked):
    made = system(files, **asked)
    gives, paid = throughput(made, LIMITS), bill(made, LIMITS, PRICES)
    return [
        (step.code, step.formula, in_formula(step.result.value))
        for step in steps(made, LIMITS, PRICES, gives, paid)
    ]


# https://docs.aws.amazon.com/efs/latest/ug/performance.html: 50 KiB/s of baseline for each GiB, a
# read counts as a third; and prices as above.
WORKED = [
    (
        {"files": "100x0 300x45 600x200", "to_ia": 30, "to_archive": 90, "reads": D(4)}
        | {"writes": D(1), "busy": D(2), "clients": 4},
        [
            ("in_standard", "100", "100"),
            ("in_ia", "300", "300"),
            ("in_archive", "600", "600"),
            ("each_client", "(4 + 1) ÷ 4", "1.25"),
            ("standard", "100 × 0.3", "30"),
            ("ia", "300 × 0.016", "4.8"),
            ("archive", "600 × 0.008", "4.8"),
            ("reads", "4 × 2 × 3600 × 730 ÷ 24 ÷ 1024 × 0.03", "25.6641"),
            ("writes", "1 × 2 × 3600 × 730 ÷ 24 ÷ 1024 × 0.06", "12.832"),
            ("month", "30 + 4.8 + 4.8 + 25.6641 + 12.832", "78.0961"),
            ("storage", "30 + 4.8 + 4.8", "39.6"),
            ("all_standard", "1000 × 0.3", "300"),
            ("ebs_size", "1000 × 100 ÷ 60", "1666.6667"),
            ("ebs", "1666.6667 × 0.08", "133.3333"),
            ("s3", "1000 × 0.023", "23"),
        ],
    ),
    (
        {"files": "2048x0", "mode": "bursting", "reads": D(60), "writes": D(60)},
        [
            ("in_standard", "2048", "2048"),
            ("each_client", "(60 + 60) ÷ 1", "120"),
            ("metered", "60 + 60 ÷ 3", "80"),
            ("base", "50 ÷ 1024 × 2048", "100"),
            ("burst", "max(100, 100 × max(1024, 2048) ÷ 1024)", "200"),
            ("credits", "max(2.1, 2.1 × max(1024, 2048) ÷ 1024)", "4.2"),
            ("lasts", "4.2 × 1024² ÷ (200 − 100) ÷ 3600", "12.2334"),
            ("standard", "2048 × 0.3", "614.4"),
            ("ebs_size", "2048 × 100 ÷ 60", "3413.3333"),
            ("ebs", "3413.3333 × 0.08", "273.0667"),
            ("s3", "2048 × 0.023", "47.104"),
        ],
    ),
    (
        {"files": "1024x0", "mode": "provisioned", "provisioned": D(80), "reads": D(1_100)},
        [
            ("in_standard", "1024", "1024"),
            ("each_client", "(1100 + 0) ÷ 1", "1100"),
            ("clients", "⌈(1100 + 0) ÷ 500⌉", "3"),
            ("metered", "0 + 1100 ÷ 3", "366.6667"),
            ("base", "50 ÷ 1024 × 1024", "50"),
            ("standard", "1024 × 0.3", "307.2"),
            ("provisioned", "(80 − 50) × 6", "180"),
            ("month", "307.2 + 180", "487.2"),
            ("ebs_size", "1024 × 100 ÷ 60", "1706.6667"),
            ("ebs", "1706.6667 × 0.08", "136.5333"),
            ("s3", "1024 × 0.023", "23.552"),
        ],
    ),
    (
        {"files": "4x60", "to_ia": 30, "file_size": D(4)},
        [
            ("in_ia", "4", "4"),
            ("ia", "4 × 128 ÷ 4 × 0.016", "2.048"),
            ("storage", "2.048", "2.048"),
            ("all_standard", "4 × 0.3", "1.2"),
            ("ebs_size", "4 × 100 ÷ 60", "6.6667"),
            ("ebs", "6.6667 × 0.08", "0.5333"),
            ("s3", "4 × 0.023", "0.092"),
        ],
    ),
]


@pytest.mark.parametrize(("asked", "found"), WORKED)
def test_the_working(asked, found):
    assert worked(**asked) == found


def test_ebs_bills_what_is_provisioned_and_s3_what_is_stored():
    paid = bill(system("600x0", used=60), LIMITS, PRICES)
    assert (paid.ebs_size, paid.ebs, paid.s3) == (1000, D("80.00"), D("13.8"))


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("100", "not_a_group", 0),
        ("100x0 many", "not_a_group", 6),
        ("100x0, 5x-1", "not_a_group", 7),
        ("0x5", "beyond", 0),
        ("1x99999", "beyond", 0),
        ("1x1 " * 9, "too_many_groups", 32),
        ("x" * 201, "too_long", 200),
    ],
)
def test_what_is_no_list_of_files_says_where(text: str, code: str, position: int):
    with pytest.raises(CannotAsk, match=code) as fault:
        parse_files(text)
    assert fault.value.position == position


def test_files_are_read_in_either_width():
    assert parse_files("１００×４５，2*7") == (Group(D(100), 45), Group(D(2), 7))


@pytest.mark.parametrize(
    "asked",
    [
        {"files": ""},
        {"provisioned": None, "mode": "provisioned"},
        {"reads": D("NaN")},
        {"busy": D(25)},
        {"used": 0},
        {"clients": 0},
        {"file_size": D(0)},
        {"read_on": 366},
    ],
)
def test_what_cannot_be_asked_names_its_field(asked):
    with pytest.raises(CannotAsk) as fault:
        system(asked.get("files", "1x1"), **{k: v for k, v in asked.items() if k != "files"})
    assert fault.value.field == next(iter(asked))


groups = st.builds(
    Group, st.decimals("0.001", 10**5, places=3), st.one_of(st.just(0), st.integers(0, 800))
)
rates = st.decimals(0, 3_000, places=2)
systems = st.builds(
    System,
    files=st.lists(groups, min_size=1, max_size=6).map(tuple),
    kind=st.sampled_from(KINDS),
    mode=st.sampled_from(MODES),
    file_size=st.decimals(1, 10**6, places=1),
    to_ia=st.sampled_from((0, *PERIODS)),
    to_archive=st.sampled_from((0, *PERIODS)),
    back=st.sampled_from(BACKS),
    read_on=st.none() | st.integers(1, 365),
    provisioned=st.decimals(1, 2_000, places=2),
    reads=rates,
    writes=rates,
    busy=st.decimals(0, 24, places=2),
    clients=st.integers(1, 100),
    ia_reads=st.decimals(0, 1_000, places=2),
    archive_reads=st.decimals(0, 1_000, places=2),
    used=st.integers(1, 100),
)


@given(systems)
def test_burst_credits_conserve(asked: System):
    given_ = throughput(asked, LIMITS).bucket
    run = days(asked, LIMITS, given_, 3)
    assert run[-1].after.hour == 72
    for stretch in run:
        before, after = stretch.before, stretch.after
        start = min(given_.first, given_.most)
        assert start + after.earned + after.granted == after.spent + after.balance + after.lost
        assert 0 <= after.balance <= given_.most
        assert after.hour > before.hour
        assert stretch.given <= stretch.wanted
        assert stretch.given <= max(given_.burst, given_.least)
        moved = stretch.given * SECONDS * (after.hour - before.hour)
        assert after.spent - before.spent == moved
    assert all(one.after == two.before for one, two in pairwise(run))


@given(systems)
def test_files_past_the_age_move_and_come_back_only_by_access_where_the_rules_say_so(
    asked: System,
):
    rules = policy(asked)
    for group in asked.files:
        stays = journey(group, rules, asked.read_on)
        assert (stays[0].start, stays[-1].end) == (0, 365)
        assert all(one.end == two.start and one.place != two.place for one, two in pairwise(stays))
        for one, two in pairwise(stays):
            if CLASSES.index(two.place) < CLASSES.index(one.place):
                assert rules.returns and two.start == asked.read_on and two.came == "read"
                assert two.place == "standard"
        if group.hot:
            assert [stay.place for stay in stays] == ["standard"]
        elif asked.read_on is None:
            # Never read, it lies at the end where its age puts it.
            assert stays[-1].place == rules.place(group.age + 364)


@given(systems)
def test_no_gigabyte_is_lost_and_none_is_in_archive_where_there_is_none(asked: System):
    kept = stored(asked, LIMITS)
    assert sum(kept.now.values()) == asked.size
    if asked.kind == "one-zone" or asked.mode != "elastic":
        assert kept.now["archive"] == 0 == kept.moving["archive"]


@given(systems)
def test_the_working_comes_to_the_bill(asked: System):
    gives, paid = throughput(asked, LIMITS), bill(asked, LIMITS, PRICES)
    found = {step.code: step.result for step in steps(asked, LIMITS, PRICES, gives, paid)}
    assert all(found[line.item].value == line.cost for line in paid.lines)
    month = found.get("month")
    assert month is None or month.value == paid.total
    assert (found["ebs"].value, found["s3"].value) == (paid.ebs, paid.s3)
    kept = stored(asked, LIMITS).now
    assert all(found[f"in_{place}"].value == size for place, size in kept.items() if size)


@given(systems)
def test_the_clients_advised_are_enough_and_one_fewer_is_not(asked: System):
    said = {each.code: each for each in broken(asked, LIMITS)}
    most = throughput(asked, LIMITS).client
    needed = clients_needed(asked, most)
    load = asked.reads + asked.writes
    assert load <= needed * most
    assert not load or load > (needed - 1) * most
    assert ("client" in said) == (needed > asked.clients)
    if "client" in said:
        assert said["client"].values["clients"] == needed > asked.clients
        spread = replace(asked, clients=needed)
        assert "client" not in {each.code for each in broken(spread, LIMITS)}


@given(systems, groups)
def test_more_files_never_cost_less_at_rest(asked: System, more: Group):
    fuller = replace(asked, files=(*asked.files, more))
    before, after = (bill(each, LIMITS, PRICES) for each in (asked, fuller))
    assert after.storage >= before.storage
    assert after.ebs >= before.ebs and after.s3 >= before.s3
    assert before.total == sum(line.cost for line in before.lines)


@pytest.mark.slow
def test_ten_thousand_random_systems_have_an_answer_or_a_named_error():
    chance, answered = Random(11), 0
    for _ in range(10_000):
        asked = {
            "kind": chance.choice(KINDS),
            "mode": chance.choice(MODES),
            "to_ia": chance.choice((0, 7, 30, 31, 365)),
            "to_archive": chance.choice((0, 90, 30, 180, 400)),
            "read_on": chance.choice((None, 1, 365, 366)),
            "provisioned": chance.choice((None, D(100), D(0))),
            "reads": chance.choice((D(0), D(chance.randint(0, 10**5)), D("Infinity"))),
            "writes": chance.choice((D(0), D(chance.randint(0, 10**4)), D(7), D(-1))),
            "busy": chance.choice((D(0), D("0.5"), D(6), D(24), D(25))),
            "clients": chance.choice((0, 1, 4, 1000)),
        }
        words = chance.choice(("", "1x1", "100x0 2000x45", "0.001x400", "5x9 7x80", "1e9x1", "7x"))
        try:
            made = system(words, **asked)
            check_periods(made, LIMITS)
            gives = throughput(made, LIMITS)
            broken(made, LIMITS)
            bill(made, LIMITS, PRICES)
            unserved(gives, days(made, LIMITS, gives.bucket, 1))
            answered += 1
        except CannotAsk as fault:
            assert fault.code and (fault.field in asked or fault.field == "files")
    assert 200 < answered < 5_000
