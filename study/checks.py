"""Content problems as system checks, so that `manage.py check` names file, line and remedy."""

from typing import Any

from django.core.checks import Error, register

from study.content import course
from study.sources import ContentError


@register()
def content_is_sound(app_configs: object, **kwargs: Any) -> list[Error]:
    try:
        course()
    except ContentError as error:
        return [
            Error(str(each), hint=each.hint or None, id="study.E001") for each in error.problems
        ]
    return []
