"""The form of the hibernation check."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from config.numbers import DecimalField
from study.calculators.hibernation.limits import limits
from study.calculators.hibernation.words import read_type, say_fault, say_misnamed
from study.core.hibernation.checking import Answer, check
from study.core.hibernation.sleeper import BOUNDS, ROOTS, InvalidSleeper, Sleeper
from study.core.types.catalogue import Known
from study.core.types.naming import LONGEST, InvalidName
from study.language import page_language

# What the page shows before anything is asked.
EXAMPLE = QueryDict("instance_type=m7g.xlarge&root_size=60&used=30&days=14")
ROOT_NAMES = {**{root: root for root in ROOTS}, "store": _("instance store")}


def _choice(label: Any, *options: tuple[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=options)


def _number(label: Any, help_text: Any = "", placeholder: str = "") -> DecimalField:
    field = DecimalField(
        label=label, required=False, max_digits=12, decimal_places=3, help_text=help_text
    )
    field.widget.attrs |= {"inputmode": "decimal", "step": "any", "placeholder": placeholder}
    return field


class HibernationForm(forms.Form):
    """Every choice may be left empty: then the first holds. Once valid it has the `sleeper` and
    the `answer`."""

    instance_type = forms.CharField(
        label=_("Instance type"),
        required=False,
        max_length=4 * LONGEST,
        help_text=_("Empty: its family is not checked."),
        widget=forms.TextInput(
            attrs={"class": "mono", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    memory = _number(_("Or memory, GiB"), _("Goes before that of the type."))
    system = _choice(_("Operating system"), ("linux", "Linux"), ("windows", "Windows"))
    enabled = _choice(
        _("Hibernation enabled"), ("launch", _("at the launch")), ("later", _("not yet"))
    )
    purchase = _choice(
        _("Bought as"),
        ("on-demand", _("On-Demand")),
        ("spot-persistent", _("Spot, persistent request")),
        ("spot-one-time", _("Spot, one-time request")),
    )
    root = _choice(_("Root volume"), *ROOT_NAMES.items())
    encrypted = _choice(_("Root encrypted"), ("yes", _("yes")), ("no", _("no")))
    root_size = _number(_("Root size, GiB"))
    used = _number(_("In use on the root, GiB"), placeholder="0")
    image = _choice(
        _("Image"),
        ("listed", _("HVM, listed")),
        ("other", _("another")),
    )
    managed = _choice(
        _("Managed by"),
        ("self", _("nobody but you")),
        ("auto-scaling", _("an Auto Scaling group")),
        ("ecs", "ECS"),
    )
    secure_boot = _choice("UEFI Secure Boot", ("off", _("off")), ("on", _("on")))
    enclaves = _choice("Nitro Enclaves", ("off", _("off")), ("on", _("on")))
    days = _number(_("Days asleep at most"))

    sleeper: Sleeper
    answer: Answer

    def clean_instance_type(self) -> Known | None:
        text = self.cleaned_data["instance_type"]
        try:
            return read_type(text)
        except InvalidName as fault:
            raise forms.ValidationError(say_misnamed(fault, text, page_language())) from fault

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        try:
            self.sleeper = sleeper_of(data)
            self.answer = check(self.sleeper, limits())
        except InvalidSleeper as fault:
            self.add_error(fault.field, say_fault(fault, page_language()))
        return data


def sleeper_of(data: dict[str, Any]) -> Sleeper:
    """The instance that the values of the fields describe; raises InvalidSleeper."""
    chosen = (
        "system",
        "enabled",
        "purchase",
        "root",
        "image",
        "managed",
        "secure_boot",
        "enclaves",
    )
    numbers = {name: data[name] for name in BOUNDS if name != "used"}
    return Sleeper(
        type=data["instance_type"],
        encrypted=data["encrypted"] != "no",
        used=data["used"] if data["used"] is not None else Decimal(0),
        **numbers,
        **{name: data[name] for name in chosen if data[name]},
    )


def asks(query: QueryDict) -> bool:
    """Whether the address asks for anything at all."""
    return any(name in HibernationForm.base_fields for name in query)
