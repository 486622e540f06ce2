"""Calculators as a source of items: `made:NAME`, another case at every answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from config.settings import BASE_DIR
from quizzes.core.making import (
    ChoiceFrames,
    Frames,
    Head,
    PartFrames,
    break_even,
    burst,
    burst_bucket,
    concurrency,
    credits,
    cross_zone,
    dead_target,
    hibernation,
    lifecycle,
    move,
    spread,
    termination,
    tracking,
)
from quizzes.core.questions import Question
from quizzes.items import Item, Place
from study.calculators.balancing.health import limits as health_limits
from study.calculators.credits.sizes import sizes
from study.calculators.ebs.limits import limits as volume_limits
from study.calculators.efs.limits import limits as efs_limits
from study.calculators.hibernation.limits import limits as hibernation_limits
from study.calculators.placement.limits import limits
from study.calculators.serverless.limits import limits as lambda_limits
from study.content import course, ledger
from study.core.facts import UnknownFact
from study.sources import Problem, read_yaml, shown

FRAMES = BASE_DIR / "quizzes" / "frames"


@dataclass(frozen=True, slots=True)
class Maker:
    """The form of a maker's sentences, and how a seed becomes a question with them."""

    form: type[Head]
    make: Callable[[Any, str], Question]


def _spread(frames: Frames, seed: str) -> Question:
    return spread.make(frames, limits(), seed)


def _hibernation(frames: PartFrames, seed: str) -> Question:
    return hibernation.make(frames, hibernation_limits(), seed)


def _break_even(frames: Frames, seed: str) -> Question:
    return break_even.make(frames, ledger().number("month-of-hours.hours"), seed)


def _burst_bucket(frames: Frames, seed: str) -> Question:
    return burst_bucket.make(frames, volume_limits(), seed)


def _credits(frames: Frames, seed: str) -> Question:
    several = [each for each in sizes().values() if each.vcpus > 1]
    return credits.make(frames, several, seed)


def _dead_target(frames: Frames, seed: str) -> Question:
    return dead_target.make(frames, health_limits(), seed)


def _concurrency(frames: Frames, seed: str) -> Question:
    return concurrency.make(frames, lambda_limits(), seed)


def _burst(frames: Frames, seed: str) -> Question:
    return burst.make(frames, efs_limits(), seed)


# Each maker by its name, which is that of its file of sentences.
MAKERS: dict[str, Maker] = {
    "spread": Maker(Frames, _spread),
    "break-even": Maker(Frames, _break_even),
    "burst-bucket": Maker(Frames, _burst_bucket),
    "credits": Maker(Frames, _credits),
    "hibernation": Maker(PartFrames, _hibernation),
    "lifecycle": Maker(PartFrames, lifecycle.make),
    "move": Maker(PartFrames, move.make),
    "tracking": Maker(Frames, tracking.make),
    "termination": Maker(ChoiceFrames, termination.make),
    "cross-zone": Maker(Frames, cross_zone.make),
    "dead-target": Maker(Frames, _dead_target),
    "concurrency": Maker(Frames, _concurrency),
    "burst": Maker(Frames, _burst),
}


@cache
def frames_of(name: str) -> Head:
    """The sentences of a maker; raises ContentError."""
    return read_yaml(FRAMES / f"{name}.yaml").build(MAKERS[name].form)


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
        MAKERS[name].make(frames, "")
    except KeyError as error:
        yield Problem(path, 1, f"no words for {error}", name)


class MadeSource:
    """Cases drawn by calculators."""

    def keys(self) -> Iterator[str]:
        return (f"made:{name}" for name in MAKERS)

    def item(self, name: str, seed: str) -> Item | None:
        if name not in MAKERS:
            return None
        frames = frames_of(name)
        question = MAKERS[name].make(frames, seed)
        return Item(f"made:{name}", question, frames.lesson, frames.section)

    def place_of(self, name: str) -> Place | None:
        if name not in MAKERS:
            return None
        return Place(frames_of(name).lesson, frames_of(name).section)
