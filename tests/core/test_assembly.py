"""A paper is drawn by weight, never repeats, and is the same for the same seed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.assembly import Draw, TooFewQuestions, allot, assemble, shares

WEIGHTS = {"secure": 30, "resilient": 26, "fast": 24, "cheap": 20}


def pool(**sizes: int) -> dict[str, list[str]]:
    return {domain: [f"{domain}-{n}" for n in range(size)] for domain, size in sizes.items()}


AMPLE = pool(secure=40, resilient=40, fast=40, cheap=40)


def draw(
    held: dict[str, list[str]] = AMPLE,
    seed: str = "s",
    scored: int = 50,
    unscored: int = 15,
    used: dict[str, int] | None = None,
) -> Draw:
    return assemble(held, WEIGHTS, scored=scored, unscored=unscored, seed=seed, used=used or {})


def counted(drawn: Draw, *, scored: bool) -> dict[str, int]:
    return {
        domain: sum(each.domain == domain and each.scored == scored for each in drawn.items)
        for domain in WEIGHTS
    }


weights = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 100), min_size=1)


@given(weights, st.integers(0, 200))
def test_shares_make_the_total_and_each_is_within_one_of_its_weight(given_weights, total):
    given_shares = shares(given_weights, total)
    assert sum(given_shares.values()) == total
    whole = sum(given_weights.values())
    for domain, share in given_shares.items():
        assert abs(share - total * given_weights[domain] / whole) < 1


@given(weights, st.data())
def test_no_domain_gives_more_than_it_has_and_the_total_is_met(given_weights, data):
    supply = {domain: data.draw(st.integers(0, 30)) for domain in given_weights}
    total = data.draw(st.integers(0, sum(supply.values())))
    given_shares = allot(given_weights, total, supply)
    assert sum(given_shares.values()) == total
    assert all(given_shares[domain] <= supply[domain] for domain in supply)


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (50, {"secure": 15, "resilient": 13, "fast": 12, "cheap": 10}),
        (15, {"secure": 4, "resilient": 4, "fast": 4, "cheap": 3}),  # exactly 4.5, 3.9, 3.6, 3.0
        (12, {"secure": 4, "resilient": 3, "fast": 3, "cheap": 2}),
        (4, {"secure": 1, "resilient": 1, "fast": 1, "cheap": 1}),
        (0, {"secure": 0, "resilient": 0, "fast": 0, "cheap": 0}),
    ],
)
def test_shares_of_the_real_weights(total, expected):
    assert shares(WEIGHTS, total) == expected


@given(st.integers(1, 60), st.integers(0, 20), st.text(max_size=8))
def test_a_draw_meets_the_weights_within_one_and_never_repeats(scored, unscored, seed):
    drawn = draw(seed=seed, scored=scored, unscored=unscored)
    items = [each.item for each in drawn.items]
    assert len(items) == len(set(items)) == scored + unscored
    assert drawn.shortfall == {}
    for is_scored, total in ((True, scored), (False, unscored)):
        for domain, count in counted(drawn, scored=is_scored).items():
            assert abs(count - total * WEIGHTS[domain] / 100) < 1
    assert all(each.item in AMPLE[each.domain] for each in drawn.items)


@given(st.text(max_size=8))
def test_the_same_seed_gives_the_same_paper_whatever_the_order_of_the_pool(seed):
    turned = {domain: items[::-1] for domain, items in AMPLE.items()}
    assert draw(seed=seed) == draw(held=turned, seed=seed)


def test_another_seed_gives_another_paper_in_another_order():
    one, other = draw(seed="one"), draw(seed="other")
    assert {each.item for each in one.items} != {each.item for each in other.items}
    numbers = [each.domain for each in one.items]
    assert numbers != sorted(numbers)


def test_unscored_items_are_not_all_at_one_end():
    flags = [each.scored for each in draw().items]
    assert flags.count(False) == 15
    assert len(set(flags[:20])) == len(set(flags[-20:])) == 2


def test_what_has_been_least_on_papers_comes_first():
    used = {item: 1 for items in AMPLE.values() for item in items[:30]}
    used["secure-30"] = 2
    fresh = [each.item for each in draw(used=used, scored=20, unscored=0).items]
    assert not any(item in used for item in fresh)


def test_a_domain_with_too_few_gives_all_and_the_others_fill_its_place():
    drawn = draw(held=pool(secure=3, resilient=40, fast=40, cheap=40), scored=50, unscored=15)
    assert len(drawn.items) == 65
    assert sum(each.domain == "secure" for each in drawn.items) == 3
    assert drawn.shortfall == {"secure": 16}


@pytest.mark.parametrize("held", [pool(secure=30), pool(secure=30, resilient=34), {}])
def test_too_few_in_all_is_refused_by_name(held):
    with pytest.raises(TooFewQuestions) as refused:
        draw(held=held)
    assert refused.value.wanted == 65
    assert refused.value.held == sum(map(len, held.values()))
