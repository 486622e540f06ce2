"""Memory: how well and how much, what it costs, who predicts it best, and what stands aside."""

from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from learners import access
from learners import services as learner_services
from learners.forms import BreakForm, MemoryForm
from learners.models import Learner
from quizzes import fits
from quizzes.core.days import day_of
from quizzes.forms import RefitForm
from quizzes.holding import held_items
from quizzes.leeches import leeches_of
from quizzes.models import Fit
from quizzes.scoreboard import is_split, refit_of, scoreboard
from quizzes.today import zone_of
from quizzes.views.answering import back_of
from quizzes.workload import costs, pace_of
from study.language import page_language


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def memory(request: HttpRequest) -> HttpResponse:
    learner = access.current(request)
    shown = learner or Learner(**learner_services.guest_defaults(language=page_language()))
    data = request.POST if request.method == "POST" else None
    form = MemoryForm(data, initial=MemoryForm.initial_of(shown))
    if form.is_bound and form.is_valid():
        learner = access.current_or_guest(request)
        learner_services.save_memory(learner=learner, **form.cleaned_data)
        messages.success(request, _("Your settings are saved."))
        return redirect("quizzes:memory")
    return _page(request, learner, form=form, status=422 if form.is_bound else 200)


@require_POST
def breaks(request: HttpRequest) -> HttpResponse:
    """Take days off, or take a break back that has `remove` set."""
    learner, at = access.current_or_guest(request), timezone.now()
    today = day_of(at, zone_of(learner))
    removes = "remove" in request.POST
    form = BreakForm(request.POST, today=None if removes else today, kept=len(learner.breaks))
    if not form.is_valid():
        return _page(request, learner, break_form=form, status=422)
    if removes:
        learner_services.remove_break(learner=learner, **form.cleaned_data)
        messages.success(request, _("You study on these days again."))
    else:
        learner_services.add_break(learner=learner, today=today, **form.cleaned_data)
        messages.success(request, _("These days are off. What would be due comes before or after."))
    return redirect(f"{reverse('quizzes:memory')}#breaks")


@require_POST
def fit(request: HttpRequest) -> HttpResponse:
    """Fit now rather than when it falls due."""
    learner = access.current(request)
    if learner is None or fits.standing_of(learner).reviews < fits.ENOUGH:
        raise Http404("not enough answers")
    found = fits.fit_now(learner=learner, at=timezone.now())
    if found.is_adopted:
        return redirect("quizzes:memory")  # which says it
    if found.scores:
        messages.info(request, _("Nothing else predicts better: what was in use stays."))
    else:
        messages.info(request, _("Too few answers were given a day or more after the one before."))
    return redirect(f"{reverse('quizzes:memory')}#scoreboard")


@require_POST
def refit(request: HttpRequest) -> HttpResponse:
    """The learner has read what a fit changed, goes back from it, or uses it again."""
    form = RefitForm(request.POST)
    learner, at = access.current(request), timezone.now()
    if learner is None or not form.is_valid():
        raise Http404("no such fit")
    match form.cleaned_data["what"]:
        case "seen":
            fits.mark_seen(learner=learner, at=at)
            return redirect(back_of(request) or reverse("quizzes:review"))
        case "back" if fits.give_up(learner=learner, at=at):
            messages.success(request, _("The parameters before are in use again."))
        case "again" if fits.take_up(learner=learner):
            messages.success(request, _("What the last fit found is in use again."))
        case _:
            raise Http404("no such fit")
    return redirect(f"{reverse('quizzes:memory')}#scoreboard")


def _page(
    request: HttpRequest,
    learner: Learner | None,
    *,
    form: MemoryForm | None = None,
    break_form: BreakForm | None = None,
    status: int,
) -> HttpResponse:
    at, language = timezone.now(), page_language()
    shown = learner or Learner(**learner_services.guest_defaults(language=language))
    today = day_of(at, zone_of(shown))
    last = Fit.objects.of(learner).latest_first().first()
    ctx = {
        "form": form or MemoryForm(initial=MemoryForm.initial_of(shown)),
        "break_form": break_form or BreakForm(today=today),
        "breaks": _breaks(shown, at),
        "today": today,
        "costs": costs(learner),
        "pace": pace_of(learner),
        "fit": last,
        "rows": scoreboard(last, shown.fsrs_parameters),
        "is_split": is_split(last),
        "refit": refit_of(learner),
        "fitting": fits.standing_of(learner),
        "enough": fits.ENOUGH,
        "held": held_items(learner, at),
        "leeches": leeches_of(learner, language),
    }
    return render(request, "quizzes/memory.html", ctx, status=status)


def _breaks(learner: Learner, at: datetime) -> list[tuple[date, date]]:
    """The breaks that are not over yet."""
    today = day_of(at, zone_of(learner))
    known = [
        (date.fromisoformat(first), date.fromisoformat(last)) for first, last in learner.breaks
    ]
    return [each for each in known if each[1] >= today]
