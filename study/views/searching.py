"""Search over lessons, facts, terms, questions and instance types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.core.searching import LONGEST_QUERY
from study.language import page_language
from study.search import search


@require_safe
@vary_on_headers("HX-Request")
def results(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    hits = search().find(query, page_language()) if query else []
    template = "study/_hits.html" if request.htmx else "study/search.html"  # type: ignore[attr-defined]
    return render(request, template, {"query": query, "hits": hits})
