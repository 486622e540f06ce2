"""What typing costs the server: the quickest of many answers, for the machine may be busy."""

from time import perf_counter

import pytest
from django.test import Client

from study import search_entries
from study.search import Search

LONGEST_ANSWER = 0.015  # seconds
TYPED = ["c", "c5", "c5n", "c5n.", "c5n.xl", "c5n.xlarge", "m5larg", "t3.mirco", "x2iedn.4xlarge"]


@pytest.mark.slow
@pytest.mark.parametrize("typed", TYPED)
def test_an_answer_while_typing_is_quick(db: None, typed: str, language: str):
    client = Client(headers={"HX-Request": "true"})
    times = []
    for _ in range(30):
        start = perf_counter()
        client.get(f"/{language}/decoder/", {"name": typed})
        times.append(perf_counter() - start)
    assert min(times) < LONGEST_ANSWER, f"{min(times) * 1000:.1f} ms"


@pytest.mark.slow
def test_the_types_add_little_to_the_search():
    """About a quarter of a second on a quiet machine; the first search waits for it."""
    start = perf_counter()
    index = Search(search_entries.types())
    assert perf_counter() - start < 3
    times = []
    for query in ("c5n.xlarge", "memory", "m5", "t3.mirco", "内存"):
        start = perf_counter()
        assert index.find(query, "en")
        times.append(perf_counter() - start)
    assert min(times) < LONGEST_ANSWER
