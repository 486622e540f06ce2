"""Real content for the page of components, once for each pane, so that ids stay unique."""

from typing import Any

from study.content import course
from study.core.inline import Writer
from study.core.language import Language
from study.core.markdown import render_inline
from study.core.reading import ready_figure, ready_table
from study.decoder.catalogue_file import catalogue


def specimen(language: Language, theme: str) -> dict[str, Any]:
    """One of everything in this language; `theme` is day or night."""
    held = course()
    suffix = f"{language}-{theme}"
    writer = Writer(held.desk, language, suffix=f"-{suffix}")
    lesson = next(lesson for lesson in held.lessons.values() if lesson.about.tables)
    with_value = next(fact for fact in held.ledger.facts.values() if fact.values)
    reference = f"[[fact:{with_value.id}.{next(iter(with_value.values))}]]"
    term = next(iter(held.terms.values()))
    markup = f"{reference} · [[term:{term.id}]] · [[type:c7gn.xlarge]] · [[type:u-6tb1.112xlarge]]"
    decoded = catalogue().decoder.decode("c7gn.xlarge")
    return {
        "decoded": decoded,
        "replacement": catalogue().replacement(catalogue().decoder.decode("m4.xlarge")),
        "language": language,
        "theme": theme,
        "id": suffix,
        "table": ready_table(lesson.about.tables[0], writer),
        "figure": ready_figure(next(iter(held.figures.values())), writer),
        "erratum": held.errata[0],
        "inline": render_inline(markup, writer),
        "fact": with_value,
        "term": term,
    }
