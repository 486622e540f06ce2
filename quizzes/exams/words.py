"""Exams in the page's language: lengths, languages, what a trend says."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from quizzes.core.blueprint import Length
from quizzes.core.scoring import Trend
from quizzes.models import Paper

LENGTHS: dict[Length | str, object] = {
    "full": pgettext_lazy("length of an exam", "Full"),
    "half": pgettext_lazy("length of an exam", "Half"),
    "quarter": pgettext_lazy("length of an exam", "Quarter"),
    Paper.RETAKE: pgettext_lazy("length of an exam", "Retake"),
}
LANGUAGE_NAMES = {
    "en": _("English"),
    "zh-hans": _("Simplified Chinese"),
    "zh-hant": _("Traditional Chinese"),
    "ja": _("Japanese"),
    "ko": _("Korean"),
    "id": _("Indonesian"),
    "es-es": _("Spanish (Spain)"),
    "es-419": _("Spanish (Latin America)"),
    "fr": _("French"),
    "de": _("German"),
    "it": _("Italian"),
    "pt-br": _("Portuguese (Brazil)"),
}
CELL_STATES = {
    "blank": _("not answered"),
    "part": _("not complete"),
    "whole": _("answered"),
    "right": _("right"),
    "wrong": _("wrong"),
    "void": _("not counted"),
}
TRENDS: dict[Trend, object] = {
    "up": _("You are getting better: the later papers beat the earlier ones by more than chance."),
    "down": _("The later papers are worse than the earlier ones by more than chance."),
    "unclear": _("No clear change yet: what differs may well be chance."),
    "none": _("One paper shows where you stand; two or more show where you are going."),
}


def listed(words: Iterable[object]) -> str:
    """Words in a row, as the page's language puts them."""
    return pgettext("in a list", ", ").join(str(word) for word in words)


def language_names(codes: Iterable[str]) -> str:
    return listed(LANGUAGE_NAMES.get(code, code) for code in codes)


def clock(milliseconds: float) -> str:
    """A span as minutes and seconds: 2:05."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes}:{seconds:02d}"
