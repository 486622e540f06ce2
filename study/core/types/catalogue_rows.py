"""A type of the catalogue as a row of text, and back: the columns of catalogue.csv.

Lists are separated by spaces. Disks read `2x900 ssd nvme`; accelerators `gpu 8 NVIDIA 40960 A100`:
kind, count, maker, MiB each (or -), name. A row without figures is a type known by name only.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from study.core.types.catalogue import Accelerators, Disks, Known, Specs

_HINTS = get_type_hints(Specs)
_SPECS = tuple(field.name for field in fields(Specs))
COLUMNS = ("name", *_SPECS)


class BadRow(ValueError):
    """A row that says nothing sensible; the message names the column."""


def to_row(known: Known) -> dict[str, str]:
    specs = known.specs
    figures = {name: _write(getattr(specs, name)) if specs else "" for name in _SPECS}
    return {"name": known.name, **figures}


def from_row(row: Mapping[str, str]) -> Known:
    """The type; raises BadRow."""
    if not any(row[name] for name in _SPECS):
        return Known(row["name"], None)
    return Known(row["name"], Specs(**{name: _read(name, row[name]) for name in _SPECS}))


def _write(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case tuple():
            return " ".join(value)
        case Disks():
            nvme = " nvme" if value.nvme else ""
            return f"{value.count}x{value.gb_each} {value.kind}{nvme}"
        case Accelerators():
            memory = value.mib_each or "-"
            return f"{value.kind} {value.count:g} {value.maker} {memory} {value.name}"
    return str(value)


def _read(column: str, text: str) -> Any:
    hint = _HINTS[column]
    choices = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if not text and type(None) in choices:
        return None
    reader = _READERS.get(choices[0], str)
    try:
        return reader(text)
    except (ValueError, KeyError, IndexError) as error:
        raise BadRow(f"{column}: {text!r} cannot be read") from error


def _disks(text: str) -> Disks:
    size, kind, *nvme = text.split()
    count, gb_each = size.split("x")
    return Disks(int(count), int(gb_each), kind, nvme == ["nvme"])


def _accelerators(text: str) -> Accelerators:
    kind, count, maker, memory, name = text.split(maxsplit=4)
    return Accelerators(kind, float(count), maker, name, None if memory == "-" else int(memory))


def _strings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_READERS: dict[Any, Callable[[str], object]] = {
    int: int,
    float: float,
    bool: {"yes": True, "no": False}.__getitem__,
    tuple[str, ...]: _strings,
    Disks: _disks,
    Accelerators: _accelerators,
}
