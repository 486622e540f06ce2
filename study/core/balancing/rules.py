"""Rules of an ALB listener: each request goes to the first rule, by priority, that it meets.

https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Literal, get_args
from urllib.parse import parse_qsl

from study.core.remarks import CannotAsk

Field = Literal["host", "path", "method", "source", "header", "query"]
FIELDS: tuple[Field, ...] = get_args(Field)
ONCE: frozenset[Field] = frozenset({"host", "path", "method", "source"})
WILD: frozenset[Field] = frozenset({"host", "path", "header", "query"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What AWS allows one rule and one listener."""

    least_priority: int
    most_priority: int
    rules: int
    values: int  # in one rule
    values_each: int  # in one condition
    wildcards: int  # in one rule


@dataclass(frozen=True, slots=True)
class Condition:
    """Met if any of the values fits. `name` is that of a header, or the key in the query."""

    field: Field
    values: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """`line` is where it stands in the text, for whoever must be told what is wrong with it."""

    priority: int
    conditions: tuple[Condition, ...]
    action: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks, in parts. Header names are in lower case."""

    method: str
    host: str
    path: str
    query: str
    source: str
    headers: tuple[tuple[str, str], ...]
    text: str  # as it was typed


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that was looked at, and the first of its conditions that failed, if one did."""

    rule: Rule
    failed: Condition | None


@dataclass(frozen=True, slots=True)
class Routed:
    """Where a request goes. `rule` is None for the default rule, which comes last."""

    request: Request
    tried: tuple[Tried, ...]
    rule: Rule | None


def check(rules: Sequence[Rule], limits: Limits) -> None:
    """Raise CannotAsk for what a listener would refuse."""
    if len(rules) > limits.rules:
        raise CannotAsk("too_many_rules", "rules", most_rules=limits.rules)
    taken: set[int] = set()
    for rule in rules:
        if not limits.least_priority <= rule.priority <= limits.most_priority:
            raise CannotAsk(
                "bad_priority",
                "rules",
                line=rule.line,
                least=limits.least_priority,
                most=limits.most_priority,
            )
        if rule.priority in taken:
            raise CannotAsk("same_priority", "rules", line=rule.line, priority=rule.priority)
        taken.add(rule.priority)
        _check_conditions(rule, limits)


def _check_conditions(rule: Rule, limits: Limits) -> None:
    if not rule.conditions:
        raise CannotAsk("no_condition", "rules", line=rule.line)
    once = [each.field for each in rule.conditions if each.field in ONCE]
    if len(set(once)) < len(once):
        raise CannotAsk("condition_twice", "rules", line=rule.line)
    if sum(len(each.values) for each in rule.conditions) > limits.values:
        raise CannotAsk("too_many_values", "rules", line=rule.line, most_values=limits.values)
    if any(len(each.values) > limits.values_each for each in rule.conditions):
        raise CannotAsk(
            "too_many_in_condition", "rules", line=rule.line, most_values=limits.values_each
        )
    wild = sum(value.count("*") + value.count("?") for each in rule.conditions
               if each.field in WILD for value in each.values)  # fmt: skip
    if wild > limits.wildcards:
        raise CannotAsk("too_many_wildcards", "rules", line=rule.line, most_wild=limits.wildcards)
    for each in rule.conditions:
        if each.field == "source" and any(network(value) is None for value in each.values):
            raise CannotAsk("bad_network", "rules", line=rule.line)


def route(rules: Sequence[Rule], request: Request) -> Routed:
    """The request through the rules, from the lowest priority number up."""
    tried = []
    for rule in sorted(rules, key=lambda each: each.priority):
        failed = next((each for each in rule.conditions if not met(each, request)), None)
        tried.append(Tried(rule, failed))
        if failed is None:
            return Routed(request, tuple(tried), rule)
    return Routed(request, tuple(tried), None)


def met(condition: Condition, request: Request) -> bool:
    """Whether any value fits. Paths and methods tell capital letters apart, the others do not."""
    return any(
        _fits(condition, value, text)
        for value in condition.values
        for text in _texts(condition, request)
    )


def _texts(condition: Condition, request: Request) -> Iterator[str]:
    match condition.field:
        case "host":
            yield request.host
        case "path":
            yield request.path
        case "method":
            yield request.method
        case "source":
            yield request.source
        case "header":
            wanted = condition.name.lower()
            yield from (value for name, value in request.headers if name == wanted)
        case "query":
            pairs = parse_qsl(request.query, keep_blank_values=True)
            wanted = condition.name.lower()
            yield from (value for key, value in pairs if not wanted or key.lower() == wanted)


def _fits(condition: Condition, value: str, text: str) -> bool:
    if condition.field == "method":
        return value == text
    if condition.field == "source":
        inside, client = network(value), address(text)
        return inside is not None and client is not None and client in inside
    if condition.field == "path":
        return globbed(value, text)
    return globbed(value.casefold(), text.casefold())


def globbed(pattern: str, text: str) -> bool:
    """Whether `*`, any number of characters, and `?`, exactly one, make the text of the pattern.

    After a failure only the last star takes one character more, so that it ends in time.
    """
    at = place = 0
    star, taken = -1, 0
    while at < len(text):
        if place < len(pattern) and pattern[place] == "*":
            star, taken = place, at
            place += 1
        elif place < len(pattern) and pattern[place] in ("?", text[at]):
            place += 1
            at += 1
        elif star >= 0:
            taken += 1
            place, at = star + 1, taken
        else:
            return False
    return not pattern[place:].strip("*")


def network(text: str) -> IPv4Network | IPv6Network | None:
    """A block of addresses such as 192.0.2.0/24, or None if it is none."""
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
