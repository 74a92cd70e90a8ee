"""Where a block stands: its paper, its room, its depth in lists, whether it is inside a box or a cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracktwo.document.pages import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stretch of the document on one kind of paper; another ordinal is another stretch."""

    page: Page
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a block.

    `width` is the room in points, `indent` the part of it that stands free at the start. `marker` is the numbering of
    the paragraph that opens a list entry, `depth` how many lists are around. Boxed paragraphs carry ground and edge.
    """

    sheet: Sheet
    width: float
    indent: float = 0.0
    depth: int = 0
    marker: str = ""
    marker_style: str = ""
    boxed: bool = False
    in_cell: bool = False

    def plain(self) -> Frame:
        """The same without the marker, which only the first paragraph of an entry carries."""
        return replace(self, marker="", marker_style="") if self.marker else self

    @property
    def room(self) -> float:
        """The width that is left of the indentation."""
        return max(self.width - self.indent, 24.0)
