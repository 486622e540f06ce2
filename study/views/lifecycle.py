"""The life of an instance, to be pressed: predict first, then see what is left and what costs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.lifecycle.form import LifecycleForm
from study.calculators.lifecycle.report import question, shown, verdict
from study.calculators.lifecycle.sentences import FAULTS
from study.core.lifecycle.predicting import PREDICTED, NothingPredicted, judge
from study.core.lifecycle.pressing import refusal


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def lifecycle(request: HttpRequest) -> HttpResponse:
    query = request.GET
    form = LifecycleForm(query)
    ctx: dict[str, Any] = {"form": form, "fault": ""}
    if form.is_valid():
        try:
            if "next" in query:
                ctx["question"] = question(form, _next(form, query["next"]))
            elif "guess" in query:
                ctx["verdict"] = verdict(judge(form.steps, query.getlist("said")))
        except NothingPredicted:
            ctx["fault"] = FAULTS["nothing_predicted"]
    ctx |= shown(form)
    status = 422 if form.errors or ctx["fault"] else 200
    if status == 200 and query.get("format") == "md":
        kind = "text/markdown; charset=utf-8"
        return render(request, "study/calculators/lifecycle.md", ctx, content_type=kind)
    htmx = request.htmx  # type: ignore[attr-defined]
    # Going back, htmx asks for the page anew and wants it whole.
    fragment = htmx and not htmx.history_restore_request
    template = "_lifecycle.html" if fragment else "lifecycle.html"
    return render(request, f"study/calculators/{template}", ctx, status=status)


def _next(form: LifecycleForm, name: str) -> Any:
    """The action to be predicted; raises NothingPredicted where it cannot be pressed."""
    action = next((each for each in PREDICTED if each == name), None)
    if action is None or not form.steps or refusal(form.steps[-1].after, action):
        raise NothingPredicted
    return action
