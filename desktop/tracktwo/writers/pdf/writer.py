"""The steps from a document to the bytes of a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from tracktwo.document.blocks import Document, Figure, Properties, Section, SourceList, Table
from tracktwo.document.inlines import Note
from tracktwo.document.walk import each_block, notes
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf.end_notes import notes_section
from tracktwo.writers.pdf.findings import Findings
from tracktwo.writers.pdf.furniture import Furnisher
from tracktwo.writers.pdf.outline import outline
from tracktwo.writers.pdf.pagination import paginate
from tracktwo.writers.pdf.printing import PdfFile
from tracktwo.writers.pdf.sheet import Sheet, mark_anchor
from tracktwo.writers.pdf.story import StoryBuilder
from tracktwo.writers.pdf.styles import Styles
from tracktwo.writers.pdf.text import Typesetter
from tracktwo.writers.pdf.typefaces import Typefaces
from tracktwo.writers.ruler import theme_ruler
from tracktwo.writers.written import Written


def write(document: Document, theme: Theme, fonts: FontLibrary) -> Written:
    """See `tracktwo.writers.pdf.write_pdf`."""
    findings = Findings()
    marks = notes(document)
    faces = Typefaces(theme.fonts, fonts)
    styles = Styles(theme, faces, theme_ruler(theme, fonts))
    typesetter = Typesetter(styles, findings, frozenset(_anchors(document, marks)))
    story = StoryBuilder(document, marks, styles, typesetter)
    sheets = paginate(story.build(), styles.colours.rule)
    pages = _anchor_pages(sheets)
    for number in story.open_numbers:
        number.write(pages)
    furnisher = Furnisher(document.header, document.footer, styles, typesetter)
    file = PdfFile(_printable_properties(document.properties, findings), len(sheets))
    for sheet in sheets:
        furnisher.furnish(sheet, len(sheets))
        file.add(sheet)
    bookmarks = outline((*document.blocks, notes_section(document)), pages, typesetter.printable)
    data = file.finish(faces, story.structure, bookmarks)
    places = tuple(chain.from_iterable(sheet.places for sheet in sheets))
    return Written(data, findings.diagnostics(), places, len(sheets), pages)


def _printable_properties(properties: Properties, findings: Findings) -> Properties:
    clean = findings.printable
    return replace(
        properties,
        title=clean(properties.title),
        author=clean(properties.author),
        subject=clean(properties.subject),
        keywords=tuple(clean(keyword) for keyword in properties.keywords),
    )


def _anchors(document: Document, marks: Iterable[Note]) -> Iterator[str]:
    for block in each_block(document.blocks):
        match block:
            case Section(anchor=anchor) | Table(anchor=anchor) | Figure(anchor=anchor):
                yield anchor
            case SourceList():
                for entry in block.entries:
                    yield entry.anchor
            case _:
                pass
    for note in marks:
        yield note.anchor
        yield mark_anchor(note.anchor)


def _anchor_pages(sheets: list[Sheet]) -> dict[str, int]:
    pages: dict[str, int] = {}
    for sheet in sheets:
        for anchor in sheet.goals:
            pages.setdefault(anchor, sheet.number)
    return pages
