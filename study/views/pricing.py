"""The pricing calculator: one type under every way of paying, and where the ways cross."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.calculators.pricing import quote_tables
from study.calculators.pricing.form import (
    DISCOUNT_FIELDS,
    EXTRA_FIELDS,
    HOST_FIELDS,
    OWN_FIELDS,
    SPOT_FIELDS,
    PricingForm,
)
from study.calculators.pricing.prices_file import prices
from study.calculators.pricing.quote_chart import drawing
from study.calculators.pricing.quote_markdown import as_markdown
from study.calculators.pricing.quotes import Quote, quote
from study.calculators.pricing.words import (
    FLEET_FAULTS,
    OPTION_NAMES,
    SYSTEM_NAMES,
    price_fault,
    scenario_fault,
)
from study.content import ledger
from study.core.pricing.amounts import InvalidScenario
from study.core.pricing.mixed_fleet import InvalidFleet
from study.core.pricing.prices import SYSTEMS, UnknownPrice

FACTS = (
    "month-of-hours",
    "dedicated-host",
    "licence-keeps-its-price",
    "savings-plan-unused-commitment",
    "reserved-instance-nature",
    "savings-plan-partial-upfront",
    "savings-plan-types",
    "spot-discount-size",
)


@require_safe
@vary_on_headers("HX-Request")
def pricing(request: HttpRequest) -> HttpResponse:
    form = PricingForm(request.GET)
    answer = _answer(form) if form.is_valid() else None
    if answer and request.GET.get("format") == "md":
        text = as_markdown(answer)
        return HttpResponse(text, content_type="text/markdown; charset=utf-8")
    ctx: dict[str, Any] = {"form": form, "quote": answer}
    if answer:
        ctx |= _written(answer) | {"address": _address(request, answer)}
    fragment = request.htmx  # type: ignore[attr-defined]
    if not fragment:
        ctx |= _groups(form)
    name = "_pricing.html" if fragment else "pricing.html"
    return render(request, f"study/calculators/{name}", ctx, status=200 if answer else 422)


def _answer(form: PricingForm) -> Quote | None:
    """The quote, or None with what is wrong put beside its field."""
    try:
        return quote(form.asked())
    except UnknownPrice as fault:
        words = [price_fault(fault)]
        if fault.code == "not_for_system":
            names = ", ".join(SYSTEM_NAMES[each] for each in SYSTEMS if each in fault.suggestions)
            words.append(_("Looked up for: %(names)s.") % {"names": names})
        elif fault.suggestions:
            words.append(_("Near it: %(names)s.") % {"names": ", ".join(fault.suggestions)})
        if fault.code == "not_in_region":
            words.append(_("Looked up in: %(regions)s.") % {"regions": ", ".join(fault.regions)})
        words.append(_("If you know its price, type it under “Prices of your own”."))
        form.add_error(fault.field, " ".join(words))
    except InvalidScenario as fault:
        form.add_error(fault.field, scenario_fault(fault))
    except InvalidFleet as fault:
        form.add_error("fleet", str(FLEET_FAULTS[fault.code]) % {"word": fault.word[:40]})
    return None


def _groups(form: PricingForm) -> dict[str, Any]:
    """The fields that fold away, and whether a fold has anything in it to show."""
    folds = {
        "own": (*OWN_FIELDS, *SPOT_FIELDS),
        "spot": SPOT_FIELDS,
        "host": HOST_FIELDS,
        "extra": EXTRA_FIELDS,
        "mixed": ("fleet", "burst"),
    }
    return {
        "priced": prices().types(form.data["region"]),
        "folds": {
            fold: {
                "fields": [form[name] for name in names],
                "open": any(form.data.get(name) for name in names if name != "burst")
                or any(name in form.errors for name in names),
            }
            for fold, names in folds.items()
        },
        "discount_fields": [form[name] for name in DISCOUNT_FIELDS.values()],
    }


def _written(answer: Quote) -> dict[str, Any]:
    return {
        "verdict": quote_tables.verdict(answer),
        "host": quote_tables.host(answer),
        "costs": quote_tables.cost_rows(answer),
        "rates": quote_tables.rate_rows(answer),
        "meetings": quote_tables.meeting_rows(answer),
        "mixes": quote_tables.mix_rows(answer),
        "steps": quote_tables.steps(answer),
        "burst": OPTION_NAMES[answer.asked.burst],
        "per_hour": quote_tables.money_per_hour(answer),
        "system": SYSTEM_NAMES[answer.asked.system],
        "licence": quote_tables.licence(answer),
        "spot_hours": quote_tables.long_spot(answer),
        "old": answer.price is not None and answer.price.is_old(timezone.localdate()),
        "chart": drawing(answer),
        "facts": [ledger()[fact_id] for fact_id in FACTS],
    }


def _address(request: HttpRequest, answer: Quote) -> str:
    """The query without empty fields but always with the type, to which links add theirs."""
    query = request.GET.copy()
    query["instance_type"] = answer.name
    for key in [key for key in query if key == "format" or not any(query.getlist(key))]:
        del query[key]
    return query.urlencode()
