"""From lines of text to instances; raises CannotAsk with the place of the fault."""

import re

from study.core.remarks import CannotAsk
from study.core.termination.group import BILLING_MINUTES, MOST, Instance, Source, checked

_LINE = re.compile(
    r"(?P<zone>[a-z][a-z0-9-]{0,19})/"
    r"(?P<source>v|lc|other)(?P<number>\d{0,3})"
    r"(?:/(?P<minute>\d{1,2}))?"
    r"(?P<flags>(?:/(?:protected|unhealthy))*)",
    re.ASCII,
)
_KINDS = {"v": "version", "lc": "configuration", "other": "other"}


def read_instances(text: str) -> tuple[Instance, ...]:
    """Instances such as `a/v1/50/protected`: zone, what it was launched from, minutes, state."""
    found = []
    for word in re.finditer(r"[^\s,，、;；]+", text):
        instance = _read(word.group(), f"i{len(found) + 1}")
        if instance is None:
            raise CannotAsk("not_an_instance", "instances", word.start(), word=word.group()[:40])
        found.append(instance)
        if len(found) > MOST["instances"]:
            break
    return checked(tuple(found))


def _read(word: str, name: str) -> Instance | None:
    line = _LINE.fullmatch(word.lower())
    if line is None:
        return None
    source, number = line["source"], line["number"]
    if (source == "other") == bool(number) or number == "0":
        return None
    minute = int(line["minute"] or 0)
    if minute >= BILLING_MINUTES:
        return None
    flags = line["flags"].split("/")
    kind = _KINDS[source]
    return Instance(
        name,
        line["zone"],
        Source(kind, int(number or 0)),  # type: ignore[arg-type]
        minute,
        protected="protected" in flags,
        healthy="unhealthy" not in flags,
    )
