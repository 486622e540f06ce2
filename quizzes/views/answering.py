"""Taking an answer, and taking it back. Both render what is stored."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from learners import access
from learners.models import Learner
from quizzes import services
from quizzes.asking import Asked, answered, ask, card_of
from quizzes.content import banks
from quizzes.core.bank import Question
from quizzes.core.grading import InvalidResponse
from quizzes.forms import AnswerForm, UndoForm
from quizzes.models import Review
from study.language import page_language


def find_question(question_id: str) -> Question:
    """The question; raises Http404, for one that is retired too."""
    question = banks().questions.get(question_id)
    if question is None or question.retired:
        raise Http404(f"no question {question_id}")
    return question


def find_review(learner: Learner | None, review_id: str) -> tuple[Review, Question]:
    """An answer of this learner's own, and its question; raises Http404 for anybody else's."""
    try:
        review = Review.objects.of(learner).standing().filter(id=UUID(review_id)).first()
    except ValueError:
        review = None
    question = banks().get(review.item) if review else None
    if review is None or question is None:
        raise Http404("no such answer")
    return review, question


@require_POST
@vary_on_headers("HX-Request")
def answer(request: HttpRequest, question_id: str) -> HttpResponse:
    question = find_question(question_id)
    learner = access.current_or_guest(request)
    form = AnswerForm(request.POST, question=question)
    at, language = timezone.now(), page_language()
    fault = "" if form.is_valid() else form.fault
    if not fault:
        try:
            review = services.record_review(
                learner=learner,
                review_id=form.cleaned_data["review"],
                question=question,
                chosen=frozenset(form.cleaned_data["choice"]),
                confidence=form.cleaned_data["confidence"],
                mode=form.cleaned_data["mode"],
                language=language,
                at=at,
                milliseconds=form.cleaned_data["milliseconds"],
            )
        except InvalidResponse as error:
            fault = _fault_words(error)
        else:
            if review.is_standing:
                shown = answered(review, question, language=language, at=at)
                return _after(request, shown)
            fault = _("This answer was taken back. Answer again.")
    mode = request.POST.get("mode", "")
    shown = ask(
        question,
        learner=learner,
        card=card_of(learner, question),
        mode=mode if mode in Review.Mode.values else Review.Mode.PRACTICE,
        language=language,
        at=at,
        chosen=frozenset(request.POST.getlist("choice")),
        fault=fault,
    )
    return _show(request, shown, status=422)


@require_POST
@vary_on_headers("HX-Request")
def undo(request: HttpRequest) -> HttpResponse:
    """Take an answer back and ask its question again."""
    form = UndoForm(request.POST)
    learner = access.current(request)
    at = timezone.now()
    review_id = form.cleaned_data["review"] if form.is_valid() else None
    undone = (
        services.undo(learner=learner, review_id=review_id, at=at)
        if learner and review_id
        else None
    )
    question = banks().get(undone.item) if undone else None
    if undone is None or question is None or question.retired:
        raise Http404("no such answer")
    shown = ask(
        question,
        learner=learner,
        card=card_of(learner, question),
        mode=undone.mode,
        language=page_language(),
        at=at,
    )
    return _after(request, shown)


def _after(request: HttpRequest, shown: Asked) -> HttpResponse:
    """The fragment for htmx; for everybody else a redirect to where the question was asked."""
    if request.htmx:  # type: ignore[attr-defined]
        return _show(request, shown)
    query = f"?answered={shown.review_id}" if shown.review else ""
    if shown.mode == Review.Mode.LESSON:
        url = reverse("study:lesson", args=[shown.lesson])
        return redirect(f"{url}{query}#ask-{shown.place}")
    if shown.mode == Review.Mode.REVIEW and shown.review:
        return redirect(f"{reverse('quizzes:review')}{query}")
    return redirect(f"{reverse('quizzes:question', args=[shown.question.id])}{query}")


def _show(request: HttpRequest, shown: Asked, status: int = 200) -> HttpResponse:
    template = "quizzes/_asked.html" if request.htmx else "quizzes/question.html"  # type: ignore[attr-defined]
    return render(request, template, {"asked": shown}, status=status)


def _fault_words(error: InvalidResponse) -> str:
    if error.code == "wrong_count":
        return _("Choose exactly %(n)d.") % {"n": error.wanted}
    return _("Choose an answer first.")
