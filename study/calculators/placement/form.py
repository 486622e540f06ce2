"""The form of the placement calculator."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from config.numbers import IntegerField
from study.calculators.placement.asking import ALIASES, group_of, read_counts, read_types
from study.calculators.placement.limits import limits
from study.calculators.placement.sentences import INTERRUPTIONS, STRATEGIES, TENANCIES
from study.calculators.placement.words import say_fault
from study.core.placement.group import Group, InvalidGroup
from study.core.placement.placing import Answer, place
from study.core.types.catalogue import Known
from study.language import page_language

# What the page shows before anything is asked.
EXAMPLE = QueryDict("strategy=spread-rack&azs=3&instances=18&instance_type=c5n.xlarge")
SELDOM = ("per_zone", "existing", "groups", "racks")
LONGEST_TEXT = 500
T = TypeVar("T")


class _Joined(forms.TextInput):
    """A text box for a parameter that the address may repeat."""

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> str | None:
        found = data.getlist(name)
        return ", ".join(found) if found else None


class _StrategyField(forms.ChoiceField):
    """A choice that also answers to its short name."""

    def to_python(self, value: Any) -> str:
        return super().to_python(ALIASES.get(value, value))

    def bound_data(self, data: Any, initial: Any) -> Any:
        return ALIASES.get(data, data)


def _count(label: Any, *, help_text: Any = "", placeholder: str = "") -> IntegerField:
    field = IntegerField(label=label, required=False, help_text=help_text)
    field.widget.attrs |= {"inputmode": "numeric", "placeholder": placeholder}
    return field


def _text(label: Any, placeholder: str, help_text: Any, widget: type = forms.TextInput) -> Any:
    attrs = {"placeholder": placeholder, "autocomplete": "off", "spellcheck": "false"}
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_TEXT,
        widget=widget(attrs=attrs),
        help_text=help_text,
    )


class PlacementForm(forms.Form):
    """What is to run in one group. Once valid it has the `group` and its `answer`."""

    strategy = _StrategyField(label=_("Strategy"), choices=list(STRATEGIES.items()))
    azs = _count(_("Availability Zones"), placeholder="1")
    instances = _count(_("Instances to launch"))
    partitions = _count(_("Partitions in each zone"), help_text=_("Empty: as many as allowed."))
    hosts = _count(_("Hosts of the Outpost"))
    racks = _count(_("Racks of the Outpost"), help_text=_("Empty: in a Region."))
    instance_type = _text(
        _("Instance types"),
        "c5n.xlarge",
        _("Several with commas between them. Empty: types are not checked."),
        _Joined,
    )
    tenancy = forms.ChoiceField(label=_("Tenancy"), required=False, choices=list(TENANCIES.items()))
    spot_interruption = forms.ChoiceField(
        label=_("Spot"), required=False, choices=list(INTERRUPTIONS.items())
    )
    per_zone = _text(
        _("Instances to launch, zone by zone"),
        "8, 6, 6",
        _("Instead of sharing them evenly. One number stands for every zone."),
    )
    existing = _text(
        _("Running in the group already"), "5, 0, 0", _("A total, or a number for each zone.")
    )
    groups = _count(_("Placement groups you have in the Region"))

    group: Group
    answer: Answer

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in SELDOM]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in SELDOM]

    @property
    def more_asked(self) -> bool:
        """Whether a field of those seldom needed is in use."""
        return any(self[name].data for name in SELDOM)

    def clean_instance_type(self) -> tuple[Known, ...]:
        return _shown(read_types, [self.cleaned_data["instance_type"]])

    def clean_per_zone(self) -> tuple[int, ...]:
        return _shown(read_counts, self.cleaned_data["per_zone"], "per_zone")

    def clean_existing(self) -> tuple[int, ...]:
        return _shown(read_counts, self.cleaned_data["existing"], "existing")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        try:
            self.group = group_of(data)
            self.answer = place(self.group, limits())
        except InvalidGroup as fault:
            self.add_error(fault.field, say_fault(fault, page_language()))
        return data


def _shown(read: Callable[..., T], *given: Any) -> T:
    """What the reader makes of a field; its refusal in words of the page."""
    try:
        return read(*given)
    except InvalidGroup as fault:
        raise forms.ValidationError(say_fault(fault, page_language()), fault.code) from fault


def asks(query: Mapping[str, Any]) -> bool:
    """Whether the address asks for anything at all."""
    return any(name in PlacementForm.base_fields for name in query)
