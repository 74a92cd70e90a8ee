"""Slabs to the pile of one page, one below the other, above the notes of what stands there."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from tracktwo.writers.pdf.feet import Foot
from tracktwo.writers.pdf.lines import TOLERANCE
from tracktwo.writers.pdf.slabs import Pile, Slab

LONGEST_CHAIN = 8
"""So many slabs in a row are kept with the next; a longer chain is no longer one thought."""
STEP = 4.0
"""Points by which a cut is tried higher up when the notes of the lines above it do not fit."""


def chain(queue: Sequence[Slab] | deque[Slab]) -> tuple[float, tuple[Slab, ...]]:
    """What the first slab needs together with what it is kept with: a height, and the notes of it."""
    needed, after = 0.0, 0.0
    feet: tuple[Slab, ...] = ()
    for position in range(min(len(queue), LONGEST_CHAIN)):
        slab = queue[position]
        needed += max(after, slab.before) if position else 0.0
        if not slab.keep_with_next or position + 1 == len(queue):
            return needed + slab.minimum, (*feet, *slab.first_feet)
        needed += slab.height
        feet = (*feet, *slab.feet)
        after = slab.after
    return needed, feet


def fill(queue: deque[Slab], room: float, forced: bool, foot: Foot | None = None) -> Pile:
    """Move slabs from the queue into a pile no higher than the room; with `forced` at least one line moves.

    The room is that of the pile and the foot together. Where notes of the pages before leave no room for a line,
    nothing moves.
    """
    return _Filler(queue, room, forced, foot or Foot(room)).fill()


class _Filler:
    """Fills one pile."""

    def __init__(self, queue: deque[Slab], room: float, forced: bool, foot: Foot) -> None:
        self._queue = queue
        self._room = room
        self._forced = forced and foot.is_empty
        self._foot = foot
        self._pile = Pile()

    def fill(self) -> Pile:
        while self._queue and self._take(self._queue[0]):
            pass
        return self._pile

    @property
    def _must(self) -> bool:
        return self._forced and not self._pile.placed

    def _left(self, slab: Slab, feet: tuple[Slab, ...] = (), is_cut: bool = False) -> float:
        """The room for the slab when notes come with it; a note that is cut takes a few lines only."""
        foot = self._foot.least_height_with(feet) if is_cut else self._foot.height_with(feet)
        return self._room - self._pile.height - self._pile.gap(slab) - foot + TOLERANCE

    def _take(self, slab: Slab) -> bool:
        """Move the slab or a piece of it; True when there may be room for the next."""
        chain_fits = True
        if slab.keep_with_next:
            needed, feet = chain(self._queue)
            chain_fits = needed <= self._left(slab, feet) or (self._foot.is_long(feet) and needed <= self._left(slab))
        if not chain_fits and not self._must:
            return False
        feet = slab.feet
        if slab.height <= self._left(slab, feet):
            self._put(self._queue.popleft())
            return True
        pieces = self._cut(slab, feet)
        if pieces:
            self._put(pieces[0])
            self._queue[0] = pieces[1]
        elif self._must or self._fits_with_cut_notes(slab):
            self._put(self._queue.popleft())
        return False

    def _fits_with_cut_notes(self, slab: Slab) -> bool:
        return self._may_cut_notes(slab.first_feet) and slab.height <= self._left(slab, slab.feet, is_cut=True)

    def _may_cut_notes(self, feet: tuple[Slab, ...]) -> bool:
        return bool(feet) and (self._must or self._foot.is_long(feet))

    def _cut(self, slab: Slab, feet: tuple[Slab, ...]) -> tuple[Slab, Slab] | None:
        """The slab in two, the upper piece no higher than the room its notes leave."""
        room = self._left(slab)
        if not self._must and room <= 0:
            return None
        if not feet:
            return slab.split(room, self._must)
        ways = [False, True] if self._may_cut_notes(slab.first_feet) else [False]
        if self._foot.has_long(feet):
            ways = [True, False]
        for is_cut in ways:
            pieces = self._cut_above(slab, room, is_cut)
            if pieces:
                return pieces
        return slab.split(0.0, forced=True) if self._must else None

    def _cut_above(self, slab: Slab, room: float, is_cut: bool) -> tuple[Slab, Slab] | None:
        """The lowest cut whose upper piece fits together with its notes."""
        while room > 0:
            pieces = slab.split(room, self._must)
            if pieces is None:
                return None
            if pieces[0].height <= self._left(slab, pieces[0].feet, is_cut):
                return pieces
            room -= STEP
        return None

    def _put(self, slab: Slab) -> None:
        self._pile.add(slab)
        self._foot.add(slab.feet)
