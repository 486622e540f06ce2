"""The calculator of EFS: how fast it is, where its files lie, and what it costs."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.efs.drawing import drawing
from study.calculators.efs.form import EfsForm
from study.calculators.efs.report import report
from study.views.labs import Lab, answer

LAB = Lab(
    url="study:efs",
    api="api:efs",
    title=_("EFS: throughput, classes and cost"),
    lead=_(
        "Say what is stored, how old it is and how it is used. See how fast each mode is, where "
        "files lie in a year, and what the same data costs on EBS and S3."
    ),
    examples=(
        (
            _("a small one that runs out of credits"),
            "mode=bursting&files=50x0&reads=60&writes=60&busy=12&to_archive=0",
        ),
        (
            _("a large one that does not"),
            "mode=bursting&files=4000x0&reads=150&writes=80&busy=8&to_archive=0",
        ),
        (
            _("provisioned for a steady load"),
            "mode=provisioned&provisioned=100&files=200x0&reads=150&writes=50&busy=24&to_ia=0&to_archive=0",
        ),
        (
            _("an archive that is read once"),
            "files=500x10+2000x200&back=first-access&read_on=120&reads=5&writes=1",
        ),
        (_("Archive without Elastic"), "mode=bursting&files=100x0+900x200"),
        (_("a million tiny files"), "files=4x60&file_size=4&reads=1&writes=1"),
    ),
    drawing="study/calculators/_efs.html",
)


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def efs(request: HttpRequest) -> HttpResponse:
    form = EfsForm(request.GET)
    if not form.is_valid():
        return answer(request, LAB, form, None)
    return answer(request, LAB, form, report(form), **drawing(form))
