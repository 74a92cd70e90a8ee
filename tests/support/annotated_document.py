"""The sample document with notes, a figure, references to captions and headings, and words from right to left."""

from __future__ import annotations

from dataclasses import replace

from sample_document import sample_document, words

from tracktwo.document.align import Align
from tracktwo.document.blocks import Document, Figure, NotePlace, Paragraph, Section
from tracktwo.document.drawing import Bar, Dot, Drawing, Ink, Stroke, Words
from tracktwo.document.inlines import Link, Note, Reference, Strong, Text

DRAWING = Drawing(
    520.0,
    90.0,
    (
        Words(0, 12, "Share of submunitions that fail", 8.5, bold=True),
        Stroke(120, 20, 120, 86, Ink.ACCENT, 1.0),
        Stroke(300, 20, 300, 86, Ink.GREY, dashed=True),
        Words(114, 40, "Defense Department", align=Align.END),
        Bar(120, 31, 60, 12, Ink.PALE, Ink.ACCENT),
        Words(114, 64, "Red Cross", align=Align.END),
        Bar(160, 55, 240, 12),
        Words(280, 64, "10–40 %", 7.5, Align.CENTER, ink=Ink.WHITE),
        Dot(440, 61, 3, Ink.WHITE, Ink.ALERT),
    ),
)


def note(number: int, text: str, source: int) -> Note:
    """A note that leads to the source list and out of the document."""
    content = (
        Text(text),
        Link(f"https://www.example.org/notes/{number}", words("on line")),
        Text(" "),
        Reference(f"source-{source}", words(f"[{source}]")),
        Text("."),
    )
    return Note(number, f"note-{number}", content)


def annotated_document(place: NotePlace = NotePlace.FOOT) -> Document:
    """The whole document, its notes at the foot or at the end."""
    sample = sample_document()
    figure = Figure(
        DRAWING,
        "Bars: the Defense Department says not more than 2.35 percent, the Red Cross 10 to 40 percent.",
        (Strong(words("Figure 1. ")), Text("Shares that fail, by source.")),
        "figure-1",
    )
    annotated = Section(
        words("Evidence"),
        1,
        "section-6",
        (
            Paragraph(
                (Text("Two sources differ"), note(1, "Fact sheet, ", 5), Text(" by far"), note(2, "Report, ", 2))
            ),
            figure,
            Paragraph(
                (
                    Reference("figure-1", words("Figure 1")),
                    Text(" belongs to "),
                    Reference("table-1", words("Table 1")),
                    Text(" and to "),
                    Reference("section-2-2", words("Ceasefire on the present line")),
                    Text(", section "),
                    Reference("section-2-2", words("2.2")),
                    Text("."),
                    note(3, "Own count, ", 1),
                )
            ),
            Paragraph((Text("قالت وزارة الخارجية إن المحادثات لم تبدأ بعد.", lang="ar"),)),
        ),
        number="5",
    )
    return replace(
        sample,
        properties=replace(sample.properties, printed_date="July 8, 2023"),
        blocks=(*sample.blocks[:-1], annotated, sample.blocks[-1]),
        notes=place,
        notes_title=words("Notes"),
    )
