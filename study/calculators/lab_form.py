"""What the forms of calculators share: every field may stay empty, and every one is in the address.

Forms check shape; whether it can be calculated, the core says, and what it refuses is put beside
the field it names.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from config.numbers import DecimalField
from study.calculators.load_faults import load_fault
from study.calculators.pricing.words import scenario_fault
from study.core.loads import LONGEST as LONGEST_LOAD
from study.core.loads import InvalidLoad
from study.core.pricing.amounts import InvalidScenario

# Shape only: what is allowed at most, core knows.
_MOST = Decimal(10) ** 12


class LabForm(forms.Form):
    """A form that is asked by its address. `defaults` hold for fields that are not given."""

    defaults: ClassVar[Mapping[str, str]] = {}
    seldom: ClassVar[tuple[str, ...]] = ()  # fields that fold away

    def __init__(self, typed: QueryDict) -> None:
        data = typed.copy()
        for name, value in self.defaults.items():
            if not data.get(name, "").strip():
                data[name] = value
        super().__init__(data)
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("Choose one from the list.")

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.seldom]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.seldom]

    @property
    def more_asked(self) -> bool:
        """Whether a field of those seldom needed is in use, or wrong."""
        return any(
            self[name].data not in (None, "", False, self.defaults.get(name)) or name in self.errors
            for name in self.seldom
        )

    def answer(self) -> None:
        """Answer the question of the cleaned data; raises what core refuses. Fields are named."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        try:
            self.answer()
        except InvalidScenario as fault:
            self.add_error(fault.field, scenario_fault(fault))
        except InvalidLoad as fault:
            self.add_error("load", load_fault(fault))
        return data


def number(
    label: Any, *, help_text: Any = "", placeholder: str = "", places: int = 3
) -> DecimalField:
    return DecimalField(
        label=label,
        required=False,
        help_text=help_text,
        min_value=0,
        max_value=_MOST,
        max_digits=24,
        decimal_places=places,
        widget=forms.NumberInput(
            attrs={"step": "any", "inputmode": "decimal", "placeholder": placeholder}
        ),
    )


def text(
    label: Any,
    *,
    help_text: Any = "",
    placeholder: str = "",
    longest: int = LONGEST_LOAD,
    suggestions: str = "",
    rows: int = 1,
) -> forms.CharField:
    attrs: dict[str, Any] = {
        "placeholder": placeholder,
        "autocomplete": "off",
        "autocapitalize": "none",
        "spellcheck": "false",
        "class": "mono",
    }
    if suggestions:
        attrs["list"] = suggestions
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=help_text,
        widget=forms.Textarea(attrs | {"rows": rows}) if rows > 1 else forms.TextInput(attrs),
    )


def asked_address(query: QueryDict) -> str:
    """The query without empty fields and without its form, to which links add theirs."""
    kept = query.copy()
    for name in list(kept):
        if name == "format" or not any(kept.getlist(name)):
            del kept[name]
    return kept.urlencode()
