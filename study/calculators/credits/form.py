"""The form of the calculator of CPU credits."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from study.calculators.credits.asking import Asked, answered
from study.calculators.credits.sizes import NotBurstable
from study.calculators.credits.words import MODES, type_fault
from study.calculators.lab_form import LabForm, number, text
from study.core.credits.answering import Answer


class CreditsForm(LabForm):
    """Once valid it has what it `found`."""

    defaults = {"instance_type": "t3.micro"}
    seldom: ClassVar = ("start", "price")

    instance_type = text(_("Instance type"), longest=100, suggestions="burstable")
    mode = forms.ChoiceField(
        label=_("Credit mode"),
        required=False,
        choices=[("", _("As the family launches")), *MODES.items()],
    )
    load = text(
        _("Use over time, %"),
        placeholder="24h@0 3h@100 21h@5",
        rows=2,
        help_text=_(
            "Hours or minutes, @, and percent of the whole instance. Empty: a day of rest, full "
            "use, and rest."
        ),
    )
    start = number(
        _("Credits at the beginning"),
        help_text=_("Empty: it has just started, with launch credits if it gets any."),
    )
    price = number(
        _("Price of a vCPU-hour of surplus, USD"),
        places=8,
        help_text=_("Empty: Linux in us-east-1."),
    )

    found: Answer

    def answer(self) -> None:
        data = self.cleaned_data
        try:
            self.found = answered(
                Asked(
                    instance_type=data["instance_type"],
                    mode=data["mode"] or None,
                    load=data["load"],
                    start=data["start"],
                    price=data["price"],
                )
            )
        except NotBurstable as fault:
            self.add_error("instance_type", type_fault(fault))
