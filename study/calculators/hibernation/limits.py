"""The limits of hibernation, read from the facts."""

import re
from functools import cache

from study.content import ledger
from study.core.hibernation.sleeper import Limits

# Each limit and the value of a fact that it is.
SOURCES = {
    "linux_below": "hibernate-ram-and-root.linux-below",
    "windows_most": "hibernate-ram-and-root.windows-max",
    "days": "hibernate-60-days-and-exclusions.days",
}
ROOT_TYPES = "hibernate-ram-and-root.root-types"  # names of volume types in running text
_VOLUME_TYPE = re.compile(r"[a-z]+\d")


@cache
def limits() -> Limits:
    """The limits that hold; raises UnknownFact where the facts lack one."""
    numbers = {name: ledger().number(fact) for name, fact in SOURCES.items()}
    roots = tuple(_VOLUME_TYPE.findall(ledger().write(ROOT_TYPES, "en")))
    return Limits(root_types=roots, **numbers)
