"""The placement calculator: what fits into a group, why the rest does not, and what survives."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.placement.form import EXAMPLE, PlacementForm, asks
from study.calculators.placement.report import answered, drawn
from study.calculators.placement.words import say_fault
from study.core.placement.failing import fail
from study.core.placement.group import InvalidGroup
from study.language import page_language

EXAMPLES = {
    "full": "strategy=spread-rack&azs=3&instances=21",
    "one_more": "strategy=spread-rack&azs=3&instances=22",
    "burstable": "strategy=cluster&azs=1&instances=8&instance_type=t3.large",
    "kafka": "strategy=partition&azs=3&instances=60&partitions=7&instance_type=i4i.2xlarge",
    "dedicated": "strategy=partition&azs=1&instances=12&partitions=3&tenancy=dedicated",
    "outpost": "strategy=spread-host&azs=1&instances=5&hosts=6",
}


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def placement(request: HttpRequest) -> HttpResponse:
    query = request.GET if asks(request.GET) else EXAMPLE
    form = PlacementForm(query)
    ctx: dict[str, Any] = {"form": form, "examples": EXAMPLES}
    status = 200 if form.is_valid() else 422
    if form.is_valid():
        answer = form.answer
        try:
            damage = fail(answer.arrangement, query.getlist("fail"))
        except InvalidGroup as fault:
            status = 422
            ctx["unknown_part"] = say_fault(fault, page_language())
            damage = fail(answer.arrangement, ())
        ctx |= answered(form.group, answer, query) | drawn(answer, damage, query)
        if status == 200 and request.GET.get("format") == "md":
            kind = "text/markdown; charset=utf-8"
            return render(request, "study/calculators/placement.md", ctx, content_type=kind)
    htmx = request.htmx  # type: ignore[attr-defined]
    # Going back, htmx asks for the page anew and wants it whole.
    fragment = htmx and not htmx.history_restore_request
    template = "_placement_reply.html" if fragment else "placement.html"
    return render(request, f"study/calculators/{template}", ctx, status=status)
