"""Instance type names inside text: a whole name or a family alone, taken apart for colouring."""

from study.core.inline import UnknownReference
from study.core.types.naming import InvalidName, parse, read_family


def name_segments(name: str) -> list[tuple[str, str]]:
    """Pieces and their roles; raises UnknownReference where the text is neither."""
    try:
        segments = parse(name).segments if "." in name else read_family(name).segments
    except InvalidName as error:
        message = f"`{name}` is no instance type or family: {error.code}"
        raise UnknownReference(message) from error
    return [(segment.text, segment.role) for segment in segments]
