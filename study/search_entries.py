"""What of the course can be found: sections, facts, terms, instance types."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import override

from study.content import course, lesson_url
from study.core.inline import Writer
from study.core.language import LANGUAGES, Language, Text
from study.core.lessons import Lesson
from study.core.reading import plain_text
from study.core.types.decoding import Decoded
from study.decoder.catalogue_file import catalogue
from study.decoder.spec_words import number
from study.search import Entry

# What of a type's name its entry tells; generation and size are in the name itself.
TOLD = ("series", "option")


def _text(en: str, zh_hans: str) -> Text:
    return Text.model_construct(en=en, zh_hans=zh_hans)


def address(name: str, fragment: str, *args: str, query: str = "") -> dict[Language, str]:
    """The address of a page in each language."""
    urls: dict[Language, str] = {}
    for language in LANGUAGES:
        with override(language):
            urls[language] = reverse(name, args=args) + query + (f"#{fragment}" if fragment else "")
    return urls


def plain(text: str, language: Language) -> str:
    """Markdown without its marks, a line at a time."""
    writer = Writer(course().desk, language, asking=True)
    lines = (line.strip().lstrip("-#>1234567890. ") for line in text.splitlines())
    return " ".join(plain_text(line, writer) for line in lines if line)


def _section_text(lesson: Lesson, section_id: str, language: Language) -> str:
    section = next(each for each in lesson.script(language).sections if each.id == section_id)
    parts = []
    for block in section.blocks:
        parts.append(block.title)
        parts.append(block.text)
        if block.kind == "table":
            for row in lesson.table(block.target).rows:
                cells = (cell.text.in_(language) for cell in row.cells.values())
                parts.append(" ".join([row.head.in_(language), *cells]))
    return plain("\n".join(part for part in parts if part), language)


def sections() -> Iterator[Entry]:
    for slug, lesson in course().lessons.items():
        titles = {
            language: {each.id: each.title for each in lesson.script(language).sections}
            for language in LANGUAGES
        }
        for section_id in lesson.section_ids:
            yield Entry(
                "section",
                _text(*(plain(titles[language][section_id], language) for language in LANGUAGES)),
                _text(*(_section_text(lesson, section_id, language) for language in LANGUAGES)),
                {language: lesson_url(slug, section_id, language) for language in LANGUAGES},
            )


def facts() -> Iterator[Entry]:
    held = course()
    url = {fact_id: address("study:facts", fact_id) for fact_id in held.ledger.facts}
    for fact in held.ledger.facts.values():
        said = _text(*(held.ledger.state(fact, language) for language in LANGUAGES))
        yield Entry("fact", said, _text(fact.id.replace("-", " "), fact.id), url[fact.id])


def terms() -> Iterator[Entry]:
    for term in course().terms.values():
        also = " ".join(term.also)
        # A term is found by its name in the other language too: that is what a glossary is for.
        both = f"{term.name.en} {term.name.zh_hans}"
        body = _text(
            *(
                f"{plain(term.meaning.in_(language), language)} {also} {both}"
                for language in LANGUAGES
            )
        )
        yield Entry("term", term.name, body, address("study:glossary", term.id))


def types() -> Iterator[Entry]:
    """Every known instance type, with what its name says and its first figures."""
    known, base = catalogue(), address("study:decoder", "")
    for name in known.types:
        decoded = known.decoder.decode(name)
        url = {language: f"{base[language]}?name={name}" for language in LANGUAGES}
        body = _text(*(_type_text(decoded, language) for language in LANGUAGES))
        yield Entry("type", _text(name, name), body, url)


def _type_text(decoded: Decoded, language: Language) -> str:
    """VCPUs and memory where they are known, the category, and the meanings."""
    known = catalogue()
    specs = known.specs(decoded.name.name)
    said = [f"{specs.vcpus} vCPU, {number(specs.memory_gib)} GiB"] if specs else []
    said.append(known.decoder.book.categories[decoded.line.category].in_(language))
    said += [part.meaning.in_(language) for part in decoded.line.meanings if part.role in TOLD]
    return ("; " if language == "en" else "；").join(said)
