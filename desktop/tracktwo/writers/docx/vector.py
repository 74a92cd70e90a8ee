"""A drawing as SVG 1.1: the theme's colours and typefaces, words as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tracktwo.document.align import Align
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Shape, Stroke, Words
from tracktwo.template.theme import Theme
from tracktwo.writers.colours import ink_colours
from tracktwo.writers.docx.markup import escaped

DASHES: Final = (2.0, 2.0)
"""Lengths of a dash and of the gap after it, in points."""
_ANCHORS: Final[Mapping[Align, str]] = {
    Align.START: "",
    Align.CENTER: ' text-anchor="middle"',
    Align.END: ' text-anchor="end"',
}


def vector(drawing: Drawing, theme: Theme, typefaces: Sequence[str]) -> bytes:
    """The drawing as an SVG file; its unit is the point. `typefaces` are the display face and those that lend."""
    colours = ink_colours(theme.colours)
    shapes = "".join(_shape(shape, colours) for shape in drawing.shapes)
    width, height = _number(drawing.width), _number(drawing.height)
    named = ", ".join(f"'{escaped(name)}'" for name in typefaces)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" font-family="{named}, Calibri, Arial, sans-serif">'
        f"{shapes}</svg>"
    ).encode()


def _shape(shape: Shape, colours: Mapping[Ink, str]) -> str:
    match shape:
        case Stroke():
            dashes = f' stroke-dasharray="{_number(DASHES[0])} {_number(DASHES[1])}"' if shape.dashed else ""
            return (
                f'<line x1="{_number(shape.left)}" y1="{_number(shape.top)}" x2="{_number(shape.right)}" '
                f'y2="{_number(shape.bottom)}" stroke="{colours[shape.ink]}" stroke-width="{_number(shape.width)}"'
                f"{dashes}/>"
            )
        case Bar():
            return (
                f'<rect x="{_number(shape.left)}" y="{_number(shape.top)}" width="{_number(shape.width)}" '
                f'height="{_number(shape.height)}" fill="{colours[shape.ink]}"{_outlined(shape.outline, colours)}/>'
            )
        case Dot():
            return (
                f'<circle cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}" '
                f'fill="{colours[shape.ink]}"{_outlined(shape.outline, colours)}/>'
            )
        case Words():
            weight = ' font-weight="bold"' if shape.bold else ""
            return (
                f'<text x="{_number(shape.x)}" y="{_number(shape.baseline)}" font-size="{_number(shape.size)}"'
                f'{weight}{_ANCHORS[shape.align]} fill="{colours[shape.ink]}">{escaped(shape.text)}</text>'
            )


OUTLINE_WIDTH: Final = 0.9
"""Width of the edge of a bar or dot, in points; half of it stands outside."""


def _outlined(outline: Ink | None, colours: Mapping[Ink, str]) -> str:
    return f' stroke="{colours[outline]}" stroke-width="{_number(OUTLINE_WIDTH)}"' if outline else ""


def _number(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".") or "0"
