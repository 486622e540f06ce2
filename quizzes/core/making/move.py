"""In which order does a volume or an instance get to another zone, Region or account?"""

from quizzes.core.making import Made, PartFrames, ordering, pick
from quizzes.core.tables import fill
from study.core.moving.move import Encryption, Move, What
from study.core.moving.places import read_place
from study.core.moving.planning import plan

WHATS: tuple[What, ...] = ("instance", "volume")
SOURCE_NAME = "us-east-1a"
SOURCE = read_place(SOURCE_NAME)
# Where it goes: the zone or Region, and the account.
TARGETS = {
    "zone": ("us-east-1b", ""),
    "region": ("eu-west-1b", ""),
    "account": ("us-east-1b", "222222222222"),
    "both": ("eu-west-1b", "222222222222"),
}
ENCRYPTIONS: tuple[Encryption, ...] = ("none", "default", "customer")


def make(frames: PartFrames, seed: str) -> Made:
    """A move without obstacles; the planner's steps, of which only those whose order is fixed."""
    what = pick(seed, "what", WHATS)
    target = pick(seed, "target", tuple(TARGETS))
    encryption = pick(seed, "encryption", ENCRYPTIONS)
    place, account = TARGETS[target]
    move = Move(what, SOURCE, read_place(place), account=account, encryption=encryption)
    codes = [step.code.removesuffix("_encrypted") for step in plan(move).steps]
    words = {name: frames.words[name] for name in (target, encryption)}
    stem = fill(frames.stems[what], {"target": words[target], "encryption": words[encryption]})
    question = ordering(frames, stem, [code for code in codes if code in frames.texts])
    inputs = {
        "what": what,
        "source": SOURCE_NAME,
        "target": place,
        "account": account,
        "encryption": encryption,
    }
    return Made(question, {name: value for name, value in inputs.items() if value})
