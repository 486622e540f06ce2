"""What stands behind a question that quotes no fact itself, as most cells of tables do not."""

from collections.abc import Iterator

from quizzes.content import banks
from quizzes.items import Item
from quizzes.table_items import KINDS, plain_tables
from study.content import course
from study.core.markup import references


def facts_around(item: Item) -> list[str]:
    """The facts of the row, of the table and of the section that the item belongs to, each once,
    the nearest first; where none of them quotes any, those that the section's questions rest on."""
    found = dict.fromkeys([*_of_table(item), *_of_section(item)])
    if not found:
        asked = banks().of_section(item.lesson, item.section)
        found = dict.fromkeys(_root(fact) for each in asked for fact in each.facts)
    return list(found)


def _of_table(item: Item) -> Iterator[str]:
    source, _colon, name = item.key.partition(":")
    if source not in KINDS:
        return
    lesson, table_id, *parts = name.split(".")
    table = plain_tables()[f"{lesson}.{table_id}"]
    # The item's own row comes first, if it has one.
    for row in sorted(table.rows, key=lambda row: row not in parts):
        for facts in table.facts[row].values():
            yield from map(_root, facts)


def _of_section(item: Item) -> Iterator[str]:
    sections = course().lessons[item.lesson].script("en").sections
    section = next(each for each in sections if each.id == item.section)
    for block in section.blocks:
        if block.kind == "erratum":
            yield block.target
        yield from (_root(each.target) for each in references(block.text) if each.kind == "fact")


def _root(fact: str) -> str:
    return fact.partition(".")[0]
