"""Slabs to sheets: one pass, forward only."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from tracktwo.diagnostics import BriefError, Diagnostic
from tracktwo.document.pages import Page
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import Slab, fill

MOST_PAGES = 20_000
"""A document of more pages is a mistake, not a brief."""
LEAST_TEXT_HEIGHT = 24.0
"""Points; margins that leave less are taken as if they left this."""


@dataclass(slots=True)
class Stretch:
    """Slabs that stand on one kind of paper; a stretch starts on a new page."""

    page: Page
    slabs: list[Slab] = field(default_factory=list[Slab])


def paginate(stretches: list[Stretch]) -> list[Sheet]:
    """The sheets, painted, in order; one empty sheet when there is nothing to print.

    Raises `BriefError` with P05 beyond `MOST_PAGES` pages.
    """
    sheets: list[Sheet] = []
    for stretch in stretches:
        queue = deque(stretch.slabs)
        while queue:
            sheets.append(_sheet(stretch.page, len(sheets) + 1, queue))
    return sheets or [Sheet(stretches[0].page, 1)]


def _sheet(page: Page, number: int, queue: deque[Slab]) -> Sheet:
    if number > MOST_PAGES:
        message = f"The document runs to more than {MOST_PAGES} pages."
        raise BriefError([Diagnostic("P05", message, "Choose fewer sections, or a larger page.")])
    sheet = Sheet(page, number)
    pile = fill(queue, max(page.text_height, LEAST_TEXT_HEIGHT), forced=True)
    pile.paint(sheet, page.start, page.height - page.top)
    return sheet
