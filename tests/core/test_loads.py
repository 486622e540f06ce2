"""A load as it is typed: read exactly, or refused with its place."""

from decimal import Decimal as D
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.loads import MOST_MINUTES, InvalidLoad, Phase, parse_load

READ = [
    ("", ()),
    ("24h@0 90m@2.5, 5@100", (Phase(D(1440), D(0)), Phase(D(90), D("2.5")), Phase(D(300), D(100)))),
    ("２Ｈ＠５０；30M@7", (Phase(D(120), D(50)), Phase(D(30), D(7)))),
    ("0.5h@1", (Phase(D(30), D(1)),)),
]


@pytest.mark.parametrize(("text", "phases"), READ)
def test_a_load_is_read_phase_by_phase(text, phases):
    assert parse_load(text, D(100)) == phases


REFUSED = [
    ("busy", "not_a_phase", 0),
    ("1h@10 2h", "not_a_phase", 6),
    ("1h@-5", "not_a_phase", 0),
    ("0m@5", "no_time", 0),
    ("1h@100.1", "too_high", 0),
    ("1h@1 744h@1", "too_much_time", 5),
    (" ".join(["1m@1"] * 25), "too_many_phases", 120),
    ("1m@1 " * 100, "too_long_a_text", 300),
]


@pytest.mark.parametrize(("text", "code", "position"), REFUSED)
def test_what_is_no_load_is_refused_with_its_place(text, code, position):
    with pytest.raises(InvalidLoad) as caught:
        parse_load(text, D(100))
    assert (caught.value.code, caught.value.position) == (code, position)


@given(st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 100)), max_size=24))
def test_what_is_written_is_read_back(phases):
    text = " ".join(f"{minutes}m@{level}" for minutes, level in phases)
    assert parse_load(text, D(100)) == tuple(Phase(D(m), D(v)) for m, v in phases)


def test_any_text_is_a_load_or_a_named_error():
    random = Random(24)
    parts = ["24h", "@", "100", " ", ",", "m", "5", ".", "x", "，", "９", "@@", "1h@5"]
    for _ in range(10_000):
        text = "".join(random.choices(parts, k=random.randint(0, 12)))
        try:
            load = parse_load(text, D(100))
        except InvalidLoad as fault:
            assert fault.code and 0 <= fault.position <= len(text)
        else:
            assert sum(phase.minutes for phase in load) <= MOST_MINUTES
