"""What a learner does with an item besides answering it: from the verdict, or the memory page."""

from datetime import datetime
from uuid import uuid5

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learners import access
from learners.models import Learner
from quizzes import wishes
from quizzes.asking import answered
from quizzes.core.days import day_of
from quizzes.forms import CardForm, HoldForm
from quizzes.items import Item
from quizzes.models import Review
from quizzes.today import zone_of
from quizzes.views.answering import back_of, find_review
from study.language import page_language

DONE = {
    "bury": gettext_lazy("It is not asked again today."),
    "suspend": gettext_lazy("It is not asked any more, until you release it on the memory page."),
    "reset": gettext_lazy("It is forgotten: it comes back as new."),
    "due": gettext_lazy("It comes back on the day you chose."),
}


@require_POST
def card(request: HttpRequest) -> HttpResponse:
    """Bury, suspend or reset the item of an answer, or choose a day for it."""
    learner, at = access.current(request), timezone.now()
    review, item = find_review(learner, request.POST.get("review", ""))
    if learner is None:
        raise Http404("nobody's answer")
    form = CardForm(request.POST, today=day_of(at, zone_of(learner)))
    if not form.is_valid():
        language, back = page_language(), back_of(request)
        shown = answered(review, item, language=language, at=at, back=back)
        ctx = {"asked": shown, "card_form": form}
        return render(request, "quizzes/question.html", ctx, status=422)
    _do(form, learner, review, at)
    messages.success(request, str(DONE[form.cleaned_data["what"]]))
    return redirect(back_of(request) or _onward(review, item))


def _do(form: CardForm, learner: Learner, review: Review, at: datetime) -> None:
    what, day = form.cleaned_data["what"], form.cleaned_data["day"]
    entry_id = uuid5(form.cleaned_data["entry"], f"{what} {day}")
    match what:
        case "bury":
            wishes.bury(learner=learner, item=review.item, at=at)
        case "suspend":
            wishes.suspend(learner=learner, item=review.item)
        case "reset":
            wishes.reset(learner=learner, entry_id=entry_id, after=review, at=at)
        case "due":
            wishes.ask_on(learner=learner, entry_id=entry_id, after=review, day=day, at=at)


def _onward(review: Review, item: Item) -> str:
    """Where the learner was going when the answer was given."""
    if review.mode == Review.Mode.LESSON:
        return f"{reverse('study:lesson', args=[item.lesson])}#ask-{item.section}"
    return reverse("quizzes:review" if review.mode == Review.Mode.REVIEW else "quizzes:practice")


@require_POST
def release(request: HttpRequest) -> HttpResponse:
    """Ask an item again that was suspended or buried."""
    form = HoldForm(request.POST)
    learner = access.current(request)
    if learner is None or not form.is_valid():
        raise Http404("nothing to release")
    wishes.release(learner=learner, item=form.cleaned_data["item"])
    messages.success(request, _("It is asked again when it is due."))
    return redirect(f"{reverse('quizzes:memory')}#held")
