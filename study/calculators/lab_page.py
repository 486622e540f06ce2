"""How a calculator answers a request: its page, the answer alone for htmx, or Markdown."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from study.calculators.lab_form import LabForm, asked_address


def lab_page(
    request: HttpRequest,
    name: str,
    form: LabForm,
    report: Callable[[], dict[str, Any]],
    more: Mapping[str, Any],
) -> HttpResponse:
    """`name` is that of its templates: NAME.html, _NAME.html for the answer, NAME.md.

    `report` gives what a valid form's answer is in words; `more` is what the page needs anyway.
    """
    valid = form.is_valid()
    result = f"study/calculators/_{name}.html"
    ctx = {**more, "form": form, "result": result, "address": asked_address(request.GET)}
    if valid:
        ctx |= report()
    if valid and request.GET.get("format") == "md":
        kind = "text/markdown; charset=utf-8"
        return render(request, f"study/calculators/{name}.md", ctx, content_type=kind)
    htmx = request.htmx  # type: ignore[attr-defined]
    # Going back, htmx asks for the page anew and wants it whole.
    fragment = htmx and not htmx.history_restore_request
    template = "study/calculators/_lab_reply.html" if fragment else f"study/calculators/{name}.html"
    return render(request, template, ctx, status=200 if valid else 422)
