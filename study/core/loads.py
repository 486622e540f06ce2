"""A load over time, as it is typed: one phase after another, each for a while at one level.

load  = phase *( sep phase )        24h@0 90m@2.5 5h@100
phase = time "@" level
time  = number [ "h" / "m" ]        hours where no unit is given
sep   = 1*( " " / "," )
"""

import re
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 300
MOST_PHASES = 24
MOST_MINUTES = 31 * 24 * 60  # a month: no limit of AWS, but of what is drawn here

_PHASE_RE = re.compile(
    r"(?P<time>\d{1,5}(?:\.\d{1,3})?)(?P<unit>[hm]?)@(?P<level>\d{1,6}(?:\.\d{1,3})?)", re.ASCII
)
_WORD_RE = re.compile(r"[^\s,，、;；]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_UNIT_MINUTES = {"": 60, "h": 60, "m": 1}


class InvalidLoad(ValueError):
    """`code`: not_a_phase, no_time, too_high, too_much_time, too_many_phases, too_long_a_text.

    `position` is where in the text, `word` the phase, `most` the highest level there is.
    """

    def __init__(self, code: str, position: int, word: str = "", most: Decimal | None = None):
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position
        self.word = word
        self.most = most


@dataclass(frozen=True, slots=True)
class Phase:
    minutes: Decimal
    level: Decimal


def parse_load(text: str, most: Decimal) -> tuple[Phase, ...]:
    """The phases that the text spells, in order; none for none. Raises InvalidLoad."""
    if len(text) > LONGEST:
        raise InvalidLoad("too_long_a_text", LONGEST)
    phases: list[Phase] = []
    for match in _WORD_RE.finditer(text):
        spelled = match[0]
        word = _PHASE_RE.fullmatch(spelled.translate(_WIDE).lower())
        if word is None:
            raise InvalidLoad("not_a_phase", match.start(), spelled)
        phase = Phase(Decimal(word["time"]) * _UNIT_MINUTES[word["unit"]], Decimal(word["level"]))
        if not phase.minutes:
            raise InvalidLoad("no_time", match.start(), spelled)
        if phase.level > most:
            raise InvalidLoad("too_high", match.start(), spelled, most)
        phases.append(phase)
        if sum(each.minutes for each in phases) > MOST_MINUTES:
            raise InvalidLoad("too_much_time", match.start(), spelled)
        if len(phases) > MOST_PHASES:
            raise InvalidLoad("too_many_phases", match.start(), spelled)
    return tuple(phases)
