"""Instance type names inside text: a whole name or a family alone, taken apart for colouring."""

import re


def name_segments(name: str) -> list[tuple[str, str]]:
    match = re.match(r"^([a-z]+)(\d*)([a-z-]*)(\.?)(.*)$", name)
    if not match:
        return [(name, "series")]
    roles = ("series", "generation", "option", "separator", "size")
    return [(text, role) for text, role in zip(match.groups(), roles, strict=True) if text]
