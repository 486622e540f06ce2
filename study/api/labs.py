"""What the labs' addresses share: their forms read the parameters, and refuse as JSON."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import override
from pydantic import Field

from study.api.asking import Asking
from study.api.errors import Problem
from study.calculators.lab.forms import LabForm

F = TypeVar("F", bound=LabForm)


def bounded(
    form: type[LabForm], ranges: Mapping[str, tuple[int, int]], name: str, description: str
) -> Any:
    """A number: what it begins with is that of the page, its bounds are those of the core."""
    begin, (least, most) = form.begin().get(name), ranges[name]
    default = None if begin is None else int(begin) if begin.isdecimal() else Decimal(begin)
    return Field(default, ge=least, le=most, description=description)


def answered(form: type[F], asked: Asking) -> F:
    """The valid form of what is asked; raises Problem with the first thing that is wrong."""
    found = form({name: "" if value is None else str(value) for name, value in asked})
    with override("en"):
        wrong = found.errors.as_data()
        if not wrong:
            return found
        field, errors = next(iter(wrong.items()))
        error = errors[0]
        code = error.code or "invalid"
        fact = form.WRONG[code][1] if code in form.WRONG else ""
        raise Problem(
            status=422,
            code=code,
            message=" ".join(error.messages),
            field=None if field == "__all__" else field,
            position=found.fault.position if found.fault else None,
            more={"fact": fact} if fact else None,
        )
