"""Predict first: what will be there as it was, and what will be billed, once a press has played
out. Then compare.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from study.core.lifecycle.instance import AT_REST, Instance, Thing, survives
from study.core.lifecycle.pressing import PASSAGES, Action, Step, press

Claim = Thing | Literal["way", "rest"]  # billed on the way there; billed once it rests
PREDICTED: tuple[Action, ...] = ("reboot", "stop", "hibernate", "shutdown", "start", "terminate")
_ASKED: tuple[Thing, ...] = ("memory", "local", "root", "data", "private", "public", "elastic")


class NothingPredicted(ValueError):
    """A prediction that does not fit: there was no such press, or nothing is asked like that."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim: what was said of it, and what came."""

    claim: Claim
    said: bool
    came: bool

    @property
    def held(self) -> bool:
        return self.said == self.came


def claims(steps: Sequence[Step], action: Action) -> tuple[Claim, ...]:
    """What can be said before the action is pressed after these steps."""
    now = steps[-1].after
    asked: list[Claim] = [thing for thing in _ASKED if thing in now.things]
    asked.insert(asked.index("private"), "host")
    if press(now, action).state not in AT_REST:
        asked.append("way")
    return (*asked, "rest")


def judge(steps: Sequence[Step], said: Collection[str]) -> tuple[Judged, ...]:
    """What was said before the last press, beside what came of it; raises NothingPredicted."""
    pressed = [step.action not in PASSAGES.values() for step in steps]
    place = len(pressed) - 1 - pressed[::-1].index(True) if any(pressed) else 0
    end = steps[-1].after if steps else None
    if end is None or steps[place].action not in PREDICTED or end.state not in AT_REST:
        raise NothingPredicted
    asked = claims(steps[:place], steps[place].action)
    if not set(said) <= set(asked):
        raise NothingPredicted
    ran = _last_run(steps[:place])
    return tuple(
        Judged(claim, claim in said, _came(claim, ran, steps[place].after, end)) for claim in asked
    )


def _last_run(steps: Sequence[Step]) -> Instance:
    return next(step.after for step in reversed(steps) if step.after.state == "running")


def _came(claim: Claim, ran: Instance, way: Instance, end: Instance) -> bool:
    if claim == "way":
        return way.billed
    return end.billed if claim == "rest" else survives(claim, ran, end)
