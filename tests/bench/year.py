"""A learner of a year, simulated day by day by the same rules that real ones live by.

What the learner truly remembers follows FSRS with parameters that Cirrus does not know: it begins
with the published ones and fits them as the log grows. Chance has a seed.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from quizzes.core.catching_up import caught_up
from quizzes.core.days import day_end, day_of, day_start
from quizzes.core.fitting import Fitted, fit, histories
from quizzes.core.history import Folded, Logged, chosen_day, fold
from quizzes.core.queue import Room, Waiting, queue
from quizzes.core.rating import Rating
from quizzes.core.scheduling import DEFAULT_PARAMETERS, Memory, Settings, recall, review
from quizzes.core.spreading import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 1, 5)  # a Monday
BREAK = (date(2026, 7, 6), date(2026, 7, 19))
CALENDAR = Calendar(SHANGHAI, ("full",) * 5 + ("easy", "off"), (BREAK,))
NEW_PER_DAY, REVIEWS_PER_DAY = 3, 200
# Everything fades twice as fast at first, grows less with each recall, and is easily forgotten.
TRUE = (
    *(value * 0.5 for value in DEFAULT_PARAMETERS[:4]),
    *DEFAULT_PARAMETERS[4:8],
    1.5,
    *DEFAULT_PARAMETERS[9:20],
    0.25,
)
KNOWN_AT_FIRST, RIGHT_IN_STEPS = 0.5, 0.9
ENOUGH, GROWTH = 400, 4 / 3


@dataclass
class Year:
    """What came of it."""

    logs: dict[str, list[Logged]] = field(default_factory=dict)
    fits: list[tuple[int, Fitted]] = field(default_factory=list)
    settings: Settings = field(default_factory=lambda: Settings(calendar=CALENDAR))
    # Reviews that were due, by day, and those recalled among them.
    due: Counter[date] = field(default_factory=Counter)
    recalled: Counter[date] = field(default_factory=Counter)
    reviews: int = 0
    # What the last fit that changed the parameters made overdue waits for a day of its own.
    waits: dict[str, list[Logged]] = field(default_factory=dict)
    cards: dict[str, Folded] = field(default_factory=dict)

    def folded(self) -> dict[str, Folded]:
        """Every card from its log, as a replay does it."""
        folded = {
            item: fold([*log, *self.waits.get(item, [])], self.settings, item)
            for item, log in self.logs.items()
        }
        return {item: card for item, card in folded.items() if card is not None}

    def share(self, first: date, last: date) -> float:
        """The part of the due reviews that was recalled between these days."""
        days = [day for day in self.due if first <= day <= last]
        return sum(self.recalled[day] for day in days) / sum(self.due[day] for day in days)


def live(reviews: int, seed: int = 20261124) -> Year:
    """Days of study until there are so many reviews."""
    year, chance = Year(), Random(seed)
    cards: dict[str, Folded] = {}
    truth: dict[str, Memory] = {}
    true = Settings(parameters=TRUE, calendar=CALENDAR)
    loads: Counter[date | None] = Counter()
    wanted, day = ENOUGH, FIRST
    while year.reviews < reviews:
        at = datetime.combine(day, time(20), SHANGHAI).astimezone(UTC)
        begun = 0
        while year.reviews < reviews:
            item, is_new = _next(year, cards, begun, at, day)
            if item is None or not CALENDAR.room(day):
                break
            begun += is_new
            at += timedelta(seconds=chance.randint(10, 50))
            rating = _rating(chance, truth.get(item), at, true)
            card = cards.get(item)
            if card is not None and card.memory.state == "review":
                year.due[day] += 1
                year.recalled[day] += rating is not Rating.AGAIN
            truth[item] = review(truth.get(item), rating, at, true)
            log = year.logs.setdefault(item, [])
            loads[_day_due(card)] -= 1
            entry = Logged(UUID(int=year.reviews), at, rating)
            day_put = chosen_day(log, entry, year.settings, item, loads.__getitem__)
            log.append(replace(entry, day=day_put))
            cards[item] = fold([*log, *year.waits.get(item, [])], year.settings, item)
            loads[_day_due(cards[item])] += 1
            year.reviews += 1
            if year.reviews >= wanted:
                wanted = int(year.reviews * GROWTH)
                if _refit(year):
                    cards = _folded_anew(year, cards, at, day)
                    loads = Counter(map(_day_due, cards.values()))
        day += timedelta(days=1)
    year.cards = cards
    return year


def _day_due(card: Folded | None) -> date | None:
    return day_of(card.memory.due, SHANGHAI) if card else None


def _next(
    year: Year, cards: dict[str, Folded], begun: int, at: datetime, day: date
) -> tuple[str | None, bool]:
    """What the daily review asks next, and whether it is new."""
    ends = day_end(at, SHANGHAI)
    waiting = [
        Waiting(item, card.memory.state, card.memory.due)
        for item, card in cards.items()
        if card.memory.due < ends
    ]
    new = [f"item-{len(cards)}"]
    room = Room(int(NEW_PER_DAY * CALENDAR.room(day)) - begun, REVIEWS_PER_DAY - year.due[day])
    found = queue(waiting, new, room, at)
    return found.next_item, found.next_is_new


def _folded_anew(
    year: Year, before: dict[str, Folded], at: datetime, day: date
) -> dict[str, Folded]:
    """All cards with the parameters that were just adopted; what these make overdue waits."""
    year.waits = {}
    after = year.folded()
    overdue = [
        item
        for item, card in after.items()
        if card.memory.state == "review" and _day_due(card) <= day < _day_due(before[item])
    ]
    overdue.sort(key=lambda item: recall(after[item].memory, at, year.settings))
    loads = Counter(map(_day_due, after.values()))
    days = caught_up(overdue, day, REVIEWS_PER_DAY, CALENDAR, loads.__getitem__)
    for number, (item, until) in enumerate(days.items()):
        due = day_start(min(until, _day_due(before[item])), SHANGHAI)
        year.waits[item] = [Logged(UUID(int=10**9 + number), at, None, event="wait", due=due)]
    return year.folded()


def _rating(chance: Random, memory: Memory | None, at: datetime, true: Settings) -> Rating:
    if memory is None:
        known = KNOWN_AT_FIRST
    elif day_of(memory.last_review, SHANGHAI) == day_of(at, SHANGHAI):
        known = RIGHT_IN_STEPS
    else:
        known = recall(memory, at, true)
    if chance.random() >= known:
        return Rating.AGAIN
    return chance.choices([Rating.HARD, Rating.GOOD, Rating.EASY], (0.15, 0.45, 0.40))[0]


def _refit(year: Year) -> bool:
    """Fit what there is; whether it is used from now on."""
    used = year.settings.parameters
    known = [each for log in year.logs.values() for each in histories(log, CALENDAR)]
    found = fit(known, None if used == DEFAULT_PARAMETERS else used)
    if found is None:
        return False
    year.fits.append((year.reviews, found))
    if found.best != "current":
        better = found.parameters if found.best == "fitted" else DEFAULT_PARAMETERS
        year.settings = Settings(parameters=better, calendar=CALENDAR)
    return year.settings.parameters != used
