"""Rows of tables: cells side by side, as high as the highest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from tracktwo.document.blocks import Align
from tracktwo.document.inlines import Origin
from tracktwo.template.theme import Colours
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import LineStack
from tracktwo.writers.pdf.structure import REPEATED, Element

AIR = 3.4
"""Points above and below the words of a cell."""
FEWEST_LINES = 3
"""A row too high for any page starts where at least so many of its lines fit."""


class RowKind(Enum):
    """What a row is for."""

    HEAD = "head"
    GROUP = "group"
    BODY = "body"


@dataclass(frozen=True, slots=True, eq=False)
class CellBox:
    """The lines of a cell; `left` and `width` are those of the words, `edge` to `end` the ground of the column."""

    stack: LineStack
    left: float
    width: float
    edge: float
    end: float
    align: Align = Align.START
    wash: bool = False
    origin: Origin = ()
    element: Element | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RowBox:
    """Cells side by side."""

    cells: tuple[CellBox, ...]
    height: float
    kind: RowKind = RowKind.BODY
    origin: Origin = ()

    @classmethod
    def of(cls, cells: tuple[CellBox, ...], kind: RowKind, least: float, origin: Origin) -> RowBox:
        """A row as high as its highest cell, and at least `least` for the words."""
        height = max([cell.stack.height for cell in cells], default=0.0)
        return cls(cells, max(height, least) + 2 * AIR, kind, origin)

    def minimum(self, page_height: float) -> float:
        """Its height, or a few lines of it when no page holds it whole."""
        if self.height <= page_height:
            return self.height
        return 2 * AIR + max([cell.stack.height_of(FEWEST_LINES) for cell in self.cells], default=0.0)

    def split(self, room: float, forced: bool) -> tuple[RowBox, RowBox] | None:
        """An upper piece for the room and the rest; None when too little of it fits, unless forced."""
        least = 1 if forced else FEWEST_LINES
        counts = [cell.stack.fitting(room - 2 * AIR) for cell in self.cells]
        if not forced and any(
            count < min(least, cell.stack.count) for count, cell in zip(counts, self.cells, strict=True)
        ):
            return None
        cuts = [
            cell.stack.cut(min(max(count, least), cell.stack.count))
            for count, cell in zip(counts, self.cells, strict=True)
        ]
        if not any(lower.count for _, lower in cuts):
            return None
        return self._piece([upper for upper, _ in cuts]), self._piece([lower for _, lower in cuts])

    def _piece(self, stacks: list[LineStack]) -> RowBox:
        cells = tuple(replace(cell, stack=stack) for cell, stack in zip(self.cells, stacks, strict=True))
        return RowBox.of(cells, self.kind, 0.0, self.origin)

    def paint(self, sheet: Sheet, left: float, top: float, colours: Colours, is_repeated: bool = False) -> None:
        """Grounds, then words; a row that stands on another page already is no part of the text."""
        if is_repeated:
            sheet.begin_artifact(REPEATED)
        bottom = top - self.height
        for cell in self.cells:
            if cell.wash or self.kind is RowKind.GROUP:
                sheet.fill((left + cell.edge, bottom, left + cell.end, top), colours.wash)
        for cell in self.cells:
            sheet.belong_to(None if is_repeated else cell.element)
            cell.stack.paint(sheet, left + cell.left, top - AIR, cell.width, cell.align)
            sheet.note_place((left + cell.edge, bottom, left + cell.end, top), cell.origin)
        if self.cells:
            sheet.note_place((left + self.cells[0].edge, bottom, left + self.cells[-1].end, top), self.origin)
