"""A lesson's folder into a Lesson: two scripts that must match, and what they share."""

import re
from pathlib import Path

from study.core.language import LANGUAGES, Language
from study.core.lessons import About, Head, Lesson, LessonError, Script, parse_sections
from study.sources import ContentError, Findings, Problem, read_markdown, read_yaml, shown

FOLDER = re.compile(r"^(?P<number>\d{3})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)$")


def read_lesson(folder: Path) -> Lesson:
    """The lesson in this folder; raises ContentError with all that is wrong in it."""
    match = FOLDER.match(folder.name)
    if match is None:
        hint = "name it like 100-placement-groups"
        raise ContentError([Problem(shown(folder), 1, "not a lesson's folder", hint=hint)])
    found = Findings()
    scripts: dict[Language, Script] = {}
    for language in LANGUAGES:
        path = folder / f"{language}.md"
        if not path.exists():
            hint = f"write {language}.md with the sections of its twin"
            found.append(Problem(shown(path), 1, "a lesson needs both languages", hint=hint))
            continue
        with found.gather():
            scripts[language] = _read_script(path, language)
    with found.gather():
        about = read_yaml(folder / "lesson.yaml").build(About)
    found.raise_any()
    found += _compare(folder, scripts)
    found.raise_any()
    return Lesson(match["slug"], int(match["number"]), about, scripts)


def _read_script(path: Path, language: Language) -> Script:
    head, body, first_line = read_markdown(path, Head)
    try:
        sections = parse_sections(body, first_line)
    except LessonError as error:
        raise ContentError([Problem(shown(path), error.line, str(error))]) from error
    problems = [
        Problem(shown(path), section.line, "a section ends with [[check]]", section.id)
        for section in sections
        if not section.blocks or section.blocks[-1].kind != "check"
    ]
    if not sections:
        problems.append(Problem(shown(path), first_line, "a lesson has at least one section"))
    if problems:
        raise ContentError(problems)
    return Script(language, head, sections)


def _compare(folder: Path, scripts: dict[Language, Script]) -> list[Problem]:
    """Where the two languages differ in what they must share."""
    path = shown(folder / "zh-hans.md")
    ours = {section.id: section for section in scripts["zh-hans"].sections}
    theirs = {section.id: section for section in scripts["en"].sections}
    if list(ours) != list(theirs):
        hint = "en.md has " + ", ".join(theirs)
        return [Problem(path, 1, f"other sections than en.md: {', '.join(ours)}", hint=hint)]
    return [
        Problem(
            path,
            section.line,
            f"places {_names(section.skeleton)}, but en.md places {_names(theirs[key].skeleton)}",
            key,
        )
        for key, section in ours.items()
        if section.skeleton != theirs[key].skeleton
    ]


def _names(skeleton: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{kind}:{target}" if target else kind for kind, target in skeleton)
