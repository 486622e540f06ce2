"""Sitting a mock exam: one question a page, the look over all of them, handing in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect, push_url

from quizzes.core.drafts import draft_of
from quizzes.core.questions import InvalidResponse
from quizzes.core.rating import CONFIDENCES
from quizzes.exams import services
from quizzes.exams.forms import PressForm
from quizzes.exams.sitting import (
    as_sent,
    asked_in,
    cells_of,
    clock_of,
    find_answer,
    first_open,
    looked_back,
)
from quizzes.items import find_item
from quizzes.models import Paper, PaperAnswer
from quizzes.views.exams import paper_of
from quizzes.words import fault_words
from study.language import page_language


@require_safe
@never_cache
def paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """To where the paper goes on, or to its result."""
    found = paper_of(request, paper_id)
    if not found.is_open:
        return redirect("quizzes:result", found.id)
    return redirect("quizzes:sitting", found.id, first_open(list(PaperAnswer.objects.of(found))))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vary_on_headers("HX-Request")
def sitting(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """One question of a paper: to be answered while it is open, with its verdict afterwards."""
    found = paper_of(request, paper_id)
    answers = list(PaperAnswer.objects.of(found))
    answer = find_answer(answers, number)
    if request.method == "POST":
        return _press(request, found, answer, len(answers))
    if not found.is_open:
        ctx = {
            "paper": found,
            "answer": answer,
            "asked": looked_back(answer, page_language()),
            "cells": cells_of(answers, number, is_closed=True),
            "total": len(answers),
        }
        return render(request, "quizzes/exams/looked_back.html", ctx)
    ctx = _sitting(found, answers, number)
    return render(request, "quizzes/exams/sitting.html", ctx)


@require_safe
@never_cache
def look_over(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Every item of a paper under way: what is blank, half done, flagged."""
    found = paper_of(request, paper_id)
    if not found.is_open:
        return redirect("quizzes:result", found.id)
    return render(request, "quizzes/exams/look_over.html", _overview(found))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def submit(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Ask once more, then hand the paper in."""
    found = paper_of(request, paper_id)
    if request.method == "POST":
        services.submit(paper=found, at=timezone.now())
    elif found.is_open:
        return render(request, "quizzes/exams/submit.html", _overview(found))
    return redirect("quizzes:result", found.id)


def _press(request: HttpRequest, found: Paper, answer: PaperAnswer, total: int) -> HttpResponse:
    """Keep what the form holds, then go where the pressed button leads."""
    if not found.is_open:
        return _away(request, reverse("quizzes:result", args=[found.id]))
    form, draft = PressForm(request.POST), None
    fault = form.fault
    try:
        draft = _draft(request, answer)
    except InvalidResponse as error:
        fault = fault_words(error)
    if fault:
        ctx = _sitting(found, list(PaperAnswer.objects.of(found)), answer.number)
        return _show(request, {**ctx, "fault": fault}, status=422)
    if _keep(found, answer.number, form.cleaned_data, draft) is None:
        return _away(request, reverse("quizzes:result", args=[found.id]))
    return _go(request, found, answer.number, total, form.cleaned_data["go"])


def _draft(request: HttpRequest, answer: PaperAnswer) -> dict[str, list[str]] | None:
    """What the form holds; None where its question is no more. Raises InvalidResponse."""
    item = find_item(answer.item, str(answer.review_id), answer.version)
    return draft_of(item.question, dict(request.POST.lists())) if item else None


def _keep(
    found: Paper, number: int, sent: Mapping[str, Any], draft: dict[str, list[str]] | None
) -> PaperAnswer | None:
    """Save what was touched on the page; None if the paper is closed by now."""
    at = timezone.now()
    is_touched = draft is not None and (sent["pressed"] or as_sent(draft) != sent["before"])
    is_sure = sent["sure_pressed"] or sent["confidence"] != sent["sure_before"]
    saved = services.save(
        paper=found,
        number=number,
        draft=draft if is_touched else None,
        confidence=sent["confidence"] if is_sure else None,
        language=page_language(),
        pressed_at=sent["pressed"],
        sure_pressed_at=sent["sure_pressed"],
        shown_at=sent["shown"],
        at=at,
    )
    if saved and (sent["flag_pressed"] or sent["flagged"] != sent["flag_before"]):
        saved = services.flag(
            paper=found,
            number=number,
            flagged=sent["flagged"],
            at=at,
            pressed_at=sent["flag_pressed"],
        )
    return saved


def _go(request: HttpRequest, found: Paper, number: int, total: int, go: str) -> HttpResponse:
    """To the item that `go` names; without it, an htmx press stays and hears that it is saved."""
    wanted = {"next": number + 1, "previous": number - 1}.get(go, int(go) if _is_number(go) else 0)
    if go == "review" or wanted > total:
        return _away(request, reverse("quizzes:look-over", args=[found.id]))
    target = wanted if 1 <= wanted <= total else number
    url = reverse("quizzes:sitting", args=[found.id, target])
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(url)
    ctx = _sitting(found, list(PaperAnswer.objects.of(found)), target)
    if not go:
        return render(request, "quizzes/exams/_pressed.html", ctx)
    return push_url(_show(request, ctx), url)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _away(request: HttpRequest, url: str) -> HttpResponse:
    """To another page, whoever asks."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)  # type: ignore[attr-defined]


def _show(request: HttpRequest, ctx: Mapping[str, object], status: int = 200) -> HttpResponse:
    template = "_sitting" if request.htmx else "sitting"  # type: ignore[attr-defined]
    return render(request, f"quizzes/exams/{template}.html", ctx, status=status)


def _sitting(found: Paper, answers: list[PaperAnswer], number: int) -> dict[str, object]:
    answer, at = find_answer(answers, number), timezone.now()
    cells = cells_of(answers, number)
    return {
        "paper": found,
        "answer": answer,
        "asked": asked_in(answer),
        "cells": cells,
        "total": len(answers),
        "sureties": CONFIDENCES,
        "state": next(cell.state for cell in cells if cell.here),
        "before": as_sent(answer.given),
        "clock": clock_of(found, at),
    }


def _overview(found: Paper) -> dict[str, object]:
    answers = list(PaperAnswer.objects.of(found))
    cells = cells_of(answers)
    return {
        "paper": found,
        "cells": cells,
        "total": len(answers),
        "whole": sum(cell.state == "whole" for cell in cells),
        "part": [cell.number for cell in cells if cell.state == "part"],
        "blank": [cell.number for cell in cells if cell.state == "blank"],
        "flagged": [cell.number for cell in cells if cell.flagged],
        "clock": clock_of(found, timezone.now()),
        "go_on": first_open(answers),
    }
