"""The default termination policy: each step narrows the choice, and one instance left is chosen.

https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from study.core.remarks import Value
from study.core.termination.group import Instance, Uses

Instances = tuple[Instance, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the policy. `left` are still in the choice, `out` left it at this step.

    `code`: unhealthy, protected (before the policy), zone, configuration, template, version,
    oldest_configuration, all_current, hour, chance.
    """

    code: str
    left: Instances
    out: Instances
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Choice:
    """How one instance was chosen; `chosen` is None if every one is protected or unhealthy."""

    steps: tuple[Step, ...]
    chosen: Instance | None


def choose(instances: Instances, uses: Uses, seed: str) -> Choice:
    """Who leaves next. `seed` stands for the chance of the last step."""
    steps: list[Step] = []
    left = instances
    for step in _asked(left, uses, seed):
        steps.append(step)
        left = step.left
        # The first two say who takes part at all; after that a single instance is the answer.
        if step.code not in {"unhealthy", "protected"} and len(left) == 1:
            break
        if not left:
            break
    return Choice(tuple(steps), left[0] if left else None)


def order(instances: Instances, uses: Uses, seed: str) -> tuple[Instances, Instances]:
    """Everybody in the order of leaving, and those whom no scale-in takes."""
    leaving: list[Instance] = []
    rest = instances
    while (chosen := choose(rest, uses, seed).chosen) is not None:
        leaving.append(chosen)
        rest = tuple(each for each in rest if each is not chosen)
    return tuple(leaving), rest


def _asked(instances: Instances, uses: Uses, seed: str) -> Iterator[Step]:
    """The steps one after another, each of those whom the one before has left."""
    step = _keep("unhealthy", instances, lambda each: each.healthy)
    healthy = step.left
    if step.out:
        yield step
    step = _keep("protected", healthy, lambda each: not each.protected)
    yield step
    step = _zones(step.left, healthy)
    yield step
    step = _configurations(step.left) if uses == "configuration" else _templates(step.left)
    yield step
    furthest = max(each.minute for each in step.left)
    step = _keep("hour", step.left, lambda each: each.minute == furthest, minute=furthest)
    yield step
    lot = min(step.left, key=lambda each: sha256(f"{seed} {each.id}".encode()).digest())
    yield _keep("chance", step.left, lambda each: each is lot, candidates=len(step.left))


def _zones(left: Instances, healthy: Instances) -> Step:
    """The zones with most instances, the protected ones counted, if one there may leave."""
    sizes = {zone: sum(each.zone == zone for each in healthy) for zone in _named(left)}
    most = max(sizes.values())
    fullest = tuple(zone for zone, size in sizes.items() if size == most)
    return _keep("zone", left, lambda each: each.zone in fullest, zones=fullest, size=most)


def _configurations(left: Instances) -> Step:
    """The oldest launch configuration, in a group that uses one."""
    numbers = [each.source.number for each in left if each.source.kind == "configuration"]
    if not numbers:
        return Step("all_current", left, (), {})
    oldest = min(numbers)
    return _keep(
        "oldest_configuration",
        left,
        lambda each: each.source.kind == "configuration" and each.source.number == oldest,
        number=oldest,
    )


def _templates(left: Instances) -> Step:
    """Any launch configuration, else any template but the current one, else its oldest version."""
    if any(each.source.kind == "configuration" for each in left):
        return _keep("configuration", left, lambda each: each.source.kind == "configuration")
    if any(each.source.kind == "other" for each in left):
        return _keep("template", left, lambda each: each.source.kind == "other")
    oldest = min(each.source.number for each in left)
    return _keep("version", left, lambda each: each.source.number == oldest, number=oldest)


def _named(instances: Sequence[Instance]) -> tuple[str, ...]:
    return tuple(sorted({each.zone for each in instances}))


def _keep(code: str, among: Instances, stays: Callable[[Instance], bool], **values: Value) -> Step:
    left = tuple(each for each in among if stays(each))
    return Step(code, left, tuple(each for each in among if each not in left), values)
