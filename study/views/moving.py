"""The move planner: the ordered steps, or the first obstacle."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.moving.form import EXAMPLE, MoveForm, asks
from study.calculators.moving.report import planned

EXAMPLES = {
    "region": "what=instance&source=us-east-1a&target=eu-west-1b&data=2",
    "zone": "what=volume&source=us-east-1a&target=us-east-1b",
    "account": "what=volume&source=us-east-1a&target=us-east-1a"
    "&account=222222222222&encryption=default",
    "address": "what=instance&source=us-east-1a&target=us-west-2a&address=keep",
    "govcloud": "what=instance&source=us-east-1a&target=us-gov-west-1a&encryption=customer",
    "plain": "what=volume&source=eu-west-1a&target=eu-west-1b&encryption=customer&wish=plain",
}


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def move(request: HttpRequest) -> HttpResponse:
    query = request.GET if asks(request.GET) else EXAMPLE
    form = MoveForm(query)
    ctx: dict[str, Any] = {"form": form, "examples": EXAMPLES}
    status = 200 if form.is_valid() else 422
    if form.is_valid():
        ctx |= planned(form.move, form.plan, query)
        if request.GET.get("format") == "md":
            kind = "text/markdown; charset=utf-8"
            return render(request, "study/calculators/move.md", ctx, content_type=kind)
    htmx = request.htmx  # type: ignore[attr-defined]
    # Going back, htmx asks for the page anew and wants it whole.
    fragment = htmx and not htmx.history_restore_request
    template = "_move.html" if fragment else "move.html"
    return render(request, f"study/calculators/{template}", ctx, status=status)
