"""What the labs' addresses share: their forms read the parameters, and refuse as JSON."""

from typing import TypeVar

from django.utils.translation import override

from study.api.asking import Asking
from study.api.errors import Problem
from study.calculators.lab.forms import LabForm

F = TypeVar("F", bound=LabForm)


def answered(form: type[F], asked: Asking) -> F:
    """The valid form of what is asked; raises Problem."""
    given = {name: "" if value is None else str(value) for name, value in asked}
    found = form(given)
    refuse(found)
    return found


def refuse(form: LabForm) -> None:
    """Raise Problem with the first thing that is wrong, said in English."""
    with override("en"):
        found = form.errors.as_data()
        if not found:
            return
        field, errors = next(iter(found.items()))
        error = errors[0]
        code = error.code or "invalid"
        fact = form.WRONG[code][1] if code in form.WRONG else ""
        raise Problem(
            status=422,
            code=code,
            message=" ".join(error.messages),
            field=None if field == "__all__" else field,
            position=form.fault.position if form.fault else None,
            more={"fact": fact} if fact else None,
        )
