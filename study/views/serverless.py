"""The calculator of Lambda: what it costs beside Fargate and EC2, how many run, what fails."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.serverless.drawing import drawing
from study.calculators.serverless.form import ServerlessForm
from study.calculators.serverless.report import report
from study.views.labs import Lab, answer

LAB = Lab(
    url="study:lambda",
    api="api:lambda",
    title=_("Lambda, Fargate or EC2"),
    lead=_(
        "Say how often a function runs, for how long and with how much memory. See what it costs, "
        "how many run at once, what becomes of an event that fails, and where servers pay."
    ),
    examples=(
        (_("an API that answers in 120 ms"), "trigger=api"),
        (_("too many at once"), "requests=300000000&duration=800&peak=2000&memory=1024"),
        (_("a job of twenty minutes"), "requests=2000&duration=1200000&memory=2048&peak=0.1"),
        (
            _("a reservation that protects a database"),
            "requests=20000000&duration=250&peak=400&reserved=50",
        ),
        (_("throttled for ten minutes"), "failure=throttle&trouble=600&catcher=destination"),
        (
            _("a steady stream all month"),
            "requests=200000000&memory=1024&peak=80&task_vcpu=1&task_memory=2",
        ),
    ),
    drawing="study/calculators/_serverless.html",
)


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def serverless(request: HttpRequest) -> HttpResponse:
    form = ServerlessForm(request.GET)
    if not form.is_valid():
        return answer(request, LAB, form, None)
    return answer(request, LAB, form, report(form), **drawing(form))
