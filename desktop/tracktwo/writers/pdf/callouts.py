"""Callouts: slabs in a washed box with an edge in the accent, which may run over pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.template.theme import Colours
from tracktwo.writers.pdf.filling import chain, fill
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import Pile, Slab, piled

EDGE = 3.0
"""Thickness of the accent edge, in points."""
SIDE = 11.0
"""Room between the edges of the box and its words."""
ABOVE = 8.0
SPACE = 10.0
"""Room around the box."""
KEPT_WHOLE = 0.4
"""A box lower than this share of a page is not cut."""


@dataclass(frozen=True, slots=True, eq=False)
class CalloutSlab:
    """Slabs in a box."""

    slabs: Sequence[Slab]
    pile: Pile
    width: float
    page_height: float
    colours: Colours
    before: float = SPACE
    after: float = SPACE
    keep_with_next: bool = False

    @classmethod
    def of(cls, slabs: Sequence[Slab], width: float, page_height: float, colours: Colours) -> CalloutSlab:
        """The box around the slabs; `width` is that of the box."""
        return cls(slabs, piled(slabs), width, page_height, colours)

    @property
    def height(self) -> float:
        """The slabs and the room above and below them."""
        return self.pile.height + 2 * ABOVE

    @property
    def minimum(self) -> float:
        """All of a low box, the beginning of a high one."""
        if not self.slabs or self.height <= self.page_height * KEPT_WHOLE:
            return self.height
        return chain(self.slabs)[0] + 2 * ABOVE

    @property
    def feet(self) -> tuple[Slab, ...]:
        """The notes of all its slabs."""
        return tuple(note for slab in self.slabs for note in slab.feet)

    @property
    def first_feet(self) -> tuple[Slab, ...]:
        """All notes of a low box, those of the beginning of a high one."""
        return self.feet if self.minimum == self.height else chain(self.slabs)[1]

    @property
    def earlier_feet(self) -> tuple[Slab, ...]:
        """Those of its first slab, which may be the rest of one."""
        return self.slabs[0].earlier_feet if self.slabs else ()

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        """Cut where a page would be cut."""
        if not forced and self.height <= self.page_height * KEPT_WHOLE:
            return None
        queue = deque(self.slabs)
        pile = fill(queue, room - 2 * ABOVE, forced)
        if not pile.placed or not queue:
            return None
        upper = [placed.slab for placed in pile.placed]
        return (
            CalloutSlab(upper, pile, self.width, self.page_height, self.colours),
            CalloutSlab.of(list(queue), self.width, self.page_height, self.colours),
        )

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """The ground, the edge, the slabs."""
        bottom = top - self.height
        sheet.fill((left, bottom, left + self.width, top), self.colours.wash)
        sheet.fill((left, bottom, left + EDGE, top), self.colours.accent)
        self.pile.paint(sheet, left + SIDE + EDGE, top - ABOVE)
