"""A simulated learner of a year and 10,000 reviews: fitted and scheduled sanely, with figures."""

from collections import Counter
from datetime import timedelta
from random import Random
from statistics import mean

import pytest

from quizzes.core.fitting import chances, histories
from quizzes.core.history import fold
from quizzes.core.scheduling import DEFAULT_PARAMETERS
from quizzes.core.spreading import LONGEST_BREAK
from tests.bench.year import BREAK, CALENDAR, FIRST, TRUE, Year, live

REVIEWS = 10_000


@pytest.fixture(scope="module")
def year() -> Year:
    return live(REVIEWS)


def test_it_is_fitted_as_it_grows_and_ends_up_with_what_predicts_best(year: Year, capsys):
    with capsys.disabled():
        print()
        for reviews, found in year.fits:
            scores = ", ".join(
                f"{name} {score.log_loss:.4f}/{score.rmse_bins:.4f}"
                for name, score in found.scores.items()
            )
            print(f"{reviews:6} answers, {found.held_out:4} held out: {found.best:8} {scores}")
    assert len(year.fits) >= 10
    last = year.fits[-1][1]
    assert last.best != "default"
    assert last.scores[last.best].log_loss < last.scores["default"].log_loss
    assert last.scores[last.best].rmse_bins < last.scores["default"].rmse_bins
    assert last.scores[last.best].log_loss < last.scores["average"].log_loss


def test_in_the_end_it_foretells_as_well_as_who_knows_the_truth(year: Year, capsys):
    cases = [
        history[: place + 1]
        for log in year.logs.values()
        for history in histories(log, CALENDAR)
        for place, given in enumerate(history)
        if given.days > 0
    ]
    latest = sorted(cases, key=lambda history: history[-1].at)[-1500:]
    recalled = mean(history[-1].rating > 1 for history in latest)
    said = {
        name: mean(chances(latest, parameters))
        for name, parameters in (
            ("true", TRUE),
            ("fitted", year.settings.parameters),
            ("default", DEFAULT_PARAMETERS),
        )
    }
    with capsys.disabled():
        print(f"\nrecalled {recalled:.3f}; foretold", {k: round(v, 3) for k, v in said.items()})
    assert abs(said["fitted"] - recalled) < 0.015
    assert abs(said["fitted"] - recalled) < abs(said["default"] - recalled)


def test_memory_comes_near_the_aim_and_the_days_are_even(year: Year, capsys):
    days = sorted(year.due)
    assert 300 < (days[-1] - FIRST).days < 400
    begun, end = year.share(days[0], days[60]), year.share(days[-90], days[-1])
    assert begun < end
    assert 0.85 < end < 0.93  # the aim is 0.90
    load = {
        weekday: mean(year.due[day] for day in days[60:] if day.weekday() == weekday)
        for weekday in range(6)
    }
    with capsys.disabled():
        print(f"\n{len(year.logs)} items in {(days[-1] - FIRST).days} days")
        print(f"recalled of what was due: {begun:.3f} at first, {end:.3f} at the end")
        print("load from Monday:", ", ".join(f"{each:.1f}" for each in load.values()))
    assert load[5] < 0.9 * mean(load[weekday] for weekday in range(1, 5))
    late = [year.due[day] for day in days[-120:] if day.weekday() in range(1, 5)]
    assert max(late) < 2.2 * mean(late)


def test_nothing_is_planned_for_days_off(year: Year):
    assert not [day for day in year.due if not CALENDAR.room(day)]
    back = [BREAK[1] + timedelta(days=days) for days in range(1, 8)]
    shares = Counter({day: year.due[day] for day in back})
    usual = mean(year.due[day] for day in year.due)
    # What fell into two weeks off does not all come back on the first day.
    assert max(shares.values()) < 4 * usual
    for card in year.cards.values():
        assert CALENDAR.room((card.memory.due + timedelta(hours=4)).date())
    assert (BREAK[1] - BREAK[0]).days < LONGEST_BREAK


def test_every_card_is_the_fold_of_its_log_in_any_order(year: Year):
    chance = Random(1)
    assert year.folded() == year.cards
    for item in chance.sample(sorted(year.logs), 100):
        shuffled = list(year.logs[item])
        chance.shuffle(shuffled)
        shuffled += year.waits.get(item, [])
        assert fold(shuffled, year.settings, item) == year.cards[item]
