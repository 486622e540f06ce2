"""What typing costs the server, in processor time: the quickest of many answers, however busy the
machine is with others."""

from time import process_time

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
        start = process_time()
        client.get(f"/{language}/decoder/", {"name": typed})
        times.append(process_time() - start)
    assert min(times) < LONGEST_ANSWER, f"{min(times) * 1000:.1f} ms"


@pytest.mark.slow
def test_the_types_add_little_to_the_search():
    """About a quarter of a second on a quiet machine; the first search waits for it."""
    start = process_time()
    index = Search(search_entries.types())
    assert process_time() - start < 3
    times = []
    for query in ("c5n.xlarge", "memory", "m5", "t3.mirco", "内存"):
        start = process_time()
        assert index.find(query, "en")
        times.append(process_time() - start)
    assert min(times) < LONGEST_ANSWER
