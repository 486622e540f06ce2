"""Search: both languages, two characters of Chinese, a slip of the finger, the best first."""

from collections.abc import Callable

import pytest
from django.test import Client

from quizzes.content import banks
from study.search import search

Url = Callable[..., str]


def found(query: str, language: str) -> list[str]:
    return [f"{hit.kind} {hit.title} {hit.snippet}" for hit in search().find(query, language)]


@pytest.mark.parametrize(
    ("query", "language", "words"),
    [
        ("快照", "zh-hans", "快照"),
        ("竞价", "zh-hans", "竞价"),
        ("置放群组", "zh-hans", "置放群组"),
        ("snapshot", "zh-hans", "快照"),  # a term is found by its other name
        ("快照", "en", "snapshot"),
        ("snapshot", "en", "snapshot"),
        ("snapshto", "en", "snapshot"),  # a slip
        ("plcement", "en", "placement"),
        ("hibernation", "en", "hibernat"),
        ("c7gn.xlarge", "en", "c7gn.xlarge"),
        ("gp3 IOPS", "en", "gp3"),
    ],
)
def test_what_is_looked_for_is_among_the_first(query: str, language: str, words: str):
    first = " ".join(found(query, language)[:3]).casefold()
    assert words in first.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize("query", ["快照", "snapshot"])
def test_a_match_is_marked(query: str):
    language = "en" if query.isascii() else "zh-hans"
    assert f"<mark>{query}" in " ".join(found(query, language)).casefold()


def test_every_kind_of_thing_is_found():
    kinds = {hit.kind for hit in search().find("instance", "en", limit=2000)}
    assert kinds == {"section", "fact", "term", "type", "question"}


def test_a_question_is_found_by_its_stem_and_leads_to_it(language: str):
    question = banks().asked[0]
    hits = search().find(question.stem.in_(language)[:60], language)
    assert any(hit.url.endswith(f"/practice/{question.id}/") for hit in hits)


@pytest.mark.parametrize(
    "query", ["", " ", "?!", "x" * 10_000, '"', "a OR (", "快" * 500, "\x00", "~1 *:*"]
)
def test_whatever_is_typed_has_an_answer(client: Client, url: Url, language: str, query: str):
    for headers in ({}, {"HX-Request": "true"}):
        response = client.get(url("study:search"), {"q": query}, headers=headers)
        assert response.status_code == 200


def test_nothing_found_says_so_and_what_to_try(client: Client, url: Url, language: str):
    html = client.get(url("study:search"), {"q": "qqqqzzzz"}).content.decode()
    assert "qqqqzzzz" in html
    assert ("没" in html) == (language == "zh-hans") or "Nothing found" in html


def test_what_is_typed_is_never_run(client: Client, url: Url, language: str):
    html = client.get(url("study:search"), {"q": "<script>x</script> 快照"}).content.decode()
    assert "<script>x" not in html
