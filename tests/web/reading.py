"""A page as it reads: the elements that only keep a number and its unit together are left out."""

import re
from html import unescape

from django.http import HttpResponse

_QUANTITY = re.compile(r'<span class="quantity">(.*?)</span>')


def as_read(response: HttpResponse) -> str:
    return _QUANTITY.sub(r"\1", unescape(response.content.decode()))
