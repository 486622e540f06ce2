"""All that is read: lessons, facts, terms and figures, from files into frozen objects, once.

`course()` is what views use. It raises ContentError with every problem found; `checks.py` shows the
same problems to authors, and nothing starts before they are mended.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from django.urls import reverse
from django.utils.translation import override

from config.settings import BASE_DIR
from study import content_checks
from study.content_checks import Record
from study.core.facts import Fact, Ledger, Unit
from study.core.figures import BadDrawing, Captions, Figure
from study.core.glossary import Term
from study.core.inline import Desk, Writer
from study.core.language import LANGUAGES, Language
from study.core.lessons import Lesson
from study.core.reading import ReadyLesson, ready
from study.decoder.type_names import name_segments
from study.lesson_files import read_lesson
from study.sources import ContentError, Findings, Problem, read_text, read_yaml, shown

DATA = BASE_DIR / "study" / "data"
LESSONS = BASE_DIR / "study" / "lessons"

R = TypeVar("R", Fact, Term)


@dataclass(frozen=True)
class Course:
    """Everything there is to read, in order."""

    ledger: Ledger
    terms: dict[str, Term]
    figures: dict[str, Figure]
    lessons: dict[str, Lesson]
    desk: Desk

    @property
    def errata(self) -> list[Fact]:
        return [fact for fact in self.ledger.facts.values() if fact.erratum]

    def expired(self, today: date) -> frozenset[str]:
        return frozenset(fact.id for fact in self.ledger.facts.values() if fact.expired(today))

    def after(self, slug: str) -> Lesson | None:
        slugs = list(self.lessons)
        place = slugs.index(slug) + 1
        return self.lessons[slugs[place]] if place < len(slugs) else None

    def before(self, slug: str) -> Lesson | None:
        slugs = list(self.lessons)
        place = slugs.index(slug)
        return self.lessons[slugs[place - 1]] if place else None


@cache
def course() -> Course:
    """The course; raises ContentError."""
    return load(DATA, LESSONS)


@lru_cache(maxsize=256)
def _ready(slug: str, language: Language, expired: frozenset[str], suffix: str) -> ReadyLesson:
    held = course()
    writer = Writer(held.desk, language, expired=expired, suffix=suffix)
    return ready(held.lessons[slug], held.figures, writer)


def ready_lesson(slug: str, language: Language, today: date, suffix: str = "") -> ReadyLesson:
    """The lesson as HTML, facts past their review date marked; raises KeyError.

    `suffix` ends its ids, for a page that shows the lesson in both languages.
    """
    return _ready(slug, language, course().expired(today), suffix)


def ledger() -> Ledger:
    return course().ledger


def lesson_url(slug: str, section: str, language: Language) -> str:
    with override(language):
        url = reverse("study:lesson", args=[slug])
    return f"{url}#{section}" if section else url


NOTE_PAGES = {"fact": "study:facts", "term": "study:glossary"}


def note_url(kind: str, target: str, language: Language) -> str:
    with override(language):
        return f"{reverse(NOTE_PAGES[kind])}#{target}"


def type_url(name: str, language: Language) -> str:
    with override(language):
        return f"{reverse('study:decoder')}?name={name}"


def load(data: Path, lessons_folder: Path) -> Course:
    """Read and check everything below the two folders; raises ContentError with all problems."""
    found = Findings()
    units: dict[str, Unit] = {}
    with found.gather():
        units = read_yaml(data / "units.yaml").build(dict[str, Unit])
    facts = _records(data / "facts", Fact, found)
    terms = _records(data / "glossary", Term, found)
    figures: dict[str, Figure] = {}
    for path in sorted((data / "figures").glob("*.svg")):
        with found.gather():
            figures[path.stem] = _figure(path)
    for path in sorted((data / "figures").glob("*.yaml")):
        if not path.with_suffix(".svg").exists():
            hint = f"add {path.stem}.svg"
            found.append(Problem(shown(path), 1, "words without a drawing", hint=hint))
    lessons: dict[str, Lesson] = {}
    folders: dict[str, Path] = {}
    for folder in sorted(path for path in lessons_folder.iterdir() if path.is_dir()):
        with found.gather():
            lesson = read_lesson(folder)
            lessons[lesson.slug] = lesson
            folders[lesson.slug] = folder
    ledger = Ledger((each.record for each in facts.values()), units)
    desk = Desk(
        ledger=ledger,
        terms={key: each.record for key, each in terms.items()},
        lesson_titles={
            slug: {language: lesson.script(language).head.title for language in LANGUAGES}
            for slug, lesson in lessons.items()
        },
        lesson_url=lesson_url,
        note_url=note_url,
        type_segments=name_segments,
        type_url=type_url,
    )
    result = Course(ledger, desk.terms, figures, lessons, desk)
    found += content_checks.facts(result.ledger, facts.values())
    found.raise_any()  # what refers to a broken fact would only repeat the complaint
    found += content_checks.terms(result.desk, result.lessons, terms.values())
    found += content_checks.figures(result.desk, figures, data / "figures")
    for slug, lesson in lessons.items():
        found += content_checks.lesson(result.desk, lesson, figures, folders[slug])
    found.raise_any()
    return result


def _records(folder: Path, shape: type[R], found: Findings) -> dict[str, Record[R]]:
    """Every record of the folder by id, with where it stands; ids are unique across files."""
    records: dict[str, Record[R]] = {}
    for path in sorted(folder.glob("*.yaml")):
        with found.gather():
            document = read_yaml(path)
            for index, each in enumerate(document.build(list[shape])):  # type: ignore[valid-type]
                record = Record(each, document, index)
                if each.id in records:
                    message = f"id {each.id} is taken by {records[each.id].place}"
                    found.append(record.problem(message))
                else:
                    records[each.id] = record
    return records


def _figure(path: Path) -> Figure:
    captions = read_yaml(path.with_suffix(".yaml")).build(Captions)
    try:
        return Figure(path.stem, read_text(path), captions)
    except BadDrawing as error:
        raise ContentError([Problem(shown(path), 1, str(error))]) from error
