"""Type names in templates."""

from django import template

from study.core.types.decoding import Meaning
from study.decoder.spec_words import number, write
from study.decoder.type_names import name_segments
from study.language import page_language

register = template.Library()


@register.filter
def name_parts(name: str) -> list[tuple[str, str]]:
    """The pieces of a known name with their roles, for colouring."""
    return name_segments(name)


@register.filter
def size_of(name: str) -> str:
    return name.partition(".")[2]


@register.filter
def sense(part: Meaning) -> str:
    """The meaning in the page's language, without the piece itself in front."""
    return part.sense.in_(page_language())


@register.filter
def grouped(value: int) -> str:
    """A count as it is read: 1,437."""
    return number(value)


@register.simple_tag
def figure(field: str, value: object) -> str:
    """A figure of a type as words."""
    return write(field, value)
