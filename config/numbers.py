"""Numbers as they are typed into forms and addresses.

Python reads 1_000 as a thousand. Nobody writes it so, so that it is a slip: refused here, once for
the fields of all forms, and for the parameters of the API by `study.api.asking`.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

UNDERSCORE = _("Write the number without underscores, such as 1000.")


class _Plain:
    def to_python(self, value: Any) -> Any:
        if "_" in str(value):
            raise ValidationError(UNDERSCORE, "underscore")
        return super().to_python(value)  # type: ignore[misc]


class IntegerField(_Plain, forms.IntegerField):
    """A whole number."""


class DecimalField(_Plain, forms.DecimalField):
    """A number, exactly as it is written."""


class FloatField(_Plain, forms.FloatField):
    """A number about which a little is no matter."""
