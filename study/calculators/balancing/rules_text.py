"""Rules and requests as they are typed, one a line; everything here raises CannotAsk."""

import re
from urllib.parse import urlsplit

from study.core.balancing.rules import FIELDS, Condition, Request, Rule, address
from study.core.remarks import CannotAsk

MOST_REQUESTS = 50  # not of AWS, but of what is shown here
LONGEST_REQUEST = 500

_PRIORITY = re.compile(r"\d{1,9}", re.ASCII)
_CONDITION = re.compile(r"(?P<field>[a-z]+)(?::(?P<name>[^=\s]+))?=(?P<values>\S+)")
_ACTION = re.compile(r"[A-Za-z0-9-]{1,32}|redirect \S{1,200}|fixed [245]\d\d")
_REQUEST = re.compile(r"(?P<method>[A-Za-z-]{1,40})\s+(?P<url>\S+)(?P<rest>.*)")


def read_rules(typed: str) -> tuple[tuple[Rule, ...], str]:
    """The rules, and the action of the default one."""
    rules: list[Rule] = []
    default = ""
    for number, line in _lines(typed):
        before, arrow, action = line.replace("→", "->").partition("->")
        words = before.split()
        if arrow and [word.lower() for word in words] == ["default"]:
            if default:
                raise CannotAsk("two_defaults", "rules", line=number)
            default = _action(action, number)
            continue
        if not arrow or not words or not _PRIORITY.fullmatch(words[0]):
            raise CannotAsk("bad_rule", "rules", line=number)
        conditions = tuple(_condition(word, number) for word in words[1:])
        rules.append(Rule(int(words[0]), conditions, _action(action, number), number))
    return tuple(rules), default or "default"


def _condition(word: str, line: int) -> Condition:
    found = _CONDITION.fullmatch(word)
    named = bool(found and found["name"])
    if (
        not found
        or found["field"] not in FIELDS
        or (named and found["field"] not in {"header", "query"})
        or (not named and found["field"] == "header")
        or not all(found["values"].split("|"))
    ):
        raise CannotAsk("bad_condition", "rules", line=line, word=word[:40])
    return Condition(found["field"], tuple(found["values"].split("|")), found["name"] or "")  # type: ignore[arg-type]


def _action(words: str, line: int) -> str:
    if not _ACTION.fullmatch(words.strip()):
        raise CannotAsk("bad_action", "rules", line=line)
    return words.strip()


def read_requests(typed: str) -> tuple[Request, ...]:
    """Requests, one a line."""
    requests = tuple(_request(line, number) for number, line in _lines(typed))
    if not requests:
        raise CannotAsk("no_request", "requests")
    if len(requests) > MOST_REQUESTS:
        raise CannotAsk("too_many_requests", "requests", most=MOST_REQUESTS)
    return requests


def _request(line: str, number: int) -> Request:
    wrong = CannotAsk("bad_request", "requests", line=number)
    found = _REQUEST.fullmatch(line)
    if not found or len(line) > LONGEST_REQUEST:
        raise wrong
    try:
        url = urlsplit(found["url"])
        host = url.hostname
    except ValueError:
        raise wrong from None
    if url.scheme not in {"http", "https"} or not host:
        raise wrong
    source, headers = "203.0.113.7", []
    for word in found["rest"].split():
        if word.startswith("from="):
            source = word.removeprefix("from=")
            if address(source) is None:
                raise wrong
        elif ":" in word:
            name, _colon, value = word.partition(":")
            headers.append((name.lower(), value))
        else:
            raise wrong
    path = url.path or "/"
    return Request(found["method"], host, path, url.query, source, tuple(headers), line)


def _lines(typed: str) -> list[tuple[int, str]]:
    lines = ((number, line.strip()) for number, line in enumerate(typed.splitlines(), 1))
    return [(number, line) for number, line in lines if line]
