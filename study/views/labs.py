"""How every lab answers: a page, its result alone for htmx, or Markdown."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from study.calculators.lab.forms import LabForm
from study.calculators.lab.report import Report, as_markdown


@dataclass(frozen=True, slots=True)
class Lab:
    """A lab's page. `url` and `api` are names of addresses; examples are words and queries."""

    url: str
    api: str
    title: Promise
    lead: Promise
    examples: tuple[tuple[Promise, str], ...] = ()
    drawing: str = ""  # the template of its drawing
    script: str = ""


def answer(
    request: HttpRequest, lab: Lab, form: LabForm, report: Report | None, **more: Any
) -> HttpResponse:
    """The report of a valid form, or what is wrong beside the fields with status 422."""
    if report and request.GET.get("format") == "md":
        here = f"{request.build_absolute_uri(request.path)}?{form.address()}"
        return HttpResponse(as_markdown(report, here), content_type="text/markdown; charset=utf-8")
    ctx = {"lab": lab, "form": form, "report": report, "address": form.address(), **more}
    htmx = request.htmx  # type: ignore[attr-defined]
    # Going back, htmx asks for the page anew and wants it whole.
    fragment = htmx and not htmx.history_restore_request
    template = "_lab_reply.html" if fragment else "lab.html"
    status = 200 if report else 422
    return render(request, f"study/calculators/{template}", ctx, status=status)
