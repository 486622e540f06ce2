"""The shape of what is sent while a mock exam is chosen and sat."""

from datetime import UTC, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.core.blueprint import LENGTHS
from quizzes.core.rating import CONFIDENCES


class StartForm(forms.Form):
    """`paper` is made with the page, so that a doubled press starts one exam."""

    paper = forms.UUIDField()
    exam = forms.ChoiceField()
    length = forms.ChoiceField(
        choices=[(each, each) for each in LENGTHS],
        error_messages={
            "required": _("Choose a length."),
            "invalid_choice": _("Choose one of the three lengths."),
        },
    )
    extra = forms.BooleanField(required=False)

    def __init__(self, *args: object, exams: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exam"].choices = [(each, each) for each in exams]

    @property
    def fault(self) -> str:
        """The first thing amiss, in words."""
        return next((str(errors[0]) for errors in self.errors.values()), "")


class RetakeForm(forms.Form):
    paper = forms.UUIDField()


class PressForm(forms.Form):
    """What comes with every press in an exam. What is answered is read by the question's kind.

    `before`, `sure_before` and `flag_before` are what the page was made with: a form that still
    says the same was not touched, and must not undo what another tab has saved since. `pressed`,
    `sure_pressed` and `flag_pressed` say when a press was made that is not known to be saved.
    """

    confidence = forms.ChoiceField(choices=[(each, each) for each in CONFIDENCES], required=False)
    before = forms.CharField(required=False, strip=False)
    sure_before = forms.CharField(required=False)
    pressed = forms.CharField(required=False)
    sure_pressed = forms.CharField(required=False)
    flag_pressed = forms.CharField(required=False)
    shown = forms.CharField(required=False)
    go = forms.CharField(required=False)
    flagged = forms.BooleanField(required=False)
    flag_before = forms.BooleanField(required=False)

    @property
    def fault(self) -> str:
        """The first thing amiss, in words."""
        return next((str(errors[0]) for errors in self.errors.values()), "")

    def clean_pressed(self) -> datetime | None:
        return _moment(self.cleaned_data["pressed"])

    def clean_sure_pressed(self) -> datetime | None:
        return _moment(self.cleaned_data["sure_pressed"])

    def clean_flag_pressed(self) -> datetime | None:
        return _moment(self.cleaned_data["flag_pressed"])

    def clean_shown(self) -> datetime | None:
        return _moment(self.cleaned_data["shown"])


def _moment(text: str) -> datetime | None:
    """Milliseconds since 1970; a clock that says nonsense says nothing, and costs no answer."""
    if not (text.isascii() and text.isdigit() and len(text) <= 14):
        return None
    return datetime.fromtimestamp(int(text) / 1000, UTC)
