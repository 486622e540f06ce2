"""What the labs' addresses share: their forms read the parameters, and refuse as JSON."""

from django.utils.translation import override

from study.api.errors import Problem
from study.calculators.lab.forms import LabForm


def refuse(form: LabForm) -> None:
    """Raise Problem with the first thing that is wrong, said in English."""
    with override("en"):
        found = form.errors.as_data()
        if not found:
            return
        field, errors = next(iter(found.items()))
        error = errors[0]
        raise Problem(
            status=422,
            code=error.code or "invalid",
            message=" ".join(error.messages),
            field=None if field == "__all__" else field,
            position=form.fault.position if form.fault else None,
        )
