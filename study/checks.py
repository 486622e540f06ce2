"""Content problems as system checks, so that `manage.py check` names file, line and remedy."""

from typing import Any

from django.core.checks import Error, register

from study.calculators.pricing.example_discounts import examples
from study.calculators.pricing.hosts_file import hosts
from study.calculators.pricing.prices_file import prices
from study.content import course
from study.sources import Findings


@register()
def content_is_sound(app_configs: object, **kwargs: Any) -> list[Error]:
    found = Findings()
    with found.gather():
        course()
        examples()  # only where there are facts to hold them against
    with found.gather():
        prices()
        hosts()
    return [Error(str(each), hint=each.hint or None, id="study.E001") for each in sorted(found)]
