"""Which instance of an Auto Scaling group leaves first, as JSON."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from study.api.labs import refuse
from study.calculators.termination.form import TerminationForm
from study.calculators.termination.report import step_out

router = Router()


class TerminationIn(Schema):
    """`instances` are such as `a/v1/50/protected`: zone, launched from (`v1`, `other`, `lc1`),
    minutes into the billing hour, state. `seed` stands for chance."""

    instances: str = ""
    uses: str = ""
    round: str = ""
    seed: str = ""


class StepOut(Schema):
    code: str
    left: list[str]
    out: list[str]
    message: dict[str, str]


class TerminationOut(Schema):
    """`order` and `stay` together name every instance once; `chosen` is null if nobody may go."""

    chosen: str | None
    steps: list[StepOut]
    order: list[str]
    stay: list[str]


@router.get(
    "/termination",
    response=TerminationOut,
    summary="Which instance leaves first under the default termination policy",
    url_name="termination",
)
def termination(request: HttpRequest, asked: Query[TerminationIn]) -> TerminationOut:
    form = TerminationForm(asked.dict())
    refuse(form)
    choice = form.choice
    return TerminationOut(
        chosen=choice.chosen.id if choice.chosen else None,
        steps=[StepOut(**step_out(step)) for step in choice.steps],
        order=[each.id for each in form.order],
        stay=[each.id for each in form.stay],
    )
