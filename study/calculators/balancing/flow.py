"""The flow hash of an NLB and its stickiness: the form and where each flow lands."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.calculators.lab.forms import LabForm, choice, count, text
from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.sentences import Phrases, Said, number, say_steps
from study.core.balancing.flow import BOUNDS, Flow, Landed, fields_of, land
from study.core.balancing.working import landed_steps
from study.core.remarks import CannotAsk, Step, remark
from study.language import page_language

LISTENERS = {"tcp": "TCP", "udp": "UDP", "tls": "TLS"}
STICKY = {"off": later("off"), "on": later("on: by source address")}
FIELD_NAMES = {
    "protocol": later("protocol"),
    "source": later("source address"),
    "source_port": later("source port"),
    "destination": later("destination address"),
    "destination_port": later("destination port"),
    "sequence": later("TCP sequence number"),
}
WRONG: dict[str, Said] = {
    "sticky_tls": (later("A TLS listener has no stickiness."), "sticky-nlb-source-ip"),
    "bad_address": (later("“%(word)s” is no address."), ""),
    "bad_flow": (
        later("“%(word)s” is no flow. 203.0.113.7:50001 is one; #12 behind it its sequence."),
        "",
    ),
}
NOTES: dict[str, Said] = {
    "hash": (
        later("Decides here: %(fields)s. Packets of one flow always reach the same target."),
        "nlb-layer4-performance",
    ),
    "ports": (
        later("A client that connects again has a new port, and may land elsewhere."),
        "nlb-layer4-performance",
    ),
    "nat": (
        later("All clients behind one NAT share its address, and with stickiness one target."),
        "sticky-nlb-source-ip",
    ),
    "model": (
        later(
            "The hash of AWS is not published: which target a flow gets is made up here, but who "
            "shares one is not."
        ),
        "",
    ),
}

STEPS: dict[str, Said] = {
    "hash": (
        later("The target is what is left when the hash of the flow is divided by the targets"),
        "nlb-layer4-performance",
    ),
    "sticky": (
        later("With stickiness the hash of the source address alone is divided by the targets"),
        "sticky-nlb-source-ip",
    ),
}


class FlowForm(LabForm):
    """Flows to an NLB. Once valid it has where they `landed`."""

    FIXED = {"show": "flow"}
    BEGIN = {
        "flows": "203.0.113.7:50001, 203.0.113.7:50002, 203.0.113.7:50003, 203.0.113.7:50004, "
        "192.0.2.20:40100, 192.0.2.20:40101, 198.51.100.9:61000, 198.51.100.9:61001",
        "targets": "3",
        "listener": "tcp",
        "sticky": "off",
    }
    WRONG = WRONG
    PHRASES = Phrases({})

    flows = text(later("Flows"), later("Source address and port of each."), 6)
    targets = count(later("Healthy targets"))
    listener = choice(later("Listener"), LISTENERS)
    sticky = choice(later("Stickiness"), STICKY)

    landed: tuple[Landed, ...]
    steps: tuple[Step, ...]

    @classmethod
    def bounds(cls) -> Mapping[str, tuple[int, int]]:
        return {"targets": BOUNDS["targets"]}

    def work(self, data: dict[str, Any]) -> None:
        flows = read_flows(data["flows"])
        self.landed = land(flows, data["targets"], data["listener"], data["sticky"] == "on")
        self.steps = tuple(landed_steps(self.landed, data["targets"]))


def read_flows(typed: str) -> tuple[Flow, ...]:
    """Flows such as `203.0.113.7:50001` or `[2001:db8::1]:50001#12`; raises CannotAsk."""
    flows = []
    for word in typed.replace(",", " ").replace("，", " ").split():
        place, _hash, sequence = word.partition("#")
        source, colon, port = place.rpartition(":")
        digits = (port, sequence or "0")
        if not colon or not all(each.isascii() and each.isdigit() for each in digits):
            raise CannotAsk("bad_flow", "flows", word=word[:40])
        if max(map(len, digits)) > 10:  # more than any port or sequence number has
            raise CannotAsk("bad_flow", "flows", word=word[:40])
        flows.append(Flow(source.strip("[]"), int(port), int(sequence or 0)))
    return tuple(flows)


def report(form: FlowForm) -> Report:
    data = form.cleaned_data
    names = [str(FIELD_NAMES[name]) for name in fields_of(data["listener"], data["sticky"] == "on")]
    spread: dict[str, set[int]] = {}
    for each in form.landed:
        spread.setdefault(each.flow.source, set()).add(each.target)
    split = sum(1 for targets in spread.values() if len(targets) > 1)
    if split:
        verdict = _("%(split)s of %(clients)s addresses reach more than one target.")
    else:
        verdict = _("Each of %(clients)s addresses keeps to one target.")
    rows = [
        Row(written(each), [_("Target %(number)s") % {"number": each.target}])
        for each in form.landed
    ]
    codes = ["nat"] if data["sticky"] == "on" else ["ports"]
    return Report(
        title=_("NLB flow hash and stickiness"),
        verdict=verdict % {"split": split, "clients": len(spread)},
        sheets=[
            Sheet("flows", _("Where each flow lands"), [_("Flow"), _("Target")], rows, folded=True),
        ],
        steps=say_steps(STEPS, form.steps, page_language()),
        notes=[
            form.PHRASES.say(NOTES, remark("hash", fields=tuple(names))),
            *(form.PHRASES.say(NOTES, remark(code)) for code in (*codes, "model")),
        ],
    )


def drawing(form: FlowForm) -> dict[str, Any]:
    """The targets, and in each the flows that it serves."""
    return {
        "boxes": [
            {
                "name": _("Target %(number)s") % {"number": target},
                "held": [written(each) for each in form.landed if each.target == target],
            }
            for target in range(1, form.cleaned_data["targets"] + 1)
        ]
    }


def written(landed: Landed) -> str:
    flow = landed.flow
    source = f"[{flow.source}]" if ":" in flow.source else flow.source
    sequence = f"#{number(flow.sequence).replace(',', '')}" if flow.sequence else ""
    return f"{source}:{flow.port}{sequence}"
