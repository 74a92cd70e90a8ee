"""A drawing without format: lines, bars, dots and short words, in points, in the theme's colours.

The origin is the upper left corner; y grows downwards. The PDF writer paints it, the Word writer makes SVG and PNG of
it; both from this one description.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from tracktwo.document.align import Align


class Ink(Enum):
    """A colour by its part in the theme."""

    INK = "ink"
    ACCENT = "accent"
    PALE = "pale"
    """The accent, half way to white: what is only a bound."""
    GREY = "grey"
    WASH = "wash"
    RULE = "rule"
    ALERT = "alert"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    left: float
    top: float
    right: float
    bottom: float
    ink: Ink = Ink.RULE
    width: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle; `outline` draws its edge as well."""

    left: float
    top: float
    width: float
    height: float
    ink: Ink = Ink.ACCENT
    outline: Ink | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle, or a ring when `ink` is white and an outline is given."""

    x: float
    y: float
    radius: float
    ink: Ink = Ink.ACCENT
    outline: Ink | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line; `x` is their start, middle or end as `align` says, `baseline` is where they stand."""

    x: float
    baseline: float
    text: str
    size: float = 8.5
    align: Align = Align.START
    bold: bool = False
    ink: Ink = Ink.INK


Shape: TypeAlias = Stroke | Bar | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are painted, on a ground of this width and height."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
