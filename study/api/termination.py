"""Which instance of an Auto Scaling group leaves first, as JSON."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.asking import asking
from study.api.errors import ErrorOut
from study.api.labs import answered
from study.api.sentences import StepOut, said_out
from study.calculators.termination.form import TerminationForm
from study.calculators.termination.sentences import PHRASES, QUESTIONS
from study.core.termination.group import Uses
from study.core.termination.policy import Step

router = Router()
# The API tells all steps at once.
TerminationIn = asking("TerminationIn", TerminationForm, without=("step",))


class NarrowedOut(StepOut):
    """A question of the policy: who is left in the choice, and who drops out of it."""

    left: list[str]
    out: list[str]


class TerminationOut(Schema):
    """`order` and `stay` together name every instance once; `chosen` is null if nobody may go.
    Instances are called i1, i2 and so on, as they were given."""

    uses: Uses
    round: int
    seed: int
    chosen: str | None
    steps: list[NarrowedOut]
    order: list[str]
    stay: list[str]


@router.get(
    "/termination",
    response={200: TerminationOut, 422: ErrorOut},
    summary="Which instance leaves first under the default termination policy",
    url_name="termination",
)
def termination(request: HttpRequest, asked: Query[TerminationIn]) -> TerminationOut:
    """The steps of the policy in one round, and the order in which all would leave."""
    form = answered(TerminationForm, asked)
    choice, data = form.choice, form.cleaned_data
    return TerminationOut(
        uses=data["uses"],
        round=data["round"],
        seed=data["seed"],
        chosen=choice.chosen.id if choice.chosen else None,
        steps=[NarrowedOut(**_narrowed(step)) for step in choice.steps],
        order=[each.id for each in form.order],
        stay=[each.id for each in form.stay],
    )


def _narrowed(step: Step) -> dict[str, Any]:
    left, out = len(step.left), len(step.out)
    return {
        **dict(said_out(QUESTIONS, step.code, step.values, PHRASES.units)),
        "formula": f"{left + out} − {out}",
        "result": str(left),
        "unit": "instance",
        "left": [each.id for each in step.left],
        "out": [each.id for each in step.out],
    }
