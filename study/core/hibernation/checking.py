"""The prerequisites one after another; the first that fails is the answer.

The order is that of the lesson: how it was launched, what it is, where memory would go, who else
has a say, how long.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from study.core.hibernation.sleeper import Limits, Sleeper
from study.core.types.catalogue import Known

Outcome = Literal["met", "failed", "open"]
Point = Literal[
    "enabled",
    "purchase",
    "metal",
    "memory",
    "type",
    "device",
    "encryption",
    "volume",
    "size",
    "image",
    "managed",
    "boot",
    "enclaves",
    "days",
]
Value = Decimal | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One prerequisite. `code` stands for its sentence, which the values are written into; `open`
    is what cannot be said from what is known."""

    point: Point
    outcome: Outcome
    code: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Answer:
    checks: tuple[Check, ...]

    @property
    def obstacle(self) -> Check | None:
        """The first thing that stands in the way."""
        return next((check for check in self.checks if check.outcome == "failed"), None)

    @property
    def open(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.outcome == "open")

    @property
    def possible(self) -> bool:
        """Whether nothing known stands in the way."""
        return self.obstacle is None


def check(sleeper: Sleeper, limits: Limits) -> Answer:
    """Every prerequisite, failed ones after the first too."""
    return Answer(tuple(point(sleeper, limits) for point in _POINTS))


def _check(point: Point, failed: str | None, met: str, **values: Value) -> Check:
    return Check(point, "failed" if failed else "met", failed or met, values)


def _enabled(sleeper: Sleeper, _limits: Limits) -> Check:
    failed = "not_enabled" if sleeper.enabled == "later" else None
    return _check("enabled", failed, "enabled")


def _purchase(sleeper: Sleeper, _limits: Limits) -> Check:
    failed = "one_time_request" if sleeper.purchase == "spot-one-time" else None
    met = "on_demand" if sleeper.purchase == "on-demand" else "persistent_request"
    return _check("purchase", failed, met)


def _metal(sleeper: Sleeper, _limits: Limits) -> Check:
    known = sleeper.type
    if known is None or known.specs is None:
        return _unknown("metal", known)
    failed = "bare_metal" if known.specs.bare_metal else None
    return _check("metal", failed, "virtual", type=known.name)


def _type(sleeper: Sleeper, _limits: Limits) -> Check:
    known = sleeper.type
    if known is None or known.specs is None:
        return _unknown("type", known)
    failed = None if known.specs.hibernation else "type_without"
    return _check("type", failed, "type_with", type=known.name)


def _unknown(point: Point, known: Known | None) -> Check:
    if known is None:
        return Check(point, "open", "no_type", {})
    return Check(point, "open", "type_unknown", {"type": known.name})


def _memory(sleeper: Sleeper, limits: Limits) -> Check:
    gib = sleeper.gib
    if gib is None:
        return Check("memory", "open", "memory_unknown", {})
    if sleeper.system == "windows":
        failed = "memory_windows" if gib > limits.windows_most else None
        return _check("memory", failed, "windows_fits", gib=gib, limit=limits.windows_most)
    failed = "memory_linux" if gib >= limits.linux_below else None
    return _check("memory", failed, "linux_fits", gib=gib, limit=limits.linux_below)


def _device(sleeper: Sleeper, _limits: Limits) -> Check:
    return _check("device", "store_root" if sleeper.root == "store" else None, "ebs_root")


def _encryption(sleeper: Sleeper, _limits: Limits) -> Check:
    if sleeper.root == "store":
        return Check("encryption", "open", "no_volume", {})
    return _check("encryption", None if sleeper.encrypted else "not_encrypted", "encrypted")


def _volume(sleeper: Sleeper, limits: Limits) -> Check:
    if sleeper.root == "store":
        return Check("volume", "open", "no_volume", {})
    failed = None if sleeper.root in limits.root_types else "root_type"
    return _check("volume", failed, "root_type_fits", root=sleeper.root, roots=limits.root_types)


def _size(sleeper: Sleeper, _limits: Limits) -> Check:
    needed, size = sleeper.needed, sleeper.root_size
    if sleeper.root == "store":
        return Check("size", "open", "no_volume", {})
    if needed is None:
        return Check("size", "open", "memory_unknown", {})
    if size is None:
        return Check("size", "open", "size_unknown", {"needed": needed})
    failed = "root_small" if size < needed else None
    return _check("size", failed, "root_fits", needed=needed, size=size)


def _image(sleeper: Sleeper, _limits: Limits) -> Check:
    return _check("image", "image_other" if sleeper.image == "other" else None, "image_listed")


def _managed(sleeper: Sleeper, _limits: Limits) -> Check:
    failed = {"auto-scaling": "auto_scaling", "ecs": "ecs"}.get(sleeper.managed)
    return _check("managed", failed, "managed_by_you")


def _boot(sleeper: Sleeper, _limits: Limits) -> Check:
    return _check("boot", "secure_boot" if sleeper.secure_boot == "on" else None, "plain_boot")


def _enclaves(sleeper: Sleeper, _limits: Limits) -> Check:
    return _check("enclaves", "enclaves" if sleeper.enclaves == "on" else None, "no_enclaves")


def _days(sleeper: Sleeper, limits: Limits) -> Check:
    if sleeper.days is None:
        return Check("days", "open", "days_unknown", {"limit": limits.days})
    failed = "too_long" if sleeper.days > limits.days else None
    return _check("days", failed, "days_fit", days=sleeper.days, limit=limits.days)


_POINTS: tuple[Callable[[Sleeper, Limits], Check], ...] = (
    _enabled,
    _purchase,
    _metal,
    _memory,
    _type,
    _device,
    _encryption,
    _volume,
    _size,
    _image,
    _managed,
    _boot,
    _enclaves,
    _days,
)
