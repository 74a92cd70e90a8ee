"""What a writer hands back: the bytes of a file, what it could not do, and where things came to stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tracktwo.diagnostics import Diagnostic
from tracktwo.document.inlines import Origin


class Place(NamedTuple):
    """Where a passage stands: page counts from 1; the rectangle is in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file in memory.

    `page_count` and `anchor_pages` (anchor to page, from 1) are known to writers that lay out pages; the others leave
    them at 0 and empty.
    """

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    places: tuple[Place, ...] = ()
    page_count: int = 0
    anchor_pages: Mapping[str, int] = field(default_factory=dict[str, int])
