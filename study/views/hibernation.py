"""The hibernation check: yes, or what stands in the way first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.hibernation.form import EXAMPLE, HibernationForm, asks
from study.calculators.hibernation.report import answered

EXAMPLES = {
    "plain": "instance_type=t3.medium&root_size=30&encrypted=no&used=8",
    "large": "instance_type=r5.8xlarge&root_size=400",
    "windows": "instance_type=m7i.2xlarge&system=windows&root_size=100",
    "small": "instance_type=r6g.2xlarge&root_size=80&used=30",
    "group": "instance_type=c6g.large&root_size=20&managed=auto-scaling",
    "late": "instance_type=m6i.large&root_size=30&enabled=later",
}


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def hibernation(request: HttpRequest) -> HttpResponse:
    query = request.GET if asks(request.GET) else EXAMPLE
    form = HibernationForm(query)
    ctx: dict[str, Any] = {"form": form, "examples": EXAMPLES}
    status = 200 if form.is_valid() else 422
    if form.is_valid():
        ctx |= answered(form.sleeper, form.answer, query)
        if request.GET.get("format") == "md":
            kind = "text/markdown; charset=utf-8"
            return render(request, "study/calculators/hibernation.md", ctx, content_type=kind)
    htmx = request.htmx  # type: ignore[attr-defined]
    # Going back, htmx asks for the page anew and wants it whole.
    fragment = htmx and not htmx.history_restore_request
    template = "_hibernation.html" if fragment else "hibernation.html"
    return render(request, f"study/calculators/{template}", ctx, status=status)
