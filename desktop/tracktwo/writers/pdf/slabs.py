"""What stands on a page, one slab below the other, each with a known height and a way to be cut in two.

Every cut that is forced makes progress: the upper piece holds at least one line. So layout always ends. A slab that is
cut keeps its element of the document's structure in both pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Protocol

from tracktwo.document.blocks import Align
from tracktwo.document.inlines import Origin
from tracktwo.writers.pdf.lines import TOLERANCE, Line
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.structure import Element

FEWEST_LINES = 2
"""A paragraph leaves no single line at the foot or head of a page."""


class Slab(Protocol):
    """A thing with a height. All lengths are points; `minimum` is what its first piece needs."""

    @property
    def before(self) -> float:
        """Room wanted above, unless it opens a page."""
        ...

    @property
    def after(self) -> float:
        """Room wanted below."""
        ...

    @property
    def height(self) -> float:
        """From upper to lower edge."""
        ...

    @property
    def minimum(self) -> float:
        """The room below which it starts on the next page."""
        ...

    @property
    def keep_with_next(self) -> bool:
        """True when it must not be the last thing on a page."""
        ...

    @property
    def feet(self) -> tuple[Slab, ...]:
        """The notes that stand at the foot of the page of it, in order of their marks."""
        ...

    @property
    def first_feet(self) -> tuple[Slab, ...]:
        """Those of its first piece, the one that `minimum` is the height of."""
        ...

    @property
    def earlier_feet(self) -> tuple[Slab, ...]:
        """The notes of the pieces before, when it is the rest of a slab that was cut."""
        ...

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        """An upper piece that fits the room, and the rest; None when there is no good place, unless forced."""
        ...

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """Put it on the sheet with its upper left corner there."""
        ...


class WithoutNotes:
    """Part of the slabs that have no notes at the foot of the page: tables, figures, lines of the contents."""

    __slots__ = ()

    @property
    def feet(self) -> tuple[Slab, ...]:
        """No notes."""
        return ()

    @property
    def first_feet(self) -> tuple[Slab, ...]:
        """No notes."""
        return ()

    @property
    def earlier_feet(self) -> tuple[Slab, ...]:
        """No notes."""
        return ()


@dataclass(frozen=True, slots=True, eq=False)
class LineStack:
    """Lines from `start` to `end` of a shared list; `edges[n]` is where line n begins, from the first.

    `from_right`: they run from right to left, so that their start is at the right.
    """

    lines: Sequence[Line]
    edges: Sequence[float]
    start: int
    end: int
    from_right: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line], from_right: bool = False) -> LineStack:
        """All the lines."""
        return cls(lines, list(accumulate([line.height for line in lines], initial=0.0)), 0, len(lines), from_right)

    @property
    def height(self) -> float:
        """Sum of the lines."""
        return self.edges[self.end] - self.edges[self.start]

    @property
    def count(self) -> int:
        """Number of lines."""
        return self.end - self.start

    def height_of(self, count: int) -> float:
        """Height of the first lines."""
        return self.edges[min(self.start + count, self.end)] - self.edges[self.start]

    def fitting(self, room: float) -> int:
        """How many lines fit."""
        reach = self.edges[self.start] + room + TOLERANCE
        return max(0, min(bisect_right(self.edges, reach) - 1, self.end) - self.start)

    def cut(self, count: int) -> tuple[LineStack, LineStack]:
        """The first lines, and the rest."""
        middle = self.start + count
        return replace(self, end=middle), replace(self, start=middle)

    def paint(self, sheet: Sheet, left: float, top: float, width: float, align: Align = Align.START) -> None:
        """Print the lines between two edges."""
        origin = self.edges[self.start]
        at_left = Align.END if self.from_right else Align.START
        for position in range(self.start, self.end):
            line = self.lines[position]
            shift = 0.0
            if align is not at_left:
                shift = max(0.0, width - line.width) / (2 if align is Align.CENTER else 1)
            if line.runs:
                sheet.write(line, left + shift, top - (self.edges[position] - origin))


@dataclass(slots=True, eq=False)
class TextSlab:
    """Lines of text, perhaps hanging from a marker (bullet, number), perhaps the goal of links.

    Whoever makes one completes it; placed, it changes no more.
    """

    stack: LineStack
    width: float
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    marker: Line | None = None
    marker_indent: float = 0.0
    anchor: str = ""
    origin: Origin = ()
    element: Element | None = None
    marker_element: Element | None = None
    notes: tuple[tuple[int, Slab], ...] = ()
    """Notes with the lines of their marks, counted from the first of the shared list."""

    @property
    def height(self) -> float:
        """Sum of the lines."""
        return self.stack.height

    @property
    def feet(self) -> tuple[Slab, ...]:
        """The notes of its lines."""
        return self._feet_before(self.stack.end) if self.notes else ()

    @property
    def first_feet(self) -> tuple[Slab, ...]:
        """The notes of the lines of its first piece."""
        if not self.notes:
            return ()
        count = self.stack.count
        return self._feet_before(self.stack.start + (count if count < 2 * FEWEST_LINES else FEWEST_LINES))

    @property
    def earlier_feet(self) -> tuple[Slab, ...]:
        """The notes of the lines before its own."""
        return tuple(note for line, note in self.notes if line < self.stack.start) if self.notes else ()

    def _feet_before(self, end: int) -> tuple[Slab, ...]:
        return tuple(note for line, note in self.notes if self.stack.start <= line < end)

    @property
    def minimum(self) -> float:
        """Two lines, or all where a cut would leave less than two."""
        count = self.stack.count
        return self.stack.height if count < 2 * FEWEST_LINES else self.stack.height_of(FEWEST_LINES)

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        """Cut between lines, two at least on either side."""
        count = self.stack.count
        fitting = min(self.stack.fitting(room), count - 1)
        if count - fitting < FEWEST_LINES:
            fitting = count - FEWEST_LINES
        if fitting < FEWEST_LINES:
            if not forced or count < 2:
                return None
            fitting = max(1, min(self.stack.fitting(room), count - 1))
        upper, lower = self.stack.cut(fitting)
        return (
            replace(self, stack=upper, after=0.0, keep_with_next=False),
            replace(self, stack=lower, before=0.0, marker=None, anchor=""),
        )

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """Print the marker, then the lines."""
        start = left + self.indent
        if self.anchor:
            sheet.goals.setdefault(self.anchor, (left, top))
        if self.marker:
            sheet.belong_to(self.marker_element or self.element)
            sheet.write(self.marker, left + self.marker_indent, top)
        sheet.belong_to(self.element)
        self.stack.paint(sheet, start, top, self.width)
        sheet.note_place((start, top - self.height, start + self.width, top), self.origin)
        if self.notes:
            sheet.paint_notes(note_key(note) for note in (*self.earlier_feet, *self.feet))


def note_key(note: Slab) -> object:
    """What tells a note from others, and holds for all its pieces."""
    return note.element if isinstance(note, TextSlab) else note


@dataclass(frozen=True, slots=True, eq=False)
class ShiftedSlab:
    """A slab that stands further in: a table inside a list."""

    slab: Slab
    indent: float

    @property
    def before(self) -> float:
        """As the slab inside."""
        return self.slab.before

    @property
    def after(self) -> float:
        """As the slab inside."""
        return self.slab.after

    @property
    def height(self) -> float:
        """As the slab inside."""
        return self.slab.height

    @property
    def minimum(self) -> float:
        """As the slab inside."""
        return self.slab.minimum

    @property
    def keep_with_next(self) -> bool:
        """As the slab inside."""
        return self.slab.keep_with_next

    @property
    def feet(self) -> tuple[Slab, ...]:
        """As the slab inside."""
        return self.slab.feet

    @property
    def first_feet(self) -> tuple[Slab, ...]:
        """As the slab inside."""
        return self.slab.first_feet

    @property
    def earlier_feet(self) -> tuple[Slab, ...]:
        """As the slab inside."""
        return self.slab.earlier_feet

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        """As the slab inside; both pieces stay shifted."""
        pieces = self.slab.split(room, forced)
        return pieces and (replace(self, slab=pieces[0]), replace(self, slab=pieces[1]))

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """Paint further in."""
        self.slab.paint(sheet, left + self.indent, top)


@dataclass(slots=True)
class Placed:
    """A slab and how far below the upper edge it stands."""

    slab: Slab
    depth: float


@dataclass(slots=True)
class Pile:
    """Slabs put one below the other."""

    placed: list[Placed] = field(default_factory=list[Placed])
    height: float = 0.0
    _after: float = 0.0

    def gap(self, slab: Slab) -> float:
        """Room between the pile and the slab: the larger of what the two want."""
        return max(self._after, slab.before) if self.placed else 0.0

    def add(self, slab: Slab) -> None:
        """Put the slab below."""
        depth = self.height + self.gap(slab)
        self.placed.append(Placed(slab, depth))
        self.height = depth + slab.height
        self._after = slab.after

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """Paint all."""
        for placed in self.placed:
            placed.slab.paint(sheet, left, top - placed.depth)


def piled(slabs: Sequence[Slab]) -> Pile:
    """All the slabs in one pile."""
    pile = Pile()
    for slab in slabs:
        pile.add(slab)
    return pile
