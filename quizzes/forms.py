"""The shape of an answer. Whether it is right is for core to say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.core.rating import CONFIDENCES
from quizzes.models import Review

A_DAY = 24 * 60 * 60 * 1000


class AnswerForm(forms.Form):
    """What comes with every answer. The answer itself is read by the question's kind."""

    review = forms.UUIDField()
    mode = forms.ChoiceField(choices=Review.Mode.choices)
    confidence = forms.ChoiceField(
        choices=[(each, each) for each in CONFIDENCES],
        error_messages={"required": _("Say how sure you are: press one of the three buttons.")},
    )
    milliseconds = forms.CharField(required=False)

    def clean_milliseconds(self) -> int | None:
        """A clock that ran backwards or slept says nothing; the answer counts all the same."""
        said = self.cleaned_data["milliseconds"]
        taken = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
        return taken if 0 < taken < A_DAY else None

    @property
    def fault(self) -> str:
        """The first thing amiss, in words."""
        return next((str(errors[0]) for errors in self.errors.values()), "")


class UndoForm(forms.Form):
    review = forms.UUIDField()
