"""Notes in the order of their marks, as Word counts them; `notes` makes the part of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracktwo.document.blocks import NotePlace
from tracktwo.document.inlines import Note

SEPARATOR, CONTINUATION = -1, 0
"""The ids of the lines above notes; Word wants both, and has no notes with these ids."""


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note with its place in the part, from 1; `counted` where Word's own count gives the number of the tree."""

    identity: int
    note: Note
    counted: bool


@dataclass(slots=True)
class Notebook:
    """The notes met so far. Word counts those without a mark of their own: 1, 2, 3, in the order of the text."""

    place: NotePlace
    notes: list[NumberedNote] = field(default_factory=list[NumberedNote])
    _count: int = 0

    @property
    def kind(self) -> str:
        """The stem of all names Word has for such notes: `footnote` or `endnote`."""
        return "endnote" if self.place is NotePlace.END else "footnote"

    def mark(self, note: Note) -> str:
        """Take the note in; its mark for the line comes back, with the number of the tree whatever Word counts."""
        counted = note.number == self._count + 1
        if counted:
            self._count += 1
        identity = len(self.notes) + 1
        self.notes.append(NumberedNote(identity, note, counted))
        own, number = ("", "") if counted else (' w:customMarkFollows="1"', f"<w:t>{note.number}</w:t>")
        return f'<w:r>{self.number_style}<w:{self.kind}Reference{own} w:id="{identity}"/>{number}</w:r>'

    @property
    def number_style(self) -> str:
        """The run properties of a number, in the line and in the note."""
        return f'<w:rPr><w:rStyle w:val="{self.kind.capitalize()}Reference"/></w:rPr>'
