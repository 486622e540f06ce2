"""What becomes of the credits while the load changes: earn, save, spend, borrow, pay back, lose.

Between two events every balance changes at a constant rate, so the run is a chain of stretches,
each as long as it takes until a balance is empty or full, or until the load changes. Reckoned in
fractions, because a balance divided by a rate seldom ends: the books balance exactly.

    start + launch + earned + surplus = spent + balance + lost

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/unlimited-mode-examples.html
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from study.core.credits.instance import MINUTES, Burstable, Mode, check_start
from study.core.loads import Phase

# What happens in a stretch, as its name says.
State = Literal[
    "launch", "saving", "full", "even", "spending", "throttled", "borrowing", "charged", "repaying"
]
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Books:
    """All that has been counted up to a minute. Balances first, then sums over time."""

    minute: Fraction = NOTHING
    launch: Fraction = NOTHING  # launch credits that are left
    saved: Fraction = NOTHING  # earned credits that are left
    owed: Fraction = NOTHING  # surplus credits that are spent and not yet paid back or charged
    charged: Fraction = NOTHING  # surplus credits that cost money
    earned: Fraction = NOTHING
    spent: Fraction = NOTHING
    lost: Fraction = NOTHING  # earned when nothing more could be saved
    denied: Fraction = NOTHING  # wanted and not given

    @property
    def balance(self) -> Fraction:
        """What CloudWatch shows as CPUCreditBalance."""
        return self.launch + self.saved

    @property
    def surplus(self) -> Fraction:
        """All that was borrowed and not paid back with credits."""
        return self.owed + self.charged


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which nothing changes but the balances. Levels are percent of the instance."""

    state: State
    before: Books
    after: Books
    wanted: Decimal
    given: Fraction


@dataclass(frozen=True, slots=True)
class Run:
    """The whole of it."""

    mode: Mode
    stretches: tuple[Stretch, ...]

    @property
    def first(self) -> Books:
        return self.stretches[0].before

    @property
    def last(self) -> Books:
        return self.stretches[-1].after

    def minutes(self, *states: State) -> Fraction:
        """For how long it was in any of the states."""
        times = (
            each.after.minute - each.before.minute
            for each in self.stretches
            if each.state in states
        )
        return sum(times, NOTHING)


@dataclass(frozen=True, slots=True)
class _Flow:
    """Changes a minute, and how long they go on; None is for ever."""

    state: State
    until: Fraction | None
    launch: Fraction = NOTHING
    saved: Fraction = NOTHING
    owed: Fraction = NOTHING
    charged: Fraction = NOTHING
    lost: Fraction = NOTHING
    denied: Fraction = NOTHING


def run(
    instance: Burstable, mode: Mode, load: Sequence[Phase], start: Decimal | None = None
) -> Run:
    """The instance under the load; raises InvalidScenario.

    `start` is the balance of one that runs already; None is one that has just started, with the
    launch credits it gets, if any. The load has at least one phase.
    """
    if start is not None:
        check_start(instance, start)
    launch = instance.launch if start is None and mode == "standard" else Decimal(0)
    books = Books(launch=Fraction(launch), saved=Fraction(start or 0))
    return Run(mode, tuple(_stretches(instance, mode, load, books)))


def _stretches(
    instance: Burstable, mode: Mode, load: Sequence[Phase], books: Books
) -> Iterator[Stretch]:
    earn = Fraction(instance.per_hour) / MINUTES
    most = Fraction(instance.most)
    for phase in load:
        spend = Fraction(instance.spent_an_hour(phase.level)) / MINUTES
        left = Fraction(phase.minutes)
        while left:
            flow = _flow(books, mode, earn, spend, most)
            time = left if flow.until is None else min(left, flow.until)
            after = _after(books, flow, time, earn, spend)
            given = (spend - flow.denied) * 100 / instance.vcpus
            yield Stretch(flow.state, books, after, phase.level, given)
            books, left = after, left - time


def _flow(books: Books, mode: Mode, earn: Fraction, spend: Fraction, most: Fraction) -> _Flow:
    if books.launch and spend:
        return _launching(books, earn, spend, most)
    net = earn - spend
    if net > 0:
        if books.owed:
            return _Flow("repaying", books.owed / net, owed=-net)
        if books.saved < most:
            return _Flow("saving", (most - books.saved) / net, saved=net)
        return _Flow("full", None, lost=net)
    if net == 0:
        return _Flow("even", None)
    if books.saved:
        return _Flow("spending", books.saved / -net, saved=net)
    if mode == "standard":
        return _Flow("throttled", None, denied=-net)
    if books.owed < most:
        return _Flow("borrowing", (most - books.owed) / -net, owed=-net)
    return _Flow("charged", None, charged=-net)


def _launching(books: Books, earn: Fraction, spend: Fraction, most: Fraction) -> _Flow:
    """Launch credits go first, while what is earned is saved as far as there is room."""
    until = books.launch / spend
    if books.saved < most:
        return _Flow("launch", min(until, (most - books.saved) / earn), launch=-spend, saved=earn)
    return _Flow("launch", until, launch=-spend, lost=earn)


def _after(books: Books, flow: _Flow, time: Fraction, earn: Fraction, spend: Fraction) -> Books:
    return replace(
        books,
        minute=books.minute + time,
        launch=books.launch + flow.launch * time,
        saved=books.saved + flow.saved * time,
        owed=books.owed + flow.owed * time,
        charged=books.charged + flow.charged * time,
        earned=books.earned + earn * time,
        spent=books.spent + (spend - flow.denied) * time,
        lost=books.lost + flow.lost * time,
        denied=books.denied + flow.denied * time,
    )
