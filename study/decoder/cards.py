"""A picture of a name taken apart, 1200 by 630, for the preview of a shared link.

Drawn with the face that Pillow itself carries, so that it looks the same on every machine. That
face has no Chinese; a card speaks of letters, and says the rest in English.

The name stands below and its meanings above, the first on top: so no line crosses another.
"""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from study.core.types.catalogue import Specs
from study.core.types.decoding import Decoded
from study.core.types.naming import parse
from study.decoder.catalogue_file import catalogue
from study.decoder.spec_words import MAKERS, number

SIZE = (1200, 630)
# Drawn twice as large and made smaller, so that lines and corners are smooth.
FINE = 2
MARGIN = 72
# Baselines from the top: the first and the last meaning, the name, the foot.
FIRST, LAST, NAME, FOOT = 104, 370, 506, 586
# The name's size at most, and how far from its beginning its last part may begin.
LARGEST, FURTHEST = 132.0, 360.0
# The sizes of the meanings, from which the largest is taken that has room for all of them.
WORDS = (29.0, 28.0, 27.0, 26.0, 25.0, 24.0)
# How wide a line is, and how round its bend.
LINE, BEND = 3.0, 10
# The day colours of tokens.css, which a picture cannot read.
PAPER, INK, MUTED, RULE = "#faf8f3", "#1d1b19", "#5e5952", "#ddd7cb"
HUES = {
    "series": "#2b4a7f",
    "generation": "#7b3a6c",
    "option": "#2c6249",
    "size": "#8a5a00",
    "separator": MUTED,
}


class Pen:
    """Draws in the units of the finished card, and as much higher as `lift` says."""

    def __init__(self) -> None:
        self.lift = 0.0
        self.image = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def width(self, text: str, size: float) -> float:
        return self.draw.textlength(text, _face(size)) / FINE

    def text(self, x: float, y: float, text: str, size: float, hue: str, anchor: str = "l") -> None:
        """Text on the baseline y, beginning at x, or ending there with the anchor `r`."""
        place = (x * FINE, (y - self.lift) * FINE)
        self.draw.text(place, text, hue, _face(size), anchor=f"{anchor}s")

    def line(self, x: float, y: float, to_x: float, to_y: float, width: float, hue: str) -> None:
        ends = (x, y - self.lift, to_x, to_y - self.lift)
        self.draw.line([each * FINE for each in ends], hue, round(width * FINE))

    def corner(self, x: float, y: float, hue: str) -> None:
        """From the line that comes up at x to the one that leaves to the right at y."""
        edge, y = LINE / 2, y - self.lift
        box = (x - edge, y - edge, x + 2 * BEND + edge, y + 2 * BEND + edge)
        self.draw.arc([each * FINE for each in box], 180, 270, hue, round(LINE * FINE))

    def png(self) -> bytes:
        buffer = io.BytesIO()
        self.image.resize(SIZE, Image.Resampling.LANCZOS).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


@lru_cache(maxsize=32)
def _face(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size * FINE)


@lru_cache(maxsize=512)
def card(name: str) -> bytes:
    """The card of a name as PNG; raises InvalidName."""
    decoded = catalogue().decoder.explain(parse(name))
    told = [part for part in decoded.segments if part.role != "separator"]
    meanings = [part.sense.en for part in told]
    step = min(60.0, (LAST - FIRST) / (len(told) - 1))
    pen = Pen()
    # Few meanings leave room above, half of which is given to the space below the name.
    pen.lift = (LAST - FIRST - step * (len(told) - 1)) / 2
    places = _draw_name(pen, decoded)
    x = max(places) + 36
    room = SIZE[0] - MARGIN - x
    sizes = [size for size in WORDS if all(pen.width(text, size) <= room for text in meanings)]
    size = min(sizes[0] if sizes else WORDS[-1], step * 0.85)
    for row, (part, text, place) in enumerate(zip(told, meanings, places, strict=True)):
        y = LAST - step * (len(told) - 1 - row)
        _draw_line(pen, place, y - 0.35 * size, x - 14, HUES[part.role])
        pen.text(x, y, _cut(pen, text, room, size), size, INK)
    pen.lift = 0
    pen.line(MARGIN, FOOT - 40, SIZE[0] - MARGIN, FOOT - 40, 1, RULE)
    pen.text(MARGIN, FOOT, "Cirrus", 26, INK)
    figures = _figures(catalogue().specs(decoded.name.name))
    pen.text(SIZE[0] - MARGIN, FOOT, figures, 24, MUTED, anchor="r")
    return pen.png()


def _draw_name(pen: Pen, decoded: Decoded) -> list[float]:
    """The name, each part under its coloured ground; where the parts' lines rise."""
    name, family = decoded.name.name, f"{decoded.name.family}."
    whole = pen.width(name, LARGEST) / (SIZE[0] - 2 * MARGIN)
    size = LARGEST / max(whole, pen.width(family, LARGEST) / FURTHEST, 1.0)
    places, x, ground = [], float(MARGIN), NAME - 0.86 * size
    for part in decoded.segments:
        width, hue = pen.width(part.text, size), HUES[part.role]
        pen.text(x, NAME, part.text, size, hue)
        if part.role != "separator":
            pen.line(x + 2, ground, x + width - 2, ground, 5, hue)
            # As on the page, a long part is held by its first letter.
            places.append(x + pen.width(part.text[0], size) / 2)
            pen.line(places[-1], ground, places[-1], LAST, LINE, hue)
        x += width
    return places


def _draw_line(pen: Pen, x: float, y: float, to_x: float, hue: str) -> None:
    """Up from the name at x, then to the right at y."""
    pen.line(x, LAST, x, y + BEND, LINE, hue)
    pen.corner(x, y, hue)
    pen.line(x + BEND, y, to_x, y, LINE, hue)


def _cut(pen: Pen, text: str, width: float, size: float) -> str:
    """The text, ended with an ellipsis after the last word that has room."""
    if pen.width(text, size) <= width:
        return text
    while text and pen.width(f"{text}…", size) > width:
        text = text.rpartition(" ")[0]
    return f"{text.rstrip(',;:')}…"


def _figures(specs: Specs | None) -> str:
    if specs is None:
        return "read letter by letter"
    return " · ".join(
        [
            f"{specs.vcpus} vCPU" + ("s" if specs.vcpus > 1 else ""),
            f"{number(specs.memory_gib)} GiB",
            MAKERS[specs.maker],
            f"{number(specs.network_peak_gbps)} Gbps",
        ]
    )
