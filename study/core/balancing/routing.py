"""Round robin against least outstanding requests: the same requests, two ways of choosing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from study.core.remarks import CannotAsk, check_range

Algorithm = Literal["round_robin", "least_outstanding"]
ALGORITHMS: tuple[Algorithm, ...] = get_args(Algorithm)
# No limits of AWS, but of what can be followed by eye.
BOUNDS = {"requests": (1, 400), "takes": (1, 600), "targets": (1, 12), "slow": (1, 20)}


@dataclass(frozen=True, slots=True)
class Traffic:
    """One request a second. Each takes so many seconds, times the slowness of its target."""

    takes: tuple[int, ...]
    slowness: tuple[int, ...]  # one for each target; 1 is as fast as the request says

    def __post_init__(self) -> None:
        check_range("targets", len(self.slowness), *BOUNDS["targets"])
        check_range("requests", len(self.takes), *BOUNDS["requests"])
        for slow in self.slowness:
            check_range("targets", slow, *BOUNDS["slow"])
        for takes in self.takes:
            if not BOUNDS["takes"][0] <= takes <= BOUNDS["takes"][1]:
                least, most = BOUNDS["takes"]
                raise CannotAsk("bad_duration", "requests", least=least, most=most)


@dataclass(frozen=True, slots=True)
class Served:
    """What came of an algorithm.

    `sent` is the target of each request, `outstanding` the requests at every target in each second,
    `waits` how long each request took in the end.
    """

    algorithm: Algorithm
    sent: tuple[int, ...]
    outstanding: tuple[tuple[int, ...], ...]

    @property
    def highest(self) -> int:
        return max(max(counts) for counts in self.outstanding)

    def received(self, target: int) -> int:
        return self.sent.count(target)

    def highest_at(self, target: int) -> int:
        return max(counts[target] for counts in self.outstanding)


def serve(traffic: Traffic, algorithm: Algorithm) -> Served:
    """Every request to one target, second by second until the last has come in."""
    choose = _CHOOSE[algorithm]
    targets = len(traffic.slowness)
    ends: list[list[int]] = [[] for _target in range(targets)]
    sent, rows = [], []
    for second, takes in enumerate(traffic.takes):
        ends = [[end for end in each if end > second] for each in ends]
        chosen = choose(second, [len(each) for each in ends])
        ends[chosen].append(second + takes * traffic.slowness[chosen])
        sent.append(chosen)
        rows.append(tuple(len(each) for each in ends))
    return Served(algorithm, tuple(sent), tuple(rows))


def _in_turn(number: int, outstanding: Sequence[int]) -> int:
    return number % len(outstanding)


def _least(number: int, outstanding: Sequence[int]) -> int:
    """The least busy; among equals in turn, which AWS does not promise."""
    targets = len(outstanding)
    turns = (number + ahead for ahead in range(targets))
    return min((turn % targets for turn in turns), key=lambda target: outstanding[target])


_CHOOSE: dict[Algorithm, Callable[[int, Sequence[int]], int]] = {
    "round_robin": _in_turn,
    "least_outstanding": _least,
}
