"""How long health checks take to see what happened to a target."""

from dataclasses import dataclass
from typing import Literal, get_args

from study.core.remarks import CannotAsk, check_range

Failure = Literal["refuses", "hangs"]
FAILURES: tuple[Failure, ...] = get_args(Failure)
State = Literal["initial", "healthy", "unhealthy"]
# No limits of AWS, but of what is drawn here: seconds.
BOUNDS = {"fails": (0, 600), "recovers": (0, 1800)}


@dataclass(frozen=True, slots=True)
class Limits:
    """What AWS allows a target group, and how many checks a new target has to pass."""

    interval: tuple[int, int]
    timeout: tuple[int, int]
    threshold: tuple[int, int]
    delay: tuple[int, int]
    first: int


@dataclass(frozen=True, slots=True)
class Checks:
    """The settings of a target group, in seconds and checks in a row; raises CannotAsk."""

    interval: int
    timeout: int
    healthy: int
    unhealthy: int
    delay: int  # deregistration delay
    limits: Limits

    def __post_init__(self) -> None:
        for field, code, bounds in (
            ("interval", "interval_outside", self.limits.interval),
            ("timeout", "timeout_outside", self.limits.timeout),
            ("healthy", "threshold_outside", self.limits.threshold),
            ("unhealthy", "threshold_outside", self.limits.threshold),
            ("delay", "delay_outside", self.limits.delay),
        ):
            if not bounds[0] <= getattr(self, field) <= bounds[1]:
                raise CannotAsk(code, field, least=bounds[0], most=bounds[1])
        if self.timeout >= self.interval:
            raise CannotAsk("timeout_over_interval", "timeout", interval=self.interval)


@dataclass(frozen=True, slots=True)
class Span:
    """From so many seconds to so many: it depends on when the next check falls."""

    soonest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Timing:
    joins: Span  # a new target, until it gets traffic
    leaves: Span  # from the failure until it gets none
    returns: Span  # from the recovery until it gets traffic again


@dataclass(frozen=True, slots=True)
class Check:
    """One check: when it began, when its result was known, and the state after it."""

    at: int
    known: int
    passed: bool
    row: int  # results of its kind in a row, this one counted
    state: State


def timing(checks: Checks, failure: Failure) -> Timing:
    """Spans between an event and its effect."""
    late = lateness(checks, failure)
    return Timing(
        joins=_span(checks.limits.first, checks.interval, 0),
        leaves=_span(checks.unhealthy, checks.interval, late),
        returns=_span(checks.healthy, checks.interval, 0),
    )


def lateness(checks: Checks, failure: Failure) -> int:
    """So many seconds after it began is a failed check known to have failed."""
    return checks.timeout if failure == "hangs" else 0


def _span(count: int, interval: int, late: int) -> Span:
    """So many checks in a row: the first comes at once, or a whole interval later."""
    return Span((count - 1) * interval + late, count * interval + late)


def watch(checks: Checks, failure: Failure, fails: int, recovers: int) -> tuple[Check, ...]:
    """The checks of a target registered at 0, which fails at one second and recovers at another,
    until it must be healthy again. Raises CannotAsk."""
    check_range("fails", fails, *BOUNDS["fails"])
    check_range("recovers", recovers, *BOUNDS["recovers"])
    if recovers < fails:
        raise CannotAsk("recovers_first", "recovers")
    state: State = "initial"
    row, before = 0, True
    seen = []
    for at in range(0, ends(checks, recovers) + 1, checks.interval):
        passed = not fails <= at < recovers
        row = row + 1 if passed == before else 1
        before = passed
        if passed and state != "healthy":
            wanted = checks.healthy if state == "unhealthy" else checks.limits.first
            state = "healthy" if row >= wanted else state
        elif not passed and row >= checks.unhealthy:
            state = "unhealthy"
        late = 0 if passed else lateness(checks, failure)
        seen.append(Check(at, at + late, passed, row, state))
    return tuple(seen)


def ends(checks: Checks, recovers: int) -> int:
    """The second at which a target that has recovered must be seen healthy, with one check more."""
    return recovers + (checks.healthy + 1) * checks.interval
