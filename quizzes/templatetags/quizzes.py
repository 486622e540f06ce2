from django import template

register = template.Library()


@register.simple_tag
def check_yourself(lesson, section):
    return ""
