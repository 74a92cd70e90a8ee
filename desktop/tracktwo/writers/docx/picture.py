"""A picture of the package: a drawing as SVG and, for readers without it, as PNG; a logo as PNG alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of both forms, and their place among the pictures, from 1, of which names and ids are made.

    `vector` is empty where there is no such form.
    """

    ordinal: int
    vector: bytes
    pixels: bytes

    @property
    def vector_relationship(self) -> str:
        """The relationship id of the SVG."""
        return f"rIdVector{self.ordinal}"

    @property
    def pixels_relationship(self) -> str:
        """The relationship id of the PNG."""
        return f"rIdImage{self.ordinal}"

    @property
    def vector_name(self) -> str:
        """The file of the SVG."""
        return f"image{self.ordinal}.svg"

    @property
    def pixels_name(self) -> str:
        """The file of the PNG."""
        return f"image{self.ordinal}.png"
