"""The folder is the layer: who may import whom, read from the source itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

# What every core may build on, and what has one door only.
PURE = {"pydantic", "pydantic_core"}
DOORS = {
    "fsrs": {"quizzes/core/scheduling.py"},
    "fsrs_rs_python": {"quizzes/core/fitting.py"},
    "ijson": {"study/calculators/pricing/offer_files.py"},
    "markdown": {"study/core/markdown.py"},
    "rapidfuzz": {"study/core/types/nearest.py", "study/search.py"},  # names; words of the index
    "tantivy": {"study/search.py"},
    "yaml": {"study/sources.py"},
}
# Standard, but not pure: files, clock, chance, network, other processes.
IMPURE = {"io", "os", "pathlib", "random", "secrets", "socket", "subprocess", "tempfile", "time"}
# Who may know whom. `config` is the project: it knows all, and lends its settings to all.
MAY_KNOW = {
    "learners": {"learners", "config"},
    "study": {"study", "learners", "config"},
    "quizzes": {"quizzes", "study", "learners", "config"},
}


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every absolute module that the file imports, wherever it stands, with its line."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            yield ".".join(filter(None, (above, node.module))), node.lineno


def files(folder: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob("*.py"))


def of(folder: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "path", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in files(folder)]
    )


def outside_core(path: Path) -> list[str]:
    place = path.relative_to(ROOT).as_posix()
    own = place.split("/")[0]
    # The core of quizzes may rest on the core of study, as the apps do.
    allowed = {f"{app}.core" for app in MAY_KNOW[own] - {"config"}}
    wrong = []
    for module, line in imports(path):
        top = module.split(".")[0]
        within = any(module == core or module.startswith(f"{core}.") for core in allowed)
        standard = top in sys.stdlib_module_names and top not in IMPURE
        door = place in DOORS.get(top, ())
        if not (within or standard or door or top in PURE):
            wrong.append(f"{place}:{line} imports {module}")
    return wrong


@of("study/core")
def test_the_core_of_study_is_pure(path: Path) -> None:
    assert outside_core(path) == []


@of("quizzes/core")
def test_the_core_of_quizzes_is_pure(path: Path) -> None:
    assert outside_core(path) == []


@pytest.mark.parametrize("app", MAY_KNOW)
def test_arrows_between_the_apps_point_inwards(app: str) -> None:
    apps = {"config", *MAY_KNOW}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in files(app)
        for module, line in imports(path)
        if module.split(".")[0] in apps - MAY_KNOW[app]
    ]
    assert wrong == []


@pytest.mark.parametrize("library", DOORS)
def test_a_library_comes_in_by_its_own_door(library: str) -> None:
    doors = {
        path.relative_to(ROOT).as_posix()
        for app in (*MAY_KNOW, "config")
        for path in files(app)
        for module, _line in imports(path)
        if module.split(".")[0] == library
    }
    assert doors <= DOORS[library]


def test_a_wrong_import_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    path = tmp_path / "study" / "core" / "bad.py"
    path.parent.mkdir(parents=True)
    path.write_text(
        "import json, random\nfrom django.db import models\nfrom ..models import Reading\n"
        "from study.core import facts\nfrom . import facts as same\nimport fsrs\n"
    )
    assert outside_core(path) == [
        "study/core/bad.py:1 imports random",
        "study/core/bad.py:2 imports django.db",
        "study/core/bad.py:3 imports study.models",
        "study/core/bad.py:6 imports fsrs",
    ]
