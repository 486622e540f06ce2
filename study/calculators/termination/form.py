"""The form of the termination lab."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from study.calculators.lab.forms import LabForm, choice, count, text
from study.calculators.termination.asking import read_instances
from study.calculators.termination.sentences import PHRASES, USES, WRONG
from study.core.remarks import check_range
from study.core.termination.group import MOST, Instance
from study.core.termination.policy import Choice, choose, order


class TerminationForm(LabForm):
    """Instances of a group, how many have left already, and how far the steps are shown.

    Once valid it has everybody in the `order` of leaving, those who `stay`, those `present` at this
    round, and the `choice` that is made among them.
    """

    BEGIN = {
        "instances": "a/v1/50, a/v1/20, a/v2/55, a/v2/10/protected, b/v1/58, b/v2/5, b/v2/40",
        "uses": "template",
        "round": "1",
        "step": "1",
        "seed": "1",
    }
    WRONG = WRONG
    PHRASES = PHRASES
    ECHOED = ("round", "step")
    SELDOM = ("round", "step", "seed")

    instances = text(
        _("The group’s instances"),
        _(
            "Zone, then v1 for a version of the current template, other for another template or "
            "lc1 for a launch configuration (1 is the oldest), then minutes into the billing hour, "
            "then protected or unhealthy."
        ),
        5,
    )
    uses = choice(_("The group uses"), USES)
    round = count(_("Round: who leaves as number"))
    step = count(_("Steps shown"))
    seed = count(_("Chance, by number"), _("Another number draws another lot."))

    everybody: tuple[Instance, ...]
    order: tuple[Instance, ...]
    stay: tuple[Instance, ...]
    present: tuple[Instance, ...]
    choice: Choice

    @classmethod
    def bounds(cls) -> Mapping[str, tuple[int, int]]:
        return {"round": (1, MOST["instances"])}

    def work(self, data: dict[str, Any]) -> None:
        self.everybody = read_instances(data["instances"])
        uses, seed = data["uses"], str(data["seed"])
        self.order, self.stay = order(self.everybody, uses, seed)
        check_range("round", data["round"], 1, max(1, len(self.order)))
        gone = self.order[: data["round"] - 1]
        self.present = tuple(each for each in self.everybody if each not in gone)
        self.choice = choose(self.present, uses, seed)
        check_range("step", data["step"], 1, 10)

    @property
    def shown(self) -> int:
        """How many steps are to be seen; there may be fewer of them than were asked for."""
        return min(self.cleaned_data["step"], len(self.choice.steps))

    @property
    def decided(self) -> bool:
        return self.shown == len(self.choice.steps)
