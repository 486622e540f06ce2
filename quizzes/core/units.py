"""Units as people write them, in either language: what each measures, and how much of it one is.

Prefixes of a thousand and of 1,024 are kept apart: GB is not GiB. Only what is loosely said (a bare
G, 兆) takes whichever of them the question is in.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from study.core.language import Text

PER = re.compile(r"\s*/\s*|\s+per\s+|\s*每\s*")
DATA, BITS_IN_BYTE = "data", 8
# By power: the letter, the English prefixes of a thousand and of 1,024, and the Chinese one.
PREFIXES = (
    ("", "", "", ""),
    ("K", "kilo", "kibi", "千"),
    ("M", "mega", "mebi", "兆"),
    ("G", "giga", "gibi", "吉"),
    ("T", "tera", "tebi", "太"),
    ("P", "peta", "pebi", "拍"),
)
# By what is measured: how much of its base a unit is, and how it is written.
OTHERS: dict[str, tuple[tuple[Fraction, str], ...]] = {
    "time": (
        (Fraction(1, 1000), "ms msec millisecond milliseconds 毫秒"),
        (Fraction(1), "s sec secs second seconds 秒 秒钟"),
        (Fraction(60), "min mins minute minutes 分 分钟"),
        (Fraction(3600), "h hr hrs hour hours 小时 钟头"),
        (Fraction(86400), "d day days 天 日"),
        (Fraction(604800), "week weeks wk wks 周 星期"),
    ),
    # How many days a month has depends on the month.
    "months": ((Fraction(1), "month months 月"), (Fraction(12), "year years yr yrs 年")),
    "share": ((Fraction(1), "% percent per-cent pct 百分之 百分点"),),
    "operations": ((Fraction(1), "iops io/s i/o/s"),),
    "money": (
        (Fraction(1), "usd $ us$ dollar dollars us-dollar us-dollars 美元 美金"),
        (Fraction(1, 100), "cent cents ¢ 美分"),
    ),
    "processors": ((Fraction(1), "vcpu vcpus virtual-cpu virtual-cpus 虚拟cpu"),),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit measures, and how many of that measure's base one is."""

    kind: str
    size: Fraction


@dataclass(frozen=True, slots=True)
class Asked:
    """The unit of a question: a known measure, or a thing to be counted that has only its name."""

    unit: Text
    measure: Measure

    def measure_of(self, name: str) -> Measure | None:
        """What a written unit measures, as this question understands it; None where it is not
        known."""
        return self._loose(name) or known(name) or (self.measure if self._is_own(name) else None)

    def _loose(self, name: str) -> Measure | None:
        """A bare prefix, in a question about data: of the question's own kind of prefixes."""
        if self.measure.kind != DATA:
            return None
        decimal = any(self.measure.size == 1000**power for power in range(len(PREFIXES)))
        for power, (letter, _thousand, _binary, chinese) in enumerate(PREFIXES[1:], start=1):
            if folded(name) in {folded(letter), chinese}:
                return Measure(DATA, Fraction((1000 if decimal else 1024) ** power))
        return None

    def _is_own(self, name: str) -> bool:
        """Whether it is what is counted, in the plural or not, shortly or with its noun."""
        written, chinese = folded(name), folded(self.unit.zh_hans)
        own = folded(self.unit.en)
        if not written:
            return False
        if written in {"个", own} or written.startswith(chinese):
            return True
        noun, meant = (words.split()[-1].removesuffix("s") for words in (written, own))
        return noun == meant or written == chinese.removeprefix("个")


def asked_in(unit: Text) -> Asked:
    """The unit of a question; what no table knows is counted by its name."""
    measure = known(unit.en) or known(unit.zh_hans)
    return Asked(unit, measure or Measure(folded(unit.en), Fraction(1)))


def known(name: str) -> Measure | None:
    """What a unit measures, a rate such as MiB/s too; None where it is not known."""
    if found := _plain(name):
        return found
    parts = PER.split(name.strip())
    if len(parts) != 2:
        return None
    above, below = map(_plain, parts)
    if above is None or below is None:
        return None
    return Measure(f"{above.kind}/{below.kind}", above.size / below.size)


def folded(name: str) -> str:
    """The name without what does not distinguish units."""
    return unicodedata.normalize("NFKC", name).casefold().strip(" .")


def _plain(name: str) -> Measure | None:
    written = re.sub(r"[\s-]+", "-", folded(name))
    table = _table()
    return table.get(written) or table.get(written.removeprefix("个").lstrip("-"))


@cache
def _table() -> dict[str, Measure]:
    """Every unit by its folded name."""
    found = {folded(name): measure for name, measure in _data()}
    for kind, units in OTHERS.items():
        for size, names in units:
            found.update(dict.fromkeys(names.split(), Measure(kind, size)))
    return found


def _data() -> Iterator[tuple[str, Measure]]:
    """Bytes and bits with every prefix, and bits a second, which are written as one word."""
    for power, (letter, thousand, binary, chinese) in enumerate(PREFIXES):
        sizes = {thousand: Fraction(1000**power), binary: Fraction(1024**power)}
        for prefix, size in sizes.items():
            i = "i" if prefix and prefix == binary else ""
            bit = size / BITS_IN_BYTE
            yield f"{letter}{i}B", Measure(DATA, size)
            yield f"{letter}{i}bit", Measure(DATA, bit)
            yield from ((f"{prefix}byte{s}", Measure(DATA, size)) for s in ("", "s"))
            yield from ((f"{prefix}bit{s}", Measure(DATA, bit)) for s in ("", "s"))
            yield f"{letter}{i}bps", Measure(f"{DATA}/time", bit)
        yield f"{chinese}字节", Measure(DATA, sizes[thousand])
        yield f"{chinese}比特", Measure(DATA, sizes[thousand] / BITS_IN_BYTE)
