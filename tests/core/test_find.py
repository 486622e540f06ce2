import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.types.find import SORT_KEYS, Bounds, Need, find
from study.core.types.shorthand import InvalidNeed, parse_need, vocabulary
from study.decoder.catalogue_file import catalogue

TYPED = [
    ("", Need()),
    ("arm 8vcpu", Need(architecture="arm64", vcpus=Bounds(8, 8))),
    (
        "arm 8vcpu >=32gb nvme",
        Need(architecture="arm64", vcpus=Bounds(8, 8), memory_gib=Bounds(32), disk_kind="nvme"),
    ),
    ("Graviton, AMD", Need(makers=frozenset({"aws", "amd"}))),
    ("4..16vcpu", Need(vcpus=Bounds(4, 16))),
    (">=4vcpu <=16vcpu", Need(vcpus=Bounds(4, 16))),
    ("2tib", Need(memory_gib=Bounds(2048, 2048))),
    ("100gbps", Need(network_gbps=Bounds(100))),
    ("no-disk !metal", Need(local_disk=False, bare_metal=False)),
    ("gpu cluster current", Need(gpu=True, strategy="cluster", current=True)),
    ("previous", Need(current=False)),
    ("ａｒｍ　≥32ｇｂ", Need(architecture="arm64", memory_gib=Bounds(32))),
]


@pytest.mark.parametrize(("text", "need"), TYPED)
def test_a_typed_need_is_read(text, need):
    assert parse_need(text) == need


REFUSED = [
    ("fast", "unknown_word", 0),
    ("arm fast", "unknown_word", 4),
    ("arm 8apples", "unknown_unit", 5),
    ("16..4vcpu", "bad_range", 0),
    (">=16vcpu <4vcpu", "bad_range", 9),
    ("arm x86", "repeated", 4),
    ("gpu no-gpu", "repeated", 4),
    ("a" * 300, "too_long", 200),
]


@pytest.mark.parametrize(("text", "code", "position"), REFUSED)
def test_a_word_that_asks_for_nothing_known_is_shown(text, code, position):
    with pytest.raises(InvalidNeed) as caught:
        parse_need(text)
    assert (caught.value.code, caught.value.position) == (code, position)


@given(st.text(max_size=60))
def test_any_text_is_a_need_or_refused_inside_it(text):
    try:
        parse_need(text)
    except InvalidNeed as fault:
        assert 0 <= fault.position <= len(text)


def test_every_word_of_the_vocabulary_is_understood():
    words = vocabulary()
    asked = [*words["traits"], *(f"no-{each}" for each in words["traits"]), *words["words"]]
    asked += [f"2{unit}" for unit in words["units"]]
    for word in asked:
        assert parse_need(word) != Need(), word


def test_all_that_is_asked_for_holds():
    names = find(catalogue(), parse_need("arm 8vcpu >=32gb nvme"))
    assert "m6gd.2xlarge" in names
    for name in names:
        specs = catalogue().specs(name)
        assert "arm64" in specs.architectures
        assert (specs.vcpus, specs.memory_gib >= 32, specs.disks.nvme) == (8, True, True)


CASES = [
    (Need(makers=frozenset({"nvidia"})), set()),  # known by name only: nobody can say
    (Need(gpu=True, vcpus=Bounds(most=4)), {"g5.xlarge", "g6f.large"}),
    (Need(accelerator=True, gpu=False), {"inf2.xlarge", "trn1.2xlarge", "f2.6xlarge"}),
    (Need(burstable=True, vcpus=Bounds(most=1)), {"t2.micro"}),
    (Need(bare_metal=True, architecture="arm64_mac"), {"mac2.metal"}),
    (Need(gib_per_vcpu=Bounds(16)), {"x2gd.large"}),
    (Need(disk_kind="hdd", current=True), {"d3.xlarge", "h1.2xlarge"}),
    (Need(free_tier=True), {"t3.micro", "t4g.small"}),
]


@pytest.mark.parametrize(("need", "some"), CASES)
def test_a_need_finds_what_it_should(need, some):
    assert some <= set(find(catalogue(), need))


@pytest.mark.parametrize("need", [need for need, _some in CASES])
def test_a_need_finds_nothing_else(need):
    for name in find(catalogue(), need):
        assert need.met_by(catalogue().specs(name))


def test_no_need_finds_every_type():
    assert len(find(catalogue(), Need())) == len(catalogue())


@pytest.mark.parametrize("sort", SORT_KEYS)
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_loses_nothing(sort, descending):
    assert sorted(find(catalogue(), Need(), sort, descending)) == sorted(catalogue().types)


def test_sorting_goes_both_ways_and_leaves_the_unmeasured_last():
    up, down = (find(catalogue(), Need(), "vcpus", each) for each in (False, True))
    assert catalogue().specs(up[0]).vcpus == 1
    assert catalogue().specs(down[0]).vcpus == max(
        known.specs.vcpus for known in catalogue().types.values() if known.specs
    )
    assert catalogue().specs(up[-1]) is None
    assert catalogue().specs(down[-1]) is None
