"""Words of an SVG that nobody sees: on a ground of their colour, under a shape, tiny, see-through, or outside of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.inspection.carried import Undeclared, shortened
from tracktwo.inspection.colours import BLACK, WHITE, Colour, are_alike, colour_of
from tracktwo.inspection.xml_reading import local

SMALLEST: Final = 2.0
HIDING: Final = frozenset(
    {"display", "visibility", "opacity", "fill-opacity", "style", "class", "clip-path", "mask", "filter", "transform"}
)
"""Attributes that can take words out of sight; pictures of ours have none of them."""
NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
COLOURS: Final = {"white": WHITE, "black": BLACK, "": BLACK}


@dataclass(frozen=True, slots=True)
class _Shape:
    left: float
    top: float
    right: float
    bottom: float
    fill: Colour

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def unseen_words(root: Element, where: str) -> Iterator[Undeclared]:
    """The words of the picture that are not seen, and why."""
    elements = list(root.iter())
    shapes = [(index, shape) for index, element in enumerate(elements) if (shape := _shape(element))]
    box = [float(part) for part in NUMBER.findall(root.get("viewBox", ""))]
    for index, element in enumerate(elements):
        words = shortened("".join(element.itertext()))
        if any(key in HIDING for key in element.attrib):
            yield Undeclared("words out of sight in a picture", where, words or local(element.tag))
        if local(element.tag) == "text" and words:
            x, y = _number(element, "x"), _number(element, "y") - _number(element, "font-size") / 3
            below = [shape for place, shape in shapes if place < index and shape.holds(x, y)]
            above = [shape for place, shape in shapes if place > index and shape.holds(x, y)]
            if _is_unseen(element, below, above) or _is_outside(x, y, box):
                yield Undeclared("words out of sight in a picture", where, words)


def _is_unseen(text: Element, below: list[_Shape], above: list[_Shape]) -> bool:
    ground = below[-1].fill if below else WHITE
    ink = _fill(text)
    is_small = 0 < _number(text, "font-size", 12.0) < SMALLEST
    return bool(above) or is_small or ink is None or are_alike(ink, ground)


def _is_outside(x: float, y: float, box: list[float]) -> bool:
    if len(box) != 4:
        return False
    left, top, width, height = box
    return not (left <= x <= left + width and top <= y <= top + height)


def _shape(element: Element) -> _Shape | None:
    fill = _fill(element)
    if fill is None:
        return None
    match local(element.tag):
        case "rect":
            left, top = _number(element, "x"), _number(element, "y")
            return _Shape(left, top, left + _number(element, "width"), top + _number(element, "height"), fill)
        case "circle":
            x, y, radius = (_number(element, name) for name in ("cx", "cy", "r"))
            return _Shape(x - radius, y - radius, x + radius, y + radius, fill)
        case _:
            return None


def _fill(element: Element) -> Colour | None:
    named = element.get("fill", "")
    return COLOURS.get(named) or colour_of(named)


def _number(element: Element, name: str, default: float = 0.0) -> float:
    found = NUMBER.match(element.get(name, ""))
    return float(found[0]) if found else default
