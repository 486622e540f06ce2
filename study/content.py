"""All that is read: lessons, facts, terms and figures, from files into frozen objects, once.

`course()` is what views use. It raises ContentError with every problem found; `checks.py` shows the
same problems to authors, and nothing starts before they are mended.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from django.urls import reverse
from django.utils.translation import override

from config.settings import BASE_DIR
from study.core.facts import Fact, Ledger, Unit, UnknownFact
from study.core.figures import BadDrawing, Captions, Figure
from study.core.glossary import Term
from study.core.inline import Desk, Writer
from study.core.language import LANGUAGES, Language
from study.core.lessons import Lesson
from study.core.markdown import MarkupError, render_inline
from study.type_names import name_segments
from study.core.reading import ReadyLesson, plain_text, ready
from study.lesson_files import read_lesson
from study.sources import ContentError, Document, Problem, read_text, read_yaml, shown

DATA = BASE_DIR / "study" / "data"
LESSONS = BASE_DIR / "study" / "lessons"

T = TypeVar("T", Fact, Term)


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
def _ready(slug: str, language: Language, expired: frozenset[str]) -> ReadyLesson:
    held = course()
    return ready(held.lessons[slug], held.figures, Writer(held.desk, language, expired=expired))


def ready_lesson(slug: str, language: Language, today: date) -> ReadyLesson:
    """The lesson as HTML, facts past their review date marked; raises KeyError."""
    return _ready(slug, language, course().expired(today))


def ledger() -> Ledger:
    return course().ledger


def lesson_url(slug: str, section: str, language: Language) -> str:
    with override(language):
        url = reverse("study:lesson", args=[slug])
    return f"{url}#{section}" if section else url


def type_url(name: str, language: Language) -> str:
    with override(language):
        return f"{reverse('study:decoder')}?name={name}"


def load(data: Path, lessons_folder: Path) -> Course:
    """Read and check everything below the two folders; raises ContentError with all problems."""
    problems: list[Problem] = []

    def attempt(read: Callable[[], object]) -> object:
        try:
            return read()
        except ContentError as error:
            problems.extend(error.problems)
            return None

    units = attempt(lambda: read_yaml(data / "units.yaml").build(dict[str, Unit])) or {}
    facts = _records(data / "facts", Fact, problems)
    terms = _records(data / "glossary", Term, problems)
    figures: dict[str, Figure] = {}
    for path in sorted((data / "figures").glob("*.svg")):
        if figure := attempt(lambda path=path: _figure(path)):  # type: ignore[misc]
            figures[path.stem] = figure  # type: ignore[assignment]
    for path in sorted((data / "figures").glob("*.yaml")):
        if not path.with_suffix(".svg").exists():
            problems.append(Problem(shown(path), 1, "words without a drawing", hint=f"add {path.stem}.svg"))
    lessons: dict[str, Lesson] = {}
    for folder in sorted(path for path in lessons_folder.iterdir() if path.is_dir()):
        if lesson := attempt(lambda folder=folder: read_lesson(folder)):  # type: ignore[misc]
            assert isinstance(lesson, Lesson)
            lessons[lesson.slug] = lesson
    held = Ledger((record for record, *_ in facts.values()), units)  # type: ignore[arg-type]
    desk = Desk(
        ledger=held,
        terms={key: record for key, (record, *_) in terms.items()},
        lesson_titles={
            slug: {language: lesson.script(language).head.title for language in LANGUAGES}
            for slug, lesson in lessons.items()
        },
        lesson_url=lesson_url,
        type_segments=name_segments,
        type_url=type_url,
    )
    result = Course(held, desk.terms, figures, lessons, desk)
    problems += _check_facts(result, facts)
    problems += _check_terms(result, terms)
    for folder in sorted(path for path in lessons_folder.iterdir() if path.is_dir()):
        if lesson := lessons.get(folder.name.partition("-")[2]):
            problems += _check_lesson(result, lesson, folder)
    problems += _check_figures(result, data / "figures")
    if problems:
        raise ContentError(problems)
    return result


Records = dict[str, tuple[T, Document, int]]


def _records(folder: Path, shape: type[T], problems: list[Problem]) -> Records[T]:
    """Every record of the folder's files by id, with where it stands; ids are unique across files."""
    found: Records[T] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            document = read_yaml(path)
            records = document.build(list[shape])  # type: ignore[valid-type]
        except ContentError as error:
            problems.extend(error.problems)
            continue
        for index, record in enumerate(records):
            if record.id in found:
                other = found[record.id][1]
                message = f"id {record.id} is taken by {shown(other.path)}:{other.line((found[record.id][2],))}"
                problems.append(document.problem(message, (index,)))
            else:
                found[record.id] = (record, document, index)
    return found


def _figure(path: Path) -> Figure:
    document = read_yaml(path.with_suffix(".yaml"))
    captions = document.build(Captions)
    try:
        return Figure(path.stem, read_text(path), captions)
    except BadDrawing as error:
        raise ContentError([Problem(shown(path), 1, str(error))]) from error


def fact_statement(fact: Fact, units: dict[str, Unit], language: Language) -> str:
    """The statement with its values written in; raises KeyError for a name that is no value."""
    held = Ledger([fact], units)
    values = {name: held.write(f"{fact.id}.{name}", language) for name in fact.values}
    return fact.statement.in_(language).format_map(values)


def _check_facts(held: Course, facts: Records[Fact]) -> list[Problem]:
    problems = []
    for fact, document, index in facts.values():
        for name, value in fact.values.items():
            if value.unit is not None and value.unit not in held.ledger.units:
                known = ", ".join(sorted(held.ledger.units))
                message = f"no unit `{value.unit}` in units.yaml"
                problems.append(document.problem(message, (index, "values", name), f"one of {known}"))
                return problems
        for language in LANGUAGES:
            try:
                fact_statement(fact, held.ledger.units, language)
            except (KeyError, ValueError, IndexError) as error:
                message = f"the {language} statement names {error}, which is no value of this fact"
                hint = "write {name} for a value, and double a brace that is meant as one"
                problems.append(document.problem(message, (index, "statement"), hint))
    return problems


def _check_terms(held: Course, terms: Records[Term]) -> list[Problem]:
    problems = []
    for term, document, index in terms.values():
        if term.lesson is not None and term.lesson not in held.lessons:
            hint = "one of " + ", ".join(held.lessons)
            problems.append(document.problem(f"no lesson `{term.lesson}`", (index, "lesson"), hint))
        for language in LANGUAGES:
            try:
                render_inline(term.meaning.in_(language), Writer(held.desk, language))
            except MarkupError as error:
                problems.append(document.problem(str(error), (index, "meaning")))
    return problems


def _check_figures(held: Course, folder: Path) -> list[Problem]:
    problems = []
    for name, figure in held.figures.items():
        for language in LANGUAGES:
            writer = Writer(held.desk, language, asking=True)
            for text in (*figure.captions.labels.values(), figure.captions.description):
                try:
                    plain_text(text.in_(language), writer)
                except MarkupError as error:
                    problems.append(Problem(shown(folder / f"{name}.yaml"), 1, str(error)))
    return problems


def _check_lesson(held: Course, lesson: Lesson, folder: Path) -> list[Problem]:
    problems: list[Problem] = []
    tables = {table.id for table in lesson.about.tables}
    placed: set[str] = set()
    for language in LANGUAGES:
        path = folder / f"{language}.md"
        for section in lesson.script(language).sections:
            for block in section.blocks:
                message = ""
                if block.kind == "table":
                    placed.add(block.target)
                    message = "" if block.target in tables else f"no table `{block.target}` in lesson.yaml"
                elif block.kind == "figure" and block.target not in held.figures:
                    message = f"no figure `{block.target}` in study/data/figures"
                elif block.kind == "erratum":
                    message = _erratum_problem(held, block.target)
                if message:
                    problems.append(Problem(shown(path), block.line, message, section.id))
    for unused in sorted(tables - placed):
        problems.append(Problem(shown(folder / "lesson.yaml"), 1, f"table {unused} is never placed", unused))
    if problems:
        return problems
    for language in LANGUAGES:
        try:
            ready(lesson, held.figures, Writer(held.desk, language))
        except MarkupError as error:
            line = error.args[1] if len(error.args) > 1 else 1
            name = f"{language}.md" if len(error.args) > 1 else f"{language}.md or lesson.yaml"
            problems.append(Problem(shown(folder / name), line, error.args[0]))
    return problems


def _erratum_problem(held: Course, fact_id: str) -> str:
    try:
        return "" if held.ledger[fact_id].erratum else f"fact `{fact_id}` has no erratum"
    except UnknownFact:
        return f"no fact `{fact_id}`"
