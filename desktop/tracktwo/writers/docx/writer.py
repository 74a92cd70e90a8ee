"""From a document to the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Mapping

from tracktwo.document.blocks import Document
from tracktwo.template.theme import Theme
from tracktwo.writers.docx.body import body
from tracktwo.writers.docx.embedding import FontTable, embedded_face, font_table
from tracktwo.writers.docx.fixed_parts import APPLICATION, core_part, settings_part, theme_part
from tracktwo.writers.docx.furniture import RunningLines
from tracktwo.writers.docx.language import word_language
from tracktwo.writers.docx.manuscript import Manuscript, Story
from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES
from tracktwo.writers.docx.numbering import numbering_part
from tracktwo.writers.docx.package import Contents, package_bytes
from tracktwo.writers.docx.styles import Typefaces, styles_part
from tracktwo.writers.docx.survey import survey
from tracktwo.writers.fonts import FontFamily, FontLibrary
from tracktwo.writers.written import Written

_FALLBACK_LANGUAGE = "en-US"


def write_docx(
    document: Document, theme: Theme, fonts: FontLibrary, anchor_pages: Mapping[str, int] | None = None
) -> Written:
    """The document as a Word file, with diagnostics for what could not be written as asked.

    `anchor_pages` (anchor to page, from 1) fills the page numbers of the contents. The bytes depend on the arguments
    alone. Raises `BriefError` with F01 when a typeface of the theme is not found.
    """
    families = {name: fonts.family(name) for name in (theme.fonts.prose, theme.fonts.display)}
    typefaces = _typefaces(theme, families)
    pair = (families[theme.fonts.prose], families[theme.fonts.display])
    manuscript = Manuscript(theme, pair, document.properties.lang, survey(document.blocks), anchor_pages or {})
    story = Story(manuscript)
    running = RunningLines(document, manuscript)
    text = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body(document, story, running)}</w:body></w:document>"
    language = word_language(document.properties.lang) or _FALLBACK_LANGUAGE
    table = _font_table(manuscript, families)
    contents = Contents(
        document=text.encode(),
        links=story.links,
        running=tuple(running.parts),
        styles=styles_part(theme, typefaces, language),
        numbering=numbering_part(manuscript.list_levels),
        settings=settings_part(language, bool(table.faces)),
        theme=theme_part(theme.colours, typefaces),
        font_table=table.data,
        fonts=table.faces,
        core=core_part(document.properties, manuscript),
        application=APPLICATION,
    )
    return Written(package_bytes(contents), tuple(manuscript.diagnostics))


def _typefaces(theme: Theme, families: Mapping[str, FontFamily]) -> Typefaces:
    """The names under which Word finds the typefaces: those the files themselves carry."""
    names = {name: embedded_face(family.regular).family for name, family in families.items()}
    return Typefaces(names[theme.fonts.prose], names[theme.fonts.display])


def _font_table(manuscript: Manuscript, families: Mapping[str, FontFamily]) -> FontTable:
    """The faces that printed something, and a word about each that may not travel with the file."""
    names = manuscript.theme.fonts
    table = font_table(
        (families[names.display if face.display else names.prose], face.bold, face.italic) for face in manuscript.faces
    )
    for family in table.refused:
        manuscript.warn(
            "P07",
            f"The typeface “{family}” does not permit embedding in a document that may be edited.",
            "Readers without it see another typeface. Choose one that may be embedded.",
        )
    return table
