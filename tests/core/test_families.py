import pytest

from study.core.language import LANGUAGES
from study.core.types.decoding import Decoder
from study.core.types.families import FamilyBook
from study.core.types.naming import InvalidName, parse
from study.decoder.catalogue_file import catalogue
from study.decoder.families_file import FAMILIES, decoder
from study.sources import read_yaml
from tests.core.test_naming import VENDOR_NAMES

MEASURED = [known for known in catalogue().types.values() if known.specs]


AGREEMENTS = {
    "maker": lambda decoded, specs: decoded.processor.vendor == specs.maker,
    "architecture": lambda decoded, specs: decoded.processor.architecture in specs.architectures,
    "disks": lambda decoded, specs: decoded.local_disks == (specs.disks is not None),
    "d": lambda decoded, specs: "d" not in decoded.name.options or specs.disks is not None,
    "bare metal": lambda decoded, specs: decoded.bare_metal == specs.bare_metal,
    "burstable": lambda decoded, specs: decoded.burstable == specs.burstable,
}


@pytest.mark.parametrize("agrees", AGREEMENTS.values(), ids=AGREEMENTS)
def test_what_the_name_says_agrees_with_what_was_measured(agrees):
    assert len(MEASURED) == 1395
    against = [
        known.name for known in MEASURED if not agrees(decoder().decode(known.name), known.specs)
    ]
    assert against == []


def test_every_known_name_has_a_full_meaning():
    for text in VENDOR_NAMES:
        decoded = decoder().decode(text)
        assert None not in (decoded.processor.vendor, decoded.processor.architecture), text
        assert decoded.local_disks is not None, text
        assert "".join(segment.text for segment in decoded.segments) == text
        for segment in decoded.segments:
            assert segment.source.url
            for language in LANGUAGES:
                assert "{" not in segment.meaning.in_(language)


# Whether a special sets something right, and how that reads in what is decoded. Who knows the maker
# knows the architecture.
CORRECTED = {
    "maker": (lambda special: special.maker, lambda decoded: decoded.processor.vendor),
    "architecture": (
        lambda special: special.architecture or special.maker,
        lambda decoded: decoded.processor.architecture,
    ),
    "disks": (lambda special: special.disks is not None, lambda decoded: decoded.local_disks),
    "burstable": (lambda special: special.burstable is not None, lambda decoded: decoded.burstable),
}


@pytest.mark.parametrize(("told", "read"), CORRECTED.values(), ids=CORRECTED)
def test_whoever_reads_only_letters_is_wrong_exactly_where_a_special_stands(told, read):
    """Each exception has its reason and its source, and none is there without need."""
    book = decoder().book
    letters_only = Decoder(book.model_copy(update={"special": ()}))
    for name in catalogue().types:
        specials = [each for each in book.specials(parse(name).family) if told(each)]
        alike = read(letters_only.decode(name)) == read(decoder().decode(name))
        assert alike != bool(specials), name
        for special in specials:
            assert special.why.en and special.why.zh_hans
            assert book.sources[special.source].url


def test_every_special_and_replacement_is_about_a_real_family():
    book, families = decoder().book, set(catalogue().families())
    for special in book.special:
        assert set(special.families) <= families
    for previous in book.previous:
        assert set(previous.families) | {previous.by} <= families


def test_every_previous_generation_has_something_to_move_to():
    known = catalogue()
    for name in known.types:
        decoded = known.decoder.decode(name)
        if known.is_current(decoded) is False:
            assert known.replacement(decoded) in known
            replaced_by = known.decoder.decode(known.replacement(decoded))
            assert known.is_current(replaced_by) is not False


# The same letter, and a word of what it means there.
CONTEXTS = [
    ("a1.large", "a", "Series A"),
    ("m6a.large", "a", "AMD"),
    ("i4i.large", "i", "Series I"),
    ("m6i.large", "i", "Intel"),
    ("g5g.xlarge", "g", "GPU"),
    ("d3.xlarge", "d", "dense"),
    ("m6id.large", "d", "instance store"),
    ("z1d.large", "z", "Series Z"),
    ("m5zn.large", "z", "clock"),
    ("i3en.large", "e", "storage"),
    ("x2iedn.xlarge", "e", "memory"),
    ("p4de.24xlarge", "e", "GPU"),
    ("m8ine.large", "e", "steady"),
    ("p6e-gb200.36xlarge", "e", "UltraServer"),
    ("r5b.large", "b", "EBS"),
    ("c5n.large", "n", "network"),
    ("dl2q.24xlarge", "q", "Qualcomm"),
    ("hpc7g.4xlarge", "hpc", "High-performance"),
    ("u7in-32tb.224xlarge", "32tb", "32 TiB"),
    ("c7i-flex.large", "flex", "40%"),
    ("p6-b200.48xlarge", "b200", "NVIDIA"),
    ("mac-m4pro.metal", "m4pro", "Apple"),
    ("c7i.metal-24xl", "metal-24xl", "24xlarge"),
    ("c5.9xlarge", "9xlarge", "9 times"),
]


@pytest.mark.parametrize(("text", "code", "word"), CONTEXTS)
def test_a_letter_means_what_it_means_here(text, code, word):
    decoded = decoder().decode(text)
    segment = next(each for each in decoded.segments if each.code == code)
    assert word.lower() in segment.meaning.en.lower()


def test_a_sense_leaves_the_piece_itself_out():
    senses = [part.sense for part in decoder().decode("p6e-gb200.36xlarge").segments]
    assert [each.en for each in senses[:3]] == [
        "Series P: the largest GPUs, for training",
        "Generation 6",
        "here the line that joins servers into one UltraServer",
    ]
    assert senses[4].en == "the NVIDIA chip in the server"
    assert senses[4].zh_hans == "服务器里的 NVIDIA 芯片型号"


PROCESSORS = [
    ("m5.large", "intel", "x86_64"),
    ("m5a.large", "amd", "x86_64"),
    ("m6g.large", "aws", "arm64"),
    ("a1.large", "aws", "arm64"),
    ("g5.xlarge", "amd", "x86_64"),
    ("g5g.xlarge", "aws", "arm64"),
    ("mac1.metal", "intel", "x86_64_mac"),
    ("mac-m4.metal", "apple", "arm64_mac"),
    ("p6e-gb200.36xlarge", "nvidia", "arm64"),
    ("u-12tb1.metal", "intel", "x86_64"),
    ("c10gn.3xlarge", "aws", "arm64"),
    ("p7.48xlarge", None, None),  # not announced, and the name does not tell
    ("m9.large", None, None),
]


@pytest.mark.parametrize(("text", "vendor", "architecture"), PROCESSORS)
def test_the_processor_is_told(text, vendor, architecture):
    processor = decoder().decode(text).processor
    assert (processor.vendor, processor.architecture) == (vendor, architecture)


def test_a_name_not_yet_announced_says_all_it_can():
    decoded = decoder().decode("c10gd.3xlarge")
    assert decoded.local_disks is True
    assert decoder().decode("g9.xlarge").local_disks is None
    assert decoder().decode("c10gn.3xlarge").network_optimized


def test_an_invalid_name_raises_only_the_module_s_own():
    with pytest.raises(InvalidName):
        decoder().decode("q5.large")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda data: data["series"].pop("vt"), "vt missing"),
        (lambda data: data["options"].update(y=data["options"]["b"]), "not in the grammar"),
        (lambda data: data["options"]["b"].update(source="hearsay"), "hearsay"),
        (lambda data: data["special"][0]["families"].append("q9"), "q9"),
    ],
)
def test_a_book_that_does_not_fit_the_grammar_is_refused(change, word):
    data = read_yaml(FAMILIES).data
    change(data)
    with pytest.raises(ValueError, match=word):
        FamilyBook.model_validate(data)
