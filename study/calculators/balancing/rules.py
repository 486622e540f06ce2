"""The rules of an ALB listener: their form, and what becomes of each request."""

from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.calculators.balancing.rules_text import read_requests, read_rules
from study.calculators.lab.forms import LabForm, text
from study.calculators.lab.report import Report, Row, Sheet
from study.calculators.sentences import Phrases, Said, amount
from study.content import ledger
from study.core.balancing.rules import Condition, Limits, Routed, check, route
from study.core.balancing.working import routed_steps
from study.core.remarks import Step

# Each limit and the value of a fact that it is.
SOURCES = {
    "least_priority": "alb-rule-priority.least",
    "most_priority": "alb-rule-priority.most",
    "rules": "alb-quotas.rules",
    "values": "alb-quotas.condition-values",
    "values_each": "alb-condition-matching.values",
    "wildcards": "alb-condition-matching.wildcards",
}
WRONG: dict[str, Said] = {
    "bad_rule": (
        later("Line %(line)s is no rule. One is: 10 host=*.example.com path=/api/* -> api"),
        "",
    ),
    "bad_condition": (
        later(
            "Line %(line)s: “%(word)s” is no condition. They are host=, path=, method=, source=, "
            "header:Name= and query:key=, several values with | between them."
        ),
        "alb-listener-rule-conditions",
    ),
    "bad_action": (
        later(
            "Line %(line)s: a rule ends in a target group, in redirect and an address, or in fixed "
            "and a code such as 404."
        ),
        "alb-rule-actions",
    ),
    "two_defaults": (later("Line %(line)s: a listener has one default rule."), ""),
    "too_many_rules": (later("At most %(most_rules)s rules besides the default."), "alb-quotas"),
    "bad_priority": (
        later("Line %(line)s: a priority is from %(least)s to %(most)s."),
        "alb-rule-priority",
    ),
    "same_priority": (
        later("Line %(line)s: priority %(priority)s is taken."),
        "alb-rule-priority",
    ),
    "no_condition": (
        later("Line %(line)s: only the default rule has no condition."),
        "alb-listener-rule-conditions",
    ),
    "condition_twice": (
        later("Line %(line)s: host, path, method and source may each stand once in a rule."),
        "alb-listener-rule-conditions",
    ),
    "too_many_values": (
        later("Line %(line)s: a rule has at most %(most_values)s values in all its conditions."),
        "alb-quotas",
    ),
    "too_many_in_condition": (
        later("Line %(line)s: one condition has at most %(most_values)s values."),
        "alb-condition-matching",
    ),
    "too_many_wildcards": (
        later("Line %(line)s: a rule has at most %(most_wild)s wildcards."),
        "alb-condition-matching",
    ),
    "bad_network": (
        later("Line %(line)s: a source is a block of addresses such as 192.0.2.0/24."),
        "alb-condition-matching",
    ),
    "bad_request": (
        later("Line %(line)s is no request. One is: GET https://example.com/a?b=c X-Plan:gold"),
        "",
    ),
    "no_request": (later("Type at least one request."), ""),
    "too_many_requests": (later("At most %(most)s requests are followed here."), ""),
}

# For programs: the page draws the same.
STEPS: dict[str, Said] = {
    "met": (
        later("“%(request)s”: by priority, the lowest number first, until all conditions hold"),
        "alb-listener-rule-conditions",
    ),
    "default": (
        later("“%(request)s”: no rule holds, so that the default rule takes it"),
        "alb-listener-rule-conditions",
    ),
}


class RulesForm(LabForm):
    """Rules and requests, one a line. Once valid it has each request `routed`."""

    FIXED = {"show": "rules"}
    BEGIN = {
        "rules": "10 host=api.example.com path=/v1/* -> api-v1\n"
        "20 host=api.example.com -> api\n"
        "30 path=/img/*|*.css -> static\n"
        "40 query:version=beta header:X-Plan=gold -> beta\n"
        "50 path=/old/* -> redirect https://example.com/\n"
        "default -> web",
        "requests": "GET https://api.example.com/v1/users\n"
        "GET https://API.example.com/V1/users\n"
        "GET https://www.example.com/img/cat.png?size=2\n"
        "GET https://www.example.com/?version=beta X-Plan:gold\n"
        "GET https://www.example.com/?version=beta\n"
        "POST https://www.example.com/old/form",
    }
    WRONG = WRONG
    PHRASES = Phrases({})

    rules = text(
        later("Rules, one a line"),
        later(
            "Priority, conditions, then where to: a target group, redirect or fixed. All "
            "conditions must hold, and of the values in one any will do."
        ),
        7,
        wrap=False,
    )
    requests = text(
        later("Requests, one a line"),
        later("Method and address; then headers as Name:value, and from=192.0.2.7 for the client."),
        7,
        wrap=False,
    )

    routed: tuple[Routed, ...]
    default: str
    steps: tuple[Step, ...]

    def work(self, data: dict[str, Any]) -> None:
        rules, self.default = read_rules(data["rules"])
        check(rules, limits())
        self.routed = tuple(route(rules, each) for each in read_requests(data["requests"]))
        self.steps = tuple(routed_steps(self.routed))


@cache
def limits() -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""
    return Limits(**{name: int(ledger().number(fact)) for name, fact in SOURCES.items()})


def report(form: RulesForm) -> Report:
    rows = [
        Row(
            each.request.text,
            [_priority(each), action(form, each), amount(len(each.tried), "rule")],
        )
        for each in form.routed
    ]
    defaults = sum(1 for each in form.routed if each.rule is None)
    return Report(
        title=_("ALB rules by priority"),
        verdict=_("Each request meets exactly one rule. Left to the default rule: %(count)s.")
        % {"count": defaults},
        sheets=[
            Sheet(
                "routed",
                _("Where each request goes"),
                [_("Request"), _("Rule"), _("Goes to"), _("Tried")],
                rows,
                end=4,
                folded=True,
            ),
        ],
        basis=["alb-listener-rule-conditions", "alb-condition-matching", "alb-rule-priority"],
    )


def drawing(form: RulesForm) -> dict[str, Any]:
    return {
        "requests": [
            {
                "text": each.request.text,
                "rule": _priority(each),
                "action": action(form, each),
                "tried": [
                    (tried.rule.priority, written(tried.failed) if tried.failed else "")
                    for tried in each.tried
                ],
                "default": each.rule is None,
            }
            for each in form.routed
        ]
    }


def action(form: RulesForm, routed: Routed) -> str:
    return routed.rule.action if routed.rule else form.default


def written(condition: Condition) -> str:
    """The condition as it is typed."""
    name = f":{condition.name}" if condition.name else ""
    return f"{condition.field}{name}={'|'.join(condition.values)}"


def _priority(routed: Routed) -> str:
    return str(routed.rule.priority) if routed.rule else _("default")
