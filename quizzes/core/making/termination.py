"""Which instance does the default termination policy take?"""

from collections.abc import Iterator

from quizzes.core.making import ChoiceFrames, Made, one_of, pick, same
from quizzes.core.questions.choice import Choice
from quizzes.core.tables import fill
from study.core.language import Text
from study.core.termination.group import Instance, Source
from study.core.termination.policy import choose

ZONES = ("aabba", "aaabb", "babab", "bbaab")
# Numbers of the version, so that the oldest one in the fuller zone is never alone of its age.
VERSIONS = ("12112", "11212", "21121")
MINUTES = (5, 18, 27, 36, 44, 52, 57)


def make(frames: ChoiceFrames, seed: str) -> Made:
    """Five instances in two zones; the key is the calculator's choice, reasons are its steps."""
    instances = tuple(_instances(seed))
    choice = choose(instances, "template", seed)
    fallen = {each.id: step.code for step in choice.steps for each in step.out}
    between = frames.between
    parts = [_part(frames, each) for each in instances]
    listed = Text.model_construct(
        en=between.en.join(part.en for part in parts),
        zh_hans=between.zh_hans.join(part.zh_hans for part in parts),
    )
    choices = [
        Choice(
            id=each.id,
            text=same(each.id),
            reason=frames.reasons[fallen.get(each.id, "chosen")],
            correct=each is choice.chosen,
        )
        for each in instances
    ]
    inputs = {"instances": ", ".join(_line(each) for each in instances), "step": "10"}
    return Made(one_of(frames, {"instances": listed}, choices), inputs)


def _line(instance: Instance) -> str:
    """The instance as the lab reads it."""
    flag = "/protected" if instance.protected else ""
    return f"{instance.zone}/v{instance.source.number}/{instance.minute}{flag}"


def _instances(seed: str) -> Iterator[Instance]:
    zones, versions = pick(seed, "zones", ZONES), pick(seed, "versions", VERSIONS)
    first = pick(seed, "minutes", range(len(MINUTES)))
    protected = pick(seed, "protected", range(len(zones)))
    for place, (zone, version) in enumerate(zip(zones, versions, strict=True)):
        yield Instance(
            f"i{place + 1}",
            zone,
            Source("version", int(version)),
            MINUTES[(first + 3 * place) % len(MINUTES)],
            protected=place == protected,
        )


def _part(frames: ChoiceFrames, instance: Instance) -> Text:
    return fill(
        frames.parts["protected" if instance.protected else "open"],
        {
            "id": same(instance.id),
            "zone": same(instance.zone),
            "version": same(str(instance.source.number)),
            "minute": same(str(instance.minute)),
        },
    )
