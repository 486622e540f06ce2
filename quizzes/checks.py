"""Problems of the banks as system checks, so that `manage.py check` names file and item."""

from itertools import chain
from typing import Any

from django.core.checks import Error, register

from quizzes.content import banks
from quizzes.makers import MAKERS
from quizzes.making import problems_of
from quizzes.table_items import problems as table_problems
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
        drawn = [*table_problems(), *chain.from_iterable(map(problems_of, MAKERS))]
    except ContentError as error:
        drawn = list(error.problems)
    return [Error(str(each), hint=each.hint or None, id="quizzes.E001") for each in drawn]
