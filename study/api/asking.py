"""What a program may ask: the parameters of an address, described as the page describes its fields.

The form of the page is the one source: its labels and hints describe the parameters, its choices
are theirs, and what it begins with holds here for what is left out.
"""

from decimal import Decimal
from typing import Any, ClassVar, Literal, get_args

from django import forms
from django.http import QueryDict
from django.utils.translation import override
from ninja import Schema
from pydantic import Field, GetJsonSchemaHandler, ValidationInfo, create_model, field_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticUseDefault

from config.numbers import UNDERSCORE
from study.calculators.lab.forms import LabForm

NUMBERS = {int, Decimal, float}


class Asking(Schema):
    """Parameters of which an empty one is one left out, and numbers have no underscores.

    `form` is that of the page: it describes every parameter that does not do so itself.
    """

    form: ClassVar[type[forms.Form] | None] = None

    @field_validator("*", mode="before")
    @classmethod
    def _plain(cls, value: Any, info: ValidationInfo) -> Any:
        field = cls.model_fields[info.field_name or ""]
        if not isinstance(value, str) or field.annotation is str:
            return value
        if not value.strip() and not field.is_required():
            raise PydanticUseDefault
        if "_" in value and NUMBERS & {field.annotation, *get_args(field.annotation)}:
            with override("en"):
                raise PydanticCustomError("underscore", str(UNDERSCORE))
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core)
        if cls.form is not None:
            parameters = handler.resolve_ref_schema(schema)["properties"]
            with override("en"):
                _describe(parameters, cls.form)
        return schema


def _describe(parameters: dict[str, Any], form: type[forms.Form]) -> None:
    begin, bounds = {}, {}
    if issubclass(form, LabForm):
        begin, bounds = form.begin(), form.bounds()
    for name, field in form(QueryDict()).fields.items():
        about = parameters.get(name)
        if about is None:
            continue
        about.setdefault("description", _words(field))
        kinds = {each.get("type") for each in _kinds(about)}
        if isinstance(field, forms.ChoiceField) and kinds == {"string"} and "enum" not in about:
            about["enum"] = [value for value, _label in field.choices]
        if name in begin:
            whole = "integer" in kinds
            about["default"] = int(begin[name]) if whole else begin[name]
        if name in bounds:
            for each in _kinds(about):
                if each.get("type") in {"integer", "number"}:
                    each |= within(*bounds[name])


def _kinds(about: dict[str, Any]) -> list[dict[str, Any]]:
    """The types that a parameter may have."""
    return about.get("anyOf", [about])


def _words(field: forms.Field) -> str:
    """A field in a few words: its label, its hint, and what its choices mean."""
    said = [f"{str(field.label).rstrip('.')}.", str(field.help_text)]
    if isinstance(field, forms.ChoiceField):
        meant = [f"{value}: {label}" for value, label in field.choices if value != str(label)]
        said += [f"{'; '.join(meant)}."] if meant else []
    return " ".join(filter(None, said))


def _plain_number(bound: int | Decimal) -> int | float:
    return int(bound) if bound == int(bound) else float(bound)


def within(least: int | Decimal, most: int | Decimal) -> dict[str, Any]:
    """Bounds to be named here; the core checks them, and says more about them."""
    return {"minimum": _plain_number(least), "maximum": _plain_number(most)}


def asking(name: str, form: type[LabForm], *, without: tuple[str, ...] = ()) -> type[Asking]:
    """The parameters of a lab: those of its form, but for what the page alone knows.

    Their types are those of its fields. What is left out is None, and begins as on the page.
    """
    parameters: dict[str, Any] = {
        field: (_type(one), Field(default=None))
        for field, one in form.base_fields.items()
        if field not in without
    }
    asked = create_model(name, __base__=Asking, __module__=__name__, **parameters)
    asked.form = form
    return asked


def _type(field: forms.Field) -> Any:
    if isinstance(field, forms.ChoiceField):
        return Literal[tuple(value for value, _label in field.choices)]
    if isinstance(field, forms.DecimalField):
        return Decimal
    return int if isinstance(field, forms.IntegerField) else str
