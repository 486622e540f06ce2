"""Content in templates: bilingual text in the page's language, with its inline markup set."""

from datetime import date
from decimal import Decimal
from functools import cache

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from study.content import course
from study.core.facts import Fact, write_number
from study.core.inline import Writer
from study.core.language import Text
from study.core.markdown import render_inline, render_prose
from study.core.quantities import Quantities, chinese_units
from study.core.reading import plain_prose, plain_text
from study.language import page_language

register = template.Library()


@register.filter
def words(text: Text) -> str:
    """Bilingual text in the page's language, as it is."""
    return text.in_(page_language())


@register.filter
def inline(text: Text) -> SafeString:
    """Bilingual text with its references as plain words: for questions, notes and figures."""
    language = page_language()
    writer = Writer(course().desk, language, asking=True)
    # Safe: render_inline escapes all that is not its own markup.
    return mark_safe(render_inline(text.in_(language), writer))


@register.filter
def plain(text: Text) -> str:
    """Bilingual text in one line without any element, for places that take none."""
    language = page_language()
    return plain_prose(text.in_(language), Writer(course().desk, language, asking=True))


@register.filter
def plain_words(text: str) -> str:
    """A title of this page's language without any element."""
    return plain_text(text, Writer(course().desk, page_language(), asking=True))


@register.filter
def number(value: Decimal) -> str:
    """A number as facts write it: grouped, without trailing zeros."""
    return write_number(value)


@register.filter
def whole(text: object) -> SafeString:
    """Text in which no line ends inside a number, or between it and its unit."""
    # Safe: what is not escaped yet is escaped here, and only elements of our own are added.
    return mark_safe(_quantities().held(conditional_escape(text)))


@cache
def _quantities() -> Quantities:
    units = course().ledger.units.values()
    forms = (form.in_("zh-hans") for unit in units for form in (unit.one, unit.other))
    return Quantities({*chinese_units(forms), "美元", "元"})


@register.filter
def prose(text: Text) -> SafeString:
    """Bilingual text that may have paragraphs and lists: the stem of a question."""
    language = page_language()
    writer = Writer(course().desk, language, asking=True)
    return mark_safe(render_prose(text.in_(language), writer))


@register.filter
def statement(fact: Fact) -> str:
    """What the fact says, its values written in."""
    return course().ledger.state(fact, page_language())


@register.filter
def is_expired(fact: Fact, today: date | None = None) -> bool:
    return fact.expired(today or timezone.localdate())


@register.filter
def fact(reference: str) -> Fact:
    """The fact that an id, or a reference to one of its values, belongs to."""
    return course().ledger.of(reference)
