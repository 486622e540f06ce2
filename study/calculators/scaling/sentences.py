"""What the scaling lab can say: every code of the core, its sentence and its fact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.sentences import Phrases, Said
from study.core.scaling.group import PolicyKind

POLICIES: dict[PolicyKind, Promise] = {
    "target": _("Target tracking"),
    "step": _("Step scaling"),
    "simple": _("Simple scaling"),
    "none": _("None: by schedule only"),
}
PHRASES = Phrases(
    {
        **dict.fromkeys(("after", "wanted", "minimum", "maximum", "added", "removed"), "instance"),
        **dict.fromkeys(("longest", "warmup", "cooldown"), "second"),
        **dict.fromkeys(("out_after", "in_after", "boot", "busy"), "minute"),
        **dict.fromkeys(("metric", "target", "low", "high"), "percent"),
    }
)

WRONG: dict[str, Said] = {
    "min_over_max": (
        _("The minimum, %(minimum)s, is above this maximum, %(maximum)s."),
        "asg-min-desired-max",
    ),
    "desired_outside": (
        _("The desired capacity lies between %(minimum)s and %(maximum)s."),
        "asg-min-desired-max",
    ),
    "warmup_too_long": (_("The warm-up lasts from 0 to %(longest)s."), "asg-warmup"),
    "no_steps": (_("Give at least one step, such as 60:1."), ""),
    "too_many_steps": (
        _("A policy has at most %(most_steps)s step adjustments."),
        "asg-step-vs-simple",
    ),
    "steps_overlap": (_("Two steps begin at the same value: their ranges must not overlap."), ""),
    "simple_has_one": (
        _("Simple scaling makes one adjustment up and one down."),
        "asg-step-vs-simple",
    ),
    "steps_cross": (
        _("Steps that remove begin at %(low)s, steps that add at %(high)s: leave room between."),
        "",
    ),
    "too_many_actions": (
        _("A group has at most %(most_actions)s scheduled actions."),
        "asg-scheduled",
    ),
    "same_time": (_("Two scheduled actions have the same time."), ""),
    "not_a_load": (_("Write whole numbers with commas between them, such as 20,60,90."), ""),
    "not_a_step": (
        _(
            "“%(word)s” is no step. 75:2 adds two from a CPU of 75 on; 40:-30%% removes three "
            "tenths from 40 down."
        ),
        "",
    ),
    "not_an_action": (
        _("“%(word)s” is no action. 08:00=4/8/20 sets minimum, desired and maximum at eight."),
        "",
    ),
    "action_crossed": (
        _("“%(word)s” sets a minimum above its maximum."),
        "asg-min-desired-max",
    ),
}

EVENTS: dict[str, Said] = {
    "target": (
        _("CPU %(metric)s instead of %(target)s, so %(before)s become %(after)s."),
        "asg-target-tracking",
    ),
    "step": (
        _("CPU %(metric)s reaches a step, so %(before)s become %(after)s."),
        "asg-step-vs-simple",
    ),
    "simple": (
        _("CPU %(metric)s rings the alarm, so %(before)s become %(after)s."),
        "asg-step-vs-simple",
    ),
    "scheduled": (
        _("By schedule, from %(before)s to %(after)s."),
        "asg-scheduled",
    ),
    "at_max": (
        _("The policy wants %(wanted)s, but the maximum is %(after)s."),
        "asg-min-desired-max",
    ),
    "at_min": (
        _("The policy wants %(wanted)s, but the minimum is %(after)s."),
        "asg-min-desired-max",
    ),
    "cooldown": (
        _("The alarm rings again at CPU %(metric)s, but the cooldown is not over."),
        "asg-cooldown",
    ),
}

STEPS: dict[str, Said] = {
    "tracked": (
        _("So many bring CPU down to the target, rounded up, and never fewer than now"),
        "asg-tracking-rounding",
    ),
    "tracked_in": (
        _("So many bring CPU up to the target, rounded up, and never more than now"),
        "asg-tracking-rounding",
    ),
    "percent": (
        _("The step in percent of the capacity: whole instances, and at least one"),
        "asg-percent-rounding",
    ),
    "stepped": (
        _("The step added to the instances that count, and never fewer than now"),
        "asg-step-vs-simple",
    ),
    "stepped_in": (
        _("The step taken from the desired capacity, and never below nothing"),
        "asg-step-vs-simple",
    ),
    "bounded": (_("Kept between minimum and maximum"), "asg-min-desired-max"),
    "scheduled": (_("What the schedule sets, between minimum and maximum"), "asg-scheduled"),
    "quiet": (_("The cooldown is not over, so the desired capacity stays"), "asg-cooldown"),
}

NOTES: dict[str, Said] = {
    "alarms": (
        _(
            "More instances after %(out_after)s above in a row, fewer after %(in_after)s below: "
            "what is missing in between is the price of caution."
        ),
        "asg-tracking-alarms",
    ),
    "rounding": (_("Target tracking rounds up both ways, to be safe."), "asg-tracking-rounding"),
    "not_counted": (
        _("Instances that warm up do not count as capacity, so nothing is ordered twice."),
        "asg-warming-not-counted",
    ),
    "warmup_short": (
        _(
            "The warm-up ends before an instance has started its programs: its busy CPU enters "
            "the average and asks for still more."
        ),
        "asg-warmup",
    ),
    "cooldown_only_simple": (
        _("The cooldown holds back simple scaling only, so it plays no part here."),
        "asg-cooldown",
    ),
    "hit_max": (
        _("The maximum held the group back. Raise it, or accept what goes unserved."),
        "asg-min-desired-max",
    ),
    "predict": (
        _(
            "A load that rises every day at the same hour is met before it comes by a schedule, "
            "or by predictive scaling."
        ),
        "asg-predictive",
    ),
    "model": (
        _(
            "Simplified: a metric every minute, launches that always succeed, instances that "
            "leave at once, a load that is shared evenly."
        ),
        "",
    ),
}
