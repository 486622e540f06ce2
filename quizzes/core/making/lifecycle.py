"""What of an instance is left after a reboot, a stop, a hibernation, a termination?"""

from quizzes.core.making import Made, PartFrames, draw, pick, single
from quizzes.core.tables import fill
from study.core.lifecycle.instance import Address, Setup, Thing, survives
from study.core.lifecycle.pressing import live, read

CASES = {
    "reboot": "launch,run,reboot",
    "stop": "launch,run,stop,rest,start,run",
    "hibernate": "launch,run,hibernate,rest,start,run",
    "terminate": "launch,run,terminate,end",
}
THINGS: tuple[Thing, ...] = ("memory", "local", "root", "data", "private", "public", "elastic")
ADDRESSES: tuple[Address, ...] = ("auto", "elastic")
CHOICES = 4


def make(frames: PartFrames, seed: str) -> Made:
    """The odd one out: what alone is lost, or what alone is kept; the machine says which."""
    case = pick(seed, "case", tuple(CASES))
    setup = Setup(address=pick(seed, "address", ADDRESSES))
    steps = live(setup, read(CASES[case]))
    ran, end = steps[1].after, steps[-1].after
    kept = [each for each in THINGS if each in ran.things and survives(each, ran, end)]
    gone = [each for each in THINGS if each in ran.things and each not in kept]
    asked, (odd, rest) = (
        ("gone", (gone, kept)) if len(kept) >= CHOICES - 1 else ("kept", (kept, gone))
    )
    key = pick(seed, "key", odd)
    stem = fill(
        frames.stems[asked],
        {"case": frames.words[case], "address": frames.words[setup.address]},
    )
    question = single(
        frames,
        stem,
        key,
        draw(seed, "others", rest, CHOICES - 1),
        lambda part: f"{part}_{'kept' if part in kept else 'gone'}",
    )
    return Made(question, {"did": CASES[case], "address": setup.address})
