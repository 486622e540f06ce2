"""The termination lab: who leaves first, and why."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.termination.form import TerminationForm
from study.calculators.termination.report import drawing, report
from study.views.labs import Lab, answer

LAB = Lab(
    url="study:termination",
    api="api:termination",
    title=_("Which instance leaves first"),
    lead=_(
        "A group shrinks, and the default termination policy has to choose. Go step by step, and "
        "see who is still in the choice and why."
    ),
    examples=(
        (_("two zones, two versions"), ""),
        (
            _("a zone of protected ones"),
            "instances=a/v1/5/protected,a/v1/9/protected,b/v2/30,b/v1/2",
        ),
        (_("a forgotten launch configuration"), "instances=a/v1/50,a/lc3/5,a/other/40,b/v2/59"),
        (_("all alike"), "instances=a/v2/30,a/v2/30,b/v2/30,b/v2/30"),
    ),
    drawing="study/calculators/_termination.html",
)


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def termination(request: HttpRequest) -> HttpResponse:
    form = TerminationForm(request.GET)
    if not form.is_valid():
        return answer(request, LAB, form, None)
    return answer(request, LAB, form, report(form), **drawing(form))
