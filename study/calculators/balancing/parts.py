"""The six parts of the load balancing lab, each a form with its report and its drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from study.calculators.balancing import capacity, flow, health, routing, rules, zones
from study.calculators.lab.forms import LabForm
from study.calculators.lab.report import Report


@dataclass(frozen=True, slots=True)
class Part:
    """`template` is that of its drawing. Examples are words and queries."""

    name: Promise
    lead: Promise
    form: type[LabForm]
    report: Callable[[Any], Report]
    drawing: Callable[[Any], dict[str, Any]]
    template: str
    examples: tuple[tuple[Promise, str], ...]


PARTS: dict[str, Part] = {
    "rules": Part(
        _("ALB rules"),
        _("Type rules and requests: each request goes to the first rule it meets, by priority."),
        rules.RulesForm,
        rules.report,
        rules.drawing,
        "_routed.html",
        (
            (_("hosts, paths and headers"), "show=rules"),
            (
                _("a broad rule before a narrow one"),
                urlencode(
                    {
                        "show": "rules",
                        "rules": "10 path=/* -> web\n20 path=/api/* -> api",
                        "requests": "GET https://example.com/api/users",
                    }
                ),
            ),
        ),
    ),
    "routing": Part(
        _("Round robin or least busy"),
        _("The same requests to the same targets, in turn and to the least busy one."),
        routing.RoutingForm,
        routing.report,
        routing.drawing,
        "_routing.html",
        (
            (_("every third takes long"), "show=routing"),
            (_("one slow target"), "show=routing&requests=2&targets=1,1,4"),
            (_("all alike"), "show=routing&requests=3"),
        ),
    ),
    "flow": Part(
        _("NLB flow hash"),
        _("An NLB hashes flows. See who lands together, with stickiness and without."),
        flow.FlowForm,
        flow.report,
        flow.drawing,
        "_flow.html",
        (
            (_("one client, many ports"), "show=flow"),
            (_("the same with stickiness"), "show=flow&sticky=on"),
            (_("stickiness on TLS"), "show=flow&sticky=on&listener=tls"),
        ),
    ),
    "cross-zone": Part(
        _("Cross-zone"),
        _("How much of the traffic one target gets, with cross-zone load balancing on and off."),
        zones.ZonesForm,
        zones.report,
        zones.drawing,
        "_bars.html",
        (
            (_("two against eight"), "show=cross-zone"),
            (_("three zones"), "show=cross-zone&targets=1,3,6"),
            (_("an empty zone"), "show=cross-zone&targets=4,0,4"),
        ),
    ),
    "health": Part(
        _("Health checks"),
        _("A target dies and comes back. When does the load balancer see it?"),
        health.HealthForm,
        health.report,
        health.drawing,
        "_health.html",
        (
            (_("as at first"), "show=health"),
            (_("as fast as it goes"), "show=health&interval=5&timeout=2&healthy=2"),
            (_("a target that hangs"), "show=health&failure=hangs"),
        ),
    ),
    "lcu": Part(
        _("LCU estimate"),
        _("Which dimension decides, and what an hour and a month cost."),
        capacity.CapacityForm,
        capacity.report,
        capacity.drawing,
        "_bars.html",
        (
            (_("a web shop"), "show=lcu"),
            (_("many rules"), "show=lcu&rules=90&requests=400"),
            (_("TLS on an NLB"), "show=lcu&meter=nlb_tls&new=200"),
        ),
    ),
}
FIRST = "rules"
