"""One page to print the night before: what this learner keeps missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learners import access
from quizzes.sheet import missed_facts


@require_safe
@never_cache
def sheet(request: HttpRequest) -> HttpResponse:
    """The facts most missed, in the page's language, or with `?both` in both."""
    ctx = {"rows": missed_facts(access.current(request)), "both": "both" in request.GET}
    return render(request, "quizzes/sheet.html", ctx)
