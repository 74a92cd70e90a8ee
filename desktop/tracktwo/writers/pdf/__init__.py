"""The PDF writer: a document in, the bytes of a PDF out.

Reading order: `styles` (theme to type), `text` (inlines to words), `casting` (which face prints what), `direction`
(words from right to left), `lines` (words to lines), `structure` (what a passage is), `slabs` (what stands on a page),
`setting` (words to slabs), `widths`, `grids`, `rows` and `tables`, `callouts`, `figures`, `contents`, `end_notes`,
`story` (blocks to slabs), `feet` (notes), `filling` and `pagination` (slabs to sheets), `furniture`, `sheet` and
`lettering` (what is painted), `shaping` and `glyphs` (words that join), `objects` (syntax of a file), `outline`,
`tagging`, `metadata`, `printing` (sheets to a file), `typefaces`, `subsets` and `guard` (the doors to the library that
reads fonts), `findings` (what could not be done), `writer` (the steps in order).
"""

from __future__ import annotations

from tracktwo.document.blocks import Document
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.written import Written


def write_pdf(document: Document, theme: Theme, fonts: FontLibrary) -> Written:
    """The document as tagged PDF 1.7, with what could not be done, where things stand, and the page of each anchor.

    Raises `BriefError`: F01 and F02 for typefaces that are not there or not TrueType, P05 for endless documents.
    """
    from tracktwo.writers.pdf.writer import write

    return write(document, theme, fonts)
