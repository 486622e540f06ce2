"""What may be pressed, and what a press makes of the instance.

    did = action *( "," action )        launch,run,stop,rest,start

`run`, `rest` and `end` are the passages: from pending, stopping and shutting-down they lead on by
themselves, so they may be left out where another action follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from study.core.lifecycle.instance import (
    AT_REST,
    Condition,
    Instance,
    Kind,
    Setup,
    State,
    Thing,
    unborn,
)

Action = Literal[
    "launch",
    "run",
    "fail",
    "reboot",
    "stop",
    "hibernate",
    "shutdown",
    "terminate",
    "rest",
    "falter",
    "force",
    "end",
    "start",
    "resize",
]
Refusal = Literal[
    "not_now", "store_root", "not_enabled", "stop_protected", "termination_protected", "asleep"
]
ACTIONS: tuple[Action, ...] = get_args(Action)
PASSAGES: dict[State, Action] = {"pending": "run", "stopping": "rest", "shutting-down": "end"}
MOST = 60  # actions in one life, far more than any lesson needs

_FROM: dict[Action, frozenset[State]] = {
    "launch": frozenset({"none"}),
    "run": frozenset({"pending"}),
    "fail": frozenset({"pending"}),
    **dict.fromkeys(("reboot", "stop", "hibernate", "shutdown"), frozenset({"running"})),
    "terminate": frozenset({"running", "stopped"}),
    "rest": frozenset({"stopping"}),
    "falter": frozenset({"stopping"}),
    "force": frozenset({"stopping", "shutting-down"}),
    "end": frozenset({"shutting-down"}),
    **dict.fromkeys(("start", "resize"), frozenset({"stopped"})),
}


class InvalidSequence(ValueError):
    """A list of actions that cannot be pressed: where it goes wrong, and how much of it holds.

    `code`: unknown_action, too_many, or a Refusal. `position` counts characters, `done` actions.
    """

    def __init__(self, code: str, position: int, action: str = "", done: int = 0) -> None:
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position
        self.action = action
        self.done = done


@dataclass(frozen=True, slots=True)
class Step:
    """An action and the instance after it."""

    action: Action
    after: Instance


def read(text: str) -> tuple[Action, ...]:
    """The actions that a text names; raises InvalidSequence."""
    actions: list[Action] = []
    position = 0
    for word in text.split(",") if text.strip() else ():
        name = word.strip().casefold()
        start = position + len(word) - len(word.lstrip())
        if name not in ACTIONS:
            raise InvalidSequence("unknown_action", start, name[:20], len(actions))
        if len(actions) == MOST:
            raise InvalidSequence("too_many", start, name, MOST)
        actions.append(name)
        position += len(word) + 1
    return tuple(actions)


def refusal(now: Instance, action: Action) -> Refusal | None:
    """Why the action cannot be pressed now; None where it can."""
    setup = now.setup
    if now.state not in _FROM[action]:
        return "not_now"
    match action:
        case "fail" if now.periods:
            return "not_now"
        case "falter" if not now.hibernating:
            return "not_now"
        case "force" if now.hibernating:
            return "not_now"
        case "stop" | "hibernate" if setup.root == "store":
            return "store_root"
        case "stop" | "hibernate" if setup.protection == "stop":
            return "stop_protected"
        case "hibernate" if setup.hibernation == "off":
            return "not_enabled"
        case "terminate" if setup.protection != "none":
            return "termination_protected"
        case "resize" if now.hibernating:
            return "asleep"
    return None


def press(now: Instance, action: Action) -> Instance:
    """The instance after an action that nothing refuses."""
    match action:
        case "launch":
            return _launched(now.setup)
        case "run":
            return _running(now)
        case "reboot":
            return _with(now, memory=Condition("in_use", now.things["memory"].number + 1))
        case "stop" | "hibernate":
            return replace(now, state="stopping", hibernating=action == "hibernate")
        case "shutdown":
            ends = now.setup.shutdown == "terminate" or now.setup.root == "store"
            return replace(now, state="shutting-down" if ends else "stopping")
        case "falter":
            return replace(now, hibernating=False)
        case "start":
            return _started(now)
        case "resize":
            return now
        case "terminate" if now.state == "running":
            return replace(now, state="shutting-down")
        case "rest" | "force" if now.state == "stopping":
            return _stopped(now)
    return _terminated(now)


def live(setup: Setup, actions: Sequence[Action]) -> tuple[Step, ...]:
    """Press one after another, with the passages left out put in; raises InvalidSequence."""
    now, steps, position = unborn(setup), list[Step](), 0
    for done, action in enumerate(actions):
        passage = PASSAGES.get(now.state)
        if passage and now.state not in _FROM[action]:
            now = press(now, passage)
            steps.append(Step(passage, now))
        if why := refusal(now, action):
            raise InvalidSequence(why, position, action, done)
        now = press(now, action)
        steps.append(Step(action, now))
        position += len(action) + 1
    return tuple(steps)


def settle(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """With the passage that the last action began."""
    now = steps[-1].after
    if now.state in AT_REST:
        return steps
    passage = PASSAGES[now.state]
    return (*steps, Step(passage, press(now, passage)))


def _launched(setup: Setup) -> Instance:
    address: Thing = "elastic" if setup.address == "elastic" else "public"
    things: dict[Thing, Condition] = {
        "memory": Condition("empty", 0),
        "local": Condition("present"),
        "root": Condition("attached"),
        "data": Condition("attached"),
        "host": Condition("on"),
        "private": Condition("assigned"),
        "ipv6": Condition("assigned"),
        address: Condition("associated" if address == "elastic" else "assigned"),
        "id": Condition("same"),
    }
    return Instance(setup, "pending", things)


def _running(now: Instance) -> Instance:
    memory = now.things["memory"]
    woken = memory.kind == "on_root"
    awake = Condition("in_use", memory.number if woken else memory.number + 1)
    running = replace(now, state="running", hibernating=False, periods=now.periods + 1)
    return _with(running, memory=awake)


def _stopped(now: Instance) -> Instance:
    memory: Kind = "on_root" if now.hibernating else "lost"
    return _left(replace(now, state="stopped"), memory=memory, local="erased", public="released")


def _started(now: Instance) -> Instance:
    """A host is found: normally another one, with empty disks and another public address."""
    number = now.things["host"].number + 1
    begun = _with(
        replace(now, state="pending"),
        host=Condition("on", number),
        local=Condition("fresh", number),
    )
    if "public" in now.things:
        begun = _with(begun, public=Condition("assigned", number))
    return begun


def _terminated(now: Instance) -> Instance:
    setup = now.setup
    keeps_root = setup.root == "ebs" and setup.root_end == "keep"
    return _left(
        replace(now, state="terminated", hibernating=False),
        memory="lost",
        local="erased",
        root="kept" if keeps_root else "deleted",
        data="kept" if setup.data_end == "keep" else "deleted",
        private="released",
        ipv6="released",
        public="released",
        elastic="disassociated",
        id="gone",
    )


def _left(now: Instance, **kinds: Kind) -> Instance:
    """The host is left; what these name changes its kind and keeps its number."""
    kinds["host"] = "none"
    return _with(
        now,
        **{
            thing: replace(condition, kind=kinds[thing])
            for thing, condition in now.things.items()
            if thing in kinds
        },
    )


def _with(now: Instance, **things: Condition) -> Instance:
    return replace(now, things={**now.things, **things})  # type: ignore[dict-item]
