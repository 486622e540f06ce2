"""A picture of a name taken apart, 1200 by 630, for the preview of a shared link.

Drawn with the face that Pillow itself carries, so that it looks the same on every machine. That face
has no Chinese; a card speaks of letters, and says the rest in English.
"""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from study.catalogue_file import catalogue
from study.core.naming import parse

SIZE = (1200, 630)
MARGIN = 80
# The day colours of tokens.css, which a picture cannot read.
PAPER, INK, MUTED, RULE = "#faf8f3", "#1d1b19", "#5e5952", "#ddd7cb"
HUES = {
    "series": "#2b4a7f",
    "generation": "#7b3a6c",
    "option": "#2c6249",
    "size": "#8a5a00",
    "separator": MUTED,
}


def _face(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


@lru_cache(maxsize=512)
def card(name: str) -> bytes:
    """The card of a name as PNG; raises InvalidName."""
    decoded = catalogue().decoder.explain(parse(name))
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * MARGIN
    size = min(150.0, 150 * width / max(draw.textlength(decoded.name.name, _face(150)), 1))
    x, baseline = float(MARGIN), 230
    for part in decoded.segments:
        length = draw.textlength(part.text, _face(size))
        draw.text((x, baseline), part.text, font=_face(size), fill=HUES[part.role], anchor="ls")
        if part.role != "separator":
            draw.line((x + 3, baseline + 48, x + length - 3, baseline + 48), HUES[part.role], 6)
        x += length
    told = [part for part in decoded.segments if part.role != "separator"]
    for row, part in enumerate(told[:6]):
        y = 330 + row * 40
        draw.text((MARGIN, y), part.text, font=_face(28), fill=HUES[part.role], anchor="ls")
        text = _cut(draw, part.meaning.en, width - 190)
        draw.text((MARGIN + 190, y), text, font=_face(26), fill=INK, anchor="ls")
    draw.line((MARGIN, 575, SIZE[0] - MARGIN, 575), RULE, 2)
    draw.text((MARGIN, 608), "Cirrus", font=_face(24), fill=MUTED, anchor="ls")
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _cut(draw: ImageDraw.ImageDraw, text: str, width: float) -> str:
    if draw.textlength(text, _face(26)) <= width:
        return text
    while text and draw.textlength(text + "…", _face(26)) > width:
        text = text[:-1]
    return text.rstrip() + "…"
