"""All that is asked: the banks and the exams they are tagged for, read once.

`banks()` raises ContentError with every problem found; `checks.py` shows the same to authors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from config.settings import BASE_DIR
from quizzes.core.bank import Bank
from quizzes.core.blueprint import Blueprint
from quizzes.core.questions import Question
from study.content import Course, course
from study.core.facts import UnknownFact
from study.core.inline import Writer
from study.core.language import LANGUAGES
from study.core.markdown import MarkupError, render_inline, render_prose
from study.sources import Document, Findings, Problem, read_yaml

BANKS = BASE_DIR / "quizzes" / "banks"
BLUEPRINTS = BASE_DIR / "quizzes" / "blueprints.yaml"


@dataclass(frozen=True)
class Banks:
    """Every question by id, in the order of the course, and the exams by name."""

    questions: dict[str, Question]
    lesson_of: dict[str, str]
    blueprints: dict[str, Blueprint]

    def of_section(self, lesson: str, section: str) -> list[Question]:
        """The questions that a section ends in."""
        return [each for each in self.of_lesson(lesson) if each.section == section]

    def of_lesson(self, lesson: str) -> list[Question]:
        return [
            question
            for question_id, question in self.questions.items()
            if self.lesson_of[question_id] == lesson and not question.retired
        ]

    def of_exam(self, exam: str) -> dict[str, list[Question]]:
        """What a paper of this exam may be drawn from, by domain: kinds that the exam has."""
        blueprint = self.blueprints[exam]
        pool: dict[str, list[Question]] = {domain: [] for domain in blueprint.domains}
        for question in self.asked:
            domain = blueprint.domain_of(question.domains)
            if domain is not None and question.kind in blueprint.kinds:
                pool[domain].append(question)
        return pool

    def exams_on(self, day: date) -> dict[str, Blueprint]:
        """The exams to prepare for on this day: those that have ended have made room."""
        return {code: each for code, each in self.blueprints.items() if not each.is_over(day)}

    @property
    def asked(self) -> list[Question]:
        """All that may be asked: what is retired is kept for its reviews only."""
        return [question for question in self.questions.values() if not question.retired]


@cache
def banks() -> Banks:
    """The banks; raises ContentError."""
    return load(BANKS, BLUEPRINTS, course())


def load(folder: Path, blueprints_path: Path, held: Course) -> Banks:
    """Read and check every bank of the folder; raises ContentError with all problems."""
    found = Findings()
    blueprints: dict[str, Blueprint] = {}
    with found.gather():
        sheet = read_yaml(blueprints_path)
        blueprints = sheet.build(dict[str, Blueprint])
        found += _tag_problems(blueprints, sheet)
    read: dict[str, Bank] = {}
    for path in sorted(folder.glob("*.yaml")):
        with found.gather():
            document = read_yaml(path)
            bank = document.build(Bank)
            if bank.lesson != path.stem:
                hint = f"name the file {bank.lesson}.yaml"
                found.append(document.problem("the file is not named after its lesson", (), hint))
            elif bank.lesson not in held.lessons:
                hint = "one of " + ", ".join(held.lessons)
                found.append(document.problem(f"no lesson `{bank.lesson}`", ("lesson",), hint))
            else:
                found += _problems(bank, document, held, blueprints)
                found += _unasked(bank, document, held)
                read[bank.lesson] = bank
    found.raise_any()
    in_order = [read[slug] for slug in held.lessons if slug in read]
    return Banks(
        {each.id: each for bank in in_order for each in bank.questions},
        {each.id: bank.lesson for bank in in_order for each in bank.questions},
        blueprints,
    )


def _tag_problems(blueprints: Mapping[str, Blueprint], sheet: Document) -> Iterator[Problem]:
    """Exams that share questions are there, and have the same domains."""
    for code, blueprint in blueprints.items():
        for tag in blueprint.tags:
            if tag not in blueprints:
                hint = "one of " + ", ".join(blueprints)
                yield sheet.problem(f"no exam `{tag}`", (code, "tags"), hint)
            elif blueprints[tag].domains.keys() != blueprint.domains.keys():
                hint = "name the domains alike, or take the tag out"
                yield sheet.problem(f"{tag} has other domains", (code, "tags"), hint)


def _problems(
    bank: Bank, document: Document, held: Course, blueprints: Mapping[str, Blueprint]
) -> Iterator[Problem]:
    sections = held.lessons[bank.lesson].section_ids
    for index, question in enumerate(bank.questions):
        here = ("questions", index)
        if question.section not in sections:
            hint = "one of " + ", ".join(sections)
            yield document.problem(f"no section `{question.section}`", (*here, "section"), hint)
        for fact in question.facts:
            try:
                held.ledger.of(fact)
            except UnknownFact:
                yield document.problem(f"no fact `{fact}`", (*here, "facts"))
        for exam, domain in question.domains.items():
            if exam not in blueprints:
                hint = "one of " + ", ".join(blueprints)
                yield document.problem(f"no exam `{exam}`", (*here, "domains"), hint)
            elif domain not in blueprints[exam].domains:
                hint = "one of " + ", ".join(blueprints[exam].domains)
                message = f"{exam} has no domain `{domain}`"
                yield document.problem(message, (*here, "domains"), hint)
        yield from _markup(question, document, here, held)


def _markup(
    question: Question, document: Document, here: tuple[str | int, ...], held: Course
) -> Iterator[Problem]:
    """The words of a question can be set."""
    for language in LANGUAGES:
        writer = Writer(held.desk, language, asking=True)
        for text in question.texts:
            # A stem may have paragraphs, and so may the case before it; the rest is one line.
            render = render_prose if text in (question.stem, question.case) else render_inline
            try:
                render(text.in_(language), writer)
            except MarkupError as error:
                place = (*here, "stem") if text is question.stem else here
                yield document.problem(str(error), place)


def _unasked(bank: Bank, document: Document, held: Course) -> Iterator[Problem]:
    """A section ends in [[check]], so something must be there to ask."""
    asked = {question.section for question in bank.questions if not question.retired}
    for section in held.lessons[bank.lesson].section_ids:
        if section not in asked:
            hint = "write one, or join the section to its neighbour"
            yield document.problem(f"section `{section}` has no question", (), hint)
