"""Slabs to sheets: one pass, forward only."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from tracktwo.diagnostics import BriefError, Diagnostic
from tracktwo.document.pages import Page
from tracktwo.writers.pdf.feet import Foot, set_foot
from tracktwo.writers.pdf.filling import fill
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import Slab, note_key

MOST_PAGES = 20_000
"""A document of more pages is a mistake, not a brief."""
LEAST_TEXT_HEIGHT = 24.0
"""Points; margins that leave less are taken as if they left this."""


@dataclass(slots=True)
class Stretch:
    """Slabs that stand on one kind of paper; a stretch starts on a new page."""

    page: Page
    slabs: list[Slab] = field(default_factory=list[Slab])


def paginate(stretches: list[Stretch], rule_colour: str) -> list[Sheet]:
    """The sheets, painted, in order; one empty sheet when there is nothing to print.

    Raises `BriefError` with P05 beyond `MOST_PAGES` pages.
    """
    sheets: list[Sheet] = []
    for stretch in stretches:
        queue = deque(stretch.slabs)
        stretch.slabs.clear()  # what is painted is let go of: long documents would fill the memory
        carried: list[Slab] = []
        while queue or carried:
            sheet = _new_sheet(stretch.page, len(sheets) + 1)
            carried = _filled(sheet, queue, carried, rule_colour)
            sheets.append(sheet)
    return sheets or [Sheet(stretches[0].page, 1)]


def _new_sheet(page: Page, number: int) -> Sheet:
    if number > MOST_PAGES:
        message = f"The document runs to more than {MOST_PAGES} pages."
        raise BriefError([Diagnostic("P05", message, "Choose fewer sections, or a larger page.")])
    return Sheet(page, number)


def _filled(sheet: Sheet, queue: deque[Slab], carried: list[Slab], rule_colour: str) -> list[Slab]:
    """Paint what fits on the sheet; the notes that go on to the next come back."""
    page = sheet.page
    room = max(page.text_height, LEAST_TEXT_HEIGHT)
    foot = Foot(room, carried)
    pile = fill(queue, room, forced=True, foot=foot)
    notes, waiting = foot.settle(room - pile.height, is_alone=not pile.placed)
    set_foot(sheet, foot.notes, notes, rule_colour)
    begun = pile.placed[0].slab.earlier_feet if pile.placed else ()
    unfinished = {note_key(note) for note in begun}
    sheet.paint_notes([key for key in map(note_key, carried) if key not in unfinished])
    pile.paint(sheet, page.start, page.height - page.top)
    sheet.paint_notes(list(sheet.notes))
    return waiting
