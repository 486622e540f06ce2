import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.types.fleet import fleet
from study.decoder.catalogue_file import catalogue
from tests.core.test_naming import VENDOR_NAMES


def counted(text):
    return {member.name: member.count for member in fleet(text, catalogue())}


ANSWER = json.dumps(
    {
        "Reservations": [
            {"Instances": [{"InstanceType": "m5.large"}, {"InstanceType": "u-6tb1.112xlarge"}]},
            {
                "Instances": [
                    {"InstanceType": "m5.large", "PrivateDnsName": "ip-10-0-0-1.ec2.internal"}
                ]
            },
        ]
    },
    indent=2,
)

TEXTS = [
    (ANSWER, {"m5.large": 2, "u-6tb1.112xlarge": 1}),
    ('resource "aws_instance" "web" {\n  instance_type = "c7gn.xlarge"\n}', {"c7gn.xlarge": 1}),
    ("    Properties:\n      InstanceType: t3.micro\n", {"t3.micro": 1}),
    ("EUC1-BoxUsage:m5.large,744,USD", {"m5.large": 1}),
    (
        "SpotUsage:c7i-flex.large HeavyUsage:c7i.metal-24xl",
        {"c7i-flex.large": 1, "c7i.metal-24xl": 1},
    ),
    ("我们用 M5.Large 和m5.large。", {"m5.large": 2}),
    (
        "Use m5.large. Then m5.xlarge, or (r5.large).",
        {"m5.large": 1, "m5.xlarge": 1, "r5.large": 1},
    ),
    ("c10gn.3xlarge is not out yet", {"c10gn.3xlarge": 1}),
    ("m5.large/m5.xlarge|t3.micro", {"m5.large": 1, "m5.xlarge": 1, "t3.micro": 1}),
]


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_types_are_found_and_counted(text, found):
    assert counted(text) == found


STRANGERS = [
    "e.g. v1.large",
    "db.m5.large cache.m5.large ml.m5.xlarge",
    "m5.large.example.com web-m5.large xm5.large",
    "m5.larger m5.large2 m5.large-old m5.large_x",
    "aws_instance.m5.large",
    "version 1.2.3 of c5.tar.gz",
    "i.e. a1.pdf",
    "",
]


@pytest.mark.parametrize("text", STRANGERS)
def test_what_only_looks_like_a_type_is_left_alone(text):
    assert counted(text) == {}


def test_every_known_name_is_found_whole():
    for name in VENDOR_NAMES:
        assert counted(f'"{name}",') == {name: 1}


def test_a_previous_generation_is_flagged_with_what_replaces_it():
    (member,) = fleet("m4.large", catalogue())
    assert (member.known, member.current, member.replacement) == (True, False, "m8i.large")


def test_an_unannounced_type_is_flagged():
    (member,) = fleet("c10gn.3xlarge", catalogue())
    assert (member.known, member.current, member.replacement) == (False, None, None)


def test_the_most_frequent_comes_first():
    members = fleet("t3.micro m5.large m5.large", catalogue())
    assert [(member.name, member.position) for member in members] == [
        ("m5.large", 9),
        ("t3.micro", 0),
    ]


@given(st.lists(st.sampled_from(VENDOR_NAMES), max_size=20))
def test_counts_add_up(names):
    assert sum(counted("\n".join(names)).values()) == len(names)


@given(st.text())
def test_no_text_breaks_it(text):
    fleet(text, catalogue())


@pytest.mark.parametrize("unit", ["a", "a.", "a1.", "m5.large ", "-", "🙂.", "a-" * 20 + "."])
def test_a_mebibyte_of_anything_is_read(unit):
    fleet((unit * (1 << 20))[: 1 << 20], catalogue())
