"""Pages to look things up in: glossary, errata, facts, and the page of components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.content import course
from study.core.language import LANGUAGES
from study.language import page_language
from study.specimens import specimen

THEMES = ("day", "night")


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    language = page_language()
    terms = sorted(course().terms.values(), key=lambda term: term.name.en.casefold())
    return render(request, "study/glossary.html", {"terms": terms, "language": language})


@require_safe
def errata(request: HttpRequest) -> HttpResponse:
    return render(request, "study/errata.html", {"facts": course().errata})


@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    held = course()
    expired = held.expired(timezone.localdate())
    ctx = {"facts": list(held.ledger.facts.values()), "expired": expired}
    return render(request, "study/facts.html", ctx)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component in both languages and both themes, made from real content."""
    panes = [specimen(language, theme) for language in LANGUAGES for theme in THEMES]
    return render(request, "study/components.html", {"panes": panes, "themes": THEMES})
