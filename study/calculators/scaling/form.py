"""The form of the scaling lab."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from study.calculators.lab.forms import LabForm, choice, count, text
from study.calculators.scaling.asking import read_load, read_schedule, read_steps
from study.calculators.scaling.curves import OFFICE, written
from study.calculators.scaling.limits import defaults, limits
from study.calculators.scaling.sentences import PHRASES, POLICIES, WRONG
from study.core.scaling.group import BOUNDS, Group
from study.core.scaling.running import Run, run


class ScalingForm(LabForm):
    """A group and its load. Once valid it has the `group` and its `run`."""

    # What the page shows before anything is asked; the numbers of AWS come from the facts.
    BEGIN = {
        "load": written(OFFICE),
        "policy": "target",
        "target": "50",
        "steps": "60:1,75:3,40:-1",
        "min": "2",
        "desired": "4",
        "max": "40",
        "each": "10",
        "boot": "2",
        "busy": "2",
    }
    SELDOM = ("warmup", "cooldown", "out_after", "in_after", "boot", "busy", "each")
    ECHOED = ("load",)
    WRONG = WRONG
    PHRASES = PHRASES

    load = text(_("Load, hour by hour"), _("Requests a second at the beginning of each hour."), 3)
    policy = choice(_("Scaling policy"), POLICIES)
    target = count(_("Target: average CPU, %"))
    steps = text(
        _("Steps, by CPU"), _("60:1 adds one from 60 on, 40:-10% removes a tenth from 40 down.")
    )
    min = count(_("Minimum"))
    desired = count(_("Desired at first"))
    max = count(_("Maximum"))
    schedule = text(
        _("Scheduled actions"),
        _("08:00=4/8/20 sets minimum, desired and maximum; leave out what stays: 20:00=2//."),
    )
    warmup = count(_("Instance warm-up, seconds"))
    cooldown = count(_("Cooldown, seconds"), _("For simple scaling."))
    out_after = count(_("Minutes above before it adds"))
    in_after = count(_("Minutes below before it removes"))
    boot = count(_("Minutes from launch to in service"))
    busy = count(
        _("Minutes of starting programs then"), _("All its CPU is used, and nothing served.")
    )
    each = count(_("Requests a second that one instance serves at full CPU"))

    group: Group
    run: Run

    @classmethod
    def begin(cls) -> Mapping[str, str]:
        return {**cls.BEGIN, **defaults()}

    @classmethod
    def bounds(cls) -> Mapping[str, tuple[int, int]]:
        return {
            "target": BOUNDS["target"],
            "warmup": (0, limits().warmup_seconds),
            "cooldown": BOUNDS["cooldown"],
            "each": BOUNDS["each"],
            **dict.fromkeys(("min", "desired", "max"), BOUNDS["instances"]),
            **dict.fromkeys(("out_after", "in_after"), BOUNDS["alarm"]),
            **dict.fromkeys(("boot", "busy"), BOUNDS["start"]),
        }

    def work(self, data: dict[str, Any]) -> None:
        self.group = Group(
            **{
                **data,
                "load": read_load(data["load"]),
                "steps": read_steps(data["steps"]),
                "schedule": read_schedule(data["schedule"]),
            },
            limits=limits(),
        )
        self.run = run(self.group)
