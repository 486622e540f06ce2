"""Type names in templates."""

from django import template

from study.spec_words import write
from study.type_names import name_segments

register = template.Library()


@register.filter
def name_parts(name: str) -> list[tuple[str, str]]:
    """The pieces of a known name with their roles, for colouring."""
    return name_segments(name)


@register.filter
def size_of(name: str) -> str:
    return name.partition(".")[2]


@register.simple_tag
def figure(field: str, value: object) -> str:
    """A figure of a type as words."""
    return write(field, value)
