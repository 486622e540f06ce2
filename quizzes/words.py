"""Times and states of memory in the page's language."""

from datetime import timedelta

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

STATES = {
    "new": _("new"),
    "learning": _("learning"),
    "review": _("remembered"),
    "relearning": _("relearning"),
}
CONFIDENCE_WORDS = {"guess": _("Guess"), "unsure": _("Unsure"), "sure": _("Sure")}


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
