"""The scaling lab: how an Auto Scaling group follows a load."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.scaling.curves import EVEN, SALE, written
from study.calculators.scaling.drawing import drawing
from study.calculators.scaling.form import ScalingForm
from study.calculators.scaling.report import report
from study.views.labs import Lab, answer

LAB = Lab(
    url="study:scaling",
    api="api:scaling",
    title=_("How a group follows its load"),
    lead=_("Draw a day of load, choose a policy, and watch who is launched when, and who is late."),
    examples=(
        (_("target tracking on an office day"), ""),
        (
            _("steps against a sale"),
            f"load={written(SALE)}&policy=step&steps=70:1,40:-1",
        ),
        (
            _("the same with a schedule"),
            f"load={written(SALE)}&policy=step&steps=70:1,40:-1&schedule=09:45=20/32/40,16:00=2//40",
        ),
        (
            _("simple scaling and its cooldown"),
            f"load={written(SALE)}&policy=simple&steps=60:%2B3,40:-2",
        ),
        (
            _("a warm-up that is too short"),
            f"load={written(EVEN)}&desired=10&warmup=0&busy=12&target=70",
        ),
    ),
    drawing="study/calculators/_scaling.html",
    script="js/curve.js",
)


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def scaling(request: HttpRequest) -> HttpResponse:
    form = ScalingForm(request.GET)
    if not form.is_valid():
        return answer(request, LAB, form, None)
    return answer(request, LAB, form, report(form), **drawing(form))
