"""Every kind of item that can be asked, where each comes from, and what of each there is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from quizzes import items, table_items
from quizzes.content import banks
from quizzes.items import Place

# Where items come from, as learners choose it, with the sources in `items` that it names.
ORIGINS: dict[str, tuple[str, ...]] = {
    "questions": ("question",),
    "tables": table_items.KINDS,
    "decoder": ("letter", "build"),
    "calculators": ("made",),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item that no author wrote: drawn from a table, a name or a calculator."""

    key: str
    kind: str
    place: Place


def kind_of(key: str) -> str:
    """A question's kind; of what is drawn, its source."""
    source, _colon, name = key.partition(":")
    return banks().questions[name].kind if source == "question" else source


@cache
def drawn_items() -> tuple[Drawn, ...]:
    """All that can be drawn, source by source, each in the order of the course but for tables: of
    those one item of each follows the other, and what gives each other away lies far apart."""
    return tuple(_drawn())


def _drawn() -> Iterator[Drawn]:
    others = (*ORIGINS["decoder"], *ORIGINS["calculators"])
    named = chain.from_iterable(items.keys_of(source) for source in others)
    for key in chain(table_items.all_table_items(), named):
        if place := items.place_of(key):
            yield Drawn(key, kind_of(key), place)


def counts() -> dict[str, dict[str, int]]:
    """How many items there are of each kind, by origin."""
    written = Counter(question.kind for question in banks().asked)
    drawn = Counter(each.kind for each in drawn_items())
    return {
        origin: dict(written) if origin == "questions" else {kind: drawn[kind] for kind in sources}
        for origin, sources in ORIGINS.items()
    }
