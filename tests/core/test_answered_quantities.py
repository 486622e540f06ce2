"""Numbers with and without units: whatever way of writing is accepted reads as the same number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.quantities import Unreadable, read_quantity
from quizzes.core.units import PREFIXES, asked_in
from study.core.language import Text


def unit(en: str, zh_hans: str = "") -> Text:
    return Text.model_validate({"en": en, "zh-hans": zh_hans or en})


GIB, MIB, MIB_S, IOPS, USD = map(unit, ("GiB", "MiB", "MiB/s", "IOPS", "USD"))
SECONDS, HOURS, MONTHS = unit("seconds", "秒"), unit("hours", "小时"), unit("months", "个月")
INSTANCES, TASKS = unit("instances", "台"), unit("tasks", "个")
CONCURRENT, SHARE, VCPU = unit("concurrent executions", "个并发"), unit("%"), unit("vCPU")
ALL = [GIB, MIB, MIB_S, IOPS, USD, SECONDS, HOURS, MONTHS, INSTANCES, TASKS, CONCURRENT, SHARE]


@pytest.mark.parametrize(
    ("text", "asked", "value"),
    [
        ("16000", IOPS, 16000),
        ("16,000", IOPS, 16000),
        ("１６，０００", IOPS, 16000),
        ("16 000", IOPS, 16000),
        ("16\u2009000 IOPS", IOPS, 16000),
        ("16\u202f000iops", IOPS, 16000),
        ("1.6万", IOPS, 16000),
        ("1.6 万 IOPS", IOPS, 16000),
        ("16千", IOPS, 16000),
        ("16 thousand", IOPS, 16000),
        ("16k IOPS", IOPS, 16000),
        ("1.6e4", IOPS, 16000),
        ("1e3", IOPS, 1000),
        ("1,234,567.5", IOPS, "1234567.5"),
        (".5", IOPS, "0.5"),
        ("0.5", IOPS, "0.5"),
        ("192.", GIB, 192),
        ("−3", IOPS, -3),
        ("192GiB", GIB, 192),
        ("192 gibibytes", GIB, 192),
        ("0.1875 TiB", GIB, 192),
        ("196,608 MiB", GIB, 192),
        ("192 GB", GIB, Fraction(192 * 1000**3, 1024**3)),
        ("192 gigabytes", GIB, Fraction(192 * 1000**3, 1024**3)),
        ("192吉字节", GIB, Fraction(192 * 1000**3, 1024**3)),
        ("192G", GIB, 192),
        ("50兆", MIB, 50),
        ("50兆", unit("MB"), 50),
        ("5千字节", unit("KB"), 5),
        ("50MiB", MIB, 50),
        ("50 MiB/s", MIB_S, 50),
        ("50 MiB per second", MIB_S, 50),
        ("50 MiB 每秒", MIB_S, 50),
        ("每秒 50 MiB", MIB_S, 50),
        ("3000 MiB/分钟", MIB_S, 50),
        ("1 Gbps", unit("MB/s"), 125),
        ("1 Gbit/s", unit("MB/s"), 125),
        ("280 s", SECONDS, 280),
        ("280 sec", SECONDS, 280),
        ("280 sec.", SECONDS, 280),
        ("280 second", SECONDS, 280),
        ("280秒钟", SECONDS, 280),
        ("5 min", SECONDS, 300),
        ("5分钟", SECONDS, 300),
        ("2个小时", SECONDS, 7200),
        ("1 day", HOURS, 24),
        ("一年 2", MONTHS, None),
        ("2 年", MONTHS, 24),
        ("17 个月", MONTHS, 17),
        ("17月", MONTHS, 17),
        ("$1.50", USD, "1.5"),
        ("US$1.50", USD, "1.5"),
        ("1.5美元", USD, "1.5"),
        ("150 cents", USD, "1.5"),
        ("$0.10/hour", unit("USD/hour", "美元/小时"), "0.1"),
        ("75%", SHARE, 75),
        ("75 ％", SHARE, 75),
        ("75 per cent", SHARE, 75),
        ("百分之75", SHARE, 75),
        ("4 vCPUs", VCPU, 4),
        ("4个vCPU", VCPU, 4),
        ("66 instance", INSTANCES, 66),
        ("66 EC2 instances", INSTANCES, 66),
        ("66台实例", INSTANCES, 66),
        ("66 个", INSTANCES, 66),
        ("400 executions", CONCURRENT, 400),
        ("400 并发", CONCURRENT, 400),
    ],
)
def test_a_number_is_read_in_the_unit_that_is_asked_for(text, asked, value):
    if value is None:
        with pytest.raises(Unreadable):
            read_quantity(text, asked)
        return
    assert read_quantity(text, asked).value == Fraction(value)


@pytest.mark.parametrize(
    ("text", "asked", "code", "written", "right"),
    [
        ("1,92", GIB, "misplaced_comma", "1,92", ("192", "1.92")),
        ("1，92", GIB, "misplaced_comma", "1,92", ("192", "1.92")),
        ("5,0 GiB", GIB, "misplaced_comma", "5,0", ("50", "5.0")),
        ("-5,0", GIB, "misplaced_comma", "-5,0", ("-50", "-5.0")),
        ("0,5", GIB, "misplaced_comma", "0,5", ("0.5",)),
        ("16,0000", IOPS, "misplaced_comma", "16,0000", ("160,000", "16.0000")),
        ("1,92,000", IOPS, "misplaced_comma", "1,92,000", ("192,000",)),
        ("1.234,5", IOPS, "misplaced_comma", "1.234,5", ("1234.5",)),
        ("1 92", IOPS, "misplaced_comma", "1 92", ("192",)),
        ("16 000,000", IOPS, "misplaced_comma", "16 000,000", ("16,000,000",)),
        ("0,192", IOPS, "misplaced_comma", "0,192", ("0.192",)),
        ("280 MiB", SECONDS, "other_unit", "MiB", ()),
        ("280 兆字节", SECONDS, "other_unit", "兆字节", ()),
        ("50 MiB", MIB_S, "other_unit", "MiB", ()),
        ("17 个月", TASKS, "other_unit", "个月", ()),
        ("30 days", MONTHS, "other_unit", "days", ()),
        ("66 tasks", INSTANCES, "unknown_unit", "tasks", ()),
        ("10²", IOPS, "unknown_unit", "²", ()),
        ("about 16000", IOPS, "unknown_unit", "about", ()),
        ("180-200", SECONDS, "unknown_unit", "-200", ()),
        ("5 …", INSTANCES, "unknown_unit", "…", ()),
        ("many", IOPS, "not_a_number", "many", ()),
        ("一百", IOPS, "not_a_number", "一百", ()),
        (",", IOPS, "not_a_number", ",", ()),
        ("1.2.3", IOPS, "not_a_number", "1.2.3", ()),
        ("", IOPS, "not_a_number", "", ()),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong_and_what_would_be_right(
    text, asked, code, written, right
):
    with pytest.raises(Unreadable) as refused:
        read_quantity(text, asked)
    assert (refused.value.code, refused.value.written, refused.value.right) == (
        code,
        written,
        right,
    )


def test_a_prefix_of_a_thousand_is_none_of_1024():
    for letter, *_words in PREFIXES[1:]:
        one = read_quantity(f"1 {letter}B", unit(f"{letter}iB")).value
        assert one < 1
        assert read_quantity(f"1 {letter}iB", unit(f"{letter}B")).value == 1 / one


@pytest.mark.parametrize(
    ("text", "slack"),
    [("0.188 TiB", "0.512"), ("0.19 TiB", 0), ("192.1", 0), ("1 TiB", 0), ("4.67 TiB", "5.12")],
)
def test_a_number_in_another_unit_may_be_rounded_if_it_was_worked_out(text, slack):
    assert read_quantity(text, GIB).slack == Fraction(slack)


numbers = st.integers(0, 10**12) | st.decimals(0, 10**9, places=3)
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
TIMES = {"万": 4, " 千": 3, "亿": 8, " million ": 6, "e3": 3, " 千万": 7}
names = st.sampled_from(["", "IOPS", " IOPS", " iops", "ＩＯＰＳ", " 个 IOPS"])


@given(number=numbers, name=names, data=st.data())
def test_a_number_reads_the_same_whichever_way_it_is_written(number, name, data):
    plain, grouped = f"{Decimal(number):f}", f"{Decimal(number):,f}"
    ways = [
        plain,
        grouped,
        *(grouped.replace(",", space) for space in (" ", "\u2009", "\u202f", "\u00a0")),
        plain.translate(FULL_WIDTH),
        grouped.translate(FULL_WIDTH),
        f"+{plain}",
        *(f"{Decimal(number).scaleb(-ten):f}{word}" for word, ten in TIMES.items()),
    ]
    written = data.draw(st.sampled_from(ways)) + name
    assert read_quantity(written, IOPS).value == Fraction(number)
    assert read_quantity(f" {written} ", IOPS).number == Fraction(number)


KINDS = [
    ["B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB", "bit", "Mbit", "字节"],
    ["ms", "s", "min", "h", "day", "week", "毫秒", "秒", "分钟", "小时", "天", "周"],
    ["month", "year", "月", "年"],
    ["B/s", "KiB/s", "MiB/s", "GB/s", "MiB/min", "Gbps", "Mbps", "兆字节/秒"],
    ["USD", "cents", "美元", "美分"],
    ["USD/hour", "$/day", "美元/小时", "cents/s"],
]


@given(number=st.integers(0, 10**9), data=st.data())
def test_units_of_one_kind_convert_and_back(number, data):
    one, other = data.draw(
        st.sampled_from(KINDS).flatmap(lambda k: st.tuples(*[st.sampled_from(k)] * 2))
    )
    there = read_quantity(f"{number} {one}", unit(other)).value
    back = asked_in(unit(other)).measure.size / asked_in(unit(one)).measure.size
    assert there * back == number
    assert read_quantity(f"{number}{one}", unit(one)).value == number


@given(data=st.data())
def test_units_of_two_kinds_never_do(data):
    first, second = data.draw(st.permutations(KINDS))[:2]
    one, other = data.draw(st.sampled_from(first)), data.draw(st.sampled_from(second))
    with pytest.raises(Unreadable) as refused:
        read_quantity(f"5 {one}", unit(other))
    assert refused.value.code == "other_unit"


@given(text=st.text(max_size=40), asked=st.sampled_from(ALL))
def test_whatever_is_typed_is_read_or_refused(text, asked):
    try:
        found = read_quantity(text, asked)
    except Unreadable as fault:
        assert fault.code in {"not_a_number", "misplaced_comma", "other_unit", "unknown_unit"}
    else:
        assert found.slack >= 0


@given(text=st.text("0123456789.,， 万千亿eEkGMiB/s秒$%-", max_size=20), asked=st.sampled_from(ALL))
def test_what_looks_like_a_number_is_read_or_refused_too(text, asked):
    test_whatever_is_typed_is_read_or_refused.hypothesis.inner_test(text, asked)
