"""The form of a lab: every input in the address, and none that must be given."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from config.numbers import DecimalField, IntegerField
from study.calculators.sentences import Phrases, Said
from study.core.remarks import CannotAsk

LONGEST_TEXT = 4_000


class LabForm(forms.Form):
    """Checks the shape of what was typed; `work` hands it to the core, which checks the rest.

    `BEGIN` is what holds for a field that is left empty, `bounds` what its numbers may be, `SELDOM`
    are fields that fold away, `ECHOED` those that links on the page change, so that a reply brings
    them anew, and `FIXED` what else belongs in the address.
    """

    FIXED: ClassVar[Mapping[str, str]] = {}
    BEGIN: ClassVar[Mapping[str, str]] = {}
    SELDOM: ClassVar[tuple[str, ...]] = ()
    ECHOED: ClassVar[tuple[str, ...]] = ()
    WRONG: ClassVar[Mapping[str, Said]] = {}
    PHRASES: ClassVar[Phrases] = Phrases({})

    fault: CannotAsk | None = None  # what the core refused

    def __init__(self, typed: QueryDict | Mapping[str, str]) -> None:
        data = {
            name: str(typed.get(name) or "").strip() or self.begin().get(name, "")
            for name in self.base_fields
        }
        super().__init__(data)

    @classmethod
    def begin(cls) -> Mapping[str, str]:
        return cls.BEGIN

    @classmethod
    def bounds(cls) -> Mapping[str, tuple[int, int]]:
        """The least and the most of each number, which the core checks and the API names."""
        return {}

    def work(self, data: dict[str, Any]) -> None:
        """Ask the core, and keep its answer; raises CannotAsk."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.work(data)
            except CannotAsk as fault:
                self.fault = fault
                said = self.PHRASES.fault(self.WRONG, fault)
                self.add_error(fault.field, forms.ValidationError(said.text, fault.code))
        return data

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.SELDOM]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.SELDOM]

    @property
    def more_asked(self) -> bool:
        """Whether a field of those seldom needed differs from what it begins with."""
        return any(self.data[name] != self.begin().get(name, "") for name in self.SELDOM)

    @property
    def echoed_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.ECHOED]

    def address(self, **changes: str) -> str:
        """The query of this page with these fields changed; what is as at first is left out."""
        query = QueryDict(mutable=True)
        for name, value in self.FIXED.items():
            query[name] = value
        for name, value in {**self.data, **changes}.items():
            if value and value != self.begin().get(name, ""):
                query[name] = value
        return query.urlencode(safe=",/:")


def count(label: Any, help_text: Any = "") -> IntegerField:
    # Ten digits are far beyond every bound of the core, which says what the bound is.
    field = IntegerField(label=label, help_text=help_text, min_value=-(10**9), max_value=10**9)
    field.widget.attrs |= {"inputmode": "numeric"}
    return field


def decimal(label: Any, help_text: Any = "") -> DecimalField:
    return DecimalField(
        label=label,
        help_text=help_text,
        max_digits=20,
        decimal_places=8,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )


def text(label: Any, help_text: Any = "", rows: int = 0, *, wrap: bool = True) -> forms.CharField:
    """One line, or so many. Without `wrap` a long line is scrolled, since lines mean something."""
    attrs = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
    widget = forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)
    widget.attrs["class"] = "mono"
    if not wrap:
        widget.attrs["wrap"] = "off"
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=LONGEST_TEXT, widget=widget
    )


def choice(label: Any, options: Mapping[str, Any], help_text: Any = "") -> forms.ChoiceField:
    field = forms.ChoiceField(label=label, help_text=help_text, choices=list(options.items()))
    field.error_messages["invalid_choice"] = _("Choose one from the list.")
    return field
