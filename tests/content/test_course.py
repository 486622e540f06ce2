"""What every lesson, fact, term and figure of the course has."""

from collections import Counter

import pytest

from study.content import course
from study.core.language import LANGUAGES
from study.core.lessons import Lesson
from study.core.markup import references

LESSONS = list(course().lessons.values())


def of_lessons() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)


def blocks(lesson: Lesson, kind: str, language: str = "en") -> list:
    sections = lesson.script(language).sections  # type: ignore[arg-type]
    return [block for section in sections for block in section.blocks if block.kind == kind]


def test_the_course_has_its_fifteen_lessons_in_order():
    assert [(lesson.number, lesson.slug) for lesson in LESSONS] == [
        (10, "instance-types"),
        (20, "purchasing-options"),
        (30, "instance-store"),
        (40, "ebs"),
        (50, "ami-and-snapshots"),
        (60, "lifecycle"),
        (70, "load-balancing"),
        (80, "metadata-and-user-data"),
        (90, "auto-scaling"),
        (100, "placement-groups"),
        (110, "efs"),
        (120, "eks"),
        (130, "ecs"),
        (140, "lambda-and-serverless"),
        (150, "elastic-beanstalk"),
    ]


@of_lessons()
def test_a_lesson_teaches_compares_draws_and_warns(lesson: Lesson):
    assert 5 <= len(lesson.section_ids) <= 12
    assert len(lesson.about.tables) >= 2
    assert len(blocks(lesson, "trap")) >= 3
    assert blocks(lesson, "figure")
    assert len(blocks(lesson, "trap")) == len(blocks(lesson, "trap", "zh-hans"))


def test_every_erratum_of_the_ledger_is_placed_in_a_lesson():
    placed = {block.target for lesson in LESSONS for block in blocks(lesson, "erratum")}
    assert {fact.id for fact in course().errata} - placed == set()
    assert len(placed) >= 60


def test_every_figure_and_term_is_used_and_ids_are_placed_once():
    figures = Counter(block.target for lesson in LESSONS for block in blocks(lesson, "figure"))
    assert set(figures) == set(course().figures)
    assert figures.most_common(1)[0][1] == 1


def test_the_glossary_is_large_and_says_everything_twice():
    terms = course().terms.values()
    assert len(terms) >= 120
    assert all(term.lesson for term in terms if term.id not in COMMON)


COMMON = {
    "region",
    "availability-zone",
    "vpc",
    "subnet",
    "security-group",
    "network-interface",
    "elastic-ip",
    "host-computer",
    "nitro",
    "iam-role",
    "cloudwatch",
    "s3",
    "kms-key",
    "iops",
    "throughput",
    "service-quota",
}


@of_lessons()
def test_a_lesson_says_where_its_numbers_come_from(lesson: Lesson):
    """Each language rests on facts, and on many of the same."""
    cited = {}
    for language in LANGUAGES:
        text = "\n".join(
            block.text for section in lesson.script(language).sections for block in section.blocks
        )
        cited[language] = {
            each.target.partition(".")[0] for each in references(text) if each.kind == "fact"
        }
        assert len(cited[language]) >= 5
    assert cited["en"] & cited["zh-hans"]
