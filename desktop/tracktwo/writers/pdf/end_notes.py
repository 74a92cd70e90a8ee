"""The notes of running text, and the section they make where they stand together at the end."""

from __future__ import annotations

from tracktwo.document.blocks import Document, NotePlace, Section
from tracktwo.document.inlines import Inlines, Note
from tracktwo.document.walk import each_inline

NOTES_ANCHOR = "notes"


def notes_in(inlines: Inlines) -> list[Note]:
    """The notes of a piece of running text."""
    return [inline for inline in each_inline(inlines) if isinstance(inline, Note)]


def notes_at_the_end(document: Document, marks: tuple[Note, ...]) -> tuple[Section, ...]:
    """The section of the document's notes where it puts them at its end; contents list it like the others."""
    is_there = document.notes is NotePlace.END and document.notes_title and marks
    return (notes_section(document),) if is_there else ()


def notes_section(document: Document) -> Section:
    """The section the notes at the end stand in: for their heading and their bookmark."""
    return Section(document.notes_title, 1, NOTES_ANCHOR, ())
