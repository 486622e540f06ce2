"""What the termination lab can say."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.sentences import Phrases, Said
from study.core.termination.group import Kind, Uses

USES: dict[Uses, Promise] = {
    "template": _("A launch template"),
    "configuration": _("A launch configuration"),
}
SOURCES: dict[Kind, Promise] = {
    "configuration": _("launch configuration %(number)s"),
    "other": _("another template"),
    "version": _("template version %(number)s"),
}
PHRASES = Phrases(
    {
        **dict.fromkeys(("size", "candidates", "most_instances"), "instance"),
        "most_zones": "zone",
        "minute": "minute",
    }
)

WRONG: dict[str, Said] = {
    "nobody": (_("Give at least one instance, such as a/v1/50."), ""),
    "too_many_instances": (_("At most %(most_instances)s can be followed here."), ""),
    "too_many_zones": (_("At most %(most_zones)s can be drawn here."), ""),
    "not_an_instance": (
        _(
            "“%(word)s” is no instance. a/v2/50/protected is one in zone a, from version 2, "
            "50 minutes into its hour, protected from scale-in."
        ),
        "",
    ),
}

# What each step asks, and what it comes to.
QUESTIONS: dict[str, Said] = {
    "unhealthy": (
        _("Is it healthy? Unhealthy ones are replaced without asking the policy."),
        "asg-termination-unhealthy",
    ),
    "protected": (
        _("Is it protected from scale-in? Then it is not in the choice."),
        "asg-scale-in-protection",
    ),
    "zone": (
        _("Is it in a zone with most instances? %(zones)s: %(size)s each."),
        "asg-default-termination",
    ),
    "configuration": (
        _("Is it from a launch configuration? Those leave before any from a template."),
        "asg-default-termination",
    ),
    "template": (
        _("Is it from a template that is not the current one?"),
        "asg-default-termination",
    ),
    "version": (
        _("Is it from the oldest version left of the current template, version %(number)s?"),
        "asg-default-termination",
    ),
    "oldest_configuration": (
        _("Is it from the oldest launch configuration that is left, number %(number)s?"),
        "asg-default-termination",
    ),
    "all_current": (
        _("Is it from the oldest launch configuration? None is from any, so nobody drops out."),
        "asg-default-termination",
    ),
    "hour": (
        _("Is it closest to its next billing hour? The furthest is %(minute)s into it."),
        "asg-default-termination",
    ),
    "chance": (
        _("Nothing tells the rest apart, so chance decides among %(candidates)s."),
        "asg-default-termination",
    ),
}
NOTES: dict[str, Said] = {
    "all_protected": (
        _("Nobody may leave. A scale-in lowers the desired capacity all the same, and ends none."),
        "asg-scale-in-protection",
    ),
    "not_the_oldest": (
        _("It is the oldest configuration that counts, never the oldest instance."),
        "asg-default-termination",
    ),
    "mixed": (
        _(
            "A group that mixes On-Demand and Spot first decides which of both to cut, and asks "
            "its allocation strategy, before these steps."
        ),
        "asg-termination-unhealthy",
    ),
}
