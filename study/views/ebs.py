"""The EBS calculator: what a volume gives, what caps it, its burst bucket, and what it costs."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.ebs.form import EbsForm
from study.calculators.ebs.report import reported
from study.calculators.lab_page import lab_page


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def ebs(request: HttpRequest) -> HttpResponse:
    form = EbsForm(request.GET)
    return lab_page(request, "ebs", form, lambda: reported(form.found), {})
