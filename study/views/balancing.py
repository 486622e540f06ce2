"""The load balancing lab: six parts of one page, told apart by `show`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.balancing.parts import FIRST, PARTS
from study.views.labs import Lab, answer


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def balancing(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("show") or FIRST
    part = PARTS.get(show)
    if part is None:
        raise Http404(f"There is no part {show[:40]!r}; there are {', '.join(PARTS)}.")
    lab = Lab(
        url="study:load-balancing",
        api=f"api:load-balancing-{show}",
        title=_("How load balancers decide"),
        lead=part.lead,
        examples=part.examples,
        drawing=f"study/calculators/{part.template}",
    )
    tabs = [(each.name, f"show={name}", name == show) for name, each in PARTS.items()]
    form = part.form(request.GET)
    if not form.is_valid():
        return answer(request, lab, form, None, show=show, tabs=tabs)
    drawn = part.drawing(form)
    return answer(request, lab, form, part.report(form), show=show, tabs=tabs, **drawn)
