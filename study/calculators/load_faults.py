"""What is wrong with a load that was written, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.core.loads import InvalidLoad
from study.core.pricing.amounts import plain

LOAD_FAULTS: dict[str, Promise] = {
    "not_a_phase": _("“%(word)s” is no phase. Write such as 2h@100 or 30m@50: a time, @, a level."),
    "no_time": _("“%(word)s” lasts no time at all."),
    "too_high": _("“%(word)s” is above %(most)s, the most there is."),
    "too_much_time": _("That is more than a month. Show a shorter time."),
    "too_many_phases": _("That is more than 24 phases. Put like ones together."),
    "too_long_a_text": _("This is too long. A few phases are enough."),
}


def load_fault(fault: InvalidLoad) -> str:
    most = "" if fault.most is None else plain(fault.most)
    return str(LOAD_FAULTS[fault.code]) % {"word": fault.word[:40], "most": most}
