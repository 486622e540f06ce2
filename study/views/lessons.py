"""The course map and the lessons."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from learners import access
from study import services
from study.content import course, ready_lesson
from study.core.language import LANGUAGES, Language
from study.core.lessons import Lesson
from study.core.reading import ReadyLesson
from study.language import page_language
from study.models import Reading
from study.progress import course_progress
from study.tables import as_csv, as_markdown


@require_safe
def course_map(request: HttpRequest) -> HttpResponse:
    rows = course_progress(access.current(request), page_language())
    read, total = sum(row.read for row in rows), sum(row.total for row in rows)
    upcoming = next((row for row in rows if not row.done), None)
    ctx = {"rows": rows, "read": read, "total": total, "upcoming": upcoming, "begun": read > 0}
    return render(request, "study/course.html", ctx)


def _find(slug: str) -> Lesson:
    try:
        return course().lessons[slug]
    except KeyError:
        raise Http404(f"no lesson {slug}") from None


@require_safe
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    """A lesson, or with `?both` the lesson in both languages side by side."""
    _find(slug)
    language = page_language()
    today = timezone.localdate()
    ready = ready_lesson(slug, language, today)
    both = "both" in request.GET
    other = next(each for each in LANGUAGES if each != language)
    twin = ready_lesson(slug, other, today, suffix=f"-{other}") if both else None
    readings = Reading.objects.of(access.current(request)).filter(lesson=slug)
    ctx = {
        "lesson": ready,
        "twin": twin,
        "other": other,
        "sections": _side_by_side(ready, twin),
        "read": set(readings.values_list("section", flat=True)),
        "notes": [_notes(ready, language, "")],
        **_neighbours(slug, language),
    }
    if twin:
        ctx["notes"].append(_notes(twin, other, f"-{other}"))
    return render(request, "study/lesson.html", ctx)


def _side_by_side(ready: ReadyLesson, twin: ReadyLesson | None) -> list[tuple[Any, Any]]:
    """Each section with its twin in the other language, or with None."""
    twins = twin.sections if twin else [None] * len(ready.sections)
    return list(zip(ready.sections, twins, strict=True))


def _notes(ready: ReadyLesson, language: Language, suffix: str) -> dict[str, Any]:
    """The facts and terms that the text refers to, for the notes its buttons open."""
    held = course()
    return {
        "language": language,
        "suffix": suffix,
        "facts": [held.ledger[fact_id] for fact_id in ready.notes.facts],
        "terms": [held.terms[term_id] for term_id in ready.notes.terms],
    }


def _neighbours(slug: str, language: Language) -> dict[str, Any]:
    neighbours = {"before": course().before(slug), "after": course().after(slug)}
    return {
        key: {"slug": each.slug, "title": each.script(language).head.title} if each else None
        for key, each in neighbours.items()
    }


@require_POST
@vary_on_headers("HX-Request")
def mark(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """Mark a section as read, or take the mark back."""
    if section not in _find(slug).section_ids:
        raise Http404(f"no section {section} in lesson {slug}")
    learner = access.current_or_guest(request)
    if request.POST.get("read") == "no":
        services.mark_unread(learner=learner, lesson=slug, section=section)
    else:
        services.mark_read(learner=learner, lesson=slug, section=section, at=timezone.now())
    if request.htmx:  # type: ignore[attr-defined]
        is_read = Reading.objects.of(learner).filter(lesson=slug, section=section).exists()
        ctx = {"slug": slug, "section": section, "is_read": is_read}
        return render(request, "study/_mark.html", ctx)
    return redirect(f"{reverse('study:lesson', args=[slug])}#{section}")


@require_safe
def table(request: HttpRequest, slug: str, table_id: str, form: str) -> HttpResponse:
    """A comparison table as CSV or Markdown, in the page's language."""
    found = next((each for each in _find(slug).about.tables if each.id == table_id), None)
    if found is None:
        raise Http404(f"no table {table_id} in lesson {slug}")
    write, kind = {"csv": (as_csv, "text/csv"), "md": (as_markdown, "text/markdown")}[form]
    body = write(found, page_language())
    headers = {"Content-Disposition": f'inline; filename="{slug}-{table_id}.{form}"'}
    return HttpResponse(body, content_type=f"{kind}; charset=utf-8", headers=headers)
