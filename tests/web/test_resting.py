"""Whatever is asked, the verdict leads to facts with their sources."""

from collections.abc import Callable

import pytest
from django.test import Client

from quizzes.items import SOURCES, find_item
from quizzes.resting import facts_around
from quizzes.table_items import plain_tables
from study.content import ledger, lesson_url
from tests.web.quizzing import form_of

Url = Callable[..., str]
ROW = "cell:instance-types.series.m."


@pytest.mark.parametrize("source", list(SOURCES))
def test_every_item_has_facts_of_its_own_or_around_it(source: str):
    bare = []
    for key in list(SOURCES[source].keys()):
        item = find_item(key, "seed")
        assert item is not None
        facts = item.question.facts or facts_around(item)
        assert all(ledger().of(fact) for fact in facts)
        if not facts:
            bare.append(key)
    assert bare == []


def test_the_nearest_come_first():
    place, table = next(
        (place, table)
        for place, table in plain_tables().items()
        if sum(any(table.facts[row].values()) for row in table.rows) > 1
    )
    for row in table.rows:
        own = [fact for facts in table.facts[row].values() for fact in facts]
        item = find_item(f"row:{place}.{row}")
        if own and item is not None:
            assert facts_around(item)[0] == own[0].partition(".")[0]


def test_a_cell_that_quotes_no_fact_shows_its_section_and_the_facts_there(
    client: Client, url: Url, language: str
):
    key = next(filter(lambda key: key.startswith(ROW), SOURCES["cell"].keys()))
    fields = form_of(client.get(url("quizzes:question", key)).content.decode())
    item = find_item(key, fields["review"])
    assert item is not None and not item.question.facts
    chosen = sorted(item.question.key)
    sent = client.post(
        url("quizzes:answer", key), {**fields, "confidence": "sure", "choice": chosen}
    )
    html = client.get(sent["Location"]).content.decode()
    rests = html.split('<details class="rests">')[1].split("</details>")[0]
    assert lesson_url(item.lesson, item.section, language) in rests
    for fact in facts_around(item):
        for source in ledger()[fact].sources:
            assert not source.url or source.url in rests
    assert "rests__fact" in rests
