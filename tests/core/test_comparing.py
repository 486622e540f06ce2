import pytest

from study.core.types.comparing import compare
from study.decoder.catalogue_file import catalogue


def compared(*names):
    known = catalogue()
    return compare([known.decoder.decode(name) for name in names], known)


def row(rows, code):
    return next(
        each for each in rows if code in (getattr(each, "code", ""), getattr(each, "field", ""))
    )


def test_names_are_compared_letter_by_letter():
    letters = compared("c5n.xlarge", "c7gn.xlarge").letters
    said = [(each.code, [cell and cell.text for cell in each.cells], each.same) for each in letters]
    assert said == [
        ("series", ["c", "c"], True),
        ("generation", ["5", "7"], False),
        ("n", ["n", "n"], True),
        ("g", [None, "g"], False),
        ("size", ["xlarge", "xlarge"], True),
    ]


def test_figures_say_where_they_stand():
    figures = compared("m5.large", "m5.xlarge", "m5.2xlarge").figures
    vcpus = row(figures, "vcpus")
    assert vcpus.values == (2, 4, 8)
    assert vcpus.standings == ("smallest", "between", "largest")
    assert row(figures, "maker").same
    assert row(figures, "gib_per_vcpu").standings == (None, None, None)


def test_a_type_compared_with_itself_does_not_differ():
    assert compared("c5n.xlarge", "c5n.xlarge").differing == ()


def test_a_type_without_figures_stands_nowhere():
    vcpus = row(compared("m5.large", "m5.xlarge", "p6e-gb200.36xlarge").figures, "vcpus")
    assert vcpus.values == (2, 4, None)
    assert vcpus.standings == ("smallest", "largest", None)
    assert not vcpus.same


def test_a_type_without_figures_does_not_make_the_others_differ():
    found = compared("m5.large", "m5a.large", "p6e-gb200.36xlarge")
    assert found.measured == (True, True, False)
    assert row(found.figures, "vcpus").same
    assert not row(found.figures, "maker").same


def test_a_mac_without_generation_leaves_the_cell_empty():
    generation = row(compared("mac1.metal", "mac-m4.metal").letters, "generation")
    assert generation.cells[1] is None


@pytest.mark.parametrize("names", [("m5.large",), ("m5.large",) * 5])
def test_two_to_four_are_compared(names):
    with pytest.raises(ValueError, match="2 to 4"):
        compared(*names)
