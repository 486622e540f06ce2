"""Cross-zone load balancing: the form and the share of every target."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.calculators.balancing.routing import read_numbers
from study.calculators.lab.forms import LabForm, choice, text
from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.sentences import Phrases, Said, Sentence, amount, percent
from study.core.balancing.zones import Shares, Zone, share
from study.core.bars import VIEW_BOX, bar
from study.core.remarks import remark

KINDS = {"alb": "ALB", "nlb": "NLB", "gwlb": "GWLB", "clb": "CLB"}
WRONG: dict[str, Said] = {
    "not_numbers": (later("Write whole numbers with commas between them, such as 2,8."), ""),
    "no_targets": (later("Give at least one zone a healthy target."), ""),
}
NOTES: dict[str, Said] = {
    "alb": (
        later("For an ALB it is always on, though a target group may turn it off; not charged."),
        "cross-zone-defaults",
    ),
    "nlb": (
        later("For an NLB it is off by default; when on, traffic between zones is charged."),
        "cross-zone-defaults",
    ),
    "gwlb": (
        later("For a GWLB it is off by default; when on, traffic between zones is charged."),
        "cross-zone-defaults",
    ),
    "clb": (
        later("A CLB made by API or CLI has it off, one made in the console on; not charged."),
        "cross-zone-defaults",
    ),
    "empty": (
        later("A zone without a healthy target gets no clients: its node leaves DNS."),
        "",
    ),
}


class ZonesForm(LabForm):
    """Healthy targets by zone. Once valid it has their `shares`."""

    FIXED = {"show": "cross-zone"}
    BEGIN = {"targets": "2,8", "kind": "nlb"}
    WRONG = WRONG
    PHRASES = Phrases({})

    targets = text(later("Healthy targets in each zone"), later("2,8 is two in A and eight in B."))
    kind = choice(later("Load balancer"), KINDS)

    shares: Shares

    def work(self, data: dict[str, Any]) -> None:
        self.shares = share(read_numbers(data["targets"], "targets"))


def name(zone: Zone) -> str:
    return _("Zone %(zone)s") % {"zone": chr(ord("A") + zone.number - 1)}


def report(form: ZonesForm) -> Report:
    zones = form.shares.zones
    busiest = max(zones, key=lambda zone: zone.without)
    fair = max(zone.with_cross for zone in zones)
    if busiest.without == fair:
        verdict = _("On or off, every target gets %(fair)s.")
    else:
        verdict = _("On, every target gets %(fair)s. Off, a target in %(zone)s gets %(most)s.")
    rows = [
        Row(
            name(zone),
            [
                amount(zone.targets, "target"),
                percent(zone.enters),
                percent(zone.with_cross, 2),
                percent(zone.without, 2),
            ],
        )
        for zone in zones
    ]
    head = [_("Zone"), _("Targets"), _("Clients arrive"), _("Each, on"), _("Each, off")]
    return Report(
        title=_("Cross-zone load balancing"),
        verdict=verdict
        % {"fair": percent(fair, 2), "zone": name(busiest), "most": percent(busiest.without, 2)},
        sums=[(_("Leaves its zone while on"), percent(form.shares.crossing))],
        sheets=[Sheet("shares", _("Share of one target"), head, rows)],
        notes=list(_notes(form)),
    )


def drawing(form: ZonesForm) -> dict[str, Any]:
    """A bar for one target of each zone, with cross-zone on and off, on one scale."""
    zones = [zone for zone in form.shares.zones if zone.targets]
    top = max(max(zone.with_cross, zone.without) for zone in zones)
    return {
        "view_box": VIEW_BOX,
        "bars": [
            {
                "name": name(zone),
                "lines": [
                    (_("on"), percent(zone.with_cross, 2), bar(zone.with_cross, top), "on"),
                    (_("off"), percent(zone.without, 2), bar(zone.without, top), "off"),
                ],
            }
            for zone in zones
        ],
    }


def _notes(form: ZonesForm) -> Iterator[Sentence]:
    yield form.PHRASES.say(NOTES, remark(form.cleaned_data["kind"]))
    if not all(zone.targets for zone in form.shares.zones):
        yield form.PHRASES.say(NOTES, remark("empty"))
