"""Families of items that give each other away: one table's cells, rows and columns; one case's
questions. A language is no family: an item is one card, in whichever language it is read."""

from functools import cache

from quizzes.content import banks

TABLE_KINDS = {"cell", "row", "column"}


def family_of(key: str) -> str:
    """What the item's siblings share; an item without siblings is its own family."""
    source, _colon, name = key.partition(":")
    if source in TABLE_KINDS:
        lesson, table = name.split(".")[:2]
        return f"table:{lesson}.{table}"
    return _families_by_case().get(key, key)


@cache
def _families_by_case() -> dict[str, str]:
    """The questions that stand after a case, each with the first that stands after it."""
    first: dict[tuple[str, str], str] = {}
    held = banks()
    return {
        question.item: first.setdefault(
            (held.lesson_of[question.id], question.case.en), question.item
        )
        for question in held.questions.values()
        if question.case is not None
    }
