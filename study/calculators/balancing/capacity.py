"""Capacity units: the form, the dimension that decides, and the month's bill."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.calculators.lab.forms import LabForm, choice, decimal
from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.sentences import Phrases, Said, number
from study.content import ledger
from study.core.balancing.capacity import Bill, Dimension, Meter, Unit, Usage, bill
from study.core.bars import VIEW_BOX, bar
from study.core.pricing.amounts import plain, to_cents
from study.core.remarks import remark

METERS: dict[Meter, Any] = {
    "alb": "ALB",
    "alb_lambda": later("ALB with Lambda targets"),
    "nlb_tcp": "NLB, TCP",
    "nlb_udp": "NLB, UDP",
    "nlb_tls": "NLB, TLS",
}
DIMENSIONS: dict[Dimension, Any] = {
    "new": later("New connections a second"),
    "active": later("Active connections"),
    "bytes": later("GB an hour"),
    "rules": later("Rule evaluations a second"),
}
PRICES = "elb-prices"
# What one unit holds, by the load balancer and its traffic.
HOLDS: dict[Meter, dict[Dimension, str]] = {
    "alb": {"new": "alb-lcu.new", "active": "alb-lcu.active", "bytes": "alb-lcu.bytes",
            "rules": "alb-lcu.rules"},
    "alb_lambda": {"new": "alb-lcu.new", "active": "alb-lcu.active",
                   "bytes": "alb-lcu.lambda-bytes", "rules": "alb-lcu.rules"},
    "nlb_tcp": {"new": "nlb-lcu.tcp-new", "active": "nlb-lcu.tcp-active", "bytes": "nlb-lcu.bytes"},
    "nlb_udp": {"new": "nlb-lcu.udp-new", "active": "nlb-lcu.udp-active", "bytes": "nlb-lcu.bytes"},
    "nlb_tls": {"new": "nlb-lcu.tls-new", "active": "nlb-lcu.tls-active", "bytes": "nlb-lcu.bytes"},
}  # fmt: skip
WRONG: dict[str, Said] = {
    "bad_amount": (later("Write a number from 0 to %(most)s with at most eight decimals."), ""),
}
NOTES: dict[str, Said] = {
    "largest": (later("Only the largest dimension is charged; they are not added up."), "alb-lcu"),
    "nlb": (later("An NLB has no rules, so they cost nothing."), "nlb-lcu"),
    "hours": (
        later("Part of an hour counts as an hour; traffic out is charged besides."),
        PRICES,
    ),
    "month": (later("A month is taken as %(month)s hours."), "month-of-hours"),
}


class CapacityForm(LabForm):
    """An hour of traffic. Once valid it has the `bill`."""

    FIXED = {"show": "lcu"}
    BEGIN = {
        "meter": "alb",
        "new": "40",
        "active": "9000",
        "gigabytes": "2.5",
        "requests": "120",
        "rules": "30",
    }
    WRONG = WRONG
    PHRASES = Phrases({})

    meter = choice(later("Load balancer and traffic"), METERS)
    new = decimal(later("New connections a second"))
    active = decimal(later("Active connections"))
    gigabytes = decimal(later("GB an hour"))
    requests = decimal(later("Requests a second"))
    rules = decimal(later("Rules tried for a request"))
    hour_price = decimal(later("Price of an hour, USD"), later("Empty: as of the source below."))
    unit_price = decimal(later("Price of a unit-hour, USD"))

    usage: Usage
    unit: Unit
    bill: Bill

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        for name in ("hour_price", "unit_price"):
            self.fields[name].required = False

    def work(self, data: dict[str, Any]) -> None:
        meter: Meter = data["meter"]
        family = "alb" if meter.startswith("alb") else "nlb"
        own = {name: data[name] for name in ("hour_price", "unit_price")}
        known = {"hour_price": f"{PRICES}.hour", "unit_price": f"{PRICES}.{family}-unit"}
        prices = {
            name: ledger().number(known[name]) if value is None else value
            for name, value in own.items()
        }
        names = ("new", "active", "gigabytes", "requests", "rules")
        self.usage = Usage(
            **{name: data[name] for name in names},
            **prices,
            month=ledger().number("month-of-hours.hours"),
        )
        self.unit = unit_of(meter)
        self.bill = bill(self.usage, self.unit)

    @property
    def own_prices(self) -> bool:
        return any(self.cleaned_data[name] is not None for name in ("hour_price", "unit_price"))


def unit_of(meter: Meter) -> Unit:
    """What a unit of this traffic holds, from the facts."""
    holds = {name: ledger().number(fact) for name, fact in HOLDS[meter].items()}
    return Unit(holds, ledger().number("alb-lcu.free"))


def report(form: CapacityForm) -> Report:
    result, usage = form.bill, form.usage
    unit = "LCU" if form.cleaned_data["meter"].startswith("alb") else "NLCU"
    rows = [
        Row(
            str(DIMENSIONS[used.dimension]),
            [number(used.amount), number(used.holds), number(used.units, 3)],
            used.dimension == result.decides,
        )
        for used in result.used
    ]
    head = [_("Dimension"), _("Used"), _("One unit holds"), unit]
    hourly = f"{plain(usage.hour_price)} + {number(result.units, 3)} × {plain(usage.unit_price)}"
    place = _("a price of your own") if form.own_prices else _priced()
    return Report(
        title=_("LCU estimate"),
        verdict=_("%(units)s %(unit)s an hour, because of: %(dimension)s. USD %(month)s a month.")
        % {
            "units": number(result.units, 3),
            "unit": unit,
            "dimension": DIMENSIONS[result.decides],
            "month": _money(result.monthly),
        },
        sums=[
            (_("An hour"), f"{hourly} = USD {number(result.hourly, 4)}"),
            (_("A month"), f"{number(usage.month)} h = USD {_money(result.monthly)}"),
            (_("Prices"), place),
        ],
        sheets=[Sheet("dimensions", _("Which dimension decides"), head, rows, best=_("decides"))],
        notes=[
            form.PHRASES.say(NOTES, remark(code, month=int(usage.month)))
            for code in NOTES
            if code != "nlb" or unit == "NLCU"
        ],
        basis=["nlb-lcu" if unit == "NLCU" else "alb-lcu", PRICES],
    )


def drawing(form: CapacityForm) -> dict[str, Any]:
    """A bar for each dimension, as long as the units that it takes."""
    most = form.bill.units or Decimal(1)
    return {
        "view_box": VIEW_BOX,
        "bars": [
            {
                "name": DIMENSIONS[used.dimension],
                "lines": [
                    (
                        "",
                        number(used.units, 3),
                        bar(used.units, most),
                        "on" if used.dimension == form.bill.decides else "off",
                    )
                ],
            }
            for used in form.bill.used
        ],
    }


def _money(value: Decimal) -> str:
    return f"{to_cents(value):,}"


def _priced() -> str:
    fact = ledger()[PRICES]
    region = fact.values["region"].text
    return _("%(region)s, as of %(date)s") % {
        "region": region.en if region else "",
        "date": fact.checked,
    }
