"""May this instance hibernate, and if not, what stands in the way?"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from quizzes.core.making import Made, PartFrames, draw, pick, single
from quizzes.core.tables import fill
from study.core.facts import write_number
from study.core.hibernation.checking import check
from study.core.hibernation.sleeper import Limits, Sleeper
from study.core.language import Text

YES = "yes"
CHOICES = 4
SPARE = Decimal(10)  # GiB that a root has above what it needs, or lacks
# What is changed in an instance that can hibernate; some of it leaves it able to.
CHANGES: tuple[dict[str, Any], ...] = (
    {},
    {"purchase": "spot-persistent"},
    {"enabled": "later"},
    {"purchase": "spot-one-time"},
    {"encrypted": False},
    {"root": "standard"},
    {"managed": "auto-scaling"},
    {"root_size": None},  # too small, by so much
    {"memory": None},  # as much as is too much
)
MEMORY = (8, 16, 32, 64)


def make(frames: PartFrames, limits: Limits, seed: str) -> Made:
    """An instance with at most one thing amiss; the check says which."""
    windows = pick(seed, "system", ("linux", "linux", "windows")) == "windows"
    memory = Decimal(pick(seed, "memory", MEMORY[:2] if windows else MEMORY))
    changed = dict(pick(seed, "change", CHANGES))
    if "memory" in changed:
        memory = 2 * limits.windows_most if windows else limits.linux_below + 42
        del changed["memory"]
    used = Decimal(pick(seed, "used", (20, 30, 40)))
    size = memory + used + (-SPARE if "root_size" in changed else SPARE)
    sleeper = replace(
        Sleeper(memory=memory, system="windows" if windows else "linux", used=used),
        **{**changed, "root_size": size},
    )
    obstacle = check(sleeper, limits).obstacle
    key = obstacle.code if obstacle else YES
    others = [each for each in frames.texts if each not in {key, YES}]
    unfit = "memory_linux" if windows else "memory_windows"
    others = [each for each in others if each != unfit]
    drawn = draw(seed, "others", others, CHOICES - 1 if key == YES else CHOICES - 2)
    words = {name: frames.words[name] for name in _words(sleeper)}
    quoted = {
        "memory": _number(memory),
        "size": _number(size),
        "used": _number(used),
        **{name.partition("_")[0]: text for name, text in words.items()},
    }
    question = single(
        frames,
        fill(frames.stems["may"], quoted),
        key,
        drawn if key == YES else [YES, *drawn],
        lambda part: f"{part}_key" if part == key else part,
    )
    return Made(question, _inputs(sleeper))


def _inputs(sleeper: Sleeper) -> dict[str, str]:
    return {
        "memory": str(sleeper.memory),
        "system": sleeper.system,
        "enabled": sleeper.enabled,
        "purchase": sleeper.purchase,
        "root": sleeper.root,
        "encrypted": "yes" if sleeper.encrypted else "no",
        "root_size": str(sleeper.root_size),
        "used": str(sleeper.used),
        "managed": sleeper.managed,
    }


def _words(sleeper: Sleeper) -> tuple[str, ...]:
    """The words of the stem for what was decided, as kind_value."""
    return (
        f"system_{sleeper.system}",
        f"enabled_{sleeper.enabled}",
        f"purchase_{sleeper.purchase}",
        f"root_{sleeper.root}",
        f"encrypted_{'yes' if sleeper.encrypted else 'no'}",
        f"managed_{sleeper.managed}",
    )


def _number(value: Decimal) -> Text:
    return Text.model_construct(en=write_number(value), zh_hans=write_number(value))
