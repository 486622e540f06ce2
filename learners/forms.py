"""The shape of what a learner may set."""

from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from learners.models import (
    LEAST_RETENTION,
    MOST_BREAKS,
    MOST_NEW_PER_DAY,
    MOST_RETENTION,
    MOST_REVIEWS_PER_DAY,
    Learner,
    Level,
    Origin,
)
from learners.zones import zone_choices

LONGEST_BREAK = timedelta(days=366)


class SettingsForm(forms.Form):
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Your day, and with it what is due today, begins and ends by this clock."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zone_choices()

    @staticmethod
    def initial_of(learner: Learner) -> dict[str, object]:
        return {"time_zone": learner.time_zone}


class MemoryForm(forms.Form):
    """How well to remember, how much to do a day, and how much on each weekday."""

    desired_retention = forms.IntegerField(
        label=_("Memory to aim for, in percent"),
        min_value=int(LEAST_RETENTION * 100),
        max_value=int(MOST_RETENTION * 100),
        help_text=_(
            "How likely you are to remember when a question comes back. "
            "Higher means more reviews; 90 suits most people."
        ),
    )
    new_per_day = forms.IntegerField(
        label=_("New questions a day"),
        min_value=0,
        max_value=MOST_NEW_PER_DAY,
        help_text=_("0 pauses new ones; what you have begun still comes back."),
    )
    new_from = forms.MultipleChoiceField(
        label=_("New ones are made of"),
        choices=Origin.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
        help_text=_(
            "Questions lead. The others come from sections you have read, "
            "once the questions of the section are begun."
        ),
    )
    reviews_per_day = forms.IntegerField(
        label=_("Reviews a day, at most"),
        min_value=0,
        max_value=MOST_REVIEWS_PER_DAY,
        help_text=_("What is due beyond them waits, the longest waiting first."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for number, name in WEEKDAYS.items():
            self.fields[f"day_{number}"] = forms.ChoiceField(label=name, choices=Level.choices)

    @property
    def days(self) -> list[forms.BoundField]:
        return [self[f"day_{number}"] for number in WEEKDAYS]

    @property
    def figures(self) -> list[forms.BoundField]:
        return [self[name] for name in self.base_fields]

    def clean_desired_retention(self) -> Decimal:
        """Percent on the page, a probability everywhere else."""
        return Decimal(self.cleaned_data["desired_retention"]) / 100

    def clean_new_from(self) -> list[str]:
        """Each once, in their own order, however they were sent."""
        return [each for each in Origin.values if each in self.cleaned_data["new_from"]]

    def clean(self) -> None:
        """The seven days as one week."""
        week = [self.cleaned_data.pop(f"day_{number}", None) for number in WEEKDAYS]
        if set(week) == {Level.OFF}:
            self.add_error(None, _("Leave at least one day of the week to study on."))
        self.cleaned_data["week"] = week

    @staticmethod
    def initial_of(learner: Learner) -> dict[str, object]:
        return {
            "desired_retention": int(learner.desired_retention * 100),
            "new_per_day": learner.new_per_day,
            "new_from": learner.new_from,
            "reviews_per_day": learner.reviews_per_day,
            **{f"day_{number}": level for number, level in enumerate(learner.week)},
        }


class BreakForm(forms.Form):
    """Days off by date, both ends included. `today` is the learner's; without it they are days to
    study on again, which may be any."""

    first = forms.DateField(label=_("First day off"), widget=forms.DateInput({"type": "date"}))
    last = forms.DateField(label=_("Last day off"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: object, today: date | None, kept: int = 0, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.kept = kept

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first is None or last is None or self.today is None:
            return
        if last < first:
            self.add_error("last", _("The last day comes before the first."))
        elif last < self.today:
            self.add_error("last", _("These days are over."))
        elif last - first > LONGEST_BREAK or last - self.today > 2 * LONGEST_BREAK:
            self.add_error("last", _("A break lasts a year at most, and ends within two."))
        elif self.kept >= MOST_BREAKS:
            self.add_error(None, _("These are many breaks. Take an old one out first."))
