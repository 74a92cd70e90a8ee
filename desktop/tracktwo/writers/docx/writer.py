"""From a document to the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracktwo.document.blocks import Document, NotePlace, Section
from tracktwo.document.walk import notes
from tracktwo.template.theme import Theme
from tracktwo.writers.docx.body import body
from tracktwo.writers.docx.embedding import FontTable, embedded_face, font_table
from tracktwo.writers.docx.fixed_parts import APPLICATION, core_part, settings_part, theme_part
from tracktwo.writers.docx.furniture import RunningLines
from tracktwo.writers.docx.language import word_language
from tracktwo.writers.docx.manuscript import Manuscript, Story
from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES
from tracktwo.writers.docx.notebook import Notebook
from tracktwo.writers.docx.notes import notes_part
from tracktwo.writers.docx.numbering import numbering_part
from tracktwo.writers.docx.package import Contents, package_bytes
from tracktwo.writers.docx.styles import Setting, Typefaces, styles_part
from tracktwo.writers.docx.survey import survey
from tracktwo.writers.fonts import FontFamily, FontLibrary
from tracktwo.writers.ruler import theme_ruler
from tracktwo.writers.written import Written

NOTES_ANCHOR = "notes"
"""The anchor of the heading above endnotes."""
_FALLBACK_LANGUAGE = "en-US"


def write_docx(
    document: Document, theme: Theme, fonts: FontLibrary, anchor_pages: Mapping[str, int] | None = None
) -> Written:
    """The document as a Word file, with diagnostics for what could not be written as asked.

    `anchor_pages` (anchor to page, from 1) fills the page numbers of the contents. The bytes depend on the arguments
    alone. Raises `BriefError` with F01 when a typeface of the theme is not found.
    """
    document = _with_notes_heading(document)
    families = {name: fonts.family(name) for name in (theme.fonts.prose, theme.fonts.display)}
    typefaces = _typefaces(theme, families)
    prose, display = families[theme.fonts.prose], families[theme.fonts.display]
    lenders = tuple(fonts.family(name) for name in theme.fonts.fallback)
    manuscript = Manuscript(
        theme,
        (prose, display),
        lenders,
        theme_ruler(theme, fonts),
        document.properties,
        survey(document.blocks),
        anchor_pages or {},
        document.page.text_width,
    )
    notebook = Notebook(document.notes)
    story = Story(manuscript, notebook=notebook)
    running = RunningLines(document, manuscript)
    text = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body(document, story, running)}</w:body></w:document>"
    printed_notes = notes_part(notebook, manuscript)
    language = word_language(document.properties.lang) or _FALLBACK_LANGUAGE
    table = _font_table(manuscript)
    contents = Contents(
        document=text.encode(),
        links=story.links,
        running=tuple(running.parts),
        notes=printed_notes,
        pictures=tuple(manuscript.pictures),
        styles=styles_part(
            theme, typefaces, Setting(language, document.page.text_width, tuple(manuscript.small_styles))
        ),
        numbering=numbering_part(manuscript.list_levels),
        settings=settings_part(language, bool(table.faces), notebook.kind if printed_notes else ""),
        theme=theme_part(theme.colours, typefaces),
        font_table=table.data,
        fonts=table.faces,
        core=core_part(document.properties, manuscript),
        application=APPLICATION,
    )
    return Written(package_bytes(contents), tuple(manuscript.diagnostics))


def _with_notes_heading(document: Document) -> Document:
    """The document with a heading at its end where Word will print the endnotes."""
    if document.notes is not NotePlace.END or not document.notes_title or not notes(document):
        return document
    heading = Section(document.notes_title, 1, NOTES_ANCHOR, ())
    return replace(document, blocks=(*document.blocks, heading))


def _typefaces(theme: Theme, families: Mapping[str, FontFamily]) -> Typefaces:
    """The names under which Word finds the typefaces: those the files themselves carry."""
    names = {name: embedded_face(family.regular).family for name, family in families.items()}
    return Typefaces(names[theme.fonts.prose], names[theme.fonts.display])


def _font_table(manuscript: Manuscript) -> FontTable:
    """The faces that printed something, and a word about each that may not travel with the file."""
    table = font_table((manuscript.family(face), face.bold, face.italic) for face in manuscript.faces)
    for family in table.refused:
        manuscript.warn(
            "P07",
            f"The typeface “{family}” does not permit embedding in a document that may be edited.",
            "Readers without it see another typeface. Choose one that may be embedded.",
        )
    return table
