import pytest

from study.core.types.catalogue import About, Accelerators, Disks, Known
from study.core.types.catalogue_rows import from_row, to_row
from study.decoder import catalogue_build
from study.decoder.catalogue_file import CATALOGUE, catalogue, read, write
from study.sources import ContentError
from tests.core.test_naming import VENDOR_NAMES


def test_every_name_of_the_vendor_is_known():
    assert set(catalogue().types) == set(VENDOR_NAMES)


def test_the_file_says_its_version_and_date():
    about = catalogue().about
    assert "botocore 1.44.5" in about.version
    assert about.date >= "2026-11-01"


def test_the_file_is_what_the_packages_say():
    types, total, _version = catalogue_build.from_packages()
    before, _about = read(CATALOGUE)
    assert total == len(VENDOR_NAMES)
    assert catalogue_build.changes(before, types) == []


@pytest.mark.parametrize(
    "name", ["c5n.xlarge", "g6f.large", "t1.micro", "p6e-gb200.36xlarge", "f2.6xlarge"]
)
def test_a_row_reads_back(name):
    known = catalogue().types[name]
    assert from_row(to_row(known)) == known


def test_figures_are_the_vendor_s():
    specs = catalogue().specs("c5n.xlarge")
    assert (specs.vcpus, specs.cores, specs.threads_per_core, specs.memory_gib) == (4, 2, 2, 10.5)
    assert (specs.network, specs.network_peak_gbps, specs.enis, specs.ipv4_per_eni) == (
        "Up to 25 Gigabit",
        25,
        4,
        15,
    )
    assert (specs.ebs_baseline_mbps, specs.ebs_maximum_mbps) == (1150, 4750)
    assert (specs.hypervisor, specs.current_generation, specs.free_tier) == ("nitro", True, False)
    assert specs.placement_strategies == ("cluster", "partition", "spread")


def test_disks_and_accelerators_are_counted():
    assert catalogue().specs("p4d.24xlarge").disks == Disks(8, 1000, "ssd", True)
    assert catalogue().specs("p4d.24xlarge").accelerators == Accelerators(
        "gpu", 8, "NVIDIA", "A100", 40960
    )
    assert catalogue().specs("g6f.large").accelerators.count == 0.125
    assert catalogue().specs("trn1.32xlarge").accelerators.kind == "training"
    assert catalogue().specs("vt1.3xlarge").accelerators.kind == "media"


def test_a_name_without_figures_is_known_all_the_same():
    assert "p6e-gb200.36xlarge" in catalogue()
    assert catalogue().specs("p6e-gb200.36xlarge") is None


# name: smaller, larger, newer, Graviton, AMD, Intel, with disks
NEIGHBOURS = [
    ("m5.large", None, "m5.xlarge", "m8i.large", "m6g.large", "m5a.large", None, "m5d.large"),
    ("c5n.xlarge", "c5n.large", "c5n.2xlarge", "c8in.xlarge", "c6gn.xlarge", None, None, None),
    (
        "m7g.large",
        "m7g.medium",
        "m7g.xlarge",
        "m9g.large",
        None,
        "m7a.large",
        "m7i.large",
        "m7gd.large",
    ),
    ("t3.micro", "t3.nano", "t3.small", "t8i.micro", "t4g.micro", "t3a.micro", None, None),
    (
        "m7i-flex.large",
        None,
        "m7i-flex.xlarge",
        "m8i-flex.large",
        "m7g.large",
        "m7a.large",
        None,
        "m8id.large",
    ),
    ("c5.metal", "c5.24xlarge", None, "c6i.metal", "c6g.metal", "c6a.metal", None, "c5d.metal"),
    ("g5.xlarge", None, "g5.2xlarge", "g6.xlarge", None, None, None, None),
]


@pytest.mark.parametrize(
    ("name", "smaller", "larger", "newer", "graviton", "amd", "intel", "disks"), NEIGHBOURS
)
def test_neighbours_are_one_decision_away(
    name, smaller, larger, newer, graviton, amd, intel, disks
):
    found = catalogue().neighbours(catalogue().decoder.decode(name))
    assert (found.smaller, found.larger, found.newer) == (smaller, larger, newer)
    assert (found.graviton, found.amd, found.intel) == (graviton, amd, intel)
    assert found.with_disks == disks


def test_a_ladder_climbs_and_holds_its_own_step():
    decode = catalogue().decoder.decode
    for name in catalogue().types:
        ladder = catalogue().neighbours(decode(name)).ladder
        assert name in ladder
        ranks = [decode(each).name.size.rank for each in ladder]
        assert ranks == sorted(ranks)


def test_an_unknown_name_has_the_neighbours_there_are():
    found = catalogue().neighbours(catalogue().decoder.decode("m5.3xlarge"))
    assert (found.smaller, found.larger) == ("m5.2xlarge", "m5.4xlarge")
    unannounced = catalogue().decoder.decode("c10gn.xlarge")
    assert catalogue().neighbours(unannounced).ladder == ()
    assert catalogue().newest_generation(unannounced) == 8


STEPS = [
    ("m5.xlarge", ("m5.large", "m5.xlarge", "m5.2xlarge")),
    ("m5.3xlarge", ("m5.2xlarge", "m5.3xlarge", "m5.4xlarge")),
    ("c10gn.3xlarge", ()),
]


@pytest.mark.parametrize(("name", "some"), STEPS)
def test_the_steps_hold_the_name_at_its_place_known_or_not(name, some):
    steps = catalogue().steps(catalogue().decoder.decode(name))
    assert some == steps or some in zip(steps, steps[1:], steps[2:], strict=False)


REPLACED = [
    ("m5.large", "m8i.large"),
    ("t1.micro", "t3.micro"),
    ("c5.metal", "c8i.metal-48xl"),
    ("p3.2xlarge", "p5.4xlarge"),
    ("u-12tb1.metal", "u7i-12tb.224xlarge"),
    ("c5n.xlarge", None),
    ("c10gn.3xlarge", None),
]


@pytest.mark.parametrize(("name", "wanted"), REPLACED)
def test_a_previous_generation_says_what_replaces_it(name, wanted):
    assert catalogue().replacement(catalogue().decoder.decode(name)) == wanted


TYPOS = [
    ("c5n.xlage", "c5n.xlarge"),
    ("m5larg", "m5.large"),
    ("t3.mirco", "t3.micro"),
    ("r5.extralarge", "r5.xlarge"),
    ("Ｍ５．larg", "m5.large"),
    ("t3micro", "t3.micro"),
    ("c5n", "c5n.large"),
    ("c5n xlarge,", "c5n.xlarge"),
    ("“m5.large”", "m5.large"),
]


@pytest.mark.parametrize(("typed", "meant"), TYPOS)
def test_a_typo_finds_what_was_meant_first(typed, meant):
    assert catalogue().nearest(typed)[0] == meant


@pytest.mark.parametrize("typed", ["", "  ", "hello world", "💥" * 10_000])
def test_nonsense_finds_nothing(typed):
    assert catalogue().nearest(typed) == []


def test_changes_name_what_was_added_removed_and_changed():
    known = catalogue().types["c5n.xlarge"]
    bare = Known("c5n.xlarge", None)
    before, after = [bare, Known("m1.small", None)], [known, Known("m5.large", None)]
    found = {change.name: change for change in catalogue_build.changes(before, after)}
    assert found["m1.small"].kind == "removed"
    assert found["m5.large"].kind == "added"
    assert ("vcpus", "", "4") in found["c5n.xlarge"].columns


def test_a_written_file_reads_back(tmp_path):
    types, path = list(catalogue().types.values()), tmp_path / "catalogue.csv"
    write(path, types, About("test 1", "2026-11-23"))
    assert read(path) == (types, About("test 1", "2026-11-23"))
    assert [each.name for each in tmp_path.iterdir()] == ["catalogue.csv"]


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        (lambda text: text.replace("# date", "# day"), "not a catalogue"),
        (lambda text: text.replace(",vcpus,", ",cpus,"), "not a catalogue"),
        (lambda text: text.replace("a1.medium,1,", "a1.medium,one,"), "vcpus"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(tmp_path, damage, word):
    path = tmp_path / "catalogue.csv"
    path.write_text(damage(CATALOGUE.read_text()))
    with pytest.raises(ContentError, match=word):
        read(path)
