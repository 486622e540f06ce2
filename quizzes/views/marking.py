"""What learners say of items: flags, and reports for the author."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from learners import access
from quizzes import services
from quizzes.forms import FlagForm, ReportForm
from quizzes.items import is_asked
from quizzes.views.answering import find_review
from study.language import page_language


@require_POST
@vary_on_headers("HX-Request")
def flag(request: HttpRequest) -> HttpResponse:
    """Flag an item, or take the flag off."""
    form = FlagForm(request.POST)
    if not form.is_valid() or not is_asked(form.cleaned_data["item"]):
        raise Http404("no such item")
    learner = access.current_or_guest(request)
    item, flagged = form.cleaned_data["item"], form.cleaned_data["flagged"]
    services.set_flag(learner=learner, item=item, flagged=flagged, at=timezone.now())
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "quizzes/_flag.html", {"item": item, "flagged": flagged})
    return redirect(reverse("quizzes:question", args=[item.removeprefix("question:")]))


@require_POST
@vary_on_headers("HX-Request")
def report(request: HttpRequest) -> HttpResponse:
    """Tell the author what is wrong with the question that an answer was given to."""
    form = ReportForm(request.POST)
    learner = access.current(request)
    review, item = find_review(learner, request.POST.get("review", ""))
    if form.is_valid():
        services.report(
            review=review,
            text=form.cleaned_data["text"],
            language=page_language(),
            at=timezone.now(),
        )
    ctx = {"review_id": review.id, "form": form, "done": form.is_valid()}
    status = 200 if form.is_valid() else 422
    template = "quizzes/_report.html" if request.htmx else "quizzes/report.html"  # type: ignore[attr-defined]
    return render(request, template, {**ctx, "item": item}, status=status)
