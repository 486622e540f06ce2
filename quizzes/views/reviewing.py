"""The daily review: one question after another until the day is done."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from learners import access
from quizzes.asking import answered, ask, card_of
from quizzes.forms import NoteForm
from quizzes.models import Note, Review
from quizzes.noting import notes_of
from quizzes.progress import day_so_far, minutes_for
from quizzes.scoreboard import untold_refit
from quizzes.sittings import last_done
from quizzes.today import today_of, week_of
from quizzes.views.answering import find_review, key_of
from study.language import page_language
from study.progress import course_progress


@require_safe
@never_cache
@vary_on_headers("HX-Request")
def review(request: HttpRequest) -> HttpResponse:
    """The next question, the verdict on the answer that `answered` names, or the day's end.

    `ask` names a question to be asked before the others: one whose answer was taken back.
    """
    learner, at, language = access.current(request), timezone.now(), page_language()
    today = today_of(learner, at)
    ctx: dict[str, object] = {
        "today": today,
        "minutes": minutes_for(learner, today.total),
        "last": last_done(learner, Review.Mode.REVIEW, at),
        "notes": notes_of(learner),
        # With a verdict it stands there.
        "refit": None if request.GET.get("answered") else untold_refit(learner),
    }
    again = request.GET.get("ask")
    if given := request.GET.get("answered"):
        ctx["asked"] = answered(*find_review(learner, given), language=language, at=at)
    elif key := key_of(again) if again else today.next_item:
        ctx["asked"] = ask(
            key,
            asker=access.promise(request),
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


@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """A note has been read: it is not shown again."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise Http404("no such note")
    unseen = Note.objects.of(access.current(request)).unseen()
    unseen.filter(id=form.cleaned_data["note"]).update(seen_at=timezone.now())
    return redirect("quizzes:review")
