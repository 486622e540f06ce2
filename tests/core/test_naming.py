import random
from dataclasses import FrozenInstanceError

import botocore.session
import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.types.naming import (
    LONGEST,
    OPTIONS,
    SERIES,
    SIZES,
    InvalidName,
    Name,
    letters_of,
    parse,
    read_family,
    read_size,
)

VENDOR_NAMES: tuple[str, ...] = tuple(
    botocore.session.get_session().get_service_model("ec2").shape_for("InstanceType").enum
)


def tiles(name: Name) -> bool:
    """The segments cover the name: nothing twice, nothing left out."""
    ends = [0, *(segment.end for segment in name.segments)]
    starts = [segment.start for segment in name.segments]
    return (
        starts == ends[:-1]
        and ends[-1] == len(name.name)
        and all(name.name[each.start : each.end] == each.text for each in name.segments)
    )


def test_the_vendor_s_list_is_the_one_the_issue_counts():
    assert len(VENDOR_NAMES) == 1437


def test_every_name_of_the_vendor_reads_and_is_tiled():
    for text in VENDOR_NAMES:
        name = parse(text)
        assert name.name == text
        assert f"{name.family}.{name.size.code}" == text
        assert tiles(name), text


# name, series, generation, options, suffixes, size, bare metal
ANATOMY = [
    ("c5n.xlarge", "c", 5, "n", (), "xlarge", False),
    ("c7gn.xlarge", "c", 7, "gn", (), "xlarge", False),
    ("c10gn.3xlarge", "c", 10, "gn", (), "3xlarge", False),
    ("t1.micro", "t", 1, "", (), "micro", False),
    ("x2iezn.12xlarge", "x", 2, "iezn", (), "12xlarge", False),
    ("c7i-flex.large", "c", 7, "i", ("flex",), "large", False),
    ("c7i.metal-24xl", "c", 7, "i", (), "metal-24xl", True),
    ("hpc7a.96xlarge", "hpc", 7, "a", (), "96xlarge", False),
    ("u-6tb1.112xlarge", "u", 1, "", ("6tb",), "112xlarge", False),
    ("u7inh-32tb.480xlarge", "u", 7, "inh", ("32tb",), "480xlarge", False),
    ("mac-m4pro.metal", "mac", None, "", ("m4pro",), "metal", True),
    ("mac2-m1ultra.metal", "mac", 2, "", ("m1ultra",), "metal", True),
    ("p6e-gb200.36xlarge", "p", 6, "e", ("gb200",), "36xlarge", False),
    ("is4gen.large", "is", 4, "gen", (), "large", False),
    ("im4gn.large", "im", 4, "gn", (), "large", False),
    ("i4i.large", "i", 4, "i", (), "large", False),
    ("trn1n.32xlarge", "trn", 1, "n", (), "32xlarge", False),
    ("inf2.xlarge", "inf", 2, "", (), "xlarge", False),
    ("dl2q.24xlarge", "dl", 2, "q", (), "24xlarge", False),
    ("vt1.3xlarge", "vt", 1, "", (), "3xlarge", False),
    ("hs1.8xlarge", "hs", 1, "", (), "8xlarge", False),
    ("cc2.8xlarge", "cc", 2, "", (), "8xlarge", False),
    ("cr1.8xlarge", "cr", 1, "", (), "8xlarge", False),
    ("gr6f.4xlarge", "gr", 6, "f", (), "4xlarge", False),
    ("g6f.large", "g", 6, "f", (), "large", False),
    ("a1.metal", "a", 1, "", (), "metal", True),
]


@pytest.mark.parametrize(
    ("text", "series", "generation", "options", "suffixes", "size", "metal"), ANATOMY
)
def test_a_name_is_taken_apart(text, series, generation, options, suffixes, size, metal):
    name = parse(text)
    assert (name.series, name.generation, name.options) == (series, generation, tuple(options))
    assert (name.suffixes, name.size.code, name.size.bare_metal) == (suffixes, size, metal)


def test_segments_say_their_role():
    roles = [(each.text, each.role) for each in parse("u7in-32tb.224xlarge").segments]
    assert roles == [
        ("u", "series"),
        ("7", "generation"),
        ("i", "option"),
        ("n", "option"),
        ("-", "separator"),
        ("32tb", "option"),
        (".", "separator"),
        ("224xlarge", "size"),
    ]


FORGIVEN = [
    ("C5N.XLARGE", "c5n.xlarge"),
    ("  c5n.xlarge\n", "c5n.xlarge"),
    ("c5n . xlarge", "c5n.xlarge"),
    ("ｃ５ｎ．ｘｌａｒｇｅ", "c5n.xlarge"),
    ("Ｃ５Ｎ。xlarge", "c5n.xlarge"),
    ("\u3000c5n.xlarge", "c5n.xlarge"),
    ("c5n\u200b.xlarge", "c5n.xlarge"),
    ("m7i–flex.large", "m7i-flex.large"),
    ("m7i－flex.large", "m7i-flex.large"),
]


@pytest.mark.parametrize(("text", "name"), FORGIVEN)
def test_case_spaces_and_wide_letters_are_forgiven(text, name):
    assert parse(text).name == name


REFUSED = [
    ("", "empty", 0),
    ("   ", "empty", 0),
    ("x" * 5000, "too_long", LONGEST),
    ("c5n,xlarge", "unexpected_character", 3),
    ("💥", "unexpected_character", 0),
    ("İ5.large", "unexpected_character", 0),
    ("5.large", "missing_series", 0),
    ("v1.large", "unknown_series", 0),
    ("hello", "unknown_series", 0),
    ("c.large", "missing_generation", 1),
    ("c0.large", "bad_generation", 1),
    ("c05.large", "bad_generation", 1),
    ("c100.large", "bad_generation", 1),
    ("c5y.large", "unknown_option", 2),
    ("c5nn.large", "repeated_option", 3),
    ("m6ai.large", "two_makers", 3),
    ("c5-b200.large", "unknown_suffix", 3),
    ("mac2-flex.metal", "unknown_suffix", 5),
    ("u-6tb.112xlarge", "unknown_suffix", 1),
    ("c5-.large", "unknown_suffix", 2),
    ("c5n", "missing_dot", 3),
    ("m5larg", "missing_dot", 2),
    ("c5n.", "missing_size", 4),
    ("c5n.xlage", "unknown_size", 4),
    ("t3.mirco", "unknown_size", 3),
    ("c5n.1xlarge", "unknown_size", 4),
    ("c5n.02xlarge", "unknown_size", 4),
    ("c5n.xlarge.elasticsearch", "unknown_size", 4),
    ("  C5 Y.large", "unknown_option", 5),
    ("５.large", "missing_series", 0),
]


@pytest.mark.parametrize(("text", "code", "position"), REFUSED)
def test_a_fault_has_a_code_and_a_place_in_the_text_as_given(text, code, position):
    with pytest.raises(InvalidName) as caught:
        parse(text)
    assert (caught.value.code, caught.value.position) == (code, position)


def test_a_name_cannot_be_changed():
    name = parse("c5n.xlarge")
    with pytest.raises(FrozenInstanceError):
        name.name = "c6n.xlarge"
    assert not hasattr(name, "__dict__")


def test_sizes_sort_from_nano_to_metal():
    codes = [*SIZES, "2xlarge", "9xlarge", "112xlarge", "metal"]
    ranks = [read_size(code).rank for code in codes]
    assert ranks == sorted(set(ranks))


@st.composite
def rule_names(draw):
    """Names by the rules, whether anybody sells them or not."""
    series = draw(st.sampled_from([each for each in SERIES if each not in ("u", "mac")]))
    maker = draw(st.sampled_from(["", "a", "g", "i"]))
    letters = draw(
        st.lists(st.sampled_from(sorted(set(OPTIONS) - set("agi"))), unique=True, max_size=4)
    )
    flex = draw(st.sampled_from(["", "-flex"]))
    number = draw(st.integers(2, 999))
    size = draw(st.sampled_from([*SIZES, f"{number}xlarge", "metal", f"metal-{number}xl"]))
    return f"{series}{draw(st.integers(1, 99))}{maker}{''.join(letters)}{flex}.{size}"


@given(rule_names())
def test_every_name_by_the_rules_reads_back(text):
    name = parse(text)
    assert name.name == text
    assert tiles(name)
    assert parse(name.name.upper()) == name


@given(st.text())
def test_any_text_reads_or_is_refused_at_a_place_inside_it(text):
    try:
        name = parse(text)
    except InvalidName as fault:
        assert 0 <= fault.position <= len(text)
    else:
        assert tiles(name)


@given(st.text(alphabet="cmrtu0123456789agin-.xlmetbf", max_size=20))
def test_near_names_read_or_are_refused(text):
    try:
        assert tiles(parse(text))
    except InvalidName as fault:
        assert 0 <= fault.position <= len(text)


def test_a_hundred_thousand_strings_of_every_plane_raise_nothing_else():
    chance = random.Random(4)
    planes = [range(plane << 16, (plane + 1) << 16) for plane in range(17)]
    endings = ["", ".large", ".metal-24xl", "c5n.xlarge"]
    for number in range(100_000):
        letters = (chr(chance.choice(planes[(number + step) % 17])) for step in range(number % 7))
        text = "".join(letters) + endings[number % 4]
        try:
            assert tiles(parse(text))
        except InvalidName as fault:
            assert 0 <= fault.position <= len(text)


def test_only_letters_that_a_name_can_hold_are_left():
    assert letters_of(" “Ｍ５．large”, 💥") == "m5.large"


def test_a_family_reads_alone():
    family = read_family("m7i-flex")
    assert family.maker_letter == "i"
    assert family.features == {"flex"}
