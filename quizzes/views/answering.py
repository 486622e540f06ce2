"""Taking an answer, and taking it back. Both render what is stored."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from learners import access
from learners.models import Learner
from quizzes import fits, services
from quizzes.asking import Asked, answered, ask, card_of, held_of
from quizzes.content import banks
from quizzes.core.questions import InvalidResponse
from quizzes.forms import AnswerForm, UndoForm
from quizzes.items import Item, find_item, is_asked
from quizzes.models import Review
from quizzes.sittings import is_run, last_done
from quizzes.words import fault_words
from study.language import page_language


def key_of(name: str) -> str:
    """The item that an address names; raises Http404 where there is nothing to ask."""
    key = name if ":" in name else f"question:{name}"
    if not is_asked(key):
        raise Http404(f"no item {key}")
    return key


def find_review(learner: Learner | None, review_id: str) -> tuple[Review, Item]:
    """An answer of this learner's own, and its item; raises Http404 for anybody else's."""
    try:
        review = Review.objects.of(learner).standing().filter(id=UUID(review_id)).first()
    except ValueError:
        review = None
    item = find_item(review.item, str(review.id), review.version) if review else None
    if review is None or item is None:
        raise Http404("no such answer")
    return review, item


def back_of(request: HttpRequest) -> str:
    """Where the reader came from, if that is a page of this site."""
    given = request.POST.get("next", "") or request.GET.get("next", "")
    return given if url_has_allowed_host_and_scheme(given, allowed_hosts=None) else ""


def last_of(learner: Learner | None, key: str, mode: str, at: datetime, back: str) -> Review | None:
    """What was last done in the sitting that this item is asked in; none in the daily review,
    which shows it for itself."""
    if mode == Review.Mode.REVIEW:
        return None
    item = find_item(key) if mode == Review.Mode.LESSON else None
    beside = {each.item for each in banks().of_section(item.lesson, item.section)} if item else None
    return last_done(learner, mode, at, back=back, items=beside)


@require_POST
@vary_on_headers("HX-Request")
def answer(request: HttpRequest, name: str) -> HttpResponse:
    key = key_of(name)
    learner = access.current_or_guest(request)
    sent = dict(request.POST.lists())
    form = AnswerForm(request.POST)
    fault = "" if form.is_valid() else form.fault
    at, language = timezone.now(), page_language()
    review_id = form.cleaned_data.get("review")
    # Drawn again from the id of the answer: the question that was seen is the one that is graded.
    item = find_item(key, str(review_id or ""))
    if item is None:
        raise Http404(f"no item {key}")
    try:
        response = item.question.read(sent)
    except InvalidResponse as error:
        fault = fault_words(error)
    status = 422
    if not fault:
        try:
            review = services.record_review(
                learner=learner,
                item=item,
                response=response,
                language=form.cleaned_data["said"] or language,
                at=at,
                **_rest(form),
            )
        except services.UsedElsewhere:
            review_id, status = None, 409
            fault = _(
                "This form was sent before, for another question: that answer stands as it was. "
                "Answer this question again."
            )
        else:
            fits.fit_if_due(learner=learner, at=at)
            if review.is_standing:
                shown = answered(review, item, language=language, at=at, back=back_of(request))
                return _after(request, shown)
            review_id, fault = None, _("This answer was taken back. Answer again.")
    mode = form.cleaned_data.get("mode", Review.Mode.PRACTICE)
    shown = ask(
        key,
        learner=learner,
        card=card_of(learner, key),
        mode=mode,
        language=language,
        at=at,
        held=held_of(sent),
        fault=fault,
        review_id=review_id,
        back=back_of(request),
        said=form.cleaned_data.get("said") or None,
        switched=form.cleaned_data.get("switched", False),
        hinted=form.cleaned_data.get("hinted", False),
        last=last_of(learner, key, mode, at, back_of(request)),
    )
    return _show(request, shown, status=status)


def _rest(form: AnswerForm) -> dict[str, object]:
    fields = ("confidence", "mode", "milliseconds", "hinted", "switched")
    return {"review_id": form.cleaned_data["review"], **{k: form.cleaned_data[k] for k in fields}}


@require_POST
@vary_on_headers("HX-Request")
def undo(request: HttpRequest) -> HttpResponse:
    """Take an answer back and ask its question again; or take back what was done to a card."""
    form = UndoForm(request.POST)
    learner = access.current(request)
    at = timezone.now()
    undone = None
    if learner and form.is_valid():
        review_id = form.cleaned_data["review"]
        undone = services.undo(learner=learner, review_id=review_id, at=at)
    if undone is None or not is_asked(undone.item):
        raise Http404("no such answer")
    name, back = undone.item.removeprefix("question:"), back_of(request)
    query = urlencode({"ask": name}) if undone.event == "answer" else ""
    if undone.mode == Review.Mode.REVIEW:
        return redirect(f"{reverse('quizzes:review')}?{query}".rstrip("?"))
    if is_run(back):
        # The whole page: what is left to go and what was done before are shown beside the question.
        url = f"{back}&{query}".rstrip("&")
        return HttpResponseClientRedirect(url) if request.htmx else redirect(url)  # type: ignore[attr-defined]
    shown = ask(
        undone.item,
        learner=learner,
        card=card_of(learner, undone.item),
        mode=undone.mode,
        language=page_language(),
        at=at,
        back=back,
        last=last_of(learner, undone.item, undone.mode, at, back),
    )
    return _after(request, shown)


def _after(request: HttpRequest, shown: Asked | None) -> HttpResponse:
    """The fragment for htmx; for everybody else a redirect to where the question was asked."""
    if shown is None or request.htmx:  # type: ignore[attr-defined]
        return _show(request, shown)
    return redirect(shown.address)


def _show(request: HttpRequest, shown: Asked | None, status: int = 200) -> HttpResponse:
    if shown is None:
        raise Http404("nothing to ask")
    template = "quizzes/_asked.html" if request.htmx else "quizzes/question.html"  # type: ignore[attr-defined]
    return render(request, template, {"asked": shown}, status=status)
