"""Sheets to the bytes of a file: the one place that drives the PDF library's canvas."""

# ruff: noqa: ANN401 - the library's objects have no types
# ReportLab comes without types: this file is the typed door to its canvas.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportPrivateUsage=false

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from tracktwo.document.blocks import Properties
from tracktwo.writers.pdf.guard import canvas, pdfdoc
from tracktwo.writers.pdf.outline import OutlineEntry
from tracktwo.writers.pdf.sheet import LinkArea, Sheet

CREATOR = "Tracktwo"
PDF_VERSION = (1, 4)
"""The version that knows the language of a document (ISO 32000-1, table 28)."""
NO_IDENTIFIER = "0" * 32
"""Stands where the file's identifier goes until the bytes it is computed from are there."""


class PdfFile:
    """A file that is being written."""

    def __init__(self, properties: Properties, first_font: str) -> None:
        self._buffer = BytesIO()
        new_canvas: Any = canvas.Canvas
        self._canvas = new_canvas(
            self._buffer,
            pageCompression=1,
            invariant=1,
            pdfVersion=PDF_VERSION,
            lang=properties.lang or None,
            initialFontName=first_font,
        )
        self._describe(properties)

    @property
    def library_document(self) -> Any:
        """The PDF library's document, to which fonts are assigned."""
        return self._canvas._doc

    def _describe(self, properties: Properties) -> None:
        self._canvas.setTitle(properties.title)
        self._canvas.setAuthor(properties.author)
        self._canvas.setSubject(properties.subject)
        self._canvas.setKeywords(list(properties.keywords))
        self._canvas.setCreator(CREATOR)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        stamp = pdf_date(properties.date)

        def always_that_date(*_clock: int) -> str:
            return stamp

        self._canvas.setDateFormatter(always_that_date)

    def add(self, sheet: Sheet, goals: Iterable[str]) -> None:
        """Add a page; links to other anchors than `goals` are left out."""
        page = self._canvas
        page.setPageSize((sheet.page.width, sheet.page.height))
        page.addLiteral("\n".join(sheet.operators))
        for anchor, (left, top) in sheet.goals.items():
            page.bookmarkPage(anchor, fit="XYZ", left=round(left, 2), top=round(top, 2), zoom=0)
        for link in sheet.links:
            words = " ".join(link.words.split())
            if link.address:
                contents = pdfdoc.PDFString(words)
                page.linkURL(link.address, _rounded(link), Border="[0 0 0]", Contents=contents)
            elif link.anchor in goals:
                page.linkRect(words, link.anchor, _rounded(link), relative=0, Border="[0 0 0]")
        page.showPage()

    def add_outline(self, entries: Iterable[OutlineEntry]) -> None:
        """Add the bookmarks."""
        for entry in entries:
            self._canvas.addOutlineEntry(entry.title, entry.anchor, entry.level)

    def finish(self) -> bytes:
        """The bytes of the file, with an identifier computed from them."""
        self._canvas._doc._ID = f"\n[<{NO_IDENTIFIER}><{NO_IDENTIFIER}>]\n".encode("ascii")
        self._canvas.save()
        data = self._buffer.getvalue()
        identifier = hashlib.sha256(data).hexdigest()[: len(NO_IDENTIFIER)]
        trailer = data.rindex(b"trailer")
        return data[:trailer] + data[trailer:].replace(NO_IDENTIFIER.encode("ascii"), identifier.encode("ascii"))


def pdf_date(iso: str) -> str:
    """An ISO 8601 date as a PDF date at midnight UTC (ISO 32000-1, 7.9.4); the first of 2000 when it is none."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        day = date(2000, 1, 1)
    return f"D:{day.year:04d}{day.month:02d}{day.day:02d}000000Z"


def _rounded(link: LinkArea) -> tuple[float, ...]:
    return tuple(round(edge, 2) for edge in link.area)
