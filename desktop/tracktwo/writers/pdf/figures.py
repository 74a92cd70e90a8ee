"""Figures: drawings painted as vectors, never larger than drawn, with their caption below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tracktwo.document.align import Align
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Shape, Stroke, Words
from tracktwo.writers.pdf.lettering import colour_operands, text_apart
from tracktwo.writers.pdf.lines import Run
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import Slab, TextSlab, WithoutNotes
from tracktwo.writers.pdf.structure import Element

CAPTION_GAP = 6.0
LEAST_SCALE = 0.05
EDGE = 0.6
"""Thickness of the edge of a bar or dot, in points."""
DASHES = "[2 2] 0 d"
KAPPA = 0.5523
"""Distance of the control points of a quarter circle, in radii, for the least error of a cubic curve."""

Lettering = Callable[[Words, str, float], list[Run]]
"""Words, their colour and size in points, to runs."""


@dataclass(frozen=True, slots=True, eq=False)
class FigureSlab(WithoutNotes):
    """A drawing and its caption. It is never cut; only a caption as long as a page is."""

    drawing: Drawing
    scale: float
    inks: Mapping[Ink, str]
    lettering: Lettering
    element: Element
    before: float
    after: float
    caption: TextSlab | None = None
    anchor: str = ""
    keep_with_next: bool = False

    @property
    def _caption_height(self) -> float:
        return CAPTION_GAP + self.caption.height if self.caption else 0.0

    @property
    def height(self) -> float:
        """The drawing and the caption."""
        return self.drawing.height * self.scale + self._caption_height

    @property
    def minimum(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:  # noqa: ARG002 - any room is too small
        """Only where no page holds both: the drawing, then the caption."""
        if not forced or not self.caption:
            return None
        return replace(self, caption=None), replace(self.caption, before=0.0, after=self.after)

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """The shapes in their order, then the caption."""
        height, width = self.drawing.height * self.scale, self.drawing.width * self.scale
        if self.anchor:
            sheet.goals.setdefault(self.anchor, (left, top))
        sheet.mark_figure(self.element, (left, top - height, left + width, top))
        for shape in self.drawing.shapes:
            sheet.operators.append(self._operators(shape, left, top))
        if self.caption:
            self.caption.paint(sheet, left, top - height - CAPTION_GAP)

    def _operators(self, shape: Shape, left: float, top: float) -> str:
        scale = self.scale
        match shape:
            case Stroke():
                start = f"{left + shape.left * scale:.2f} {top - shape.top * scale:.2f}"
                end = f"{left + shape.right * scale:.2f} {top - shape.bottom * scale:.2f}"
                style = f"{colour_operands(self.inks[shape.ink])} RG {shape.width * scale:.2f} w"
                dashes = f" {DASHES}" if shape.dashed else ""
                return f"q {style}{dashes} {start} m {end} l S Q"
            case Bar():
                corner = f"{left + shape.left * scale:.2f} {top - (shape.top + shape.height) * scale:.2f}"
                path = f"{corner} {shape.width * scale:.2f} {shape.height * scale:.2f} re"
                return self._filled(path, shape.ink, shape.outline)
            case Dot():
                path = _circle(left + shape.x * scale, top - shape.y * scale, shape.radius * scale)
                return self._filled(path, shape.ink, shape.outline)
            case Words():
                return self._words(shape, left, top)

    def _filled(self, path: str, ink: Ink, outline: Ink | None) -> str:
        fill = f"{colour_operands(self.inks[ink])} rg"
        if outline is None:
            return f"q {fill} {path} f Q"
        edge = f"{colour_operands(self.inks[outline])} RG {EDGE * self.scale:.2f} w"
        return f"q {fill} {edge} {path} B Q"

    def _words(self, words: Words, left: float, top: float) -> str:
        runs = self.lettering(words, self.inks[words.ink], words.size * self.scale)
        width = sum(run.width for run in runs)
        shift = {Align.START: 0.0, Align.CENTER: width / 2, Align.END: width}[words.align]
        return text_apart(runs, left + words.x * self.scale - shift, top - words.baseline * self.scale)


def fitting_scale(drawing: Drawing, width: float, height: float) -> float:
    """1, or what makes the drawing fit."""
    wide = width / drawing.width if drawing.width > width else 1.0
    high = height / drawing.height if drawing.height > height else 1.0
    return max(min(wide, high), LEAST_SCALE)


def _circle(x: float, y: float, radius: float) -> str:
    reach = radius * KAPPA
    curves = (
        (x + radius, y + reach, x + reach, y + radius, x, y + radius),
        (x - reach, y + radius, x - radius, y + reach, x - radius, y),
        (x - radius, y - reach, x - reach, y - radius, x, y - radius),
        (x + reach, y - radius, x + radius, y - reach, x + radius, y),
    )
    drawn = " ".join(" ".join(f"{value:.2f}" for value in curve) + " c" for curve in curves)
    return f"{x + radius:.2f} {y:.2f} m {drawn} h"
