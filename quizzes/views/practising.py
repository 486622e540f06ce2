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
from quizzes.pace import minutes_of, seconds_by_kind
from quizzes.practice import Chosen, chosen_items, left_of, when
from quizzes.progress import lesson_rows
from quizzes.sittings import last_done
from quizzes.summary import summary_of
from quizzes.views.answering import back_of, find_review, key_of, last_of
from study.core.language import LANGUAGES, Language
from study.language import page_language

# What the page offers at a press, besides a set of the learner's own choosing.
DOORS = ("missed", "unsure", "flagged", "confused")


@require_safe
@never_cache
def practice(request: HttpRequest) -> HttpResponse:
    """Choose a set to practise; every lesson, and how far the learner has come with it."""
    return _choose(request, PracticeForm(request.GET))


def _choose(request: HttpRequest, form: PracticeForm) -> HttpResponse:
    """The page to choose from, with what the form's set comes to; 422 where there is no such."""
    learner, at = access.current(request), timezone.now()
    seconds = seconds_by_kind(learner, at)

    def offered(only: str) -> Chosen:
        return chosen_items(learner, PracticeForm({"only": only}), at, seconds)

    doors = {only: offered(only) for only in DOORS}
    short = offered("gain").keys
    ctx: dict[str, object] = {
        "form": form,
        "doors": [
            (only, words, len(doors[only].keys))
            for only, words in PracticeForm.ONLY
            if only in doors
        ],
        "contrasts": doors["confused"].contrasts,
        "short": len(short),
        "short_minutes": minutes_of(short, seconds),
        "rows": lesson_rows(learner, page_language(), at),
    }
    if form.is_valid():
        keys = chosen_items(learner, form, at, seconds).keys
        ctx |= {"count": len(keys), "minutes": minutes_of(keys, seconds)}
    return render(request, "quizzes/practice.html", ctx, status=200 if form.is_valid() else 422)


@require_safe
@never_cache
def run(request: HttpRequest) -> HttpResponse:
    """The next question of the set in the address, each asked once since the run began; at the
    end, how it went."""
    learner, at = access.current(request), timezone.now()
    form = PracticeForm(request.GET)
    if not form.is_valid():
        return _choose(request, form)
    query = request.GET.copy()
    if form.cleaned_data["since"] is None:
        query["since"] = str(int(at.timestamp()))
        return redirect(f"{request.path}?{query.urlencode()}")
    began = when(form.cleaned_data["since"])
    seconds = seconds_by_kind(learner, began)
    chosen = chosen_items(learner, form, began, seconds)
    left = left_of(chosen.keys, learner, began)
    ctx: dict[str, object] = {
        "left": len(left),
        "total": len(chosen.keys),
        "done": len(chosen.keys) - len(left),
        "minutes": minutes_of(left, seconds),
        "only": form.cleaned_data["only"],
    }
    # A question whose answer was taken back comes first, once.
    again = query.pop("ask", None)
    back = f"{request.path}?{query.urlencode()}"
    if key := key_of(again[-1]) if again else next(iter(left), None):
        mode = Review.Mode.CRAM if form.cleaned_data["cram"] else Review.Mode.PRACTICE
        ctx["why"] = chosen.why(key)
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
    else:
        ctx["last"], ctx["back"] = last_done(learner, Review.Mode.PRACTICE, at, back=back), back
        del query["since"]
        ctx["again"] = f"{request.path}?{query.urlencode()}"
        ctx["summary"] = summary_of(learner, chosen.keys, began, page_language())
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
