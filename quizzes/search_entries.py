"""Questions, to be found by their stems. Choices are left out: they would give keys away."""

from collections.abc import Iterator

from quizzes.content import banks
from study.content import course
from study.core.language import LANGUAGES, Text
from study.search import Entry
from study.search_entries import address, plain


def questions() -> Iterator[Entry]:
    held = banks()
    for question in held.asked:
        lesson = course().lessons[held.lesson_of[question.id]]
        en, zh_hans = (plain(question.stem.in_(language), language) for language in LANGUAGES)
        titles = {language: lesson.script(language).head.title for language in LANGUAGES}
        yield Entry(
            "question",
            Text.model_construct(en=en, zh_hans=zh_hans),
            Text.model_construct(en=titles["en"], zh_hans=titles["zh-hans"]),
            address("quizzes:question", "", question.id),
        )
