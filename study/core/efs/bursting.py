"""Burst credits over days: earned at the baseline, spent by what is moved, kept up to a limit.

    start + earned + granted = spent + balance + lost

What is earned with a full balance is lost. With none left at least the floor may be moved, and
what of it is not earned is granted. Reckoned in fractions of a MiB, so that the books balance
exactly. A read counts as a third of its size.

https://repost.aws/knowledge-center/efs-burst-credits
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from study.core.efs.system import GIB_IN_TIB, HOURS_IN_DAY, Limits, System

State = Literal["saving", "full", "even", "spending", "throttled"]
SECONDS = 3600
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Bucket:
    """What the size in Standard gives: rates in MiB/s, credits in MiB."""

    base: Fraction
    burst: Fraction
    most: Fraction
    first: Fraction
    floor: Fraction

    @property
    def least(self) -> Fraction:
        """What is left without credits."""
        return max(self.base, self.floor)

    @property
    def hours(self) -> Fraction | None:
        """How long a full balance lasts at full burst; None where the baseline is the burst."""
        spent = self.burst - self.base
        return self.most / spent / SECONDS if spent > 0 else None


@dataclass(frozen=True, slots=True)
class Books:
    """At an hour: the balance, and all that has been counted until then."""

    hour: Fraction
    balance: Fraction
    earned: Fraction = NOTHING
    granted: Fraction = NOTHING
    spent: Fraction = NOTHING
    lost: Fraction = NOTHING


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which nothing changes but the balance. `wanted` and `given` are metered MiB/s."""

    state: State
    before: Books
    after: Books
    wanted: Fraction
    given: Fraction


def bucket(standard: Decimal, limits: Limits) -> Bucket:
    """The bucket of a file system with so many GiB in Standard."""

    def for_size(at_least: Decimal, each_tib: Decimal, up_to: Decimal) -> Fraction:
        above = Fraction(max(standard, up_to)) / GIB_IN_TIB
        return max(Fraction(at_least), Fraction(each_tib) * above)

    return Bucket(
        base=Fraction(limits.base_each) * Fraction(standard),
        burst=for_size(limits.burst, limits.burst_each, limits.burst_size),
        most=for_size(limits.credits_most, limits.credits_most, limits.credits_size),
        first=Fraction(limits.credits_first),
        floor=Fraction(limits.floor),
    )


def metered(system: System, limits: Limits) -> Fraction:
    """What the busy hours take of the limits, in MiB/s."""
    return Fraction(system.writes) + Fraction(system.reads) / Fraction(limits.read_divisor)


def days(system: System, limits: Limits, given: Bucket, count: int) -> tuple[Stretch, ...]:
    """A new file system under the load: busy hours first, then rest, so many days."""
    busy = Fraction(system.busy)
    wanted = metered(system, limits)
    phases = [(busy, wanted), (HOURS_IN_DAY - busy, NOTHING)] * count
    return tuple(_stretches(given, phases))


def _stretches(given: Bucket, phases: list[tuple[Fraction, Fraction]]) -> Iterator[Stretch]:
    books = Books(NOTHING, min(given.first, given.most))
    for hours, wanted in phases:
        left = hours
        while left > 0:
            stretch = _next(given, books, wanted, left)
            yield stretch
            left -= stretch.after.hour - books.hour
            books = stretch.after


def _next(given: Bucket, books: Books, wanted: Fraction, left: Fraction) -> Stretch:
    """Until the balance is empty or full, or the time is over."""
    moved = min(wanted, given.burst if books.balance else given.least)
    net = (given.base - moved) * SECONDS
    time, state = left, "even"
    granted = lost = NOTHING
    if net > 0 and books.balance >= given.most:
        state, lost, net = "full", net, NOTHING
    elif net > 0:
        state, time = "saving", min(left, (given.most - books.balance) / net)
    elif net < 0 and books.balance:
        state, time = "spending", min(left, books.balance / -net)
    elif net < 0:
        granted, net = -net, NOTHING
    if not books.balance and moved < wanted:
        state = "throttled"
    after = replace(
        books,
        hour=books.hour + time,
        balance=books.balance + net * time,
        earned=books.earned + given.base * SECONDS * time,
        granted=books.granted + granted * time,
        spent=books.spent + moved * SECONDS * time,
        lost=books.lost + lost * time,
    )
    return Stretch(state, books, after, wanted, moved)  # type: ignore[arg-type]
