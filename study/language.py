"""The page's language, as core knows it."""

from typing import cast

from django.utils.translation import get_language

from study.core.language import LANGUAGES, Language


def page_language() -> Language:
    language = get_language()
    return cast(Language, language) if language in LANGUAGES else "en"
