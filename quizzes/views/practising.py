"""Questions by choice rather than by schedule: a set of them, or one at its own address."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from learners import access
from quizzes.asking import answered, ask, card_of, held_of
from quizzes.forms import PracticeForm
from quizzes.models import Review
from quizzes.practice import chosen_items, next_of, when
from quizzes.progress import lesson_rows
from quizzes.sittings import last_done
from quizzes.views.answering import back_of, find_review, key_of, last_of
from study.core.language import LANGUAGES, Language
from study.language import page_language


@require_safe
@never_cache
def practice(request: HttpRequest) -> HttpResponse:
    """Choose a set to practise; every lesson, and how far the learner has come with it."""
    learner, at = access.current(request), timezone.now()
    form = PracticeForm(request.GET)
    ctx: dict[str, object] = {"form": form, "rows": lesson_rows(learner, page_language(), at)}
    if not form.is_valid():
        return render(request, "quizzes/practice.html", ctx, status=422)
    ctx["count"] = len(chosen_items(learner, form, at))
    return render(request, "quizzes/practice.html", ctx)


@require_safe
@never_cache
def run(request: HttpRequest) -> HttpResponse:
    """The next question of the set in the address; each is asked once since the run began."""
    learner, at = access.current(request), timezone.now()
    form = PracticeForm(request.GET)
    if not form.is_valid():
        rows = lesson_rows(learner, page_language(), at)
        return render(request, "quizzes/practice.html", {"form": form, "rows": rows}, status=422)
    if form.cleaned_data["since"] is None:
        query = request.GET.copy()
        query["since"] = str(int(at.timestamp()))
        return redirect(f"{request.path}?{query.urlencode()}")
    keys = chosen_items(learner, form, at)
    key, left = next_of(keys, learner, when(form.cleaned_data["since"]))
    query = request.GET.copy()
    # A question whose answer was taken back comes first, once.
    if again := query.pop("ask", None):
        key = key_of(again[-1])
    back = f"{request.path}?{query.urlencode()}"
    ctx: dict[str, object] = {"left": left, "total": len(keys)}
    if key is not None:
        mode = Review.Mode.CRAM if form.cleaned_data["cram"] else Review.Mode.PRACTICE
        ctx["asked"] = ask(
            key,
            asker=access.promise(request),
            learner=learner,
            card=card_of(learner, key),
            mode=mode,
            language=page_language(),
            at=at,
            back=back,
            last=last_done(learner, mode, at, back=back),
        )
    return render(request, "quizzes/run.html", ctx)


@require_safe
@never_cache
@vary_on_headers("HX-Request")
def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question; with `answered`, the verdict on that answer to it.

    `mode` says where it is asked, `review` keeps the id of the answer (and with it the order of the
    choices), `said` is the language it is to stand in, and `hinted` shows the hint.
    """
    key = key_of(name)
    learner, at, language = access.current(request), timezone.now(), page_language()
    if given := request.GET.get("answered"):
        shown = answered(
            *find_review(learner, given), language=language, at=at, back=back_of(request)
        )
        if shown.item.key != key:
            raise Http404("an answer to another question")
    else:
        said, mode = _said(request), _mode(request)
        shown = ask(
            key,
            asker=access.promise(request),
            learner=learner,
            card=card_of(learner, key),
            mode=mode,
            language=language,
            at=at,
            held=held_of(dict(request.GET.lists())),
            review_id=_uuid(request.GET.get("review", "")),
            back=back_of(request),
            said=said,
            switched=said is not None,
            hinted="hinted" in request.GET,
            last=last_of(learner, key, mode, at, back_of(request)),
        )
    template = "quizzes/_asked.html" if request.htmx else "quizzes/question.html"  # type: ignore[attr-defined]
    return render(request, template, {"asked": shown})


def _mode(request: HttpRequest) -> str:
    mode = request.GET.get("mode", "")
    is_pressed = mode in Review.Mode.values and mode != Review.Mode.EXAM
    return mode if is_pressed else Review.Mode.PRACTICE


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _said(request: HttpRequest) -> Language | None:
    said = request.GET.get("said", "")
    return next((language for language in LANGUAGES if language == said), None)
