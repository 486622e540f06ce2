"""Broken content is refused with the file, the line and what would be right."""

from pathlib import Path

import pytest

from study.content import load
from study.sources import ContentError

FACT = """\
- id: pg-spread
  statement: {en: "At most {per-az}.", zh-hans: "最多 {per-az}。"}
  values:
    per-az: {value: 7, unit: instance}
  sources: [{title: Placement strategies, url: "https://docs.aws.amazon.com/x"}]
  checked: 2026-H2
  review_by: 2027-05-31
  confidence: high
"""
LESSON = """\
---
title: {title}
lead: {title}
---

## {title} {{#spread}}

[[fact:pg-spread.per-az]]

[[table:strategies]]

[[figure:racks]]

[[check]]
"""
SHARED = """\
goals: [{en: Choose, zh-hans: 选择}]
tables:
  - id: strategies
    caption: {en: Strategies, zh-hans: 策略}
    corner: {en: Strategy, zh-hans: 策略}
    columns: [{id: limit, head: {en: Limit, zh-hans: 上限}}]
    rows:
      - {id: cluster, head: Cluster, cells: {limit: "-"}}
      - {id: spread, head: Spread, cells: {limit: "[[fact:pg-spread.per-az]]"}}
"""
FILES = {
    "data/units.yaml": 'instance: {one: "{n}", other: "{n}"}\n',
    "data/facts/pg.yaml": FACT,
    "data/glossary/pg.yaml": "- {id: spread, name: 分布, meaning: {en: m, zh-hans: 义}}\n".replace(
        "name: 分布", "name: {en: spread, zh-hans: 分布}"
    ),
    "data/figures/racks.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{rack}</text></svg>'
    ),
    "data/figures/racks.yaml": (
        "title: {en: Racks, zh-hans: 机架}\ndescription: {en: d, zh-hans: 述}\nlabels: {rack: x}\n"
    ),
    "lessons/100-pg/en.md": LESSON.format(title="Groups"),
    "lessons/100-pg/zh-hans.md": LESSON.format(title="群组"),
    "lessons/100-pg/lesson.yaml": SHARED,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small course that is sound."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def read(folder: Path):
    return load(folder / "data", folder / "lessons")


def test_the_small_course_is_sound(content):
    held = read(content)
    assert list(held.lessons) == ["pg"]
    assert held.lessons["pg"].section_ids == ("spread",)


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "words"),
    [
        ("lessons/100-pg/en.md", "pg-spread.per-az", "nothing.x", "en.md:8", "no fact `nothing"),
        (
            "lessons/100-pg/en.md",
            "[[figure:racks]]",
            "[[figure:none]]",
            "zh-hans.md:6",
            "but en.md places",
        ),
        ("lessons/100-pg/zh-hans.md", "{#spread}", "{#other}", "zh-hans.md:1", "other sections"),
        ("lessons/100-pg/en.md", "[[check]]", "", "en.md:6", "ends with [[check]]"),
        ("lessons/100-pg/en.md", "---\ntitle", "title", "en.md:1", "the head is missing"),
        ("lessons/100-pg/en.md", "lead: Groups", "lede: Groups", "en.md:3", "lede"),
        (
            "lessons/100-pg/lesson.yaml",
            "id: limit, head",
            "id: other, head",
            "lesson.yaml:",
            "row cluster",
        ),
        ("data/facts/pg.yaml", "unit: instance", "unit: rack", "pg.yaml:4", "no unit `rack`"),
        ("data/facts/pg.yaml", "{per-az}.", "{per-zone}.", "pg.yaml:2", "'per-zone'"),
        ("data/facts/pg.yaml", "confidence: high", "confidence: sure", "pg.yaml:8", "confidence"),
        ("data/facts/pg.yaml", "  checked", "  Checked", "pg.yaml:6", "Checked"),
        (
            "data/facts/pg.yaml",
            "review_by: 2027-05-31",
            "review_by: soon",
            "pg.yaml:7",
            "review_by",
        ),
        ("data/facts/pg.yaml", FACT, FACT + FACT, "pg.yaml:9", "is taken by"),
        ("data/facts/pg.yaml", "  checked", "  id: again\n  checked", "pg.yaml:6", "given twice"),
        ("data/facts/pg.yaml", "values:", "values: [", "pg.yaml:", "invalid YAML"),
        (
            "data/glossary/pg.yaml",
            "id: spread",
            "id: spread, lesson: none",
            "pg.yaml:1",
            "no lesson `none`",
        ),
        (
            "data/figures/racks.yaml",
            "rack: x",
            "shelf: x",
            "racks.svg:1",
            "without words: ['rack']",
        ),
        (
            "data/figures/racks.svg",
            "<text>",
            "<text style='x'>",
            "racks.svg:1",
            "style is not allowed",
        ),
    ],
)
def test_a_fault_is_named_with_file_line_and_reason(content, name, old, new, place, words):
    path = content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read(content)
    shown = "\n".join(str(problem) for problem in caught.value.problems)
    assert place in shown
    assert words in shown


def test_a_lesson_without_its_twin_is_named(content):
    (content / "lessons/100-pg/zh-hans.md").unlink()
    with pytest.raises(ContentError, match="both languages"):
        read(content)


def test_all_problems_are_shown_at_once(content):
    (content / "data/facts/broken.yaml").write_text("- {id: X}\n")
    (content / "lessons/100-pg/zh-hans.md").unlink()
    with pytest.raises(ContentError) as caught:
        read(content)
    assert len({problem.path for problem in caught.value.problems}) >= 2


def test_bytes_that_are_not_text_are_named(content):
    (content / "data/facts/binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError, match="cannot be read"):
        read(content)
