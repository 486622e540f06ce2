"""Times and states of memory in the page's language."""

from datetime import timedelta

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from quizzes.core.questions import (
    ChoiceQuestion,
    InvalidResponse,
    Question,
    TrueFalseQuestion,
)
from study.language import page_language

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

STATES = {
    "new": _("new"),
    "learning": _("learning"),
    "review": _("remembered"),
    "relearning": _("relearning"),
}
CONFIDENCE_WORDS = {"guess": _("Guess"), "unsure": _("Unsure"), "sure": _("Sure")}


# Who predicts a learner's memory.
CONTENDERS = {
    "fitted": _("fitted to you"),
    "current": _("fitted before"),
    "default": _("as published"),
    "average": _("moving average"),
}


def wait_words(wait: timedelta) -> str:
    """A wait in its largest sensible unit: 1 min, 3 h, 8 days, 5 months."""
    if wait < HOUR:
        count = max(1, round(wait / MINUTE))
        return gettext("%(count)d min") % {"count": count}
    if wait < DAY:
        count = round(wait / HOUR)
        return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}
    days = round(wait / DAY)
    if days < 60:
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    if days < 730:
        count = round(days / 30.4)
        return ngettext("%(count)d month", "%(count)d months", count) % {"count": count}
    count = round(days / 365.25)
    return ngettext("%(count)d year", "%(count)d years", count) % {"count": count}


FAULTS = {
    "nothing_chosen": _("Choose an answer first."),
    "unknown_part": _("This is not one of the choices. Choose from the list."),
    "repeated_part": _("Give each number once."),
    "not_a_number": _("This is not a number. Write it in digits, such as 16,000."),
    "misplaced_comma": _(
        "The comma or space in “%(written)s” is in the wrong place. Write %(right)s."
    ),
    "other_unit": _("This asks for %(unit)s; “%(written)s” was written. Convert it first."),
    "unknown_unit": _("“%(written)s” is not a unit known here. Write the number in %(unit)s."),
    "half_chosen": _("Choose both: whether it is right, and the reason."),
    "not_a_name": _("This is no instance type name. One looks like c7gn.xlarge."),
    "too_long": _("This is longer than any answer. Write the term or the number alone."),
}


def fault_words(fault: InvalidResponse) -> str:
    """Why an answer could not be graded, and what would be right."""
    if fault.code == "wrong_count":
        return gettext("Choose exactly %(n)d.") % {"n": fault.wanted}
    if fault.code == "nothing_chosen" and fault.wanted > 1:
        return gettext("There are %(n)d to fill in.") % {"n": fault.wanted}
    words = {
        "written": fault.written,
        "right": gettext(" or ").join(fault.right),
        "unit": fault.unit.in_(page_language()) if fault.unit else "",
    }
    return str(FAULTS[fault.code]) % words


KINDS = {
    "single": _("single response"),
    "multiple": _("multiple response"),
    "true-false": _("true or false"),
    "ordering": _("ordering"),
    "matching": _("matching"),
    "decode": _("decode a name"),
    "build": _("build a name"),
    "numeric": _("number"),
    "term": _("term"),
}
# What no author wrote, by its source.
DRAWN_KINDS = {
    "cell": _("a table’s cell"),
    "row": _("a table’s row"),
    "column": _("a table’s column"),
    "odd": _("odd one out"),
    "letter": _("decode a name"),
    "build": _("build a name"),
    "made": _("a calculator’s case"),
}
ORIGIN_WORDS = {
    "questions": _("Questions of the lessons"),
    "tables": _("Comparison tables"),
    "decoder": _("Type names"),
    "calculators": _("Calculators"),
}
WANTED = {
    "single": _("choose one"),
    "true-false": _("true or false"),
    "ordering": _("number the steps"),
    "matching": _("match the pairs"),
    "decode": _("read the name part by part"),
    "build": _("build the name"),
    "numeric": _("work out the number"),
    "term": _("type the term"),
}


def wanted_words(question: Question) -> str:
    """What the question wants done."""
    if isinstance(question, ChoiceQuestion) and question.kind == "multiple":
        return gettext("choose %(n)d") % {"n": len(question.key)}
    if isinstance(question, TrueFalseQuestion) and question.reasons:
        return gettext("true or false, and why")
    return str(WANTED[question.kind])
