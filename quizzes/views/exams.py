"""Choosing a mock exam, starting it, and what it came to."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from learners import access
from learners.models import Learner
from quizzes.content import banks
from quizzes.core.assembly import TooFewQuestions
from quizzes.exams import services
from quizzes.exams.forms import RetakeForm, StartForm
from quizzes.exams.offers import exams_of, history_of, offers_of, successor_of, usual_exam
from quizzes.exams.results import result_of
from quizzes.exams.sitting import cells_of, find_paper
from quizzes.exams.words import TRENDS, language_names
from quizzes.models import Paper, PaperAnswer
from quizzes.today import zone_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def exams(request: HttpRequest) -> HttpResponse:
    """The exam that `exam` names: what it is, its lengths, and what was reached so far."""
    at, learner = timezone.now(), access.current(request)
    open_exams, day = exams_of(learner, at)
    data = request.POST if request.method == "POST" else None
    form = StartForm(data, exams=list(open_exams))
    fault = "" if data is None or form.is_valid() else form.fault
    if form.is_bound and not fault:
        learner = access.current_or_guest(request)
        wanted = form.cleaned_data
        try:
            paper = services.start(
                learner=learner,
                paper_id=wanted["paper"],
                exam=wanted["exam"],
                length=wanted["length"],
                extra=wanted["extra"],
                at=at,
            )
        except TooFewQuestions:
            fault = _("There are not enough questions for this length yet. Choose a shorter one.")
        else:
            return _begin(request, paper, wanted["paper"])
    if learner is not None:
        services.close_expired(learner=learner, at=at)
    asked = (data or request.GET).get("exam", "")
    exam = asked if asked in open_exams else usual_exam(learner, list(open_exams))
    history = history_of(learner, exam)
    access.promise(request)
    blueprint = open_exams[exam]
    ctx = {
        "exam": exam,
        "exams": open_exams,
        "blueprint": blueprint,
        "languages": language_names(blueprint.languages),
        "successor": successor_of(exam),
        "ahead": blueprint.is_ahead(day),
        "offers": offers_of(exam),
        "chosen": (data or {}).get("length", "quarter"),
        "extra": bool(data and data.get("extra")),
        "paper_id": uuid4(),
        "under_way": Paper.objects.of(learner).open().first(),
        "history": history,
        "trend": TRENDS[history.trend],
        "zone": zone_of(learner),
        "fault": fault,
    }
    return render(request, "quizzes/exams/exams.html", ctx, status=422 if fault else 200)


@require_safe
@never_cache
def result(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """What a closed paper came to; one under way has no result yet."""
    paper = paper_of(request, paper_id)
    if paper.is_open:
        return redirect("quizzes:paper", paper.id)
    answers = list(PaperAnswer.objects.of(paper))
    ctx = {
        "paper": paper,
        "cells": cells_of(answers, is_closed=True),
        "zone": zone_of(paper.learner),
        "blueprint": banks().blueprints[paper.exam],
        "result": result_of(paper, answers),
        "paper_id": uuid4(),
        "under_way": Paper.objects.of(paper.learner).open().first(),
    }
    return render(request, "quizzes/exams/result.html", ctx)


@require_POST
def retake(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Sit what was wrong on a closed paper once more."""
    paper = paper_of(request, paper_id)
    form = RetakeForm(request.POST)
    if paper.is_open or not form.is_valid():
        return redirect("quizzes:result", paper.id)
    wanted = form.cleaned_data["paper"]
    again = services.retake(paper=paper, paper_id=wanted, at=timezone.now())
    if again is None:
        return redirect("quizzes:result", paper.id)
    return _begin(request, again, wanted)


def paper_of(request: HttpRequest, paper_id: UUID) -> Paper:
    """A paper of the learner who asks, as it stands now; raises Http404."""
    learner: Learner | None = access.current(request)
    if learner is not None:
        services.close_expired(learner=learner, at=timezone.now())
    return find_paper(learner, paper_id)


def _begin(request: HttpRequest, paper: Paper, wanted: UUID) -> HttpResponse:
    if paper.id != wanted:
        messages.info(request, _("You are in the middle of this exam. Finish it first."))
    return redirect("quizzes:paper", paper.id)
