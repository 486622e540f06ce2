"""The shape of what a learner may set."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from learners.models import LEAST_RETENTION, MOST_NEW_PER_DAY, MOST_RETENTION, Learner
from learners.zones import zone_choices


class SettingsForm(forms.Form):
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Your day, and with it what is due today, begins and ends by this clock."),
    )
    new_per_day = forms.IntegerField(
        label=_("New questions a day"),
        min_value=0,
        max_value=MOST_NEW_PER_DAY,
        help_text=_("0 pauses new ones; what you have begun still comes back."),
    )
    desired_retention = forms.IntegerField(
        label=_("Memory to aim for, in percent"),
        min_value=int(LEAST_RETENTION * 100),
        max_value=int(MOST_RETENTION * 100),
        help_text=_(
            "How likely you are to remember when a question comes back. "
            "Higher means more reviews; 90 suits most people."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zone_choices()

    def clean_desired_retention(self) -> Decimal:
        """Percent on the page, a probability everywhere else."""
        return Decimal(self.cleaned_data["desired_retention"]) / 100

    @staticmethod
    def initial_of(learner: Learner) -> dict[str, object]:
        return {
            "time_zone": learner.time_zone,
            "new_per_day": learner.new_per_day,
            "desired_retention": int(learner.desired_retention * 100),
        }
