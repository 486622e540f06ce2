"""The daily review: one question after another until the day is done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from learners import access
from quizzes.asking import answered, ask, card_of
from quizzes.models import Review
from quizzes.progress import day_so_far, minutes_for
from quizzes.today import today_of, week_of
from quizzes.views.answering import find_review
from study.language import page_language
from study.progress import course_progress


@require_safe
@never_cache
@vary_on_headers("HX-Request")
def review(request: HttpRequest) -> HttpResponse:
    """The next question, the verdict on the answer that `answered` names, or the day's end."""
    learner, at, language = access.current(request), timezone.now(), page_language()
    today = today_of(learner, at)
    ctx: dict[str, object] = {"today": today, "minutes": minutes_for(learner, today.total)}
    if given := request.GET.get("answered"):
        ctx["asked"] = answered(*find_review(learner, given), language=language, at=at)
    elif key := today.next_item:
        access.promise(request)
        ctx["asked"] = ask(
            key,
            learner=learner,
            card=card_of(learner, key),
            mode=Review.Mode.REVIEW,
            language=language,
            at=at,
        )
    if not ctx.get("asked"):
        week = week_of(learner, at)
        lessons = course_progress(learner, language)
        ctx |= {
            "tomorrow": week[1],
            "so_far": day_so_far(learner, at),
            "unread": next((row for row in lessons if not row.done), None),
        }
    template = "quizzes/_review.html" if request.htmx else "quizzes/review.html"  # type: ignore[attr-defined]
    return render(request, template, ctx)
