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
# At the 95th percentile, in seconds of processor time: a machine busy with others changes nothing.
BOUND = 0.020


def test_the_95th_percentile_is_quick():
    held = search()
    held.find("warm", "en")
    taken = []
    for _round in range(20):
        for query in QUERIES:
            for language in ("en", "zh-hans"):
                begun = time.process_time()
                held.find(query, language)
                taken.append(time.process_time() - begun)
    taken.sort()
    percentile = taken[int(0.95 * len(taken))]
    assert percentile < BOUND, f"{1000 * percentile:.1f} ms"
