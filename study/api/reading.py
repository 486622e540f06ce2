"""Lessons and facts as JSON."""

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from study.api.errors import ErrorOut
from study.content import course
from study.core.facts import Fact
from study.core.language import LANGUAGES

router = Router()


class LessonOut(Schema):
    slug: str
    number: int
    title: dict[str, str]
    lead: dict[str, str]
    sections: list[str]


class SourceOut(Schema):
    title: str
    url: str | None


class FactOut(Schema):
    id: str
    statement: dict[str, str]
    values: dict[str, dict[str, str]]
    sources: list[SourceOut]
    checked: str
    review_by: str
    confidence: str


@router.get("/lessons", response=list[LessonOut], summary="The course, in order")
def lessons(request: HttpRequest) -> list[LessonOut]:
    return [
        LessonOut(
            slug=lesson.slug,
            number=lesson.number,
            title={language: lesson.script(language).head.title for language in LANGUAGES},
            lead={language: lesson.script(language).head.lead for language in LANGUAGES},
            sections=list(lesson.section_ids),
        )
        for lesson in course().lessons.values()
    ]


@router.get("/facts", response=list[FactOut], summary="Every checked fact")
def facts(request: HttpRequest) -> list[FactOut]:
    return [_out(fact) for fact in course().ledger.facts.values()]


@router.get("/facts/{fact_id}", response={200: FactOut, 404: ErrorOut}, summary="One fact")
def one_fact(request: HttpRequest, fact_id: str) -> FactOut:
    found = course().ledger.facts.get(fact_id)
    if found is None:
        raise Http404(f"There is no fact {fact_id[:64]!r}; /api/v1/facts lists all.")
    return _out(found)


def _out(fact: Fact) -> FactOut:
    ledger = course().ledger
    return FactOut(
        id=fact.id,
        statement={lang: ledger.state(fact, lang) for lang in LANGUAGES},
        values={
            name: {lang: ledger.write(f"{fact.id}.{name}", lang) for lang in LANGUAGES}
            for name in fact.values
        },
        sources=[SourceOut(title=source.title, url=source.url) for source in fact.sources],
        checked=fact.checked,
        review_by=fact.review_by.isoformat(),
        confidence=fact.confidence,
    )
