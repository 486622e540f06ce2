"""A broken bank is refused with the file, the line, the question, and what would be right."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from quizzes import content
from quizzes.content import BLUEPRINTS, load
from study.content import course
from study.sources import ContentError

LESSON = "purchasing-options"


def bank() -> str:
    held = course()
    section = held.lessons[LESSON].section_ids[0]
    fact = next(iter(held.ledger.facts))
    questions = [
        f"""\
  - id: {LESSON}-{number:03d}
    version: 1
    kind: single
    section: {each}
    domains: {{SAA-C03: secure}}
    difficulty: 2
    facts: [{fact}]
    stem: {{en: "Which?", zh-hans: "哪个？"}}
    choices:
      - {{id: one, correct: true, text: "1", reason: {{en: r, zh-hans: 理}}}}
      - {{id: two, text: "2", reason: {{en: r, zh-hans: 理}}}}
"""
        for number, each in enumerate(held.lessons[LESSON].section_ids, start=1)
    ]
    assert section in questions[0]
    return f"lesson: {LESSON}\nquestions:\n{''.join(questions)}"


def read(folder: Path, text: str, name: str = f"{LESSON}.yaml"):
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder, BLUEPRINTS, course())


def test_the_small_bank_is_sound(tmp_path: Path):
    held = read(tmp_path, bank())
    assert next(iter(held.questions)) == f"{LESSON}-001"
    assert held.lesson_of[f"{LESSON}-001"] == LESSON


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('text: "2", reason', 'correct: true, text: "2", reason', 3, "one correct choice, not 2"),
        ('correct: true, text: "1"', 'text: "1"', 3, "one correct choice, not 0"),
        ("kind: single", "kind: multiple", 3, "2 or more keys"),
        ("kind: single", "kind: singel", 3, "'single'"),
        ("id: two", "id: one", 3, "same id"),
        ("-001\n", "-1\n", 3, "pattern"),
        (f"id: {LESSON}-001", "id: other-001", 1, "must begin with"),
        ("section: ", "section: nowhere-", 6, "no section `nowhere-"),
        ("facts: [", "facts: [nothing, ", 9, "no fact `nothing`"),
        ("facts: [", "facts: []\n    unknown: [", 10, "unknown"),
        ("SAA-C03: secure", "SAA-C09: secure", 7, "no exam `SAA-C09`"),
        ("SAA-C03: secure", "SAA-C03: sekure", 7, "no domain `sekure`"),
        ("en: Which?", "en: '[[fact:nothing.x]]'", 10, "no fact `nothing"),
        ('stem: {en: "Which?", ', "stem: {", 10, "en"),
        ("zh-hans: 理}}\n      - {id: two", "fr: 理}}\n      - {id: two", 12, "zh-hans"),
        ("version: 1", "version: 0", 4, "greater than or equal to 1"),
        ("difficulty: 2", "dificulty: 2", 8, "dificulty"),
        ("stem: {", "stem: [", 10, "YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
):
    text = bank()
    old = old.replace("en: Which?", 'en: "Which?"')
    assert old in text
    with pytest.raises(ContentError) as refused:
        read(tmp_path, text.replace(old, new, 1))
    told = [str(problem) for problem in refused.value.problems]
    assert any(f"{LESSON}.yaml:{line}" in each and words in each for each in told), told


def test_a_question_that_rests_on_nothing_is_named(tmp_path: Path):
    fact = next(iter(course().ledger.facts))
    with pytest.raises(ContentError, match=f"{LESSON}-001 rests on no fact"):
        read(tmp_path, bank().replace(f"facts: [{fact}]", "facts: []", 1))


def test_a_section_without_a_question_is_named(tmp_path: Path):
    first, second = course().lessons[LESSON].section_ids[:2]
    text = bank().replace(f"section: {first}\n", f"section: {second}\n")
    with pytest.raises(ContentError, match=f"`{first}` has no question"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "words"),
    [("other.yaml", "not named after its lesson"), ("nothing.yaml", "not named after its lesson")],
)
def test_a_bank_is_named_after_its_lesson(tmp_path: Path, name: str, words: str):
    with pytest.raises(ContentError, match=words):
        read(tmp_path, bank(), name)


def test_a_bank_of_no_lesson_is_named(tmp_path: Path):
    with pytest.raises(ContentError, match="no lesson `nothing`"):
        read(tmp_path, bank().replace(LESSON, "nothing"), "nothing.yaml")


def test_weights_that_do_not_make_a_hundred_are_named(tmp_path: Path):
    path = tmp_path / "blueprints.yaml"
    path.write_text(
        BLUEPRINTS.read_text(encoding="utf-8").replace("weight: 30", "weight: 31", 1),
        encoding="utf-8",
    )
    with pytest.raises(ContentError, match="make 101, not 100"):
        load(tmp_path / "none", path, course())


def test_manage_py_check_stops_at_a_broken_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / f"{LESSON}.yaml").write_text(bank().replace("id: two", "id: one"), "utf-8")
    monkeypatch.setattr(content, "BANKS", tmp_path)
    content.banks.cache_clear()
    try:
        with pytest.raises(SystemCheckError, match=r"quizzes\.E001"):
            call_command("check")
    finally:
        content.banks.cache_clear()
