"""The sample document with notes and a figure: everything a tagged file can hold."""

from __future__ import annotations

from dataclasses import replace

from sample_document import sample_document, words

from tracktwo.document.align import Align
from tracktwo.document.blocks import Document, Figure, List, ListItem, NotePlace, Paragraph, Section
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Stroke, Words
from tracktwo.document.inlines import Note, Reference, Strong, Text


def note(number: int, text: str = "") -> Note:
    """A note that leads to the first source."""
    said = text or "Ministry of Foreign Affairs, briefing of July 6, 2023 "
    return Note(number, f"note-{number}", (Text(said), Reference("source-1", words("[1]"))))


def small_figure() -> Figure:
    """Bars and words."""
    drawing = Drawing(
        300,
        80,
        (
            Stroke(80, 10, 80, 70),
            Stroke(80, 70, 280, 70, Ink.GREY, 0.8, dashed=True),
            Bar(80, 15, 150, 12),
            Bar(80, 35, 90, 12, Ink.PALE, Ink.ACCENT),
            Dot(240, 50, 4, Ink.WHITE, Ink.ALERT),
            Words(75, 25, "Bradley", align=Align.END),
            Words(75, 45, "Страйкер", align=Align.END, bold=True),
            Words(180, 78, "vehicles", 7, Align.CENTER, ink=Ink.GREY),
        ),
    )
    caption = (Strong(words("Figure 1. ")), Text("Vehicles of the package."))
    return Figure(drawing, "Bradley 32, Stryker 20.", caption, "figure-1")


def tagged_sample(place: NotePlace = NotePlace.FOOT) -> Document:
    """The sample with a section of notes in running text, in a list, and a figure."""
    document = sample_document()
    several = (Text("First reported by one outlet"), note(2), Text(", then by others"), note(3), Text("."))
    section = Section(
        words("What is known of the talks"),
        1,
        "section-6",
        (
            Paragraph(
                (Text("Washington says it knew but did not direct them."), note(1), Text(" Moscow denies. " * 9))
            ),
            List((ListItem((Paragraph(several),)), ListItem((Paragraph(words("Nothing else.")),)))),
            small_figure(),
            Paragraph((Text("See "), Reference("figure-1", words("Figure 1")), Text(" for the vehicles."))),
        ),
        number="5",
    )
    blocks = (*document.blocks[:-1], section, document.blocks[-1])
    return replace(document, blocks=blocks, notes=place, notes_title=words("Notes"))
