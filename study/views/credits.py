"""The calculator of CPU credits: what a burstable instance earns, spends and owes over time."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.credits.form import CreditsForm
from study.calculators.credits.report import reported
from study.calculators.credits.sizes import sizes
from study.calculators.lab_page import lab_page


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def credits(request: HttpRequest) -> HttpResponse:
    form = CreditsForm(request.GET)
    return lab_page(request, "credits", form, lambda: reported(form.found), {"sizes": sizes()})
