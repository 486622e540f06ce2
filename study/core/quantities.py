"""Numbers with their units, and dates, in a text: what must stay in one line."""

import re
from collections.abc import Iterable

# What is left as it is: elements, and characters written by their number.
_MARKUP = r"<[^>]*>|&#?\w+;"
_NUMBER = r"[−-]?\d+(?:,\d{3})*(?:\.\d+)?"
_DATE = r"\d{4}-\d{2}(?:-\d{2})?(?![\w-])"
# No number of their own: the digits of names, as in us-east-1, m5.large, 192.0.2.0/24.
_BEFORE, _AFTER = r"(?<![\w./-])", r"(?![A-Za-z0-9_]|[-.,]\w)"
_CURRENCY = r"USD |CNY "
# A word in Latin letters after a number belongs to it: GiB, vCPU, hours. Others are known units.
_LATIN = r"[A-Za-z][A-Za-z0-9/-]*"
# More characters may not fit in a line of a phone: then the number stays whole alone.
_LONG = 18


class Quantities:
    """Finds quantities, where Chinese units are those given, at least one."""

    def __init__(self, units: Iterable[str]) -> None:
        known = "|".join(re.escape(each) for each in sorted(units, key=len, reverse=True))
        unit = f" (?:{known}|{_LATIN}(?:{known})?)"  # 90 天, 16 GiB, 9 GB-秒
        self.pattern = re.compile(
            f"(?P<markup>{_MARKUP})|{_BEFORE}(?P<date>{_DATE})|"
            f"{_BEFORE}(?P<currency>{_CURRENCY})(?P<sum>{_NUMBER}){_AFTER}|"
            f"{_BEFORE}(?P<number>{_NUMBER})(?P<unit>%|{_AFTER}(?:{unit})?)"
        )

    def held(self, markup: str) -> str:
        """The text, escaped or marked up, with each quantity in an element that does not wrap."""
        return self.pattern.sub(_hold, markup)


def _hold(found: re.Match[str]) -> str:
    if found["markup"]:
        return found[0]
    if len(found[0]) <= _LONG:
        return _whole(found[0])
    return (
        f"{found['currency'] or ''}{_whole(found['sum'] or found['number'])}{found['unit'] or ''}"
    )


def _whole(text: str) -> str:
    return f'<span class="quantity">{text}</span>'


def chinese_units(forms: Iterable[str]) -> set[str]:
    """The words after the number in forms such as `{n} 个目标`, without any Latin ones."""
    after = (form.partition("{n} ")[2] for form in forms)
    return {each for each in after if each and not each[0].isascii()}
