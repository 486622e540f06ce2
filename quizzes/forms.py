"""The shape of an answer. Whether it is right is for core to say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.core.bank import Question
from quizzes.core.grading import CONFIDENCES
from quizzes.models import Review

A_DAY = 24 * 60 * 60 * 1000


class AnswerForm(forms.Form):
    review = forms.UUIDField()
    mode = forms.ChoiceField(choices=Review.Mode.choices)
    confidence = forms.ChoiceField(
        choices=[(each, each) for each in CONFIDENCES],
        error_messages={"required": _("Say how sure you are: press one of the three buttons.")},
    )
    choice = forms.MultipleChoiceField(
        error_messages={
            "required": _("Choose an answer first."),
            "invalid_choice": _("This is not one of the choices. Choose from the list."),
        }
    )
    milliseconds = forms.CharField(required=False)

    def __init__(self, *args: object, question: Question, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [(each.id, each.id) for each in question.choices]

    def clean_milliseconds(self) -> int | None:
        """A clock that ran backwards or slept says nothing; the answer counts all the same."""
        said = self.cleaned_data["milliseconds"]
        taken = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
        return taken if 0 < taken < A_DAY else None

    @property
    def fault(self) -> str:
        """What the learner can do about it, the choice before the rest."""
        for name in ("choice", "confidence", "review", "mode"):
            if name in self.errors:
                return str(self.errors[name][0])
        return ""


class UndoForm(forms.Form):
    review = forms.UUIDField()
