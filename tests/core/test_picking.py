"""What practice takes, and in what order: what was missed, is most gained, is confused, is new."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.core.confusing import Given, confusions, interleaved
from quizzes.core.mixing import mixed
from quizzes.core.picking import Past, filling, gain, missed, unsure
from quizzes.core.rating import Rating
from quizzes.core.scheduling import Settings, review
from tests.core.quizzing import NOON, later

MONTH = timedelta(days=30)


def slip(right: str, taken: str, item: str = "q", scope: str = "ebs") -> Given:
    return Given(item, scope, correct=False, slips=[(right, taken)])


def right(item: str = "q") -> Given:
    return Given(item, "ebs", correct=True, slips=())


def test_the_missed_were_wrong_the_last_time_and_the_unsure_right():
    pasts = [Past("a", False, "sure"), Past("b", True, "guess"), Past("c", True, "sure")]
    assert (missed(pasts), unsure(pasts)) == (["a"], ["b"])


def test_what_takes_half_the_time_is_worth_twice_as_much():
    settings = Settings()
    known = review(review(None, Rating.GOOD, NOON, settings), Rating.GOOD, later(days=1), settings)
    at = later(days=20)
    slow, quick = (gain(known, at, MONTH, settings, seconds) for seconds in (60, 30))
    assert quick == pytest.approx(2 * slow) and slow > 0
    assert gain(None, at, MONTH, settings, 30) > 0


@given(st.lists(st.integers(5, 90), max_size=40), st.integers(0, 600))
def test_a_filled_time_is_neither_overrun_nor_left_empty_by_more_than_half_an_item(takes, spent):
    items = [f"{n}-{seconds}" for n, seconds in enumerate(takes)]
    taken = filling(items, lambda item: float(item.partition("-")[2]), 600, spent)
    assert taken == items[: len(taken)]
    total = spent + sum(takes[: len(taken)])
    assert total <= 600 + 45
    if len(taken) < len(items):
        assert total + takes[len(taken)] / 2 > 600


def test_the_same_pair_counts_whichever_was_taken_for_the_other():
    found = confusions([slip("gp3", "io2"), slip("io2", "gp3", "r"), slip("st1", "sc1", "s")])
    assert [(each.times, {each.right, each.taken}) for each in found] == [
        (2, {"gp3", "io2"}),
        (1, {"st1", "sc1"}),
    ]
    assert (found[0].item, found[0].right, found[0].taken) == ("q", "gp3", "io2")  # the latest


def test_one_id_in_two_lessons_is_two_things():
    assert len(confusions([slip("one", "two"), slip("one", "two", "r", scope="efs")])) == 2


def test_a_confusion_is_overcome_by_two_right_answers_since():
    old = slip("gp3", "io2")
    assert confusions([right(), old])
    assert confusions([right(), right("other"), old])
    assert not confusions([right(), right(), old])
    assert confusions([old, right(), right()])  # answered right before, not since


def test_pairs_are_served_in_turn_and_each_item_once():
    assert interleaved([["a", "b", "c"], ["x", "b"]]) == ["a", "x", "b", "c"]
    assert interleaved([]) == []


def test_piles_are_mixed_by_weight_and_the_heavy_one_leads():
    piles = {"q": list("123456"), "t": list("ab"), "d": ["z"]}
    assert "".join(mixed(piles, {"q": 6, "t": 2, "d": 1})) == "123a456bz"
    assert mixed({"t": ["a"], "d": []}, {"t": 1, "d": 1}) == ["a"]


@given(st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(0, 9).map(str), max_size=9)))
def test_mixing_keeps_every_pile_whole_and_in_its_order(piles):
    named = {name: [f"{name}{n}-{x}" for n, x in enumerate(pile)] for name, pile in piles.items()}
    order = mixed(named, {"a": 5, "b": 2, "c": 1})
    for name, pile in named.items():
        assert [item for item in order if item[0] == name] == pile
    assert len(order) == sum(map(len, named.values()))
