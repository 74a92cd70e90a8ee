"""The table of contents: lines that lead to sections; page numbers are written when the pages are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tracktwo.writers.pdf.lettering import text_apart
from tracktwo.writers.pdf.lines import measured, said
from tracktwo.writers.pdf.sheet import CAPITALS, Sheet
from tracktwo.writers.pdf.slabs import Slab, TextSlab, WithoutNotes
from tracktwo.writers.pdf.styles import TypeStyle

LEADER_GAP = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class OpenNumber:
    """A slot on a sheet that waits for the page number of an anchor; the number ends at `right`."""

    sheet: Sheet
    slot: int
    anchor: str
    right: float
    baseline: float
    style: TypeStyle

    def write(self, pages: Mapping[str, int]) -> None:
        """Print the number, if the anchor came to stand somewhere."""
        if self.anchor not in pages:
            return
        number = measured(str(pages[self.anchor]), self.style)
        self.sheet.operators[self.slot] = text_apart([number], self.right - number.width, self.baseline)


@dataclass(frozen=True, slots=True, eq=False)
class ContentsLine(WithoutNotes):
    """The title of a section, dots, and room for its page number at the end of the last line."""

    text: TextSlab
    line_width: float
    style: TypeStyle
    leader_colour: str
    open_numbers: list[OpenNumber]
    keep_with_next: bool = False

    @property
    def before(self) -> float:
        """Room above."""
        return self.text.before

    @property
    def after(self) -> float:
        """Room below."""
        return self.text.after

    @property
    def height(self) -> float:
        """Sum of the lines."""
        return self.text.height

    @property
    def minimum(self) -> float:
        """As text."""
        return self.text.minimum

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        """Cut as text; the number stands with the last line."""
        pieces = self.text.split(room, forced)
        if pieces is None or not isinstance(pieces[1], TextSlab):
            return None
        return pieces[0], replace(self, text=pieces[1])

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """Print the title and the dots, make the whole line a link, and leave a slot for the number."""
        stack = self.text.stack
        self.text.paint(sheet, left, top)
        last = stack.lines[stack.end - 1]
        bottom = top - stack.height
        baseline = bottom + (last.height - self.style.size * CAPITALS) / 2
        right = left + self.line_width
        room_for_number = measured("0000", self.style).width
        start = left + self.text.indent + last.width + LEADER_GAP
        sheet.leaders(start, right - room_for_number, baseline + 1, self.leader_colour)
        words = said(run for line in stack.lines for run in line.runs)
        if self.text.element and self.style.anchor:
            sheet.mark(self.text.element)
            number = OpenNumber(sheet, sheet.reserve(), self.style.anchor, right, baseline, self.style)
            self.open_numbers.append(number)
            begin = self.text.marker_indent if self.text.marker else self.text.indent
            sheet.link((left + begin, bottom, right, top), self.style, words, self.text.element)
