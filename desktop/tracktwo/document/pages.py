"""The paper a document is set on. Lengths are in points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass, replace

MILLIMETRE = 72 / 25.4
PAPER_SIZES = {"A4": (210 * MILLIMETRE, 297 * MILLIMETRE), "letter": (612.0, 792.0)}
"""Upright sizes by name: ISO 216 A4 and ANSI letter."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, in points."""

    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float

    @property
    def text_width(self) -> float:
        """Room between the side margins."""
        return self.width - self.start - self.end

    @property
    def text_height(self) -> float:
        """Room between the upper and lower margin."""
        return self.height - self.top - self.bottom

    @property
    def is_landscape(self) -> bool:
        """True when the page is wider than high."""
        return self.width > self.height

    def turned(self) -> Page:
        """The same paper on its side; the margins stay where they are on the sheet as read."""
        return replace(self, width=self.height, height=self.width)
