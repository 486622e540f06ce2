"""Figures: one original SVG drawing, with its words in both languages kept apart from it.

The drawing writes `{label}` where a word stands; the YAML file of the same name gives the words, a
title and a description that says all that the drawing shows.
"""

import re
from copy import deepcopy
from typing import Annotated
from xml.etree import ElementTree as ET

from pydantic import Field

from study.core.language import Language, Strict, Text, Words

SVG = "http://www.w3.org/2000/svg"
LABEL = re.compile(r"\{([a-z0-9-]+)\}")
# What a drawing may hold: shapes, text and markers. No script, style, link or picture, so that a
# drawing can stand in the page under a strict policy and take its colours.
ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "line",
        "polyline",
        "polygon",
        "rect",
        "circle",
        "ellipse",
        "text",
        "tspan",
        "defs",
        "marker",
        "title",
        "desc",
        "use",
    ]
)


class Captions(Strict):
    title: Text
    description: Text
    labels: dict[Annotated[str, Field(pattern=r"^[a-z0-9-]+$")], Words] = {}


class BadDrawing(ValueError):
    """The SVG is not one that Cirrus can place; the message says why."""


class Figure:
    """A drawing and its captions, ready to be set in either language."""

    def __init__(self, name: str, svg: str, captions: Captions) -> None:
        """Raises BadDrawing."""
        self.name = name
        self.captions = captions
        try:
            self._root = ET.fromstring(svg)  # noqa: S314 (a file of our own)
        except ET.ParseError as error:
            raise BadDrawing(f"not XML: {error}") from error
        self._check()

    def _check(self) -> None:
        if self._root.tag != f"{{{SVG}}}svg" or "viewBox" not in self._root.attrib:
            raise BadDrawing("the root must be <svg> of the SVG namespace with a viewBox")
        used: set[str] = set()
        for element in self._root.iter():
            name = str(element.tag).removeprefix(f"{{{SVG}}}")
            if name not in ELEMENTS:
                raise BadDrawing(f"<{name}> is not allowed")
            for attribute, value in element.attrib.items():
                if attribute == "style" or attribute.startswith("on") or "url(http" in value:
                    raise BadDrawing(f"attribute {attribute} is not allowed: use the classes")
                if attribute == "id" and not value.startswith(self.name):
                    raise BadDrawing(f"id {value} must begin with {self.name}")
                if attribute.endswith("href") and not value.startswith("#"):
                    raise BadDrawing(f"{value} points outside the drawing")
            used |= set(LABEL.findall(element.text or ""))
        if used != set(self.captions.labels):
            missing = sorted(used - set(self.captions.labels))
            unused = sorted(set(self.captions.labels) - used)
            raise BadDrawing(f"labels without words: {missing}; words without a label: {unused}")

    @property
    def width(self) -> float:
        """The width of the drawing in its own units."""
        return float(self._root.attrib["viewBox"].split()[2])

    def svg(self, language: Language, labels: dict[str, str], description: str) -> str:
        """The drawing as markup with these words, read out by its title and description."""
        ET.register_namespace("", SVG)
        root = deepcopy(self._root)
        for element in root.iter():
            if element.text:
                element.text = LABEL.sub(lambda match: labels[match[1]], element.text)
        root.set("role", "img")
        root.set("class", "figure__drawing")
        root.set("aria-labelledby", f"{self.name}-title {self.name}-description")
        title = ET.Element(f"{{{SVG}}}title", {"id": f"{self.name}-title"})
        title.text = self.captions.title.in_(language)
        desc = ET.Element(f"{{{SVG}}}desc", {"id": f"{self.name}-description"})
        desc.text = description
        root[:0] = [title, desc]
        return ET.tostring(root, encoding="unicode")
