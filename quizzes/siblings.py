"""Families of items that give each other away: all that is asked of one table, the questions of one
case. A language is no family: an item is one card, in whichever language it is read."""

from functools import cache

from quizzes.content import banks
from quizzes.table_items import is_of_table, table_of


def family_of(key: str) -> str:
    """What the item's siblings share; an item without siblings is its own family."""
    if is_of_table(key):
        return f"table:{table_of(key)}"
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
