"""The working: how the desired capacity was reckoned at every event of a run."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from study.core.pricing.amounts import as_decimal, plain, to_places
from study.core.remarks import Amount, Step
from study.core.scaling.group import FULL, Group
from study.core.scaling.policies import change
from study.core.scaling.running import Event


def working(group: Group, event: Event) -> Iterator[Step]:
    """What was asked for, then what minimum and maximum leave of it.

    `code`: tracked, tracked_in, percent, stepped, stepped_in (the policy), scheduled; bounded or
    quiet (a cooldown) comes last, and comes to the desired capacity after the event.
    """
    if event.code != "scheduled":
        yield from _asked(group, event)
    if event.code == "cooldown":
        yield _step("quiet", f"{event.minute} < {event.quiet_until}", event.after)
        return
    bounded = f"min(max({event.wanted}, {event.least}), {event.most})"
    yield _step("scheduled" if event.code == "scheduled" else "bounded", bounded, event.after)


def _asked(group: Group, event: Event) -> Iterator[Step]:
    wish, now = event.wish, event.before
    adds = wish.wanted > now
    if wish.step is None:
        metric = plain(to_places(as_decimal(event.metric or Fraction()), 2))
        fits = f"⌈{wish.counted} × {metric} ÷ {group.target}⌉"
        if adds:
            yield _step("tracked", f"max({now}, {fits})", wish.wanted)
        else:
            yield _step("tracked_in", f"min({now}, {fits})", wish.wanted)
        return
    changed = change(wish.step, wish.counted)
    if wish.step.percent:
        formula = f"{wish.counted} × {wish.step.amount} ÷ {FULL}".replace("-", "−")
        yield _step("percent", formula, changed)
    if adds:
        yield _step("stepped", f"max({now}, {wish.counted} + {changed})", wish.wanted)
    else:
        yield _step("stepped_in", f"max(0, {wish.counted} − {-changed})", wish.wanted)


def _step(code: str, formula: str, result: int) -> Step:
    return Step(code, formula, Amount(Decimal(result), "instance"))
