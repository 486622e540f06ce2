"""The settings of the instance and the actions so far, as the address says them."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from study.calculators.lifecycle.words import say_fault
from study.core.lifecycle.instance import Setup
from study.core.lifecycle.pressing import MOST, Action, InvalidSequence, Step, live, read
from study.language import page_language

# What the page shows before anything is asked.
EXAMPLE = "launch,run"
DEFAULTS = Setup()
LONGEST = MOST * 12
ASK_FIRST, AT_ONCE = "", "off"


def _choice(name: str, label: Any, *options: tuple[str, Any]) -> forms.ChoiceField:
    """A choice that stands at the setup's own default."""
    default = getattr(DEFAULTS, name)
    ordered = sorted(options, key=lambda option: option[0] != default)
    return forms.ChoiceField(label=label, required=False, choices=ordered, initial=default)


class LifecycleForm(forms.Form):
    """Once valid it has the `setup` and the `steps`; if only the actions are wrong, the steps
    before the first wrong one."""

    did = forms.CharField(
        label=_("Pressed so far"),
        required=False,
        max_length=LONGEST,
        help_text=_("In the order of pressing, with commas between."),
        widget=forms.TextInput(
            attrs={"class": "mono", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    root = _choice("root", _("Root volume"), ("ebs", "EBS"), ("store", _("Instance store")))
    hibernation = _choice(
        "hibernation",
        _("Hibernation"),
        ("on", _("enabled at the launch")),
        ("off", _("not enabled")),
    )
    protection = _choice(
        "protection",
        _("Protection"),
        ("none", _("none")),
        ("termination", _("termination protection")),
        ("stop", _("stop protection")),
    )
    shutdown = _choice(
        "shutdown",
        _("A shutdown inside means"),
        ("stop", _("stop")),
        ("terminate", _("terminate")),
    )
    root_end = _choice(
        "root_end",
        _("At the termination, the root volume is"),
        ("delete", _("deleted")),
        ("keep", _("kept")),
    )
    data_end = _choice(
        "data_end",
        _("At the termination, the data volume is"),
        ("delete", _("deleted")),
        ("keep", _("kept")),
    )
    address = _choice(
        "address",
        _("Public address"),
        ("auto", _("assigned automatically")),
        ("elastic", _("Elastic IP")),
    )
    predict = forms.ChoiceField(
        label=_("Before each press"),
        required=False,
        choices=[(ASK_FIRST, _("ask me what will happen")), (AT_ONCE, _("ask nothing"))],
    )

    setup: Setup = DEFAULTS
    steps: tuple[Step, ...] = ()

    def __init__(self, query: QueryDict) -> None:
        data = query.copy()
        data.setdefault("did", EXAMPLE)
        super().__init__(data)

    @property
    def settings(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "did"]

    @property
    def asks_first(self) -> bool:
        return self.data.get("predict") != AT_ONCE

    @property
    def changed(self) -> bool:
        """Whether a setting is not as it comes, or wrong."""
        return any(field.errors for field in self.settings) or bool(self.chosen)

    @property
    def chosen(self) -> dict[str, str]:
        """The settings that are not as they come, as the address says them."""
        return {
            field.name: field.data
            for field in self.settings
            if field.data and field.data != field.field.initial
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = {name: data.get(name) or getattr(DEFAULTS, name) for name in Setup.__slots__}
        self.setup = Setup(**chosen)
        actions: tuple[Action, ...] = ()
        try:
            actions = read(data.get("did", ""))
            self.steps = live(self.setup, actions)
        except InvalidSequence as fault:
            if "did" not in self.errors:
                self.add_error("did", say_fault(fault, self.setup, actions, page_language()))
            self.steps = live(self.setup, actions[: fault.done])
        return data
