"""What every page's frame needs, whoever renders it."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, translate_url


def page(request: HttpRequest) -> dict[str, object]:
    """The same page in each language, so that the language switch keeps the place and the query."""
    here = request.get_full_path()
    twins = {}
    for code, name in settings.LANGUAGES:
        try:
            url = translate_url(here, code)
        except NoReverseMatch:
            url = ""
        # An address that leads nowhere has no twin: the switch leads to the course instead.
        if not url.startswith(f"/{code}/"):
            url = f"/{code}/"
        twins[code] = {"name": name, "url": url}
    return {"twins": twins}
