"""What a fit makes overdue at once comes back over the days to come, the most forgotten first.

Other parameters can say of many items that they should have been asked long ago. To ask them all
on the next day would bury a learner in what was no task the day before. They wait a little longer:
each until a day of its own, chosen once, when the parameters are adopted, and kept with them. To
the fold of an item it is an entry like any other (`history.Event`, "wait"), which the next answer
ends.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from quizzes.core.spreading import LONGEST_BREAK, Calendar, Load

# Over so many open days at least, and at most.
LEAST_DAYS, MOST_DAYS = 7, 60


def caught_up(
    overdue: Sequence[str], today: date, most: int, calendar: Calendar, load: Load
) -> dict[str, date]:
    """The day on which each of these items is asked, none before tomorrow; `overdue` is in the
    order to be asked in.

    `most` is what the learner wants to review in a day and `load` what is due on one besides. The
    days are as few as have room for all, and come out as even as that allows. Where `MOST_DAYS`
    have not room enough the limit is passed; where no day is open, none is chosen.
    """
    ahead = (today + timedelta(days=days) for days in range(1, LONGEST_BREAK))
    days = list(islice(filter(calendar.room, ahead), MOST_DAYS))
    room = {day: max(0, int(most * calendar.room(day)) - load(day)) for day in days}
    span = LEAST_DAYS
    while span < len(days) and sum(room[day] for day in days[:span]) < len(overdue):
        span += 1
    return dict(zip(overdue, _even(len(overdue), days[:span], room, calendar, load), strict=False))


def _even(
    count: int, days: list[date], room: dict[date, int], calendar: Calendar, load: Load
) -> Iterator[date]:
    """So many places on these days, in order: each goes to the day with least on it for its size,
    of those that have room as long as there are any."""
    given = dict.fromkeys(days, 0)
    for _place in range(count if days else 0):
        open_days = [day for day in days if given[day] < room[day]] or days
        day = min(open_days, key=lambda day: (load(day) + given[day] + 1) / calendar.room(day))
        given[day] += 1
    return (day for day in days for _place in range(given[day]))
