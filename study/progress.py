"""How far a learner has read, by lesson."""

from collections import Counter
from dataclasses import dataclass

from learners.models import Learner
from study.content import course
from study.core.language import Language
from study.core.lessons import Lesson
from study.core.reading import reading_minutes, script_text
from study.models import Reading


@dataclass(frozen=True, slots=True)
class Progress:
    """A line of the course map."""

    lesson: Lesson
    title: str
    lead: str
    minutes: int
    read: int
    total: int
    # The first section not yet read; empty where all are.
    next_section: str

    @property
    def done(self) -> bool:
        return self.read == self.total


def course_progress(learner: Learner | None, language: Language) -> list[Progress]:
    """Every lesson in order, with how many of its present sections the learner has read."""
    rows = set(Reading.objects.of(learner).values_list("lesson", "section"))
    counted: Counter[str] = Counter()
    for slug, lesson in course().lessons.items():
        counted[slug] = sum((slug, section) in rows for section in lesson.section_ids)
    return [
        Progress(
            lesson,
            lesson.script(language).head.title,
            lesson.script(language).head.lead,
            reading_minutes(script_text(lesson, language), language),
            counted[slug],
            len(lesson.section_ids),
            next((each for each in lesson.section_ids if (slug, each) not in rows), ""),
        )
        for slug, lesson in course().lessons.items()
    ]
