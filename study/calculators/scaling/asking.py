"""From texts of the address to a load, steps and a schedule; each raises CannotAsk."""

import re
from collections.abc import Iterator

from study.core.remarks import CannotAsk
from study.core.scaling.group import HOUR, Action, Step

_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
# 60:1 or 60:+1 adds one from 60 percent on, 40:-30% removes three tenths from 40 down
_STEP = re.compile(r"(?P<bound>\d{1,3}):(?P<amount>[+-]?\d{1,5})(?P<percent>%?)", re.ASCII)
# 08:00=4/8/20 sets minimum, desired and maximum; any of them may be left out
_ACTION = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})="
    r"(?P<least>\d{0,9})/(?P<desired>\d{0,9})/(?P<most>\d{0,9})",
    re.ASCII,
)
LAST_HOUR = 23


def read_load(text: str) -> tuple[int, ...]:
    """The load of each hour, such as `20,20,60,90`."""
    load = []
    for word, start in words_of(text):
        if not _NUMBER.fullmatch(word):
            raise CannotAsk("not_a_load", "load", start)
        load.append(int(word))
    return tuple(load)


def read_steps(text: str) -> tuple[Step, ...]:
    """Step adjustments, such as `60:1, 75:30%, 40:-1`."""
    steps = []
    # A plus that was typed into an address by hand arrives as a space.
    for word, start in words_of(text.replace(": ", ":+")):
        found = _STEP.fullmatch(word.replace("−", "-"))
        if not found or not int(found["amount"]):
            raise CannotAsk("not_a_step", "steps", start, word=word[:40])
        steps.append(Step(int(found["bound"]), int(found["amount"]), bool(found["percent"])))
    return tuple(steps)


def read_schedule(text: str) -> tuple[Action, ...]:
    """Scheduled actions, such as `08:00=4/8/20, 20:00=2//`."""
    actions = []
    for word, start in words_of(text):
        found = _ACTION.fullmatch(word)
        if not found or int(found["hour"]) > LAST_HOUR or int(found["minute"]) >= HOUR:
            raise CannotAsk("not_an_action", "schedule", start, word=word[:40])
        least, desired, most = (
            int(found[name]) if found[name] else None for name in ("least", "desired", "most")
        )
        if least is None and desired is None and most is None:
            raise CannotAsk("not_an_action", "schedule", start, word=word[:40])
        if least is not None and most is not None and least > most:
            raise CannotAsk("action_crossed", "schedule", start, word=word[:40])
        minute = int(found["hour"]) * HOUR + int(found["minute"])
        actions.append(Action(minute, least, desired, most))
    return tuple(actions)


def words_of(text: str) -> Iterator[tuple[str, int]]:
    """The words between commas and spaces, each with the place at which it begins."""
    for found in re.finditer(r"[^\s,，、;；]+", text):
        yield found.group(), found.start()
