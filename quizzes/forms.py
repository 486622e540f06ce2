"""The shape of an answer. Whether it is right is for core to say."""

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.numbers import IntegerField
from quizzes.content import banks
from quizzes.core.rating import CONFIDENCES
from quizzes.kinds import counts
from quizzes.models import Review
from quizzes.words import DRAWN_KINDS, KINDS, ORIGIN_WORDS
from study.content import course
from study.language import page_language

FARTHEST_DAY = timedelta(days=5 * 366)
A_DAY = 24 * 60 * 60 * 1000


class AnswerForm(forms.Form):
    """What comes with every answer. The answer itself is read by the question's kind."""

    review = forms.UUIDField()
    # An exam's answers come by way of its paper alone.
    mode = forms.ChoiceField(
        choices=[(mode.value, mode.label) for mode in Review.Mode if mode != Review.Mode.EXAM]
    )
    confidence = forms.ChoiceField(
        choices=[(each, each) for each in CONFIDENCES],
        error_messages={"required": _("Say how sure you are: press one of the three buttons.")},
    )
    milliseconds = forms.CharField(required=False)
    # The language the question was read in, if not the page's, and whether both were looked at.
    said = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    switched = forms.BooleanField(required=False)
    hinted = forms.BooleanField(required=False)

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


class FlagForm(forms.Form):
    item = forms.CharField(max_length=160)
    flagged = forms.BooleanField(required=False)


class CardForm(forms.Form):
    """What to do with the item of an answer, besides answering it. `today` is the learner's."""

    WHAT = ("bury", "suspend", "reset", "due")

    entry = forms.UUIDField()
    what = forms.ChoiceField(choices=[(each, each) for each in WHAT])
    day = forms.DateField(required=False)

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> None:
        if self.cleaned_data.get("what") != "due" or "day" in self.errors:
            return
        day = self.cleaned_data.get("day")
        if day is None:
            self.add_error("day", _("Choose a day."))
        elif not timedelta(days=1) <= day - self.today <= FARTHEST_DAY:
            self.add_error("day", _("Choose a day from tomorrow on, within five years."))


class HoldForm(forms.Form):
    item = forms.CharField(max_length=160)


class NoteForm(forms.Form):
    note = forms.UUIDField()


class RefitForm(forms.Form):
    """What to do about a fit: it was read, go back from it, use it again."""

    WHAT = ("seen", "back", "again")

    what = forms.ChoiceField(choices=[(each, each) for each in WHAT])


class ReportForm(forms.Form):
    review = forms.UUIDField()
    text = forms.CharField(
        max_length=2000,
        error_messages={
            "required": _("Say in a few words what is wrong."),
            "max_length": _("Say it in at most 2,000 characters."),
        },
    )


class PracticeForm(forms.Form):
    """Which questions to practise. Every field may be empty: then it does not narrow the set."""

    ONLY = [
        ("", _("all")),
        ("missed", _("answered wrong the last time")),
        ("unsure", _("right, but not sure")),
        ("flagged", _("flagged")),
        ("confused", _("often confused with each other")),
        ("gain", _("ten minutes, the most gained first")),
    ]

    lesson = forms.ChoiceField(label=_("Lesson"), required=False)
    domain = forms.ChoiceField(label=_("Exam domain"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    only = forms.ChoiceField(label=_("Which"), choices=ONLY, required=False)
    cram = forms.BooleanField(label=_("Leave my schedule as it is"), required=False)
    # Of a comparison table, as LESSON.TABLE: chosen beside the table itself.
    table = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    # Letters of type names, to be read or built: of these names, or of all.
    drill = forms.ChoiceField(
        required=False, choices=[("letter", ""), ("build", "")], widget=forms.HiddenInput
    )
    names = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
    # One pair of those that are confused, as LESSON:ONE:OTHER.
    pair = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    since = IntegerField(required=False, min_value=0, max_value=2**40, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        language, held = page_language(), banks()
        self.fields["lesson"].choices = [
            ("", _("any")),
            *(
                (slug, lesson.script(language).head.title)
                for slug, lesson in course().lessons.items()
            ),
        ]
        self.fields["domain"].choices = [
            ("", _("any")),
            *(
                (
                    exam,
                    [
                        (f"{exam}:{domain}", each.name.in_(language))
                        for domain, each in blueprint.domains.items()
                    ],
                )
                for exam, blueprint in held.exams_on(timezone.now().date()).items()
            ),
        ]
        words = {**KINDS, **DRAWN_KINDS}
        self.fields["kind"].choices = [
            ("", _("any")),
            *(
                (
                    ORIGIN_WORDS[origin],
                    [(kind, f"{words[kind]} ({n})") for kind, n in kinds.items()],
                )
                for origin, kinds in counts().items()
            ),
        ]
