"""Problems of the banks as system checks, so that `manage.py check` names file and item."""

from typing import Any

from django.core.checks import Error, register

from quizzes.content import banks
from quizzes.makers import MAKERS
from quizzes.making import problems_of
from quizzes.table_items import frames
from study.content import course
from study.sources import ContentError


@register()
def banks_are_sound(app_configs: object, **kwargs: Any) -> list[Error]:
    try:
        course()
    except ContentError:
        return []  # study.E001 says it; a bank rests on its lesson
    try:
        banks()
        frames()
        drawn = [problem for name in MAKERS for problem in problems_of(name)]
    except ContentError as error:
        drawn = list(error.problems)
    return [Error(str(each), hint=each.hint or None, id="quizzes.E001") for each in drawn]
