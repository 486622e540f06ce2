"""The simulation: each minute the schedule, then the load, the alarms, the policy, the instances.

What is simplified is said on the page: metrics come every minute, launches always succeed, and an
instance that leaves does so at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from study.core.scaling.group import DAY, FULL, HOUR, Group
from study.core.scaling.policies import step_for, stepped_in, stepped_out, tracked


@dataclass(frozen=True, slots=True)
class Event:
    """The desired capacity changed, or a policy wanted to and was held back (`after` is `before`).

    `code`: target, step, simple (a policy), scheduled, at_max, at_min, cooldown (held back).
    """

    minute: int
    code: str
    before: int
    after: int
    metric: Fraction | None = None
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class Minute:
    """The group at the end of a minute. `metric` is None while no instance is counted."""

    minute: int
    load: Fraction
    metric: Fraction | None
    desired: int
    least: int
    most: int
    in_service: int
    unserved: Fraction  # requests a second that nobody had the CPU for


@dataclass(frozen=True, slots=True)
class Run:
    """The whole run, and what it comes to."""

    minutes: tuple[Minute, ...]
    events: tuple[Event, ...]

    @property
    def instance_hours(self) -> Fraction:
        """Launched instances are paid for, whether or not they serve already."""
        return Fraction(sum(each.desired for each in self.minutes), HOUR)

    @property
    def peak(self) -> int:
        return max(each.desired for each in self.minutes)

    @property
    def short_minutes(self) -> int:
        """Minutes in which some requests went unserved."""
        return sum(1 for each in self.minutes if each.unserved)

    @property
    def unserved_share(self) -> Fraction:
        asked = sum((each.load for each in self.minutes), Fraction())
        unserved = sum((each.unserved for each in self.minutes), Fraction())
        return unserved / asked if asked else Fraction()


@dataclass(slots=True)
class _Now:
    """The state between two minutes. Instances of one launch stay together as a batch."""

    desired: int
    least: int
    most: int
    settled: int
    batches: list[tuple[int, int]] = field(default_factory=list)  # minute of launch, how many
    high: int = 0  # minutes in a row that the metric asks for more
    low: int = 0
    quiet_until: int = 0  # the cooldown of simple scaling
    held: str = ""  # what held the policy back a minute ago: said once, not every minute


def run(group: Group) -> Run:
    """The group through its load. The desired capacity never leaves minimum and maximum."""
    now = _Now(group.desired, group.min, group.max, group.desired)
    rows: list[Minute] = []
    events: list[Event] = []
    for minute in range(group.minutes):
        events += _scheduled(group, now, minute)
        _match(now, minute)
        row = _serve(group, now, minute)
        _watch(group, now, row.metric)
        events += _decide(group, now, minute, row.metric)
        _match(now, minute)
        rows.append(
            Minute(
                minute,
                row.load,
                row.metric,
                now.desired,
                now.least,
                now.most,
                row.in_service,
                row.unserved,
            )
        )
    return Run(tuple(rows), tuple(events))


def _scheduled(group: Group, now: _Now, minute: int) -> Iterator[Event]:
    for action in group.schedule:
        if action.minute != minute % DAY:
            continue
        now.least = now.least if action.least is None else action.least
        now.most = max(now.least, now.most if action.most is None else action.most)
        wanted = now.desired if action.desired is None else action.desired
        before, now.desired = now.desired, min(max(wanted, now.least), now.most)
        yield Event(minute, "scheduled", before, now.desired, wanted=wanted)


def _match(now: _Now, minute: int) -> None:
    """Launch or terminate until as many exist as are desired; the youngest batch leaves last."""
    exist = now.settled + sum(count for _launched, count in now.batches)
    if now.desired > exist:
        now.batches.append((minute, now.desired - exist))
    surplus = exist - now.desired
    if surplus > 0:
        gone = min(surplus, now.settled)
        now.settled -= gone
        surplus -= gone
        kept = []
        for launched, count in now.batches:
            gone = min(surplus, count)
            surplus -= gone
            if count > gone:
                kept.append((launched, count - gone))
        now.batches = kept


@dataclass(frozen=True, slots=True)
class _Served:
    load: Fraction
    metric: Fraction | None
    in_service: int
    unserved: Fraction


def _serve(group: Group, now: _Now, minute: int) -> _Served:
    """The load shared by those that work, and the average CPU of those that are warm."""
    ready = group.boot + max(group.busy, group.warmup_minutes)
    for launched, count in now.batches:
        if minute - launched >= ready:
            now.settled += count
    now.batches = [batch for batch in now.batches if minute - batch[0] < ready]
    in_service = working = counted = now.settled
    counted_busy = 0
    for launched, count in now.batches:
        age = minute - launched - group.boot
        if age < 0:
            continue
        in_service += count
        working += count if age >= group.busy else 0
        counted += count if age >= group.warmup_minutes else 0
        counted_busy += count if group.warmup_minutes <= age < group.busy else 0
    load = group.load_at(minute)
    room = working * group.each
    used = min(Fraction(FULL), load * FULL / room) if room else Fraction()
    metric = None
    if counted:
        metric = (used * (counted - counted_busy) + FULL * counted_busy) / counted
    return _Served(load, metric, in_service, max(Fraction(), load - room))


def _watch(group: Group, now: _Now, metric: Fraction | None) -> None:
    """Count the minutes in a row for which each alarm has been breached."""
    high, low = _breached(group, metric)
    now.high = now.high + 1 if high else 0
    now.low = now.low + 1 if low else 0


def _breached(group: Group, metric: Fraction | None) -> tuple[bool, bool]:
    if metric is None or group.policy == "none":
        return False, False
    if group.policy == "target":
        return metric > group.target, metric < group.target * (1 - group.limits.tracking_band)
    return (
        step_for(metric, group.steps_out) is not None,
        step_for(metric, group.steps_in) is not None,
    )


def _decide(group: Group, now: _Now, minute: int, metric: Fraction | None) -> Iterator[Event]:
    wanted = _wanted(group, now, minute, metric)
    if wanted is None or wanted == now.desired:
        now.held = ""
        return
    if group.policy == "simple" and minute < now.quiet_until:
        yield from _hold(now, Event(minute, "cooldown", now.desired, now.desired, metric, wanted))
        return
    before, now.desired = now.desired, min(max(wanted, now.least), now.most)
    if before == now.desired:
        code = "at_max" if wanted > before else "at_min"
        yield from _hold(now, Event(minute, code, before, before, metric, wanted))
        return
    now.held = ""
    if group.policy == "simple":
        # The cooldown begins when the instances of the activity are there.
        now.quiet_until = minute + group.cooldown_minutes
        now.quiet_until += group.boot if now.desired > before else 0
    yield Event(minute, group.policy, before, now.desired, metric, wanted)


def _hold(now: _Now, event: Event) -> Iterator[Event]:
    if now.held != event.code:
        now.held = event.code
        yield event


def _wanted(group: Group, now: _Now, minute: int, metric: Fraction | None) -> int | None:
    """The capacity that the policy asks for, or None while no alarm has rung."""
    if metric is None:
        return None
    counted, starting = _counted(group, now, minute)
    if now.high >= group.out_after:
        if group.policy == "target":
            return max(now.desired, tracked(counted, metric, group.target))
        if step := step_for(metric, group.steps_out):
            # Simple scaling adds to all that is there: it waits for its cooldown instead.
            base = now.desired if group.policy == "simple" else counted
            return stepped_out(base, now.desired, step)
    # Target tracking and steps remove nothing while instances are still coming in.
    waits = starting and group.policy != "simple"
    if now.low >= group.in_after and not waits:
        if group.policy == "target":
            return min(now.desired, tracked(counted, metric, group.target))
        if step := step_for(metric, group.steps_in):
            return stepped_in(now.desired, step)
    return None


def _counted(group: Group, now: _Now, minute: int) -> tuple[int, int]:
    """Instances that count as capacity, and those that are not warm yet."""
    counted, starting = now.settled, 0
    for launched, count in now.batches:
        if minute - launched >= group.boot + group.warmup_minutes:
            counted += count
        else:
            starting += count
    return counted, starting
