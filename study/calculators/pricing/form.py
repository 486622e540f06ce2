"""The pricing calculator's form: every field is in the address, and every one may be left empty."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as later

from config.numbers import DecimalField, IntegerField
from study.calculators.pricing.example_discounts import examples
from study.calculators.pricing.prices_file import prices
from study.calculators.pricing.quotes import Asked, hours
from study.calculators.pricing.words import OPTION_NAMES, SYSTEM_NAMES, UPFRONTS
from study.core.pricing.mixed_fleet import LONGEST
from study.core.pricing.pricing import PLANS, USAGE, Extra, PlanId
from study.core.types.naming import LONGEST as LONGEST_NAME

DEFAULTS = {
    "instance_type": "m5.large",
    "region": "us-east-1",
    "system": "linux",
    "count": "1",
    "use": "always",
    "upfront": "none",
    "plan": "instance-sp-1y",
    "burst": "on-demand",
}
DISCOUNT_FIELDS: dict[PlanId, str] = {plan: plan.replace("-", "_") for plan in PLANS}
HOST_FIELDS = ("host_price", "host_instances")
OWN_FIELDS = ("price", "licence", *DISCOUNT_FIELDS.values(), *HOST_FIELDS)
SPOT_FIELDS = ("spot_saving", "spot_interruptions", "spot_hours_lost")
EXTRA_FIELDS = ("storage_gb", "storage_price", "transfer_gb", "transfer_price")


def _number(label: Any, most: Decimal | int, places: int = 2, **more: Any) -> DecimalField:
    return DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        max_digits=20,
        decimal_places=places,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
        **more,
    )


class PricingForm(forms.Form):
    """Checks the shape of what was typed; whether it can be priced, the core says."""

    instance_type = forms.CharField(
        label=later("Instance type"),
        required=False,
        max_length=4 * LONGEST_NAME,
        widget=forms.TextInput(
            attrs={
                "list": "priced",
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "class": "mono",
            }
        ),
    )
    region = forms.ChoiceField(label=later("Region"), required=False)
    system = forms.ChoiceField(
        label=later("Operating system"), required=False, choices=list(SYSTEM_NAMES.items())
    )
    count = IntegerField(label=later("Instances"), required=False, min_value=1, max_value=100_000)
    use = forms.ChoiceField(label=later("Use"), required=False, widget=forms.RadioSelect)
    hours = _number(
        later("Or hours a month of your own"),
        10_000,
        help_text=later("Goes before the choice above. Clear it to go back."),
    )
    share = _number(
        later("Or a share of the time, %"),
        100,
        help_text=later("Counts where no hours of your own are given."),
    )
    upfront = forms.ChoiceField(
        label=later("Payment of a commitment"), required=False, choices=list(UPFRONTS.items())
    )
    plan = forms.ChoiceField(
        label=later("Commitment to look at closely"),
        required=False,
        choices=[(plan, OPTION_NAMES[plan]) for plan in PLANS],
    )
    price = _number(later("Price of an hour, On-Demand"), 100_000, 8)
    licence = _number(
        later("Of that, the system’s licence"),
        100_000,
        8,
        help_text=later("No discount lowers this part."),
    )
    host_price = _number(later("Price of an hour of a host"), 1_000_000, 8)
    host_instances = IntegerField(
        label=later("Instances one host carries"), required=False, min_value=1, max_value=1000
    )
    spot_saving = _number(later("Average saving, %"), Decimal("99.99"))
    spot_interruptions = _number(
        later("Interruptions in a month of running"), 10_000, help_text=later("For one instance.")
    )
    spot_hours_lost = _number(later("Hours lost by each"), 10_000)
    storage_gb = _number(later("EBS, GB"), 10**9)
    storage_price = _number(later("Price of a GB-month"), 1000, 8)
    transfer_gb = _number(later("Transfer out, GB a month"), 10**9)
    transfer_price = _number(later("Price of a GB"), 1000, 8)
    fleet = forms.CharField(
        label=later("Groups of instances"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"placeholder": "10x730 10x300 20x60", "autocomplete": "off", "class": "mono"}
        ),
        help_text=later("10x730 is ten instances that are each used 730 hours a month."),
    )
    burst = forms.ChoiceField(
        label=later("The others run on"),
        required=False,
        choices=[(option, OPTION_NAMES[option]) for option in USAGE],
    )

    def __init__(self, typed: QueryDict) -> None:
        """What was typed, and the defaults for what was not even sent."""
        data = typed.copy()
        for name, value in DEFAULTS.items():
            if not data.get(name, "").strip():
                data[name] = value
        super().__init__(data)
        choices: Mapping[str, list[tuple[str, Any]]] = {
            "region": [(region, region) for region in prices().regions],
            "use": [
                ("always", later("All month, 24 × 7")),
                ("office", later("Office hours, 40 a week")),
            ],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = later("Choose one from the list.")
        for plan, name in DISCOUNT_FIELDS.items():
            self.fields[name] = _number(OPTION_NAMES[plan], Decimal("99.99"))
        self._show_examples()

    def _show_examples(self) -> None:
        """The numbers that hold as long as a field is empty stand in it, paler: from the example
        for No Upfront to the one for All Upfront, so that they stay true when that changes."""
        begin = examples()
        for plan, name in DISCOUNT_FIELDS.items():
            row = begin.plans[plan]
            self.fields[name].widget.attrs["placeholder"] = f"{row['none']}–{row['all']}"
        self.fields["spot_saving"].widget.attrs["placeholder"] = str(begin.spot)
        for name in ("spot_interruptions", "spot_hours_lost", *EXTRA_FIELDS):
            self.fields[name].widget.attrs["placeholder"] = "0"

    def asked(self) -> Asked:
        """The question of the valid form."""
        data = self.cleaned_data
        return Asked(
            instance_type=data["instance_type"],
            region=data["region"],
            system=data["system"],
            hours=hours(data["use"], data["hours"], data["share"]),
            count=data["count"],
            upfront=data["upfront"],
            plan=data["plan"],
            burst=data["burst"],
            fleet=data["fleet"],
            own_price=data["price"],
            licence=data["licence"],
            host_price=data["host_price"],
            host_instances=data["host_instances"],
            discounts={plan: data[name] for plan, name in DISCOUNT_FIELDS.items()},
            spot_saving=data["spot_saving"],
            interruptions=data["spot_interruptions"] or Decimal(0),
            hours_lost=data["spot_hours_lost"] or Decimal(0),
            extras=extras(data),
        )


def extras(given: Mapping[str, Decimal | None]) -> tuple[Extra, ...]:
    """Storage and transfer, where gigabytes and a price of one are given."""
    nothing = Decimal(0)
    return (
        Extra("storage", given["storage_gb"] or nothing, given["storage_price"] or nothing),
        Extra("transfer", given["transfer_gb"] or nothing, given["transfer_price"] or nothing),
    )
