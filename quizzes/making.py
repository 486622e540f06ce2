"""Calculators as a source of items: `made:NAME`, another case at every answer."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from config.settings import BASE_DIR
from quizzes.core.making import (
    ChoiceFrames,
    Framed,
    Frames,
    break_even,
    burst,
    concurrency,
    cross_zone,
    dead_target,
    spread,
    termination,
    tracking,
)
from quizzes.core.questions import Question
from quizzes.items import Item
from study.calculators.balancing.health import limits as health_limits
from study.calculators.efs.limits import limits as efs_limits
from study.calculators.placement.limits import limits
from study.calculators.serverless.limits import limits as lambda_limits
from study.content import course, ledger
from study.core.facts import UnknownFact
from study.sources import Problem, read_yaml, shown

FRAMES = BASE_DIR / "quizzes" / "frames"

Maker = Callable[[Any, str], Question]


def _spread(frames: Frames, seed: str) -> Question:
    return spread.make(frames, limits(), seed)


def _break_even(frames: Frames, seed: str) -> Question:
    return break_even.make(frames, ledger().number("month-of-hours.hours"), seed)


def _dead_target(frames: Frames, seed: str) -> Question:
    return dead_target.make(frames, health_limits(), seed)


def _concurrency(frames: Frames, seed: str) -> Question:
    return concurrency.make(frames, lambda_limits(), seed)


def _burst(frames: Frames, seed: str) -> Question:
    return burst.make(frames, efs_limits(), seed)


# Each maker by its name, which is that of its file of sentences.
MAKERS: dict[str, Maker] = {
    "spread": _spread,
    "break-even": _break_even,
    "tracking": tracking.make,
    "termination": termination.make,
    "cross-zone": cross_zone.make,
    "dead-target": _dead_target,
    "concurrency": _concurrency,
    "burst": _burst,
}
# The shape of the sentences of those that do not ask for a number.
SHAPES: dict[str, type[Framed]] = {"termination": ChoiceFrames}


@cache
def frames_of(name: str) -> Framed:
    """The sentences of a maker; raises ContentError."""
    return read_yaml(FRAMES / f"{name}.yaml").build(SHAPES.get(name, Frames))


def problems_of(name: str) -> Iterator[Problem]:
    """What is wrong with a maker's sentences: an unknown section, fact or value."""
    frames, path = frames_of(name), shown(FRAMES / f"{name}.yaml")
    lesson = course().lessons.get(frames.lesson)
    if lesson is None or frames.section not in lesson.section_ids:
        yield Problem(path, 1, f"no section {frames.lesson}#{frames.section}", name)
    for fact in frames.facts:
        try:
            ledger().of(fact)
        except UnknownFact:
            yield Problem(path, 1, f"no fact `{fact}`", name)
    try:
        MAKERS[name](frames, "")
    except KeyError as error:
        yield Problem(path, 1, f"no value or slip {error}", name)


class MadeSource:
    """Cases drawn by calculators."""

    def keys(self) -> Iterator[str]:
        return (f"made:{name}" for name in MAKERS)

    def item(self, name: str, seed: str) -> Item | None:
        if name not in MAKERS:
            return None
        frames = frames_of(name)
        question = MAKERS[name](frames, seed)
        return Item(f"made:{name}", question, frames.lesson, frames.section)

    def lesson_of(self, name: str) -> str | None:
        return frames_of(name).lesson if name in MAKERS else None
