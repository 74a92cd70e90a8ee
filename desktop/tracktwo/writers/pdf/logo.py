"""The logo at the head of the first page: a picture of the file, painted once."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.document.align import Align
from tracktwo.document.blocks import Logo
from tracktwo.writers.pdf.objects import ObjectTable
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import Slab, WithoutNotes
from tracktwo.writers.pdf.structure import Element

RESOURCE = "/Logo"
"""Its name on the page that shows it."""


@dataclass(frozen=True, slots=True, eq=False)
class LogoSlab(WithoutNotes):
    """The picture at its side of the line. It is never cut."""

    logo: Logo
    room: float
    element: Element
    after: float
    before: float = 0.0
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        """That of the picture."""
        return self.logo.height

    @property
    def minimum(self) -> float:
        """All of it."""
        return self.logo.height

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:  # noqa: ARG002 - any room is too small
        """Never."""
        return None

    def paint(self, sheet: Sheet, left: float, top: float) -> None:
        """The picture as a figure of the text, with its alternative."""
        logo = self.logo
        free = self.room - logo.width
        left += {Align.START: 0.0, Align.CENTER: free / 2, Align.END: free}[logo.align]
        sheet.mark_figure(self.element, (left, top - logo.height, left + logo.width, top))
        place = f"{logo.width:.2f} 0 0 {logo.height:.2f} {left:.2f} {top - logo.height:.2f} cm"
        sheet.operators.append(f"q {place} {RESOURCE} Do Q")
        sheet.logo = logo


def put_logo(logo: Logo, objects: ObjectTable) -> int:
    """Put the picture into the file (ISO 32000-1, 8.9.5); its number comes back."""
    dictionary = (
        f"/Type /XObject /Subtype /Image /Width {logo.columns} /Height {logo.rows} /ColorSpace /DeviceRGB"
        " /BitsPerComponent 8 /Interpolate true"
    )
    return objects.put_stream(dictionary, logo.pixels)
