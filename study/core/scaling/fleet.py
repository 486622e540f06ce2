"""The instances of a group from launch to termination, and how the load falls on them."""

from dataclasses import dataclass, field
from fractions import Fraction

from study.core.scaling.group import FULL, Group


@dataclass(frozen=True, slots=True)
class Served:
    """A minute of work. `metric` is the average CPU of the warm ones, None if there is none."""

    metric: Fraction | None
    in_service: int
    unserved: Fraction


@dataclass(slots=True)
class Fleet:
    """Those that are settled, and those still starting: a batch for each launch, by its minute."""

    group: Group
    settled: int
    batches: list[tuple[int, int]] = field(default_factory=list)

    def resize(self, wanted: int, minute: int) -> None:
        """Launch or terminate until so many exist; the youngest batch leaves last."""
        exist = self.settled + sum(count for _launched, count in self.batches)
        if wanted > exist:
            self.batches.append((minute, wanted - exist))
        surplus = max(0, exist - wanted)
        gone = min(surplus, self.settled)
        self.settled -= gone
        surplus -= gone
        kept = []
        for launched, count in self.batches:
            gone = min(surplus, count)
            surplus -= gone
            if count > gone:
                kept.append((launched, count - gone))
        self.batches = kept

    def serve(self, minute: int) -> Served:
        """The load shared by those that work, and the average CPU of those that are warm."""
        group = self.group
        self._settle(minute)
        in_service = working = counted = self.settled
        starting = 0  # warm by the clock, but busy with their own programs
        for launched, count in self.batches:
            age = minute - launched - group.boot
            if age < 0:
                continue
            in_service += count
            working += count if age >= group.busy else 0
            counted += count if age >= group.warmup_minutes else 0
            starting += count if group.warmup_minutes <= age < group.busy else 0
        load = group.load_at(minute)
        room = working * group.each
        used = min(Fraction(FULL), load * FULL / room) if room else Fraction()
        metric = None
        if counted:
            metric = (used * (counted - starting) + FULL * starting) / counted
        return Served(metric, in_service, max(Fraction(), load - room))

    def capacity(self, minute: int) -> tuple[int, int]:
        """Instances that count as capacity, and those that are not warm yet."""
        counted, starting = self.settled, 0
        for launched, count in self.batches:
            if minute - launched >= self.group.boot + self.group.warmup_minutes:
                counted += count
            else:
                starting += count
        return counted, starting

    def _settle(self, minute: int) -> None:
        ready = self.group.boot + max(self.group.busy, self.group.warmup_minutes)
        self.settled += sum(count for launched, count in self.batches if minute - launched >= ready)
        self.batches = [batch for batch in self.batches if minute - batch[0] < ready]
