"""The course map and the lessons."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from learners import access
from study import services
from study.content import course, ready_lesson
from study.language import page_language
from study.models import Reading
from study.progress import course_progress


@require_safe
def course_map(request: HttpRequest) -> HttpResponse:
    rows = course_progress(access.current(request), page_language())
    read, total = sum(row.read for row in rows), sum(row.total for row in rows)
    upcoming = next((row for row in rows if not row.done), None)
    ctx = {"rows": rows, "read": read, "total": total, "upcoming": upcoming, "begun": read > 0}
    return render(request, "study/course.html", ctx)


@require_safe
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    held = course()
    if slug not in held.lessons:
        raise Http404(f"no lesson {slug}")
    learner = access.current(request)
    read = set(Reading.objects.of(learner).filter(lesson=slug).values_list("section", flat=True))
    language = page_language()
    ready = ready_lesson(slug, language, timezone.localdate())
    neighbours = {"before": held.before(slug), "after": held.after(slug)}
    ctx = {
        "lesson": ready,
        "read": read,
        "facts": [held.ledger[fact_id] for fact_id in ready.notes.facts],
        "terms": [held.terms[term_id] for term_id in ready.notes.terms],
        **{
            key: {"slug": value.slug, "title": value.script(language).head.title} if value else None
            for key, value in neighbours.items()
        },
    }
    return render(request, "study/lesson.html", ctx)


@require_POST
@vary_on_headers("HX-Request")
def mark(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """Mark a section as read, or take the mark back."""
    lesson = course().lessons.get(slug)
    if lesson is None or section not in lesson.section_ids:
        raise Http404(f"no section {section} in lesson {slug}")
    learner = access.current_or_guest(request)
    if request.POST.get("read") == "no":
        services.mark_unread(learner=learner, lesson=slug, section=section)
    else:
        services.mark_read(learner=learner, lesson=slug, section=section, at=timezone.now())
    if request.htmx:  # type: ignore[attr-defined]
        read = set(
            Reading.objects.of(learner).filter(lesson=slug).values_list("section", flat=True)
        )
        ctx = {"slug": slug, "section": section, "is_read": section in read}
        return render(request, "study/_mark.html", ctx)
    return redirect(f"{reverse('study:lesson', args=[slug])}#{section}")
