"""The foot of a page: the notes of the marks above it, under a short rule, in the order of their marks.

A note begins on the page of its mark. One that does not fit goes on at the foot of the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import Pile, Slab, note_key, piled

ABOVE = 9.0
"""Points between the text and the rule."""
BELOW_RULE = 5.0
RULE_LENGTH = 72.0
RULE_THICKNESS = 0.5
LONG = 0.3
"""A note that would take more than this share of a page may be cut rather than move its mark to the next page."""


class Foot:
    """The notes of one page while it is filled; `room` is the height of the page's text."""

    def __init__(self, room: float, carried: Sequence[Slab] = ()) -> None:
        self._room = room
        self.notes = list(carried)

    @property
    def is_empty(self) -> bool:
        """True when no note stands here yet."""
        return not self.notes

    def add(self, notes: Sequence[Slab]) -> None:
        """Put notes below the others."""
        self.notes += notes

    def height_with(self, more: Sequence[Slab] = ()) -> float:
        """The height of the notes, with more of them and the rule; 0 without notes."""
        if not more and not self.notes:
            return 0.0
        return ABOVE + BELOW_RULE + piled([*self.notes, *more]).height

    def least_height_with(self, more: Sequence[Slab]) -> float:
        """The height when as little as possible of the last note stands here."""
        if not more:
            return self.height_with()
        return self.height_with(more) - more[-1].height + more[-1].minimum

    def is_long(self, more: Sequence[Slab]) -> bool:
        """True when these notes take so much of a page that the last of them may be cut."""
        return bool(more) and piled(more).height > self._room * LONG

    def has_long(self, more: Sequence[Slab]) -> bool:
        """True when one of these notes alone takes so much of a page."""
        return any(note.height > self._room * LONG for note in more)

    def settle(self, room: float, is_alone: bool) -> tuple[Pile, list[Slab]]:
        """The pile that stands in the room, and what goes on to the next page; `is_alone` forces a line at least."""
        pile, waiting = Pile(), list(self.notes)
        room -= ABOVE + BELOW_RULE
        while waiting:
            note = waiting[0]
            left = room - pile.height - pile.gap(note) + 0.01
            if note.height <= left:
                pile.add(waiting.pop(0))
                continue
            must = is_alone and not pile.placed
            pieces = note.split(left, forced=True) if left > 0 or must else None
            if pieces and (must or pieces[0].height <= left):
                pile.add(pieces[0])
                waiting[0] = pieces[1]
            elif must:
                pile.add(waiting.pop(0))
            break
        return pile, waiting


def set_foot(sheet: Sheet, notes: Sequence[Slab], pile: Pile, colour: str) -> None:
    """Place the notes so that the last line stands at the foot of the text, under a rule; they wait to be painted.

    `pile` holds the notes in the same order, the last perhaps in part.
    """
    if not pile.placed:
        return
    page = sheet.page
    top = page.bottom + pile.height
    sheet.rule(page.start, page.start + min(RULE_LENGTH, page.text_width), top + BELOW_RULE, colour, RULE_THICKNESS)
    for note, placed in zip(notes, pile.placed, strict=False):
        sheet.notes[note_key(note)] = partial(placed.slab.paint, sheet, page.start, top - placed.depth)
