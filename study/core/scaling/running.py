"""The simulation: each minute the schedule, then the load, the alarms, the policy, the instances.

What is simplified is said on the page: metrics come every minute, launches always succeed, and an
instance that leaves does so at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from study.core.scaling.fleet import Fleet
from study.core.scaling.group import DAY, HOUR, Group, Step
from study.core.scaling.policies import step_for, stepped_in, stepped_out, tracked


@dataclass(frozen=True, slots=True)
class Wish:
    """The capacity that a policy or a schedule asks for, and what it was reckoned from.

    `counted` are the instances that counted as capacity, `step` is the adjustment that was reached.
    """

    wanted: int
    counted: int
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The desired capacity changed, or a policy wanted to and was held back (`after` is `before`).

    `code`: target, step, simple (a policy), scheduled, at_max, at_min, cooldown (held back).
    `least` and `most` are minimum and maximum at that minute; `quiet_until` is the minute at which
    the cooldown ends that holds back.
    """

    minute: int
    code: str
    before: int
    after: int
    wish: Wish
    least: int
    most: int
    metric: Fraction | None = None
    quiet_until: int = 0

    @property
    def wanted(self) -> int:
        return self.wish.wanted


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
    """The state between two minutes."""

    desired: int
    least: int
    most: int
    fleet: Fleet
    high: int = 0  # minutes in a row that the metric asks for more
    low: int = 0
    quiet_until: int = 0  # the cooldown of simple scaling
    held: str = ""  # what held the policy back a minute ago: said once, not every minute


def run(group: Group) -> Run:
    """The group through its load. The desired capacity never leaves minimum and maximum."""
    now = _Now(group.desired, group.min, group.max, Fleet(group, group.desired))
    rows: list[Minute] = []
    events: list[Event] = []
    for minute in range(group.minutes):
        events += _scheduled(group, now, minute)
        now.fleet.resize(now.desired, minute)
        served = now.fleet.serve(minute)
        _watch(group, now, served.metric)
        events += _decide(group, now, minute, served.metric)
        now.fleet.resize(now.desired, minute)
        rows.append(
            Minute(
                minute,
                group.load_at(minute),
                served.metric,
                now.desired,
                now.least,
                now.most,
                served.in_service,
                served.unserved,
            )
        )
    return Run(tuple(rows), tuple(events))


def _scheduled(group: Group, now: _Now, minute: int) -> Iterator[Event]:
    for action in group.schedule:
        if action.minute != minute % DAY:
            continue
        now.least = now.least if action.least is None else action.least
        now.most = max(now.least, now.most if action.most is None else action.most)
        before = now.desired
        wish = Wish(before if action.desired is None else action.desired, before)
        now.desired = min(max(wish.wanted, now.least), now.most)
        yield Event(minute, "scheduled", before, now.desired, wish, now.least, now.most)


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
    wish = _wish(group, now, minute, metric)
    if wish is None or wish.wanted == now.desired:
        now.held = ""
        return
    before = now.desired

    def event(code: str, after: int, quiet_until: int = 0) -> Event:
        return Event(minute, code, before, after, wish, now.least, now.most, metric, quiet_until)

    if group.policy == "simple" and minute < now.quiet_until:
        yield from _hold(now, event("cooldown", before, now.quiet_until))
        return
    now.desired = min(max(wish.wanted, now.least), now.most)
    if before == now.desired:
        yield from _hold(now, event("at_max" if wish.wanted > before else "at_min", before))
        return
    now.held = ""
    if group.policy == "simple":
        # The cooldown begins when the instances of the activity are there.
        now.quiet_until = minute + group.cooldown_minutes
        now.quiet_until += group.boot if now.desired > before else 0
    yield event(group.policy, now.desired)


def _hold(now: _Now, event: Event) -> Iterator[Event]:
    if now.held != event.code:
        now.held = event.code
        yield event


def _wish(group: Group, now: _Now, minute: int, metric: Fraction | None) -> Wish | None:
    """The capacity that the policy asks for, or None while no alarm has rung."""
    if metric is None:
        return None
    counted, starting = now.fleet.capacity(minute)
    if now.high >= group.out_after:
        if group.policy == "target":
            wanted = max(now.desired, tracked(counted, metric, group.target))
            return Wish(wanted, counted)
        if step := step_for(metric, group.steps_out):
            # Simple scaling adds to all that is there: it waits for its cooldown instead.
            base = now.desired if group.policy == "simple" else counted
            return Wish(stepped_out(base, now.desired, step), base, step)
    # Target tracking and steps remove nothing while instances are still coming in.
    waits = starting and group.policy != "simple"
    if now.low >= group.in_after and not waits:
        if group.policy == "target":
            wanted = min(now.desired, tracked(counted, metric, group.target))
            return Wish(wanted, counted)
        if step := step_for(metric, group.steps_in):
            return Wish(stepped_in(now.desired, step), now.desired, step)
    return None
