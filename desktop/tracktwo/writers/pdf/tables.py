"""Tables as slabs: rows under a header that every piece repeats, cut between rows, a caption kept with the last row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tracktwo.template.theme import Colours
from tracktwo.writers.pdf.lines import TOLERANCE
from tracktwo.writers.pdf.rows import RowBox, RowKind
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import Slab, TextSlab, WithoutNotes

CAPTION_GAP = 5.0
EDGE = 1.3
"""Thickness of the upper and lower edge, in points."""
HAIRLINE = 0.5
LOW = 0.15
"""A row no higher than this part of the page stands alone on neither side of a cut."""


@dataclass(frozen=True, slots=True, eq=False)
class TableLook:
    """What all pieces of a table share; `page_height` is the room a whole page gives it."""

    width: float
    page_height: float
    colours: Colours
    before: float
    after: float
    anchor: str


@dataclass(frozen=True, slots=True, eq=False)
class TableSlab(WithoutNotes):
    """Rows `start` to `end` of a shared list; `edges[n]` is where row n begins.

    `opening` is the rest of a row that was cut on the page before and stands before the others.
    """

    look: TableLook
    header: RowBox | None
    rows: Sequence[RowBox]
    edges: Sequence[float]
    start: int
    end: int
    opening: RowBox | None = None
    closing: RowBox | None = None
    caption: TextSlab | None = None
    is_first: bool = True

    @classmethod
    def of(cls, look: TableLook, header: RowBox | None, rows: list[RowBox], caption: TextSlab | None) -> TableSlab:
        """The whole table. A header that would fill half a page is printed once, as a row."""
        if header and header.height > look.page_height / 2:
            rows, header = [header, *rows], None
        edges = list(accumulate((row.height for row in rows), initial=0.0))
        return cls(look, header, rows, edges, 0, len(rows), caption=caption)

    @property
    def before(self) -> float:
        """Room above the first piece."""
        return self.look.before if self.is_first else 0.0

    @property
    def after(self) -> float:
        """Room below the table."""
        return self.look.after

    @property
    def keep_with_next(self) -> bool:
        """A table may end a page."""
        return False

    @property
    def _head_height(self) -> float:
        return self.header.height if self.header else 0.0

    @property
    def _caption_height(self) -> float:
        return CAPTION_GAP + self.caption.height if self.caption else 0.0

    @property
    def height(self) -> float:
        """Header, rows and caption."""
        parts = sum(row.height for row in (self.opening, self.closing) if row)
        return self._head_height + parts + self.edges[self.end] - self.edges[self.start] + self._caption_height

    @property
    def minimum(self) -> float:
        """The header and the first row, with the group heading above it; a low row with the next."""
        if self.opening:
            return self._head_height + self.opening.minimum(self.look.page_height)
        position = self._next_row(self.start)
        needed = self._head_height + self.edges[position] - self.edges[self.start]
        if position < self.end:
            needed += self.rows[position].minimum(self.look.page_height - needed)
        if self.is_first and self._is_low(position):
            following = self._next_row(position + 1)
            if self._is_low(following):
                needed += self.edges[following + 1] - self.edges[position + 1]
                position = following
        return needed + (self._caption_height if position >= self.end - 1 else 0.0)

    def _next_row(self, position: int) -> int:
        """The next row that is no group heading, at that position or after it."""
        while position < self.end and self.rows[position].kind is RowKind.GROUP:
            position += 1
        return position

    def _is_low(self, position: int) -> bool:
        return position < self.end and self.rows[position].height <= self.look.page_height * LOW

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        """Cut between rows; inside a row only when no page could hold it."""
        room -= self._head_height
        if self.opening:
            if self.opening.height > room:
                return self._cut_inside(self.start, self.opening, room, forced)
            room -= self.opening.height
        reach = self.edges[self.start] + room + TOLERANCE
        stop = max(self.start, min(bisect_right(self.edges, reach) - 1, self.end))
        if stop == self.end:
            return self._without_caption(forced)
        return self._cut_at(stop, self.edges[self.start] + room - self.edges[stop], forced)

    def _cut_at(self, stop: int, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        row = self.rows[stop]
        if row.height > self.look.page_height - self._head_height:
            is_first = stop == self.start and self.opening is None
            pieces = self._cut_inside(stop, row, room, forced and is_first)
            if pieces:
                return pieces
        first = self.start if self.opening else self.start + 1
        back = self._good_place(stop, first)
        if back >= first and not (self.is_first and self._is_alone(self.start, back)):
            return self._cut_before(back)
        if not forced:
            return None
        return self._cut_before(stop) if stop >= first else self._cut_inside(stop, row, room, forced=True)

    def _good_place(self, stop: int, first: int) -> int:
        """The last place for a cut at or before `stop`; where there is none, one before `first`.

        It stands under no group heading, and leaves no low row alone after it.
        """
        back = self._above_groups(stop, first)
        if self._is_alone(back, self.end):
            earlier = self._above_groups(back - 1, first)
            if earlier >= first:
                return earlier
        return back

    def _above_groups(self, position: int, first: int) -> int:
        while position >= first and position > self.start and self.rows[position - 1].kind is RowKind.GROUP:
            position -= 1
        return position

    def _is_alone(self, start: int, end: int) -> bool:
        """Whether only one low row stands between, besides group headings, where the table has more."""
        few = range(max(start, self.start), min(end, start + 4))
        rows = [position for position in few if self.rows[position].kind is RowKind.BODY]
        return len(rows) == 1 and end - start <= 3 and self._is_low(rows[0])

    def _without_caption(self, forced: bool) -> tuple[Slab, Slab] | None:
        """The rows fit and the caption does not: the last rows go over with it."""
        back = self._good_place(self.end - 1, self.start + 1)
        if not forced and self.is_first and self._is_alone(self.start, back):
            return None
        if back > self.start or (back == self.start and self.opening):
            return self._cut_before(back)
        if not forced or not self.caption:
            return None
        return replace(self, caption=None), replace(self.caption, before=0.0, after=self.look.after)

    def _cut_before(self, stop: int) -> tuple[Slab, Slab]:
        return (
            replace(self, end=stop, caption=None),
            replace(self, start=stop, opening=None, is_first=False),
        )

    def _cut_inside(self, position: int, row: RowBox, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        is_opening = row is self.opening
        following = position if is_opening else position + 1
        rest = replace(self, start=following, opening=None, is_first=False)
        pieces = row.split(room, forced)
        if pieces:
            rest = replace(rest, opening=pieces[1])
        elif not forced or (following == self.end and not self.caption):
            return None
        upper = pieces[0] if pieces else row
        opening = None if is_opening else self.opening
        return replace(self, end=position, opening=opening, closing=upper, caption=None), rest

    def _printed_rows(self) -> list[RowBox]:
        ends = ([self.opening] if self.opening else [], [self.closing] if self.closing else [])
        return [*ends[0], *self.rows[self.start : self.end], *ends[1]]

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """Grounds and rules, then the words, row by row."""
        if self.is_first and self.look.anchor:
            sheet.goals.setdefault(self.look.anchor, (left, top))
        level = top
        right = left + self.look.width
        rows = ([self.header] if self.header else []) + self._printed_rows()
        for position, row in enumerate(rows):
            if position:
                sheet.rule(left, right, level, self.look.colours.rule, HAIRLINE)
            row.paint(sheet, left, level, self.look.colours, is_repeated=row is self.header and not self.is_first)
            level -= row.height
        sheet.rule(left, right, top, self.look.colours.accent, EDGE)
        sheet.rule(left, right, level, self.look.colours.accent, EDGE)
        if self.caption:
            self.caption.paint(sheet, left, level - CAPTION_GAP)
