"""The form of the move planner."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.numbers import IntegerField
from study.calculators.moving.words import say_fault
from study.core.moving.move import InvalidMove, Move
from study.core.moving.places import LONGEST, InvalidPlace, Place, read_place
from study.core.moving.planning import Plan, plan
from study.language import page_language

# What the page shows before anything is asked.
EXAMPLE = QueryDict("what=instance&source=us-east-1a&target=eu-west-1b&data=2&address=elastic")
_MONO = {"class": "mono", "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


def _choice(label: Any, *options: tuple[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=options)


def _text(label: Any, placeholder: str, help_text: Any, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={**_MONO, "placeholder": placeholder})
    return forms.CharField(label=label, help_text=help_text, widget=widget, **more)


def _count(label: Any) -> IntegerField:
    field = IntegerField(label=label, required=False)
    field.widget.attrs |= {"inputmode": "numeric", "placeholder": "0"}
    return field


class MoveForm(forms.Form):
    """Of a choice left empty the first holds. Once valid it has the `move` and its `plan`."""

    what = _choice(_("What"), ("instance", _("An instance")), ("volume", _("A volume")))
    source = _text(_("From"), "us-east-1a", _("A zone, or a Region."), max_length=4 * LONGEST)
    target = _text(_("To"), "eu-west-1b", _("A zone, or a Region."), max_length=4 * LONGEST)
    account = _text(
        _("To the account"), "", _("Twelve digits. Empty: your own."), required=False, max_length=20
    )
    encryption = _choice(
        _("Encrypted with"),
        ("none", pgettext_lazy("encrypted with", "nothing")),
        ("default", _("the default key aws/ebs")),
        ("customer", _("a customer managed key")),
    )
    wish = _choice(
        _("Afterwards"),
        ("same", _("as before")),
        ("encrypt", _("encrypted")),
        ("plain", _("not encrypted")),
    )
    role = _choice(_("The volume is"), ("data", _("a data volume")), ("root", _("a root volume")))
    root = _choice(_("Root volume"), ("ebs", "EBS"), ("store", _("instance store")))
    data = _count(_("Data volumes attached"))
    loose = _count(_("Volumes the AMI leaves out"))
    local = _choice(
        _("Files on the instance store"), ("no", _("none wanted")), ("yes", _("wanted"))
    )
    address = _choice(
        _("Elastic IP address"),
        ("none", _("none")),
        ("elastic", _("may change")),
        ("keep", _("must stay the same")),
    )
    same_id = _choice(_("Its ID"), ("no", _("may change")), ("yes", _("must stay the same")))
    reboot = _choice(_("A reboot for the image"), ("yes", _("allowed")), ("no", _("not allowed")))
    hibernation = _choice(_("Hibernation"), ("no", _("not enabled")), ("yes", _("enabled")))

    move: Move
    plan: Plan

    def clean_source(self) -> Place:
        return _place(self.cleaned_data["source"])

    def clean_target(self) -> Place:
        return _place(self.cleaned_data["target"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        try:
            self.move = move_of(data)
            self.plan = plan(self.move)
        except InvalidMove as fault:
            self.add_error(fault.field, say_fault(fault.code, page_language()))
        return data


def move_of(data: dict[str, Any]) -> Move:
    """The move that the values of the fields describe; raises InvalidMove."""
    given = {name: value for name, value in data.items() if value not in {"", None}}
    return Move(**{"what": "instance", **given})


def _place(text: str) -> Place:
    try:
        return read_place(text)
    except InvalidPlace as fault:
        raise forms.ValidationError(say_fault("not_a_place", page_language())) from fault


def asks(query: QueryDict) -> bool:
    """Whether the address asks for anything at all."""
    return any(name in MoveForm.base_fields for name in query)
