"""What is asked of the simulation, and the limits that hold for it.

Limits are arguments: whoever calls brings them from the facts, so that no number stands here.

https://docs.aws.amazon.com/autoscaling/ec2/userguide/scale-your-group.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from study.core.remarks import CannotAsk, check_range

PolicyKind = Literal["target", "step", "simple", "none"]
POLICIES: tuple[PolicyKind, ...] = get_args(PolicyKind)

HOUR = 60  # minutes
DAY = 24 * HOUR
SECONDS = 60  # in a minute
FULL = 100  # percent: an instance at this does all that it can

# No limits of AWS, but of what is simulated and drawn here.
BOUNDS: Mapping[str, tuple[int, int]] = {
    "hours": (2, 48),
    "load": (0, 100_000),
    "each": (1, 10_000),
    "instances": (0, 1_000),
    "target": (1, 100),
    "alarm": (1, 60),
    "start": (0, 60),
    "cooldown": (0, 86_400),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What EC2 Auto Scaling allows, and how the alarms of target tracking look."""

    steps: int  # step adjustments in a policy
    actions: int  # scheduled actions of a group
    warmup_seconds: int
    tracking_band: Fraction  # so far below the target, as a share of it, scaling in begins


@dataclass(frozen=True, slots=True)
class Step:
    """From this metric on (at or above for more, at or below for fewer) so many instances.

    `amount` is instances, or percent of the capacity; its sign says which way.
    """

    bound: int
    amount: int
    percent: bool


@dataclass(frozen=True, slots=True)
class Action:
    """A scheduled action: at this minute of every day, what of the three numbers is set."""

    minute: int
    least: int | None
    desired: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group, its load and its policy. Fields are called what the address calls them.

    The load is requests a second at the beginning of each hour, and changes evenly in between.
    An instance launched is in service after `boot` minutes, and for `busy` minutes more starts its
    programs: it then burns all its CPU and serves nothing. Raises CannotAsk.
    """

    load: tuple[int, ...]
    limits: Limits
    each: int  # requests a second that one instance serves at full CPU
    min: int
    desired: int
    max: int
    policy: PolicyKind
    target: int  # percent of CPU
    steps: tuple[Step, ...]
    out_after: int  # minutes in a row above, until a policy adds
    in_after: int  # minutes in a row below, until it removes
    warmup: int  # seconds
    cooldown: int  # seconds
    boot: int
    busy: int
    schedule: tuple[Action, ...] = ()

    def __post_init__(self) -> None:
        check_range("load", len(self.load), *BOUNDS["hours"])
        for load in self.load:
            check_range("load", load, *BOUNDS["load"])
        check_range("each", self.each, *BOUNDS["each"])
        for field in ("min", "desired", "max"):
            check_range(field, getattr(self, field), *BOUNDS["instances"])
        if not self.min <= self.max:
            raise CannotAsk("min_over_max", "max", minimum=self.min, maximum=self.max)
        if not self.min <= self.desired <= self.max:
            raise CannotAsk("desired_outside", "desired", minimum=self.min, maximum=self.max)
        check_range("target", self.target, *BOUNDS["target"])
        for field in ("out_after", "in_after"):
            check_range(field, getattr(self, field), *BOUNDS["alarm"])
        for field in ("boot", "busy"):
            check_range(field, getattr(self, field), *BOUNDS["start"])
        check_range("cooldown", self.cooldown, *BOUNDS["cooldown"])
        if not 0 <= self.warmup <= self.limits.warmup_seconds:
            raise CannotAsk("warmup_too_long", "warmup", longest=self.limits.warmup_seconds)
        self._check_steps()
        self._check_schedule()

    def _check_steps(self) -> None:
        if self.policy not in {"step", "simple"}:
            return
        if not self.steps:
            raise CannotAsk("no_steps", "steps")
        for side in (self.steps_out, self.steps_in):
            if len(side) > self.limits.steps:
                raise CannotAsk("too_many_steps", "steps", most_steps=self.limits.steps)
            if len({step.bound for step in side}) < len(side):
                raise CannotAsk("steps_overlap", "steps")
            if self.policy == "simple" and len(side) > 1:
                raise CannotAsk("simple_has_one", "steps")
        if self.steps_out and self.steps_in:
            low, high = self.steps_in[0].bound, self.steps_out[0].bound
            if low >= high:
                raise CannotAsk("steps_cross", "steps", low=low, high=high)

    def _check_schedule(self) -> None:
        if len(self.schedule) > self.limits.actions:
            raise CannotAsk("too_many_actions", "schedule", most_actions=self.limits.actions)
        if len({action.minute for action in self.schedule}) < len(self.schedule):
            raise CannotAsk("same_time", "schedule")
        for action in self.schedule:
            for count in (action.least, action.desired, action.most):
                if count is not None:
                    check_range("schedule", count, *BOUNDS["instances"])

    @property
    def steps_out(self) -> tuple[Step, ...]:
        """Those that add, from the threshold of their alarm upwards."""
        return tuple(sorted((s for s in self.steps if s.amount > 0), key=lambda s: s.bound))

    @property
    def steps_in(self) -> tuple[Step, ...]:
        """Those that remove, from the threshold of their alarm downwards."""
        return tuple(sorted((s for s in self.steps if s.amount < 0), key=lambda s: -s.bound))

    @property
    def minutes(self) -> int:
        return len(self.load) * HOUR

    @property
    def warmup_minutes(self) -> int:
        return -(-self.warmup // SECONDS)

    @property
    def cooldown_minutes(self) -> int:
        return -(-self.cooldown // SECONDS)

    def load_at(self, minute: int) -> Fraction:
        """Requests a second; after the last hour begins, the load stays."""
        hour, within = divmod(minute, HOUR)
        now = self.load[hour]
        then = self.load[min(hour + 1, len(self.load) - 1)]
        return now + Fraction((then - now) * within, HOUR)
