"""From the parameters of an address to a group."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from study.core.placement.group import MOST, Group, InvalidGroup
from study.core.types.catalogue import Known
from study.core.types.naming import LONGEST, InvalidName
from study.decoder.catalogue_file import catalogue

ALIASES = {"spread": "spread-rack"}
_BETWEEN = re.compile(r"[\s,，、;；+]+")


def group_of(data: Mapping[str, Any]) -> Group:
    """The group that the values of the fields, once read, ask for; raises InvalidGroup."""
    azs = data["azs"] if data["azs"] is not None else 1
    per_zone = data["per_zone"]
    if len(per_zone) == 1 and 0 < azs <= MOST["azs"]:
        per_zone *= azs
    instances = data["instances"]
    if instances is None:
        if not per_zone:
            raise InvalidGroup("missing", "instances")
        instances = sum(per_zone)
    return Group(
        strategy=data["strategy"],
        azs=azs,
        instances=instances,
        per_zone=per_zone,
        existing=data["existing"],
        partitions=data["partitions"],
        racks=data["racks"],
        hosts=data["hosts"],
        types=data["instance_type"],
        tenancy=data["tenancy"] or "default",
        spot_interruption=data["spot_interruption"] or None,
        groups=data["groups"] or 0,
    )


def read_counts(text: str, field: str) -> tuple[int, ...]:
    """Counts out of a text such as `7, 7, 8`; raises InvalidGroup with the place of the fault."""
    counts = []
    for word, start in _words(text):
        if not re.fullmatch(r"\d{1,9}", word, re.ASCII):
            raise InvalidGroup("not_counts", field, start)
        counts.append(int(word))
    return tuple(counts)


def read_types(texts: Iterable[str]) -> tuple[Known, ...]:
    """The types that are named, each once; raises InvalidGroup with the place of the fault."""
    found: dict[str, Known] = {}
    known = catalogue()
    for text in texts:
        for word, start in _words(text):
            try:
                name = known.decoder.decode(word).name.name
            except InvalidName as fault:
                raise InvalidGroup(
                    fault.code,
                    "instance_type",
                    start + fault.position,
                    name=word[:LONGEST],
                    meant=tuple(known.nearest(word, 3)),
                ) from fault
            found[name] = known.types.get(name) or Known(name, None)
            if len(found) > MOST["instance_type"]:
                raise InvalidGroup("too_many_types", "instance_type", most=MOST["instance_type"])
    return tuple(found.values())


def _words(text: str) -> list[tuple[str, int]]:
    """The words of a text with the place at which each begins."""
    start = 0
    words = []
    for word in _BETWEEN.split(text):
        place = text.index(word, start)
        start = place + len(word)
        if word:
            words.append((word, place))
    return words
