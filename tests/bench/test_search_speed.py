"""The search answers while one types."""

import time

from study.search import search

QUERIES = [
    "snapshot",
    "快照",
    "竞价",
    "placement group",
    "snapshto",
    "c7gn.xlarge",
    "hibernate encrypted root",
    "负载均衡 目标组",
    "gp3",
    "置放群组 上限",
]
# The bound is 20 ms at the 95th percentile; a busy machine gets three times that.
BOUND = 0.060


def test_the_95th_percentile_is_quick():
    held = search()
    held.find("warm", "en")
    taken = []
    for _round in range(20):
        for query in QUERIES:
            for language in ("en", "zh-hans"):
                begun = time.perf_counter()
                held.find(query, language)
                taken.append(time.perf_counter() - begun)
    taken.sort()
    percentile = taken[int(0.95 * len(taken))]
    assert percentile < BOUND, f"{1000 * percentile:.1f} ms"
