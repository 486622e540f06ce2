"""The state machine as it is drawn: states, the ways between them, and what can be pressed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from study.calculators.lifecycle.words import name
from study.content import ledger
from study.core.language import Language
from study.core.lifecycle.instance import Instance, State
from study.core.lifecycle.pressing import Action

BOX_WIDTH = 132
LEFT, RIGHT = 22, 246
_PLACES: dict[State, tuple[int, int]] = {
    "pending": (LEFT, 46),
    "running": (LEFT, 152),
    "shutting-down": (LEFT, 258),
    "terminated": (LEFT, 360),
    "stopped": (RIGHT, 46),
    "stopping": (RIGHT, 152),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of the drawing stands. `anchor` is start, middle or end."""

    x: int
    y: int
    anchor: str = "start"


# Each arrow with the words along it: several actions may take the same way.
_ARROWS: tuple[tuple[str, dict[Action, Place]], ...] = (
    ("M88 6 V43", {"launch": Place(96, 26)}),
    ("M110 98 V149", {"run": Place(118, 128)}),
    ("M50 204 V224 H74 V207", {"reboot": Place(62, 246, "middle")}),
    ("M124 204 V255", {"terminate": Place(132, 234)}),
    ("M88 310 V357", {"end": Place(96, 339)}),
    ("M22 60 H10 V384 H19", {}),
    (
        "M154 178 H243",
        {"stop": Place(198, 168, "middle"), "hibernate": Place(198, 200, "middle")},
    ),
    ("M312 152 V101", {"rest": Place(320, 130)}),
    ("M246 72 H157", {"start": Place(200, 62, "middle")}),
    ("M378 72 H392 V386 H157", {}),
)
# Ways that words stand beside only where they are taken from here: terminate when stopped, the
# failure of a launch.
_ASIDE: dict[Action, tuple[int, Place]] = {
    "fail": (5, Place(16, 336)),
    "terminate": (9, Place(384, 376, "end")),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A state."""

    state: State
    x: int
    y: int
    bill: str
    here: bool
    been: bool

    @property
    def middle(self) -> int:
        return self.x + BOX_WIDTH // 2


@dataclass(frozen=True, slots=True)
class Label:
    """An action along its arrow. `address` presses it; empty where it cannot be pressed now."""

    action: Action
    text: str
    place: Place
    address: str

    @property
    def width(self) -> int:
        """Of the area that can be pressed, somewhat wider than the word."""
        letters = sum(15 if ord(letter) > 0x2E80 else 8 for letter in self.text)
        return max(letters + 8, 28)

    @property
    def left(self) -> int:
        shift = {"start": 4, "middle": self.width // 2, "end": self.width - 4}
        return self.place.x - shift[self.place.anchor]

    @property
    def top(self) -> int:
        return self.place.y - 18


@dataclass(frozen=True, slots=True)
class Arrow:
    path: str
    labels: tuple[Label, ...]

    @property
    def open(self) -> bool:
        return any(label.address for label in self.labels)


def boxes(now: Instance, been: Collection[State], language: Language) -> tuple[Box, ...]:
    """The states, with what usage costs there."""
    return tuple(
        Box(state, x, y, _bill(state, now, language), state == now.state, state in been)
        for state, (x, y) in _PLACES.items()
    )


def arrows(now: Instance, addresses: Mapping[Action, str], language: Language) -> tuple[Arrow, ...]:
    """The ways between them; `addresses` are those of the actions that can be pressed now."""

    def label(action: Action, place: Place, address: str) -> Label:
        return Label(action, name(action, language), place, address)

    drawn = []
    for number, (path, words) in enumerate(_ARROWS):
        labels = [
            label(action, place, "" if _elsewhere(action, now) else addresses.get(action, ""))
            for action, place in words.items()
        ]
        labels += [
            label(action, place, addresses.get(action, ""))
            for action, (arrow, place) in _ASIDE.items()
            if arrow == number and (action != "terminate" or now.state == "stopped")
        ]
        drawn.append(Arrow(path, tuple(labels)))
    return tuple(drawn)


def _elsewhere(action: Action, now: Instance) -> bool:
    """A termination goes another way from stopped than from running."""
    return action == "terminate" and now.state == "stopped"


def _bill(state: State, now: Instance, language: Language) -> str:
    hibernates = state == "stopping" == now.state and now.hibernating
    value = "stopping-to-hibernate" if hibernates else state
    return ledger().write(f"lifecycle-states-billing.{value}", language)
