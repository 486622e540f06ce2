"""What the labs' addresses share: their forms read the parameters, and refuse as JSON."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import override
from ninja import Schema
from pydantic import Field, ValidationInfo, field_validator

from study.api.errors import Problem
from study.calculators.lab.forms import LabForm


class LabIn(Schema):
    """Parameters of a lab. As on its page, an empty one begins as one left out does."""

    @field_validator("*", mode="before", check_fields=False)
    @classmethod
    def _begin(cls, value: Any, info: ValidationInfo) -> Any:
        empty = isinstance(value, str) and not value.strip()
        return cls.model_fields[info.field_name or ""].get_default() if empty else value

    def typed(self) -> dict[str, str]:
        """As the form of the page reads it."""
        return {name: "" if value is None else str(value) for name, value in self}


def bounded(
    form: type[LabForm], ranges: Mapping[str, tuple[int, int]], name: str, description: str
) -> Any:
    """A number: what it begins with is that of the page, its bounds are those of the core."""
    begin, (least, most) = form.begin().get(name), ranges[name]
    default = None if begin is None else int(begin) if begin.isdecimal() else Decimal(begin)
    return Field(default, ge=least, le=most, description=description)


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
