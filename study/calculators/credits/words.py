"""CPU credits in words: modes, states, steps, remarks, faults, each with its fact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from study.calculators.credits.sizes import NotBurstable
from study.calculators.sentences import Said
from study.core.credits.instance import Mode
from study.core.credits.running import State

MODES: dict[Mode, Promise] = {
    "standard": pgettext_lazy("a credit mode", "Standard"),
    "unlimited": pgettext_lazy("a credit mode", "Unlimited"),
}
STATES: dict[State, Said] = {
    "launch": (_("spends launch credits"), "cpu-launch-credits"),
    "saving": (_("saves credits"), "burstable-cpu-credits"),
    "full": (_("full: what it earns is lost"), "cpu-credit-accrual-limit"),
    "even": (_("earns as much as it spends"), "burstable-cpu-credits"),
    "spending": (_("spends saved credits"), "burstable-cpu-credits"),
    "throttled": (_("held down to the baseline"), "burstable-cpu-credits"),
    "borrowing": (_("borrows surplus credits"), "cpu-surplus-credits"),
    "charged": (_("pays for surplus credits"), "cpu-surplus-credits"),
    "repaying": (_("pays surplus credits back"), "cpu-surplus-credits"),
}
STEPS: dict[str, Said] = {
    "baseline": (_("Baseline: earned in an hour ÷ vCPUs ÷ 60"), "cpu-credit-unit"),
    "limit": (_("Most it can save: what a day earns"), "cpu-credit-accrual-limit"),
    "launch": (_("Launch credits: for each vCPU"), "cpu-launch-credits"),
    "full_use": (_("Spent by an hour at full use"), "cpu-credit-unit"),
    "drain": (_("A full balance lasts at full use: balance ÷ (spent − earned)"), ""),
    "books": (_("Start + earned + surplus = spent + balance + lost"), ""),
    "charge": (_("Charged: surplus credits ÷ 60 × price"), "cpu-surplus-price"),
    "charge_if_stopped": (
        _("If it stops now, what is still owed is charged as well"),
        "cpu-surplus-credits",
    ),
}
ADVICE: dict[str, Said] = {
    "over_baseline": (
        _(
            "The load averages %(average)s, above the baseline of %(baseline)s: think of a larger "
            "size, or of a family without credits."
        ),
        "burstable-cpu-credits",
    ),
    "charged_below_baseline": (
        _(
            "On average the load is at the baseline or below, and still surplus is charged: the "
            "busy time borrows more than a day earns."
        ),
        "cpu-surplus-credits",
    ),
    "default_standard": (
        _("%(family)s launches in standard mode unless you say otherwise."),
        "cpu-credit-modes",
    ),
    "default_unlimited": (
        _("%(family)s launches in unlimited mode unless you say otherwise."),
        "cpu-credit-modes",
    ),
    "lost_at_stop": (
        _("When %(family)s stops, all its credits are lost."),
        "cpu-credit-after-stop",
    ),
    "kept_after_stop": (
        _("When %(family)s stops, it keeps its credits for a week."),
        "cpu-credit-after-stop",
    ),
    "spot_standard": (
        _("For a short job on a Spot Instance standard mode is the cheaper one."),
        "cpu-credit-spot",
    ),
    "dedicated_host": (_("On a Dedicated Host T3 has no unlimited mode."), "cpu-credit-modes"),
    "launch_limit": (
        _("Launch credits are given to so many starts a day only; then a start gets none."),
        "cpu-launch-credits",
    ),
}
TYPE_FAULTS: dict[str, Promise] = {
    "not_burstable": _("%(name)s has no CPU credits: only T2, T3, T3a and T4g have. Try %(near)s."),
    "unknown_type": _("There is no such T type. Try %(near)s."),
}


def type_fault(fault: NotBurstable) -> str:
    return str(TYPE_FAULTS[fault.code]) % {"name": fault.name, "near": ", ".join(fault.near)}
