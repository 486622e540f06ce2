"""Questions by choice rather than by schedule: one at its own address, or those of a lesson."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from learners import access
from quizzes.asking import answered, ask, card_of
from quizzes.models import Review
from quizzes.progress import lesson_rows
from quizzes.views.answering import find_review, key_of
from study.language import page_language


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """Every lesson with its questions, and how far the learner has come with them."""
    rows = lesson_rows(access.current(request), page_language(), timezone.now())
    return render(request, "quizzes/practice.html", {"rows": rows})


@require_safe
@never_cache
@vary_on_headers("HX-Request")
def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question; with `answered`, the verdict on that answer to it. `in` says which mode."""
    key = key_of(name)
    learner, at, language = access.current(request), timezone.now(), page_language()
    mode = request.GET.get("in", "")
    if given := request.GET.get("answered"):
        shown = answered(*find_review(learner, given), language=language, at=at)
        if shown.item.key != key:
            raise Http404("an answer to another question")
    else:
        access.promise(request)
        shown = ask(
            key,
            learner=learner,
            card=card_of(learner, key),
            mode=mode if mode in Review.Mode.values else Review.Mode.PRACTICE,
            language=language,
            at=at,
        )
    template = "quizzes/_asked.html" if request.htmx else "quizzes/question.html"  # type: ignore[attr-defined]
    return render(request, template, {"asked": shown})
