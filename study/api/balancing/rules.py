"""The rules of an ALB listener against requests."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.sentences import StepOut, steps_out
from study.calculators.balancing.rules import STEPS, RulesForm, action, written

router = Router()
RulesIn = asking("RulesIn", RulesForm)


class TriedOut(Schema):
    """A rule that was looked at; `failed` is the first of its conditions that did not hold."""

    priority: int
    failed: str | None


class RoutedOut(Schema):
    """`priority` is null for the default rule."""

    request: str
    priority: int | None
    action: str
    tried: list[TriedOut]


class RulesOut(Schema):
    default_action: str
    requests: list[RoutedOut]
    steps: list[StepOut]


@router.get(
    "/load-balancing/rules",
    response={200: RulesOut, 422: ErrorOut},
    summary="ALB rules against requests",
    url_name="load-balancing-rules",
)
def rules(request: HttpRequest, asked: Query[RulesIn]) -> RulesOut:
    """Where each request goes, and which rules were tried on the way."""
    form = answered(RulesForm, asked)
    return RulesOut(
        default_action=form.default,
        requests=[
            RoutedOut(
                request=each.request.text,
                priority=each.rule.priority if each.rule else None,
                action=action(form, each),
                tried=[
                    TriedOut(
                        priority=tried.rule.priority,
                        failed=written(tried.failed) if tried.failed else None,
                    )
                    for tried in each.tried
                ],
            )
            for each in form.routed
        ],
        steps=steps_out(STEPS, form.steps),
    )
